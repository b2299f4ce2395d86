package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/nlu"
)

type understandCmd struct {
	Text []string `arg:"" optional:"" help:"The text; without one, every line of standard input."`
}

// understood is a line of the output.
type understood struct {
	Text       string       `json:"text"`
	Intent     ask.Intent   `json:"intent"`
	Category   ask.Category `json:"category"`
	Confidence float64      `json:"confidence"`
	Assets     []string     `json:"assets"`
	VS         *string      `json:"vs"`
	Amount     *float64     `json:"amount"`
	Range      *string      `json:"range"`
	Indicator  *string      `json:"indicator"`
	Country    *string      `json:"country"`
	Language   string       `json:"language"`
	By         ask.Decider  `json:"by"`
	Model      string       `json:"model"`
}

// Run prints one JSON object a text.
func (c understandCmd) Run(ctx context.Context) error {
	var cfg nlu.Config
	cfg.Defaults()
	u, err := nlu.New(cfg)
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	one := func(text string) error {
		q, err := u.Understand(ctx, chat.Message{Text: text})
		if err != nil {
			return fmt.Errorf("understand %q: %w", text, err)
		}
		return out.Encode(outline(text, q))
	}
	if len(c.Text) > 0 {
		return one(strings.Join(c.Text, " "))
	}
	return eachLine(os.Stdin, one)
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
		Text: text, Intent: q.Intent, Category: q.Intent.Category(), Confidence: q.Confidence,
		Assets: []string{}, Language: q.Language, By: q.By, Model: q.Model,
		VS: some(string(q.Currency)), Range: some(string(q.Span)), Indicator: some(q.Indicator.Code), Country: some(q.Indicator.Country),
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

func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
