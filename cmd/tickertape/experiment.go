package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"tickertape/adapters/admin"
	"tickertape/storage/bolt"
)

type experimentCmd struct {
	List experimentList `cmd:"" help:"List the experiments of bot.yaml, and the canary if there is one."`
	Show experimentShow `cmd:"" help:"Print how the arms of an experiment do."`
}

type experimentList struct{}

// Run prints a table.
func (experimentList) Run(ctx context.Context, top *cli) error {
	all, err := top.trials(ctx)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Println("no experiment runs, and no canary; experiments of bot.yaml are described in docs/learning.md")
		return nil
	}
	var b strings.Builder
	b.WriteString("NAME\tKIND\tARM\tSHARE\tVALUE\tANSWERS\tPEOPLE\n")
	for _, t := range all {
		for _, a := range t.Arms {
			fmt.Fprintf(&b, "%s\t%s\t%s\t%.0f %%\t%s\t%d\t%d\n", t.Name, t.Kind, a.Name, 100*a.Share, a.Value, a.Answers, a.People)
		}
	}
	return aligned(os.Stdout, b.String(), 0)
}

type experimentShow struct {
	Name string `arg:"" help:"The experiment, from the list."`
}

// Run prints its rates.
func (c experimentShow) Run(ctx context.Context, top *cli) error {
	all, err := top.trials(ctx)
	if err != nil {
		return err
	}
	var names []string
	for _, t := range all {
		if t.Name == c.Name {
			return printTrial(os.Stdout, t)
		}
		names = append(names, t.Name)
	}
	if len(names) == 0 {
		return fmt.Errorf("there is no experiment %q, and no other", c.Name)
	}
	return fmt.Errorf("there is no experiment %q, use one of %s", c.Name, strings.Join(names, ", "))
}

func printTrial(w io.Writer, t admin.Trial) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n", t.Name, t.Kind)
	for n, a := range t.Arms {
		fmt.Fprintf(&b, "\n%s: %d answers to %d people, %.0f %% of all, %s\n", a.Name, a.Answers, a.People, 100*a.Share, a.Value)
		for _, r := range a.Rates {
			b.WriteString(rateLine(r, n > 0))
		}
	}
	if len(t.Arms) > 1 {
		fmt.Fprintf(&b, "\nLess is better. Differences are against %s, in points; intervals and p-values are right at any time that one looks.\n", t.Arms[0].Name)
	}
	return aligned(w, b.String(), 0)
}

func rateLine(r admin.Rate, against bool) string {
	switch {
	case !r.Told():
		return fmt.Sprintf("  %s\tnothing observed\n", r.Rate)
	case !against:
		return fmt.Sprintf("  %s\t%s\tof %d\n", r.Rate, r.Percent(r.Share), r.Answers)
	}
	return fmt.Sprintf("  %s\t%s\tof %d\t%s\t(%s to %s)\tp %s\n", r.Rate, r.Percent(r.Share), r.Answers, r.Points(r.Difference), r.Points(r.Low), r.Points(r.High), r.Chance())
}

// trials asks the running bot, or counts where none runs.
func (c *cli) trials(ctx context.Context) (all []admin.Trial, err error) {
	err = c.counts(func(bot admin.Caller) (err error) {
		all, err = bot.Trials(ctx)
		return err
	}, func(l laboratory) (err error) {
		all, err = l.Trials(ctx)
		return err
	})
	return all, err
}

// counts lets the running bot count, or counts with the store where none runs; where there is no
// store, either, nothing has happened yet.
func (c *cli) counts(running func(admin.Caller) error, alone func(laboratory) error) error {
	here, err := c.school()
	if err != nil {
		return err
	}
	if err := running(admin.Client(socketPath(here.settings))); !errors.Is(err, admin.ErrNoServer) {
		return err
	}
	l := laboratory{settings: here.settings, models: here.models}
	if _, err := os.Stat(here.Storage.Path); errors.Is(err, fs.ErrNotExist) {
		return alone(l)
	}
	here.Storage.ReadOnly = true
	if l.store, err = bolt.Open(here.Storage); err != nil {
		return err
	}
	return errors.Join(alone(l), l.store.Close())
}
