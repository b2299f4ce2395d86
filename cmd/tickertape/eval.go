package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"tickertape/core/learning/eval"
	"tickertape/core/market"
	"tickertape/core/nlu"
	"tickertape/core/nlu/lexicon"
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
	lex, err := lexicon.New()
	if err != nil {
		return err
	}
	told := answers(ctx, u, cases, now)
	for i := range cases {
		cases[i].VS, told[i].VS = target(lex, cases[i].VS), target(lex, told[i].VS)
	}
	report := eval.Score(cases, told)
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

// target names a coin that something is wanted in by its id: labels have "bitcoin" or "btc".
func target(lex *lexicon.Lexicon, vs *string) *string {
	if vs == nil {
		return nil
	}
	if a, ok := lex.Resolve(*vs); ok && a.Class == market.Crypto {
		return &a.ID
	}
	return vs
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
