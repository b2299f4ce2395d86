package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"tickertape/adapters/admin"
	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

type datasetCmd struct {
	Build   datasetBuild   `cmd:"" help:"Make a version of the seed and of what people agreed to."`
	List    datasetList    `cmd:"" help:"List the versions."`
	Show    datasetShow    `cmd:"" help:"Print the manifest of a version, or its examples."`
	Diff    datasetDiff    `cmd:"" help:"Print what was added (+), removed (-) and labelled anew (~)."`
	Export  datasetExport  `cmd:"" help:"Write a version to a folder or a bucket, without its people."`
	Verify  datasetVerify  `cmd:"" help:"Compare versions with their manifests."`
	Archive datasetArchive `cmd:"" help:"Move old versions to a folder or a bucket."`
	Restore datasetRestore `cmd:"" help:"Fetch a version back from the archive."`
	Prune   datasetPrune   `cmd:"" help:"Remove old versions that no model was made of, also from the archive."`
}

type datasetBuild struct {
	Origin   []record.Origin `help:"Only these: seed, feedback, review." placeholder:"ORIGIN"`
	Intent   []ask.Intent    `help:"Only these." placeholder:"INTENT"`
	Language []string        `help:"Only these." placeholder:"CODE"`
	Since    string          `help:"Only what was asked on this day or later." placeholder:"2026-11-23"`
	Until    string          `help:"Only what was asked before this day." placeholder:"2026-11-23"`
}

// Run lets the running bot make a version, or makes it where none runs, of the seed alone where
// there is no store.
func (c datasetBuild) Run(ctx context.Context, top *cli) error {
	filters, err := c.filters()
	if err != nil {
		return err
	}
	s, err := top.settings()
	if err != nil {
		return err
	}
	err = admin.Client(socketPath(s)).Build(ctx, os.Stdout, filters)
	if !errors.Is(err, admin.ErrNoServer) {
		return err
	}
	here, err := openSchool(s)
	if err != nil {
		return err
	}
	if _, err := os.Stat(s.Storage.Path); errors.Is(err, fs.ErrNotExist) {
		return here.build(ctx, os.Stdout, nil, filters)
	}
	s.Storage.ReadOnly = true
	store, err := bolt.Open(s.Storage)
	if err != nil {
		return err
	}
	return errors.Join(here.build(ctx, os.Stdout, store, filters), store.Close())
}

// filters are the flags as JSON.
func (c datasetBuild) filters() (string, error) {
	f := dataset.Filters{Origins: c.Origin, Intents: c.Intent, Languages: c.Language}
	var err, err2 error
	f.Since, err = day("--since", c.Since)
	f.Until, err2 = day("--until", c.Until)
	if err := errors.Join(err, err2, f.Validate()); err != nil {
		return "", err
	}
	data, err := json.Marshal(f)
	return string(data), err
}

func day(flag, text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return t, fmt.Errorf("%s %s: write a day such as 2026-11-23", flag, text)
	}
	return t, nil
}

type datasetList struct{}

// Run prints a table.
func (datasetList) Run(top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	all, err := s.datasets.List()
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("VERSION\tPARENT\tCREATED\tEXAMPLES\tSEED\tFEEDBACK\tREVIEW\tSHA-256\tNOTES\n")
	for _, m := range all {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%d\t%d\t%d\t%d\t%.12s\t%s\n", m.Version, cmp.Or(m.Parent, "-"), m.Created.Format(time.DateTime), m.Examples,
			m.Origins[record.Seeded], m.Origins[record.Confirmed], m.Origins[record.Reviewed], m.SHA256, notes(m))
	}
	broken, err := s.datasets.Broken()
	if err != nil {
		return err
	}
	for _, one := range broken {
		fmt.Fprintf(&b, "%s\t-\t-\t-\t-\t-\t-\t-\t%v\n", one.Version, one.Err)
	}
	return aligned(os.Stdout, b.String(), 0)
}

// aligned writes lines whose columns are parted by tabs.
func aligned(w io.Writer, lines string, flags uint) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', flags)
	if _, err := io.WriteString(out, lines); err != nil {
		return fmt.Errorf("print a table: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("print a table: %w", err)
	}
	return nil
}

