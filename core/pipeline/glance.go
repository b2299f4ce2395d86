package pipeline

import (
	"context"
	"errors"
	"slices"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// ErrChanges is a question whose answer would change something.
var ErrChanges = errors.New("it would change something")

// ErrTooFast is a person who wants more answers at once than one may have.
var ErrTooFast = errors.New("too many questions at once")

// glances are how many answers a person may look at for each question that one may ask: who
// is still typing asks several times.
const glances = 4

// Answer answers a question of which nothing is kept and nothing is sent: one that somebody is
// still typing, and whose answer may never be used. With ErrTooFast and ErrChanges, and when ctx
// has ended, there is no card.
func (p *Pipeline) Answer(ctx context.Context, m chat.Message) (chat.Card, error) {
	m, v, _ := p.glance.check(m)
	if v != admitted {
		p.Meter.Limited(m.Ref.Platform)
		return chat.Card{}, ErrTooFast
	}
	ctx, cancel := context.WithTimeout(ctx, p.cfg.AnswerWithin)
	defer cancel()
	q, card, _ := p.think(ctx, m, glanced)
	switch err := ctx.Err(); {
	case err != nil:
		return chat.Card{}, err
	case !reads(q):
		return chat.Card{}, ErrChanges
	}
	return card, nil
}

// glanced says that a query is one of a glance; false: its answer would change something.
func glanced(q ask.Query) (ask.Query, bool) {
	q.Glance, q.Also = true, slices.Clone(q.Also)
	for i := range q.Also {
		q.Also[i].Glance = true
	}
	return q, reads(q)
}

// reads reports a question that changes nothing, in none of its parts.
func reads(q ask.Query) bool {
	changes := []ask.Intent{ask.Settings, ask.Alert, ask.Watchlist, ask.Portfolio, ask.Feedback}
	return !slices.ContainsFunc(append([]ask.Query{q}, q.Also...), func(part ask.Query) bool { return slices.Contains(changes, part.Intent) })
}
