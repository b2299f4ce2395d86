package skills

import (
	"context"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// Skill answers one intent.
type Skill interface {
	Answer(context.Context, ask.Query) (chat.Card, error)
}

// skillFunc makes a function a Skill.
type skillFunc func(context.Context, ask.Query) (chat.Card, error)

func (f skillFunc) Answer(ctx context.Context, q ask.Query) (chat.Card, error) { return f(ctx, q) }

// Options change how skills work.
type Options struct {
	Now    func() time.Time // nil: time.Now
	Within time.Duration    // for data; 0: 8 s
}

// Book knows which skill answers what.
type Book struct {
	skills map[ask.Intent]Skill
	within time.Duration
}

// New opens the book on a source of data.
func New(src market.Source, o Options) Book {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Within == 0 {
		o.Within = 8 * time.Second
	}
	d := desk{src, o.Now}
	return Book{within: o.Within, skills: map[ask.Intent]Skill{
		ask.Price:     price{d},
		ask.Convert:   convert{d},
		ask.Market:    statistics{d},
		ask.Economic:  economic{d},
		ask.Advice:    advice{price{d}},
		ask.Help:      skillFunc(help),
		ask.Smalltalk: skillFunc(smalltalk),
		ask.Feedback:  skillFunc(thanks),
	}}
}

// Answer gives the query to its skill. What no skill is for gets a helpful sentence.
func (b Book) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	s, ok := b.skills[q.Intent]
	if !ok {
		return fallback(q), nil
	}
	own, cancel := context.WithTimeout(ctx, b.within)
	defer cancel()
	card, err := s.Answer(own, q)
	if ctx.Err() != nil {
		return chat.Card{}, ctx.Err()
	}
	return card, err
}

// desk is what every skill that needs data works with.
type desk struct {
	src market.Source
	now func() time.Time
}

// attach copies onto the card what answers say about themselves.
func attach(c *chat.Card, answers ...market.Answer) {
	for _, a := range answers {
		c.Source = joined(c.Source, a.Source)
		if c.AsOf.IsZero() || (!a.AsOf.IsZero() && a.AsOf.Before(c.AsOf)) {
			c.AsOf = a.AsOf
		}
		c.Stale = max(c.Stale, a.Stale)
		c.Simulated = c.Simulated || a.Simulated
	}
}