func notes(m dataset.Manifest) string {
	var out []string
	if m.Filters.Narrow() {
		out = append(out, "filtered")
	}
	for _, w := range m.Withdrawn {
		out = append(out, fmt.Sprintf("%d withdrawn on %s", w.Examples, w.At.Format(time.DateOnly)))
	}
	if m.Archive != "" {
		out = append(out, "in "+m.Archive)
	}
	return strings.Join(out, ", ")
}

type datasetShow struct {
	Version  string `arg:"" optional:"" help:"The version; without one the newest."`
	Examples bool   `help:"Print the examples as JSON lines instead."`
}

// Run prints a manifest.
func (c datasetShow) Run(ctx context.Context, top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	m, err := s.datasets.Show(c.Version)
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	if c.Examples {
		if err := s.datasets.Intact(ctx, m.Version); err != nil {
			return err
		}
		return s.datasets.Examples(ctx, m.Version, func(e record.Example) error {
			return out.Encode(shownExample{e.Text, e.Intent, e.Language, e.Origin, e.By})
		})
	}
	out.SetIndent("", "  ")
	return out.Encode(m)
}

// shownExample is an example without its person.
type shownExample struct {
	Text     string        `json:"text"`
	Intent   ask.Intent    `json:"intent"`
	Language string        `json:"language"`
	Origin   record.Origin `json:"origin"`
	By       string        `json:"by,omitempty"`
}

type datasetDiff struct {
	From string `arg:"" help:"A version."`
	To   string `arg:"" help:"Another one."`
}

// Run prints a line a change, and their numbers.
func (c datasetDiff) Run(ctx context.Context, top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	var added, removed, relabelled int
	err = s.datasets.Diff(ctx, c.From, c.To, func(ch dataset.Change) error {
		switch {
		case ch.Was == "":
			added++
			fmt.Printf("+ %s\t%s\n", ch.Is, ch.Text)
		case ch.Is == "":
			removed++
			fmt.Printf("- %s\t%s\n", ch.Was, ch.Text)
		default:
			relabelled++
			fmt.Printf("~ %s → %s\t%s\n", ch.Was, ch.Is, ch.Text)
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Printf("%d added, %d removed, %d labelled anew\n", added, removed, relabelled)
	return nil
}

type datasetExport struct {
	Version string         `arg:"" optional:"" help:"The version; without one the newest."`
	Format  dataset.Format `help:"jsonl (gzip), jsonl-zstd or parquet." default:"jsonl" enum:"jsonl,jsonl-zstd,parquet"`
	To      string         `help:"A folder, or a bucket such as s3://name; by default that of bot.yaml." placeholder:"ADDRESS"`
}

// Run writes a version.
func (c datasetExport) Run(ctx context.Context, top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	to := cmp.Or(c.To, s.Learning.Datasets.Export)
	if to == "" {
		return errors.New("say where: --to FOLDER, or learning.datasets.export of bot.yaml")
	}
	b, err := openBucket(ctx, to)
	if err != nil {
		return err
	}
	keys, err := s.datasets.Export(ctx, c.Version, c.Format, b)
	if err = errors.Join(err, b.Close()); err != nil {
		return err
	}
	fmt.Println("written to "+to+":", strings.Join(keys, ", "))
	return nil
}

type datasetVerify struct {
	Versions []string `arg:"" optional:"" help:"The versions; without one all that are not in the archive."`
}

// Run checks each, and fails if one is not what its manifest says.
func (c datasetVerify) Run(ctx context.Context, top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	if len(c.Versions) == 0 {
		all, err := s.datasets.List()
		if err != nil {
			return err
		}
		for _, m := range all {
			if m.Archive == "" {
				c.Versions = append(c.Versions, m.Version)
			}
		}
		broken, err := s.datasets.Broken()
		if err != nil {
			return err
		}
		for _, b := range broken {
			c.Versions = append(c.Versions, b.Version)
		}
	}
	var errs []error
	for _, v := range c.Versions {
		if err := s.datasets.Verify(ctx, v); err != nil {
			errs = append(errs, err)
			continue
		}
		fmt.Println(v, "is what its manifest says")
	}
	return errors.Join(errs...)
}
