package pipeline

import (
	"context"
	"errors"

	"tickertape/core/chat"
)

// ErrTooFast is a person who wants more answers at once than one may have.
var ErrTooFast = errors.New("too many questions at once")

// glances are how many answers a person may look at for each question that one may ask: who
// is still typing asks several times.
const glances = 4

// Answer answers a question of which nothing is kept and nothing is sent: one that somebody is
// still typing, and whose answer may never be used. ErrTooFast, and what ails understanding and
// answering, is for the caller alone; there is no card then.
func (p *Pipeline) Answer(ctx context.Context, m chat.Message) (chat.Card, error) {
	m, v, _ := p.glance.check(m)
	if v != admitted {
		p.Meter.Limited(m.Ref.Platform)
		return chat.Card{}, ErrTooFast
	}
	ctx, cancel := context.WithTimeout(ctx, p.cfg.AnswerWithin)
	defer cancel()
	_, card := p.think(ctx, m)
	if err := ctx.Err(); err != nil {
		return chat.Card{}, err
	}
	return card, nil
}
