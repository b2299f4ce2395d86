package jobs

import (
	"context"
	"errors"
	"fmt"
)

// BackupConfig is the section `jobs.backup` of bot.yaml.
type BackupConfig struct {
	When   `yaml:",inline"`
	Folder string `yaml:"folder"`
	Keep   int    `yaml:"keep"`   // how many; the oldest goes
	Bucket string `yaml:"bucket"` // where each goes too: s3://name; empty: nowhere
}

// Defaults keep a week's worth, made at night.
func (c *BackupConfig) Defaults() {
	*c = BackupConfig{When: At("45 2 * * *"), Folder: "data/backups", Keep: 7}
}

// Validate names every mistake.
func (c BackupConfig) Validate() error {
	errs := []error{c.When.Validate()}
	if c.Folder == "" {
		errs = append(errs, errors.New("folder: is empty, name a folder, or switch the job off by schedule: off"))
	}
	if c.Keep < 1 || c.Keep > 1000 {
		errs = append(errs, fmt.Errorf("keep: %d is not usable, use 1 to 1000", c.Keep))
	}
	return errors.Join(errs...)
}

// Safe makes copies of the store.
type Safe interface {
	Copy(ctx context.Context) (did string, err error)
}

// Backup copies the store while the bot goes on.
type Backup struct {
	cfg  BackupConfig
	safe Safe
}

// NewBackup makes the job.
func NewBackup(cfg BackupConfig, s Safe) *Backup { return &Backup{cfg, s} }

// Name is how logs call it.
func (*Backup) Name() string { return "backup" }

// When is from the configuration.
func (b *Backup) When() When { return b.cfg.When }

// RunOnce makes a copy.
func (b *Backup) RunOnce(ctx context.Context) (string, error) {
	did, err := b.safe.Copy(ctx)
	if err != nil {
		return "", fmt.Errorf("back up the store: %w", err)
	}
	return did, nil
}
