package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"tickertape/core/learning"
	"tickertape/core/learning/dataset"
	"tickertape/core/learning/registry"
	"tickertape/core/learning/train"
	"tickertape/core/nlu"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// school is what the commands and the jobs of learning work with.
type school struct {
	settings
	datasets *dataset.Versions
	models   *registry.Registry
}

// openSchool opens the folders of datasets and models. They are files: it does not matter
// whether the bot runs.
func openSchool(s settings) (school, error) {
	datasets, err := dataset.Open(s.Learning.DatasetFolder())
	if err != nil {
		return school{}, err
	}
	seed, err := nlu.Trained()
	if err != nil {
		return school{}, err
	}
	models, err := registry.New(s.Learning.ModelFolder(), seed)
	return school{s, datasets, models}, err
}

// school opens them for a command.
func (c *cli) school() (school, error) {
	s, err := c.settings()
	if err != nil {
		return school{}, err
	}
	return openSchool(s)
}

// trainer makes models of the versions.
func (s school) trainer(tell func(train.Progress)) (train.Trainer, error) {
	view, err := nlu.NewViewer()
	if err != nil {
		return train.Trainer{}, err
	}
	frozen, err := learning.Regression()
	return train.Trainer{
		Datasets: s.datasets, Models: s.models, View: view, Regression: frozen, Gates: s.Learning.Gates, Tell: tell,
	}, err
}

// policy is which versions are old.
func (s school) policy() dataset.Policy {
	return dataset.Policy{Keep: s.Learning.Datasets.Keep, Age: s.Learning.Datasets.Age, Named: s.named}
}

// named reports whether a model was made of a version. Where that can't be told, it was.
func (s school) named(version string) bool {
	all, err := s.models.List()
	if err != nil {
		return true
	}
	for _, m := range all {
		if m.Dataset == version || (m.Dataset == "" && m.SHA256 == "" && m.Status == registry.Failed) {
			return true
		}
	}
	return false
}

// sources are what a version is made of: the seed, and the store where it has examples. The
// store is closed by done.
func (s school) sources() (all []dataset.Source, done func() error, err error) {
	all, done = []dataset.Source{dataset.SourceFunc(seeds)}, func() error { return nil }
	if _, err := os.Stat(s.Storage.Path); errors.Is(err, fs.ErrNotExist) { // nobody has asked anything yet
		return all, done, nil
	}
	s.Storage.ReadOnly = true
	store, err := bolt.Open(s.Storage)
	if err != nil {
		return nil, nil, fmt.Errorf("read what people agreed to: %w", err)
	}
	return append(all, harvest(s.settings, store)), store.Close, nil
}

// seeds yields the dataset that comes with the program.
func seeds(ctx context.Context, yield func(record.Example) error) error {
	texts, err := nlu.Seed()
	if err != nil {
		return err
	}
	for _, t := range texts {
		id := sha256.Sum256([]byte(string(t.Intent) + "\x00" + t.Text))
		err := errors.Join(ctx.Err(), yield(record.Example{
			ID: record.ID(fmt.Sprintf("seed-%x", id[:8])), Text: t.Text, Intent: t.Intent, Language: t.Language, Origin: record.Seeded, Weight: 1,
		}))
		if err != nil {
			return err
		}
	}
	return nil
}
