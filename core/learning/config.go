// Package learning is about whether and when the model of intents is trained and deployed; the
// mathematics is core/nlu/model's. Its rooms: dataset, train, eval, registry, experiment, deploy.
//
// This package itself holds the configuration and the frozen messages by which every model is
// measured.
package learning

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"tickertape/core/learning/eval"
	"tickertape/core/learning/experiment"
	"tickertape/core/learning/registry"
	"tickertape/core/learning/train"
)

// Config is the section `learning` of bot.yaml.
type Config struct {
	Folder   string            `yaml:"folder"` // datasets and models are below it
	Datasets Datasets          `yaml:"datasets"`
	Balance  train.Balance     `yaml:"balance"`
	Gates    eval.Gates        `yaml:"gates"`
	Deploy   Deploy            `yaml:"deploy"`
	Canary   experiment.Canary `yaml:"canary"`
}

// Deploy is what becomes of a model that the gates have let through, without anybody's doing.
type Deploy string

// What may become of it.
const (
	Manual   Deploy = "manual" // nothing: an operator decides
	ToShadow Deploy = "shadow" // it reads along and answers nobody
	ToCanary Deploy = "canary" // it answers some people until it is judged
)

// Role is the role that a model gets by itself; empty: none.
func (d Deploy) Role() registry.Status {
	switch d {
	case ToShadow:
		return registry.Shadow
	case ToCanary:
		return registry.Canary
	}
	return ""
}

// Datasets is how versions are made and kept.
type Datasets struct {
	Share   float64       `yaml:"share"`       // the most of people's examples that may be of one person
	Keep    int           `yaml:"keep"`        // versions that are not pruned; 0: all
	Age     time.Duration `yaml:"age"`         // older ones are pruned; 0: none
	Archive string        `yaml:"archive"`     // a folder, or a bucket such as s3://name
	Beyond  time.Duration `yaml:"archive_age"` // older ones are deleted there, too; 0: none
	Export  string        `yaml:"export"`      // the same, for exports
}

// Defaults keep all that is needed to go back a year, and let the loop go round by itself: gates,
// canary and its judge are there to stop a model that is worse.
func (c *Config) Defaults() {
	*c = Config{Folder: "data/learning", Deploy: ToCanary, Datasets: Datasets{Share: 0.01, Keep: 50, Age: 365 * 24 * time.Hour}}
	c.Balance.Defaults()
	c.Gates.Defaults()
	c.Canary.Defaults()
}

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	if c.Folder == "" {
		errs = append(errs, errors.New("folder: is empty, name a folder"))
	}
	if d := c.Datasets; d.Share < 0 || d.Share > 1 {
		errs = append(errs, fmt.Errorf("datasets.share: %v is not between 0 and 1", d.Share))
	}
	if c.Datasets.Keep < 0 {
		errs = append(errs, fmt.Errorf("datasets.keep: %d is negative, use 0 for all", c.Datasets.Keep))
	}
	if c.Datasets.Age < 0 {
		errs = append(errs, fmt.Errorf("datasets.age: %v is negative, use 0 for no limit", c.Datasets.Age))
	}
	if c.Datasets.Beyond < 0 {
		errs = append(errs, fmt.Errorf("datasets.archive_age: %v is negative, use 0 for no limit", c.Datasets.Beyond))
	}
	if !slices.Contains([]Deploy{Manual, ToShadow, ToCanary}, c.Deploy) {
		errs = append(errs, fmt.Errorf("deploy: %q is not known, use %s, %s or %s", c.Deploy, Manual, ToShadow, ToCanary))
	}
	if err := c.Balance.Validate(); err != nil {
		errs = append(errs, fmt.Errorf("balance: %w", err))
	}
	if err := c.Gates.Validate(); err != nil {
		errs = append(errs, fmt.Errorf("gates: %w", err))
	}
	if err := c.Canary.Validate(); err != nil {
		errs = append(errs, fmt.Errorf("canary: %w", err))
	}
	return errors.Join(errs...)
}

// DatasetFolder is where the versions of the dataset are.
func (c Config) DatasetFolder() string { return filepath.Join(c.Folder, "datasets") }

// ModelFolder is where the models are.
func (c Config) ModelFolder() string { return filepath.Join(c.Folder, "models") }
