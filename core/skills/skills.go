// Package skills answers what a person wants: an ask.Query becomes a chat.Card.
//
// Promise: a card is in the language of its question, as far as package tongue has it. There is a card for everything that a person can cause, also for what is not
// understood and for data that can't be had. Every number on a card comes from an answer of
// market.Source, or from a formula of this package or of series that names its source; what
// is not known is left out or said to be unknown, and is never zero. Every number shown stands
// unrounded in Card.Values. Source, time, age and simulation are those of all answers used:
// the oldest time, the largest age.
//
// It fails only when the caller's context ends. No error text and no provider's words reach a
// card.
//
// A skill is a file, and Book lists them. The package asks market.Source and knows no
// provider, no platform and no store.
package skills

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/chart"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/glossary"
	"tickertape/core/skills/grounded"
)

// Skill answers one intent. It says on the card what it could not find out.
type Skill interface {
	Answer(context.Context, ask.Query) (chat.Card, error)
}

// Options change how skills work; the zero value is usable.
type Options struct {
	Now      func() time.Time   // nil is time.Now
	Deadline time.Duration      // for all data of one answer; 0 is 8 seconds
	Terms    *glossary.Glossary // what is explained; nil: the embedded entries
	Keep     Keeper             // of what people prefer; nil: nothing is kept
	Words    grounded.Explainer // a language model that may word explanations; the zero value: none
}

const defaultDeadline = 8 * time.Second

// Book knows which skill answers what. It is safe for concurrent use.
type Book struct {
	skills   map[ask.Intent]Skill
	rest     Skill // for intents that have none of their own
	desk     desk.Desk
	deadline time.Duration
	now      func() time.Time
}

// New opens the book on a source of data. The error is of the glossary, which is embedded: a
// mistake of ours.
func New(src market.Source, opts Options) (Book, error) {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Deadline <= 0 {
		opts.Deadline = defaultDeadline
	}
	terms := opts.Terms
	if terms == nil {
		var err error
		if terms, err = glossary.New(); err != nil {
			return Book{}, fmt.Errorf("open the book of skills: %w", err)
		}
	}
	d := desk.Desk{Source: src}
	sizes := statistics{d, opts.Now}
	pen := artist{chart.New()}
	draws := drawing{desk: d, now: opts.Now, artist: pen}
	return Book{deadline: opts.Deadline, rest: fallback{}, desk: d, now: opts.Now, skills: map[ask.Intent]Skill{
		ask.Price:     price{d},
		ask.Convert:   convert{d},
		ask.Market:    sizes,
		ask.Economic:  economic{d, opts.Now, pen},
		ask.Advice:    advice{price{d}},
		ask.Help:      help{},
		ask.Movers:    movers{d, pen},
		ask.Sentiment: sentiment{d, opts.Now, pen},
		ask.Profile:   profile{d},
		ask.History:   history{d, opts.Now, sizes},
		ask.Compare:   compare{d, opts.Now, sizes, draws},
		ask.Chart:     draws,
		ask.Education: education{terms, opts.Words},
		ask.Settings:  settings{opts.Keep, opts.Now},
	}}, nil
}

// Terms suggests what may be explained while somebody types it, in the language of their app.
func (b Book) Terms(d chat.Draft) []chat.Choice {
	const most = 25 // Discord's
	e, ok := b.skills[ask.Education].(education)
	if !ok {
		return nil
	}
	var out []chat.Choice
	for _, c := range e.glossary.Complete(chat.Spoken(d.Author.Locale), d.Text, most) {
		out = append(out, chat.Choice{Label: capital(c.Label), Value: c.Term})
	}
	return out
}

// Explained are all terms that can be explained, by their names in English.
func (b Book) Explained() []string {
	e, ok := b.skills[ask.Education].(education)
	if !ok {
		return nil
	}
	var out []string
	for _, entry := range e.glossary.All() {
		out = append(out, entry.Term)
	}
	return out
}

// Answer gives the query to its skill. The error is that of ctx.
func (b Book) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	within, cancel := context.WithTimeout(ctx, b.deadline)
	defer cancel()
	if c, is := aside(q); is {
		c.Zone = q.Asker.Prefers().Zone
		return c, nil
	}
	answer := b.ever
	switch {
	case q.Lacks.Figure != "":
		answer = lacks
	case q.NoTime != "":
		answer = noTime
	case q.Intent == ask.OutOfScope && len(q.Moved) > 0:
		answer = b.reason
	case q.Overheard:
		answer = b.brief
	case len(q.Also) > 0:
		answer = b.several
	}
	card, err := answer(within, q)
	v := speak(q)
	compact(&card, q)
	if err == nil && card.Source != "" && !q.Overheard {
		v.slipped(&card, q)
		v.otherwise(&card, q)
		v.purity(&card, q)
	}
	card.Language, card.Zone = v.language(), q.Asker.Prefers().Zone
	if ctx.Err() != nil {
		return chat.Card{}, fmt.Errorf("answer %s: %w", q.Intent, ctx.Err())
	}
	return card, err
}

// slipped says which words were taken for others: an answer about another coin than the one
// that was meant must not look right.
func (v voice) slipped(c *chat.Card, q ask.Query) {
	for _, part := range append([]ask.Query{q}, q.Also...) {
		for i := 0; i+1 < len(part.Slips); i += 2 {
			if inflected(part.Slips[i], part.Slips[i+1]) {
				continue
			}
			note(c, v.Say("I read “%s” as “%s”.", short(part.Slips[i]), part.Slips[i+1]))
		}
	}
}

// inflected tells forms of one word, which are no slips to be told of: "wöchentlich" and "wöchentliche". Names have capitals.
func inflected(written, taken string) bool {
	const shortest, ending = 5, 2
	a, b := []rune(written), []rune(taken)
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= shortest && len(b)-len(a) <= ending && string(b[:len(a)]) == string(a) && taken == strings.ToLower(taken)
}

func (b Book) skill(i ask.Intent) Skill {
	if s, ok := b.skills[i]; ok {
		return s
	}
	return b.rest
}

// credit copies onto the card what answers say about themselves: all sources, the oldest
// time, the largest age.
func (v voice) credit(c *chat.Card, answers ...market.Answer) {
	for _, a := range answers {
		c.Source = joined(c.Source, a.Source)
		if c.AsOf.IsZero() || (!a.AsOf.IsZero() && a.AsOf.Before(c.AsOf)) {
			c.AsOf = a.AsOf
		}
		c.Stale = max(c.Stale, a.Stale)
		c.Simulated = c.Simulated || a.Simulated
		for _, d := range a.Doubts {
			note(c, v.doubtful(d))
		}
	}
}

// doubtful says that another source differs.
func (v voice) doubtful(d market.Doubt) string {
	by := v.InPercent(math.Abs(d.Percent), 0)
	if d.Percent < 0 {
		return v.Say("Sources differ: %s says %s less for %s.", d.Source, by, v.title(d.Asset))
	}
	return v.Say("Sources differ: %s says %s more for %s.", d.Source, by, v.title(d.Asset))
}

// joined adds sources to a list of them, each once.
func joined(list, more string) string {
	var all []string
	for _, s := range strings.Split(list+", "+more, ", ") {
		if s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return strings.Join(all, ", ")
}
