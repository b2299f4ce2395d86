package route

import (
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

	mu     sync.Mutex
	quotes map[key]market.Quote
	stats  map[key]market.Stats
	parts  []market.Answer // that had something
	errs   []error
}

func newBuilder(r market.Request) *builder {
	return &builder{r: r, quotes: map[key]market.Quote{}, stats: map[key]market.Stats{}}
}

func (b *builder) add(a market.Answer, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err != nil {
		b.errs = append(b.errs, err)
		return
	}
	if len(a.Quotes)+len(a.Stats) > 0 {
		b.parts = append(b.parts, a)
	}
	for _, q := range a.Quotes {
		b.quotes[keyOf(q.Asset)] = q
	}
	for _, s := range a.Stats {
		b.stats[keyOf(s.Asset)] = s
	}
}

func (b *builder) has(a market.Asset) bool {
	_, quote := b.quotes[keyOf(a)]
	_, stat := b.stats[keyOf(a)]
	return quote || stat
}

// open lists the assets that nobody has answered yet.
func (b *builder) open() []market.Asset {
	var open []market.Asset
	for _, a := range unique(b.r.Assets) {
		if !b.has(a) {
			open = append(open, a)
		}
	}
	return open
}

// answer is all parts in the order of the request.
func (b *builder) answer() (market.Answer, error) {
	if len(b.parts) == 0 {
		return market.Answer{}, verdict(b.r, b.errs)
	}
	var out market.Answer
	for _, a := range unique(b.r.Assets) {
		if q, ok := b.quotes[keyOf(a)]; ok {
			q.Asset = a
			out.Quotes = append(out.Quotes, q)
		}
		if s, ok := b.stats[keyOf(a)]; ok {
			s.Asset = a
			out.Stats = append(out.Stats, s)
		}
		if !b.has(a) {
			out.Missing = append(out.Missing, a)
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
}
