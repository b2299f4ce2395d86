package check

import (
	"cmp"
	"slices"
	"time"

	"tickertape/core/market"
)

// How new a price has to be to be worth a second opinion, and for how long one is enough.
const (
	recent = same - 15*time.Second
	enough = 10 * time.Minute
)

// Single lists assets whose price in dollars one provider told a moment ago and no other for a
// while: at most so many, of the provider that told most of them.
func (c *Check) Single(at time.Time, most int) (provider string, assets []market.Asset) {
	c.mu.Lock()
	defer c.mu.Unlock()
	by := map[string][]market.Asset{}
	for k, rec := range c.prices {
		if who, ok := rec.only(at); ok && k.currency == market.USD {
			by[who] = append(by[who], rec.asset)
		}
	}
	for who, all := range by {
		if len(all) > len(assets) || (len(all) == len(assets) && who < provider) {
			provider, assets = who, all
		}
	}
	slices.SortFunc(assets, func(a, b market.Asset) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), cmp.Compare(a.ID, b.ID))
	})
	return provider, assets[:min(most, len(assets))]
}

// only is the single provider that has told a price lately.
func (r *record) only(at time.Time) (provider string, ok bool) {
	n := 0
	for who, said := range r.by {
		if at.Sub(said.at) < enough {
			provider, n = who, n+1
		}
	}
	return provider, n == 1 && at.Sub(r.by[provider].at) < recent
}
