package route

import (
	"slices"
	"strings"
	"sync"

	"tickertape/core/market"
)

// key names an asset without its spelling.
type key struct {
	class market.Class
	id    string
}

func keyOf(a market.Asset) key { return key{a.Class, a.ID} }

// builder puts one answer together from those of several providers.
type builder struct {
	r market.Request

	mu    sync.Mutex
	has   map[key]market.Answer // one asset's part each
	parts []market.Answer       // that had something
	errs  []error
}

func newBuilder(r market.Request) *builder {
	return &builder{r: r, has: map[key]market.Answer{}}
}

func (b *builder) add(a market.Answer, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err != nil {
		b.errs = append(b.errs, err)
		return
	}
	before := len(b.has)
	for _, q := range a.Quotes {
		b.has[keyOf(q.Asset)] = market.Answer{Quotes: []market.Quote{q}}
	}
	for _, s := range a.Stats {
		b.has[keyOf(s.Asset)] = market.Answer{Stats: []market.Stats{s}}
	}
	for _, s := range a.Series {
		b.has[keyOf(s.Asset)] = market.Answer{Series: []market.Series{s}}
	}
	for _, about := range a.About {
		b.has[keyOf(about.Asset)] = market.Answer{About: []market.About{about}}
	}
	for _, f := range a.Funding {
		b.has[keyOf(f.Asset)] = market.Answer{Funding: []market.Funding{f}}
	}
	if len(b.has) > before {
		b.parts = append(b.parts, a)
	}
}

// open lists the assets that nobody has answered yet.
func (b *builder) open() []market.Asset {
	var open []market.Asset
	for _, a := range unique(b.r.Assets) {
		if _, ok := b.has[keyOf(a)]; !ok {
			open = append(open, a)
		}
	}
	return open
}

// answer is all parts in the order of the request, with the asker's spelling.
func (b *builder) answer() (market.Answer, error) {
	if len(b.parts) == 0 {
		return market.Answer{}, verdict(b.r, b.errs)
	}
	var out market.Answer
	for _, a := range unique(b.r.Assets) {
		part, ok := b.has[keyOf(a)]
		if !ok {
			out.Missing = append(out.Missing, a)
			continue
		}
		for _, q := range part.Quotes {
			q.Asset = a
			out.Quotes = append(out.Quotes, q)
		}
		for _, s := range part.Stats {
			s.Asset = a
			out.Stats = append(out.Stats, s)
		}
		for _, s := range part.Series {
			s.Asset = a
			out.Series = append(out.Series, s)
		}
		for _, about := range part.About {
			about.Asset = a
			out.About = append(out.About, about)
		}
		for _, f := range part.Funding {
			f.Asset = a
			out.Funding = append(out.Funding, f)
		}
	}
	for _, p := range b.parts {
		Merge(&out, p)
	}
	return out, nil
}

// Merge adds what an answer says about itself: sources, the oldest time, the largest age.
func Merge(into *market.Answer, a market.Answer) {
	if a.Source != "" && !strings.Contains(into.Source, a.Source) {
		if into.Source != "" {
			into.Source += ", "
		}
		into.Source += a.Source
	}
	if into.AsOf.IsZero() || (!a.AsOf.IsZero() && a.AsOf.Before(into.AsOf)) {
		into.AsOf = a.AsOf
	}
	into.Stale = max(into.Stale, a.Stale)
	into.Simulated = into.Simulated || a.Simulated
	into.Doubts = slices.Concat(into.Doubts, a.Doubts)
}
