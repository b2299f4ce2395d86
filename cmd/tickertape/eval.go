package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"tickertape/core/learning/eval"
	"tickertape/core/nlu"
)

type evalCmd struct {
	Files    []string `arg:"" help:"Cases, one JSON object a line."`
	Mistakes bool     `help:"Print every case that was not understood."`
	Now      string   `help:"The day that relative dates count from." placeholder:"2026-11-23" default:"2026-11-23"`
}

// Run measures the understanding of cases.
func (c evalCmd) Run(ctx context.Context) error {
	now, err := time.Parse(time.DateOnly, c.Now)
	if err != nil {
		return fmt.Errorf("--now %s: write a day such as 2026-11-23", c.Now)
	}
	u, err := understander()
	if err != nil {
		return err
	}
	var cases []eval.Case
	for _, name := range c.Files {
		f, err := os.Open(name) //nolint:gosec // the operator names it
		if err != nil {
			return fmt.Errorf("read cases: %w", err)
		}
		more, err := eval.Read(name, f)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
		cases = append(cases, more...)
	}
	report := eval.Score(cases, answers(ctx, u, cases, now))
	if c.Mistakes {
		for _, m := range report.Mistakes {
			fmt.Printf("%s %-10s %q %q\n    want %s\n    got  %s (%.2f)\n", m.Language, m.Slice, m.Text, m.Context, short(m.Meaning), short(m.Told.Meaning), m.Told.Confidence)
		}
	}
	return report.Print(os.Stdout)
}

func answers(ctx context.Context, u *nlu.Understander, cases []eval.Case, now time.Time) []eval.Told {
	out := make([]eval.Told, len(cases))
	for i, c := range cases {
		q := u.Within(ctx, c.Text, c.Context, now)
		l := outline(c.Text, q)
		out[i] = eval.Told{Confidence: l.Confidence, Meaning: eval.Meaning{
			Intent: string(l.Intent), Assets: l.Assets, VS: l.VS, Amount: l.Amount, Range: l.Range, Indicator: l.Indicator, Country: l.Country,
		}}
	}
	return out
}

// short writes a meaning on one line.
func short(m eval.Meaning) string {
	parts := []string{m.Intent, "[" + strings.Join(m.Assets, " ") + "]"}
	for name, v := range map[string]*string{"vs": m.VS, "range": m.Range, "indicator": m.Indicator, "country": m.Country} {
		if v != nil {
			parts = append(parts, name+"="+*v)
		}
	}
	if m.Amount != nil {
		parts = append(parts, fmt.Sprintf("amount=%v", *m.Amount))
	}
	return strings.Join(parts, " ")
}
