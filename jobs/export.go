package jobs

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tickertape/core/learning/dataset"
)

// ExportConfig is the section `jobs.export` of bot.yaml. Where exports go is
// `learning.datasets.export`.
type ExportConfig struct {
	When    `yaml:",inline"`
	Formats []dataset.Format `yaml:"formats"`
}

// Defaults make a version every night, and export it in both formats.
func (c *ExportConfig) Defaults() {
	*c = ExportConfig{At("0 3 * * *"), []dataset.Format{dataset.JSONL, dataset.Parquet}}
}

// Validate names every mistake.
func (c ExportConfig) Validate() error {
	errs := []error{c.When.Validate()}
	if len(c.Formats) == 0 {
		errs = append(errs, fmt.Errorf("formats: is empty, use some of %v", dataset.Formats()))
	}
	for _, f := range c.Formats {
		if !slices.Contains(dataset.Formats(), f) {
			errs = append(errs, fmt.Errorf("formats: %q is not known, use some of %v", f, dataset.Formats()))
		}
	}
	return errors.Join(errs...)
}

// Press makes versions of the dataset and gives them out.
type Press interface {
	Publish(ctx context.Context, formats []dataset.Format) (did string, err error)
}

// Export makes a version of the dataset where there is something new, and exports it.
type Export struct {
	cfg   ExportConfig
	press Press
}

// NewExport makes the job.
func NewExport(cfg ExportConfig, p Press) *Export { return &Export{cfg, p} }

// Name is how logs call it.
func (*Export) Name() string { return "export" }

// When is from the configuration.
func (e *Export) When() When { return e.cfg.When }

// RunOnce makes a version and exports it.
func (e *Export) RunOnce(ctx context.Context) (string, error) {
	did, err := e.press.Publish(ctx, e.cfg.Formats)
	if err != nil {
		return "", fmt.Errorf("export the dataset: %w", err)
	}
	return did, nil
}
