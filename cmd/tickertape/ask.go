package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

type askCmd struct {
	JSON     bool     `help:"Print the answer as JSON." name:"json"`
	Question []string `arg:"" help:"The question, for example: 1.5 eth in eur"`
}

// answer is what `ask --json` prints.
type answer struct {
	Query     string       `json:"query"`
	Intent    ask.Intent   `json:"intent"`
	Assets    []string     `json:"assets"`
	Values    []chat.Value `json:"values"`
	Sources   []string     `json:"sources"`
	AsOf      *time.Time   `json:"as_of"`
	Age       *float64     `json:"age"`   // seconds since the data was true
	Stale     bool         `json:"stale"` // older than its kind of data should be
	Simulated bool         `json:"simulated"`
	Text      string       `json:"text"`
}

// Run answers without a store and without a platform.
func (c askCmd) Run(ctx context.Context, top *cli) error {
	f, err := top.open()
	if err != nil {
		return err
	}
	h, err := survey(f)
	if err != nil {
		return err
	}
	mind, err := h.mind(slog.New(slog.DiscardHandler), nil, nil)
	if err != nil {
		return err
	}
	defer func() { _ = mind.close() }()
	question := strings.Join(c.Question, " ")
	q, err := mind.nlu.Understand(ctx, chat.Message{Text: question}, ask.Preferences{})
	if err != nil {
		return fmt.Errorf("understand: %w", err)
	}
	card, err := mind.skills.Answer(ctx, q)
	if err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	if !c.JSON {
		fmt.Println(card.Plain())
		return nil
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	return out.Encode(sum(q, card, time.Now()))
}

func sum(q ask.Query, card chat.Card, now time.Time) answer {
	a := answer{
		Query: q.Text, Intent: q.Intent, Assets: []string{}, Values: card.Values, Sources: []string{},
		Stale: card.Stale > 0, Simulated: card.Simulated, Text: card.Plain(),
	}
	for _, asset := range q.Assets {
		a.Assets = append(a.Assets, asset.ID)
	}
	if a.Values == nil {
		a.Values = []chat.Value{}
	}
	if card.Source != "" {
		a.Sources = strings.Split(card.Source, ", ")
	}
	if !card.AsOf.IsZero() {
		at, age := card.AsOf.UTC(), now.Sub(card.AsOf).Seconds()
		a.AsOf, a.Age = &at, &age
	}
	return a
}
