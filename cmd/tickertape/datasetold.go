package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"tickertape/core/learning/dataset"
)

// oldVersions are the flags that say which versions are old; without any bot.yaml says it.
type oldVersions struct {
	Keep *int           `help:"Versions beyond so many are old; 0: none is." placeholder:"N"`
	Age  *time.Duration `help:"Versions made longer ago are old (720h); 0: none is." placeholder:"TIME"`
}

func (o oldVersions) policy(s school) dataset.Policy {
	p := s.policy()
	if o.Keep != nil || o.Age != nil {
		p.Keep, p.Age = 0, 0
	}
	if o.Keep != nil {
		p.Keep = *o.Keep
	}
	if o.Age != nil {
		p.Age = *o.Age
	}
	return p
}

type datasetArchive struct {
	oldVersions
	To string `help:"A folder, or a bucket such as s3://name; by default that of bot.yaml." placeholder:"ADDRESS"`
}

// Run moves old versions away.
func (c datasetArchive) Run(ctx context.Context, top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	to := cmp.Or(c.To, s.Learning.Datasets.Archive)
	if to == "" {
		return errors.New("say where: --to FOLDER, or learning.datasets.archive of bot.yaml")
	}
	moved, err := s.datasets.Archive(ctx, c.policy(s), to, openBucket)
	return tellVersions(os.Stdout, "moved to "+to, moved, err)
}

type datasetPrune struct{ oldVersions }

// Run removes old versions.
func (c datasetPrune) Run(ctx context.Context, top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	gone, err := s.datasets.Prune(ctx, c.policy(s), openBucket)
	return tellVersions(os.Stdout, "removed", gone, err)
}

// tellVersions says what became of old versions, also of those before an error.
func tellVersions(w io.Writer, what string, versions []string, err error) error {
	said := what + ": " + strings.Join(versions, ", ")
	if len(versions) == 0 {
		said = "no version is old, or models were made of those that are"
	}
	if err == nil || len(versions) > 0 {
		_, _ = fmt.Fprintln(w, said)
	}
	return err
}

type datasetRestore struct {
	Version string `arg:"" help:"The version."`
}

// Run fetches a version back, and says what it has fetched.
func (c datasetRestore) Run(ctx context.Context, top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	r, err := s.datasets.Restore(ctx, c.Version, openBucket)
	if err != nil {
		return err
	}
	if r.From == "" {
		fmt.Printf("%s is here already: %s, %d bytes\n", r.Version, r.File, r.Bytes)
		return nil
	}
	fmt.Printf("%s is here again: %s, %d bytes, %d examples, made on %s, from %s\n", r.Version, r.File, r.Bytes, r.Examples, r.Created.UTC().Format("2006-01-02 15:04 MST"), r.From)
	return nil
}
