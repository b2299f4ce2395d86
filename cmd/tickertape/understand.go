package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu"
)

type understandCmd struct {
	JSONL bool     `name:"jsonl" help:"Read JSON lines: {\"text\": …, \"context\": [earlier messages], \"id\": anything}."`
	Now   string   `help:"The day that relative dates count from." placeholder:"2026-11-23"`
	Text  []string `arg:"" optional:"" help:"The text; without one, every line of standard input."`
}

// understood is a line of the output.
type understood struct {
	ID         json.RawMessage `json:"id,omitempty"`
	Text       string          `json:"text"`
	Intent     ask.Intent      `json:"intent"`
	Category   ask.Category    `json:"category"`
	Confidence float64         `json:"confidence"`
	Assets     []string        `json:"assets"`
	VS         *string         `json:"vs"`
	Amount     *float64        `json:"amount"`
	Range      *string         `json:"range"`
	Indicator  *string         `json:"indicator"`
	Country    *string         `json:"country"`
	Language   string          `json:"language"`
	By         ask.Decider     `json:"by"`
	Model      string          `json:"model"`
	Ranking    ask.Board       `json:"ranking,omitempty"`
	Like       string          `json:"like,omitempty"`    // whose market cap is imagined
	Candles    string          `json:"candles,omitempty"` // how long they are: "4h0m0s"
	Studies    []ask.Study     `json:"studies,omitempty"`
	Periods    []int           `json:"periods,omitempty"` // of the averages among the studies
	Weight     ask.Unit        `json:"weight,omitempty"`
	Against    []figure        `json:"against,omitempty"` // further economic figures of a comparison
}

// figure is an economic figure of the output.
type figure struct {
	Indicator string `json:"indicator"`
	Country   string `json:"country"`
}

// Run prints one JSON object a text.
func (c understandCmd) Run(ctx context.Context) error {
	now := time.Now()
	if c.Now != "" {
		day, err := time.Parse(time.DateOnly, c.Now)
		if err != nil {
			return fmt.Errorf("--now %s: write a day such as 2026-11-23", c.Now)
		}
		now = day.Add(12 * time.Hour)
	}
	u, err := understander()
	if err != nil {
		return err
	}
	w := bufio.NewWriter(os.Stdout)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	one := func(text string) error { return out.Encode(outline(text, u.Within(ctx, text, nil, now))) }
	switch {
	case c.JSONL:
		err = eachQuestion(os.Stdin, os.Stderr, func(q question) error {
			l := outline(q.Text, u.Within(ctx, q.Text, q.Context, now))
			l.ID = q.ID
			return out.Encode(l)
		})
	case len(c.Text) > 0:
		err = one(strings.Join(c.Text, " "))
	default:
		err = eachLine(os.Stdin, one)
	}
	return errors.Join(err, w.Flush())
}

// question is a line of --jsonl.
type question struct {
	ID      json.RawMessage `json:"id"`
	Text    string          `json:"text"`
	Context []string        `json:"context"` // the same person's earlier messages, oldest first
}

var errLines = errors.New("some lines could not be read, see above")

// eachQuestion reads JSON lines. One that can't be read is reported with its number, and the
// rest goes on.
func eachQuestion(in io.Reader, report io.Writer, do func(question) error) error {
	lines := bufio.NewReader(in)
	bad := false
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var q question
			if wrong := json.Unmarshal(line, &q); wrong != nil {
				_, _ = fmt.Fprintf(report, "line %d: %v\n", n, wrong)
				bad = true
			} else if failed := do(q); failed != nil {
				return failed
			}
		}
		switch {
		case errors.Is(err, io.EOF) && bad:
			return errLines
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("read questions: %w", err)
		}
	}
}

func understander() (*nlu.Understander, error) {
	var cfg nlu.Config
	cfg.Defaults()
	return nlu.New(cfg)
}

func eachLine(in io.Reader, do func(string) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := do(lines.Text()); err != nil {
			return err
		}
	}
	return lines.Err()
}

func outline(text string, q ask.Query) understood {
	u := understood{
		Text: text, Intent: q.Intent, Category: q.Intent.Category(), Confidence: math.Round(q.Confidence*1e4) / 1e4,
		Assets: []string{}, Language: q.Language, By: q.By, Model: q.Model,
		VS: some(string(q.Currency)), Range: some(rangeName(q.Span)), Indicator: some(figureName(q.Indicator)), Country: some(q.Indicator.Country),
	}
	u.Ranking, u.Like, u.Studies, u.Periods, u.Weight = q.Board, q.Like.ID, q.Studies, q.Periods, q.Unit
	if q.Interval > 0 {
		u.Candles = q.Interval.Duration().String()
	}
	if q.Assumed && q.Language != "en" { // in English the United States go without saying
		u.Country, u.Indicator = nil, some(q.Indicator.Code)
	}
	for _, i := range q.Against {
		u.Against = append(u.Against, figure{i.Code, i.Country})
	}
	for _, a := range q.Assets {
		u.Assets = append(u.Assets, a.ID)
	}
	if q.Amount != 0 {
		u.Amount = &q.Amount
	}
	if q.Indicator.Code == "" {
		u.Indicator = some(string(q.Metric))
	}
	return u
}

// figureName is the plain name of a figure. The policy rate of the United States is the federal funds rate, whichever of its series
// is meant.
func figureName(i market.Indicator) string {
	if i.Code == "policy_rate" && i.Country == "us" {
		return "fed_funds"
	}
	return i.Code
}

func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// rangeName is a span by the name that it has among the usual ones: three months are "90d", half a year is "180d".
func rangeName(span ask.Span) string {
	switch span {
	case "3mo":
		return "90d"
	case "6mo":
		return "180d"
	}
	return string(span)
}
