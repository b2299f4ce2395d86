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

// Single lists assets of one class whose price in dollars one provider told a moment ago and no
// other for a while: at most so many, of the provider that told most of them. What has been
// listed is not listed again for a while, so that everybody has a turn.
func (c *Check) Single(at time.Time, most int) (provider string, assets []market.Asset) {
	c.mu.Lock()
	defer c.mu.Unlock()
	type group struct {
		provider string
		class    market.Class
	}
	by := map[group][]*record{}
	for k, rec := range c.prices {
		if who, ok := rec.only(at); ok && k.currency == market.USD && at.Sub(rec.tried) >= enough {
			by[group{who, k.class}] = append(by[group{who, k.class}], rec)
		}
	}
	var largest group
	for g, all := range by {
		if n := len(by[largest]); len(all) > n || len(all) == n && g.provider+string(g.class) < largest.provider+string(largest.class) {
			largest = g
		}
	}
	listed := by[largest]
	slices.SortFunc(listed, func(a, b *record) int { return cmp.Compare(a.asset.ID, b.asset.ID) })
	for _, rec := range listed[:min(most, len(listed))] {
		rec.tried = at
		assets = append(assets, rec.asset)
	}
	return largest.provider, assets
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
