package route

import (
	"slices"

	"tickertape/core/market"
)

// planner says who is asked for what in each round.
type planner struct {
	*router
	r     market.Request
	lane  market.Lane
	ranks map[market.Class][]Score
	tried map[key]int // how many candidates an asset has been through
}

// batch is some assets for one candidate.
type batch struct {
	to     int
	assets []market.Asset
}

// round gives every open asset to its next candidate, in batches as large as that one takes.
func (p *planner) round(open []market.Asset) []batch {
	var batches []batch
	at := map[int]int{} // candidate -> its newest batch
	for _, a := range open {
		ranked, ok := p.ranks[a.Class]
		if !ok {
			ranked = p.rank(p.r, a.Class, p.lane)
			p.ranks[a.Class] = ranked
		}
		n := p.tried[keyOf(a)]
		if n >= len(ranked) {
			continue
		}
		p.tried[keyOf(a)]++
		to := ranked[n].who
		i, started := at[to]
		if !started || len(batches[i].assets) >= p.most(to, a.Class) {
			i = len(batches)
			batches = append(batches, batch{to: to})
			at[to] = i
		}
		batches[i].assets = append(batches[i].assets, a)
	}
	return batches
}

// most is how many assets a candidate takes at once.
func (p *planner) most(who int, class market.Class) int {
	for _, can := range p.candidates[who].Can {
		if can.Can(p.r.Kind, class) {
			return max(1, can.Batch)
		}
	}
	return 1
}

func unique(assets []market.Asset) []market.Asset {
	var out []market.Asset
	for _, a := range assets {
		if !slices.ContainsFunc(out, func(b market.Asset) bool { return keyOf(a) == keyOf(b) }) {
			out = append(out, a)
		}
	}
	return out
}
