package cache

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"tickertape/core/market"
)

// pieces are the parts of one answer, by the place of their asset in the request.
type pieces struct {
	answers []market.Answer // of one asset each; zero: not there
	old     []entry         // what stood in the cache and was not fresh
	had     []bool
	found   int
}

func newPieces(n int) *pieces {
	return &pieces{answers: make([]market.Answer, n), old: make([]entry, n), had: make([]bool, n)}
}

func (p *pieces) empty() bool { return p.found == 0 }

func (p *pieces) set(i int, a market.Answer) {
	if !p.there(i) {
		p.found++
	}
	p.answers[i] = a
}

func (p *pieces) there(i int) bool { return filled(p.answers[i]) }

func filled(a market.Answer) bool {
	return len(a.Quotes)+len(a.Stats)+len(a.Series)+len(a.About)+len(a.Funding) > 0
}

// fresh takes what the cache has and lists the assets that it has not.
func (p *pieces) fresh(ctx context.Context, c *call) []market.Asset {
	var open []market.Asset
	for i, a := range c.r.Assets {
		e, ok := c.load(ctx, c.key(c.r, a))
		if ok && c.fresh(e, a) {
			if !e.nobody {
				p.set(i, e.restore(a, c.now))
			}
			continue
		}
		p.old[i], p.had[i] = e, ok && !e.nobody
		open = append(open, a)
	}
	return open
}

// take uses and keeps what was fetched. The entries are written side by side, so that the
// store can put them on disk together.
func (p *pieces) take(ctx context.Context, c *call, a market.Answer) {
	var writes sync.WaitGroup
	defer writes.Wait()
	for i, want := range c.r.Assets {
		if p.there(i) {
			continue
		}
		part, ok := pick(a, want, c.now)
		if !ok {
			continue
		}
		p.set(i, part)
		writes.Go(func() { c.keep(ctx, c.key(c.r, want), p.old[i], p.had[i], partEntry(part), a) })
	}
}

// pick takes one asset's part out of an answer.
func pick(a market.Answer, want market.Asset, now time.Time) (market.Answer, bool) {
	is := func(x market.Asset) bool { return x.Class == want.Class && x.ID == want.ID }
	part := market.Answer{Source: a.Source, AsOf: a.AsOf, Stale: a.Stale, Simulated: a.Simulated}
	if i := slices.IndexFunc(a.Quotes, func(q market.Quote) bool { return is(q.Asset) }); i >= 0 {
		q := a.Quotes[i]
		part.Quotes, part.AsOf, part.Source = []market.Quote{q}, q.At, sourceOf(q.Source, a.Source)
		part.Stale = max(part.Stale, dead(q, now))
		return part, true
	}
	if i := slices.IndexFunc(a.Stats, func(s market.Stats) bool { return is(s.Asset) }); i >= 0 {
		s := a.Stats[i]
		part.Stats, part.AsOf, part.Source = []market.Stats{s}, s.At, sourceOf(s.Source, a.Source)
		return part, true
	}
	if i := slices.IndexFunc(a.Series, func(s market.Series) bool { return is(s.Asset) }); i >= 0 {
		s := a.Series[i]
		part.Series, part.Source = []market.Series{s}, sourceOf(s.Source, a.Source)
		return part, true
	}
	if i := slices.IndexFunc(a.About, func(b market.About) bool { return is(b.Asset) }); i >= 0 {
		b := a.About[i]
		part.About, part.Source = []market.About{b}, sourceOf(b.Source, a.Source)
		return part, true
	}
	if i := slices.IndexFunc(a.Funding, func(f market.Funding) bool { return is(f.Asset) }); i >= 0 {
		f := a.Funding[i]
		part.Funding, part.AsOf, part.Source = []market.Funding{f}, f.At, sourceOf(f.Source, a.Source)
		return part, true
	}
	return part, false
}

func sourceOf(own, all string) string {
	if own != "" {
		return own
	}
	return all
}

// standIn uses old entries for what is still open.
func (p *pieces) standIn(c *call, open []market.Asset) {
	if len(open) == 0 {
		return
	}
	for i, a := range c.r.Assets {
		if !p.there(i) && p.had[i] {
			c.Meter(c.class.Name, "stale")
			p.set(i, p.old[i].stale(a, c.now))
		}
	}
}

// assemble is one answer of all pieces, in the order of the request.
func (p *pieces) assemble(r market.Request) market.Answer {
	var out market.Answer
	for i, a := range r.Assets {
		part := p.answers[i]
		if !p.there(i) {
			out.Missing = append(out.Missing, a)
			continue
		}
		out.Quotes = append(out.Quotes, part.Quotes...)
		out.Stats = append(out.Stats, part.Stats...)
		out.Series = append(out.Series, part.Series...)
		out.About = append(out.About, part.About...)
		out.Funding = append(out.Funding, part.Funding...)
		out.Stale = max(out.Stale, part.Stale)
		out.Simulated = out.Simulated || part.Simulated
		if out.AsOf.IsZero() || part.AsOf.Before(out.AsOf) {
			out.AsOf = part.AsOf
		}
		if !strings.Contains(out.Source, part.Source) {
			out.Source = strings.TrimPrefix(out.Source+", "+part.Source, ", ")
		}
	}
	return out
}
