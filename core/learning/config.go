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
	"time"

	"tickertape/core/learning/eval"
	"tickertape/core/learning/experiment"
)

// Config is the section `learning` of bot.yaml.
type Config struct {
	Folder   string            `yaml:"folder"` // datasets and models are below it
	Datasets Datasets          `yaml:"datasets"`
	Gates    eval.Gates        `yaml:"gates"`
	Canary   experiment.Canary `yaml:"canary"`
}

// Datasets is how versions are made and kept.
type Datasets struct {
	Share   float64       `yaml:"share"`   // the most of people's examples that may be of one person
	Keep    int           `yaml:"keep"`    // versions that are not pruned; 0: all
	Age     time.Duration `yaml:"age"`     // older ones are pruned; 0: none
	Archive string        `yaml:"archive"` // a folder, or a bucket such as s3://name
	Export  string        `yaml:"export"`  // the same, for exports
}

// Defaults keep all that is needed to go back a year.
func (c *Config) Defaults() {
	*c = Config{Folder: "data/learning", Datasets: Datasets{Share: 0.01, Keep: 50, Age: 365 * 24 * time.Hour}}
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
