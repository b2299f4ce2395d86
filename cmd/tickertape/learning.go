package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"tickertape/core/learning"
	"tickertape/core/learning/dataset"
	"tickertape/core/learning/eval"
	"tickertape/core/learning/registry"
	"tickertape/core/learning/train"
	"tickertape/core/nlu"
	"tickertape/core/privacy"
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
	datasets, err := openDatasets(s.Learning.DatasetFolder(), s.Privacy.TrainingConsent)
	if err != nil {
		return school{}, err
	}
	datasets.KeepApart(judging)
	seed, err := nlu.Trained()
	if err != nil {
		return school{}, err
	}
	models, err := registry.New(s.Learning.ModelFolder(), seed)
	return school{s, datasets, models}, err
}

// judging are the messages that every model is judged by.
func judging() (dataset.Apart, error) {
	frozen, err := learning.Regression()
	return dataset.ApartOf(eval.Texts(frozen)), err
}

// openDatasets opens the folder of versions, of people whom a policy allows.
func openDatasets(folder string, p privacy.Policy) (*dataset.Versions, error) {
	v, err := dataset.Open(folder)
	if err != nil {
		return nil, err
	}
	return v.Under(dataset.Consent{Policy: string(p), Covers: func(made string) bool { return p.Covers(privacy.Policy(made)) }}), nil
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
		Datasets: s.datasets, Models: s.models, View: view, Regression: frozen, Gates: s.Learning.Gates, Balance: s.Learning.Balance, Tell: tell,
		Lock: filepath.Join(s.Learning.Folder, ".training"),
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

// build makes a version of the seed and of what the store has, by filters in JSON, and says
// what became of it. A store of nil has nothing.
func (s school) build(ctx context.Context, w io.Writer, store *bolt.Store, filters string) error {
	var f dataset.Filters
	if err := json.Unmarshal([]byte(filters), &f); err != nil {
		return fmt.Errorf("read the filters: %w", err)
	}
	f.Share = s.Learning.Datasets.Share
	sources := []dataset.Source{dataset.SourceFunc(seeds)}
	if store != nil {
		sources = append(sources, harvest(s.settings, store))
	}
	m, fresh, err := s.datasets.Build(ctx, sources, f)
	if err != nil {
		return err
	}
	if !fresh {
		_, err = fmt.Fprintf(w, "nothing new, %s has the same examples\n", m.Version)
		return err
	}
	_, err = fmt.Fprintf(w, "%s: %d examples, SHA-256 %.12s…\nleft out: %d the same, %d near-copies, %d contradicted, %d beyond one person's share, %d filtered, %d that models are judged by\n",
		m.Version, m.Examples, m.SHA256, m.Dropped.Same, m.Dropped.Near, m.Dropped.Contradicted, m.Dropped.Share, m.Dropped.Filtered, m.Dropped.Frozen)
	return err
}

// withdrawals take people out of the datasets: privacy.Withdrawer.
type withdrawals struct {
	folder, exports string
	policy          privacy.Policy
}

// Withdraw takes a person out.
func (w withdrawals) Withdraw(ctx context.Context, user record.ID, why string) error {
	return w.change(ctx, func(ctx context.Context, v *dataset.Versions) error {
		_, err := v.Withdraw(ctx, user, why, openBucket)
		return err
	})
}

// Confine takes those out whom the policy no longer allows.
func (w withdrawals) Confine(ctx context.Context, allowed privacy.Allowed, why string) (people int, err error) {
	err = w.change(ctx, func(ctx context.Context, v *dataset.Versions) (err error) {
		people, err = v.Confine(ctx, allowed, why, openBucket)
		return err
	})
	return people, err
}

// change waits for its turn: a version may be being built.
func (w withdrawals) change(ctx context.Context, do func(context.Context, *dataset.Versions) error) error {
	if _, err := os.Stat(w.folder); errors.Is(err, fs.ErrNotExist) {
		return nil // none was ever made
	}
	versions, err := openDatasets(w.folder, w.policy)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		err := do(ctx, versions)
		if !errors.Is(err, dataset.ErrBusy) {
			return errors.Join(err, w.recall(ctx, versions))
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(again):
		}
	}
}

// recall deletes the exports that have words of who was taken out.
func (w withdrawals) recall(ctx context.Context, versions *dataset.Versions) error {
	if w.exports == "" {
		return nil
	}
	b, err := openBucket(ctx, w.exports)
	if err != nil {
		return err
	}
	_, err = versions.Recall(ctx, b)
	return errors.Join(err, b.Close())
}

// How long an erasure waits for the datasets, and how often it looks.
const (
	patience = 30 * time.Second
	again    = 200 * time.Millisecond
)

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
