package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"tickertape/core/learning/train"
	"tickertape/core/nlu"
)

type trainCmd struct {
	Dataset string   `help:"Train on this version of the dataset (\"latest\" is the newest without filters) and keep the model in the registry." placeholder:"VERSION"`
	Out     string   `help:"The file for the model where no version of the dataset is named." placeholder:"FILE"`
	Words   string   `help:"Write the words of the texts to a file instead, for the mending of slips." placeholder:"FILE"`
	Version string   `help:"What the model is called." default:"seed-1"`
	More    []string `arg:"" optional:"" help:"Files of further examples: an intent, a tab and a text a line."`
}

// errNowhere is of a training whose model would go nowhere: minutes of work are not for a file that nobody has named.
var errNowhere = errors.New("name the file for the model with --out FILE, or train with --dataset latest for the registry")

// Run trains a model of a version of the dataset, or of the seed and of further files.
func (c trainCmd) Run(ctx context.Context, top *cli) error {
	if c.Dataset != "" {
		return trainOn(ctx, top, strings.TrimPrefix(c.Dataset, "latest"))
	}
	if c.Out == "" && c.Words == "" {
		return errNowhere
	}
	texts, err := nlu.Seed()
	if err != nil {
		return err
	}
	for _, name := range c.More {
		data, err := os.ReadFile(name) //nolint:gosec // the operator names it
		if err != nil {
			return fmt.Errorf("read examples: %w", err)
		}
		more, err := nlu.ReadLabelled(name, data)
		if err != nil {
			return err
		}
		texts = append(texts, more...)
	}
	if c.Words != "" {
		words, err := nlu.Words(texts)
		return errors.Join(err, writeFile(c.Words, words))
	}
	bar := progressBar{out: os.Stderr, live: term.IsTerminal(int(os.Stderr.Fd()))}
	m, err := nlu.TrainTold(texts, c.Version, bar.rounds(ctx))
	bar.end()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		return err
	}
	if err := writeFile(c.Out, b.Bytes()); err != nil {
		return err
	}
	fmt.Printf("%s: %d examples, %d labels, temperature %.2f, %d bytes in %s\n", m.Version, m.Examples, len(m.Labels), m.Temperature, b.Len(), c.Out)
	return nil
}

// trainOn makes a model of a version and says what became of it.
func trainOn(ctx context.Context, top *cli, version string) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	if version == "" {
		if version, err = s.latest(os.Stdout); err != nil {
			return err
		}
	}
	bar := progressBar{out: os.Stderr, live: term.IsTerminal(int(os.Stderr.Fd()))}
	t, err := s.trainer(bar.tell)
	if err != nil {
		return err
	}
	began := time.Now()
	e, fresh, err := t.Train(ctx, version)
	bar.end()
	if err != nil {
		return err
	}
	if !fresh {
		what := "was there already"
		if e.Since.After(began) {
			what += ", and is judged anew"
		}
		fmt.Printf("%s of dataset %s %s: %s (%s)\n", e.Version, e.Dataset, what, e.Status, e.Reason)
		return nil
	}
	fmt.Printf("%s: %d texts of dataset %s, %.1f s\nheld back: macro-F1 %.4f, calibration error %.2f %%\nregression set: macro-F1 %.4f\n%s: %s\nmore: tickertape model show %s\n",
		e.Version, e.Learned, e.Dataset, float64(e.TookMS)/1000, e.Held.MacroF1, 100*e.Held.ECE, e.Regression.MacroF1, e.Status, e.Reason, e.Version)
	return nil
}

// latest is the version to train on where none is named, and says which it is.
func (s school) latest(w io.Writer) (string, error) {
	m, err := s.datasets.Latest()
	if err != nil {
		return "", err
	}
	newest, err := s.datasets.Show("")
	if err != nil {
		return "", err
	}
	said := "training on dataset " + m.Version
	if newest.Version != m.Version {
		said += ": what a build without filters gave last"
	}
	_, err = fmt.Fprintln(w, said)
	return m.Version, err
}

// progressBar says how far a training is: on one line of a terminal, else a line a tenth.
type progressBar struct {
	out  io.Writer
	live bool
	last string
}

func (b *progressBar) tell(p train.Progress) {
	line := fmt.Sprintf("%s %3d %%", p.Step, 100*p.Done/max(1, p.Of))
	if p.Left > 0 {
		line += fmt.Sprintf(", about %v left", p.Left.Round(time.Second))
	}
	if b.live {
		_, _ = fmt.Fprintf(b.out, "\r%-50s", line) // who does not see it misses nothing
		return
	}
	if tenth := fmt.Sprintf("%s %d", p.Step, 10*p.Done/max(1, p.Of)); tenth != b.last {
		b.last = tenth
		_, _ = fmt.Fprintln(b.out, line)
	}
}

// rounds tells of a training whose rounds are counted, until ctx ends.
func (b *progressBar) rounds(ctx context.Context) func(done, of int) error {
	start := time.Now()
	return func(done, of int) error {
		p := train.Progress{Step: "learning", Done: done, Of: of}
		if done > 0 {
			p.Left = time.Since(start) / time.Duration(done) * time.Duration(of-done)
		}
		b.tell(p)
		return ctx.Err()
	}
}

func (b *progressBar) end() {
	if b.live {
		_, _ = fmt.Fprintln(b.out)
	}
}

func writeFile(name string, data []byte) error {
	if err := os.WriteFile(name, data, 0o600); err != nil {
		return fmt.Errorf("write what was learned: %w", err)
	}
	return nil
}
