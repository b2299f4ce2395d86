package nlu

import (
	"context"
	"fmt"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Model names the rules in what is stored of an interaction.
const Model = "rules-1"

// Config has nothing to set yet.
type Config struct{}

// Defaults sets nothing.
func (c *Config) Defaults() {}

// Understander reads messages. It is safe for concurrent use.
type Understander struct{ lex *lexicon.Lexicon }

// New loads the lexicon.
func New(Config) (*Understander, error) {
	lex, err := lexicon.New()
	if err != nil {
		return nil, fmt.Errorf("understanding: %w", err)
	}
	return &Understander{lex}, nil
}

// Understand finds out what a message wants. It has an answer for every text, so that the
// error is nil; pipeline.Understander allows one.
func (u *Understander) Understand(_ context.Context, m chat.Message) (ask.Query, error) {
	q := u.read(m.Text)
	now := m.At
	if now.IsZero() {
		now = time.Now()
	}
	reach(&q, now.UTC())
	q.Text, q.Language, q.Model = m.Text, "en", Model
	for i := range q.Also {
		q.Also[i].Language = q.Language
		reach(&q.Also[i], now.UTC())
	}
	return q, nil
}

// reach makes a span definite.
func reach(q *ask.Query, now time.Time) {
	if from, ok := q.Span.From(now); ok {
		q.Range = market.Range{From: from}
	}
}

// Complete suggests assets or indicators while somebody types a command's argument.
func (u *Understander) Complete(_ context.Context, of, text string) []chat.Choice {
	const limit = 25 // Discord's
	var out []chat.Choice
	if of == "indicator" {
		for _, i := range u.lex.CompleteIndicators(text, limit) {
			out = append(out, chat.Choice{Label: i.Title, Value: i.Code})
		}
		return out
	}
	for _, a := range u.lex.Complete(text, limit) {
		out = append(out, chat.Choice{Label: a.Name + " (" + a.Symbol + ")", Value: a.Symbol})
	}
	return out
}
