package batch

import (
	"context"
	"fmt"
	"slices"

	"tickertape/core/market"
)

// group is all requests of one kind and currency to a provider.
type group struct {
	most    int // assets of one call
	waiting []*ticket
	busy    int // calls under way, or pausing for the next
}

// full reports whether a call could leave that has no room.
func (g *group) full() bool {
	n := 0
	for _, t := range g.waiting {
		n += len(t.r.Assets)
	}
	return n >= g.most
}

// take removes the oldest tickets that fit one call, the urgent ones first.
func (g *group) take() []*ticket {
	slices.SortStableFunc(g.waiting, func(a, b *ticket) int { return int(a.lane) - int(b.lane) })
	assets := map[asset]bool{}
	n := 0
	for _, t := range g.waiting {
		more := 0
		for _, a := range t.r.Assets {
			if !assets[nameOf(a)] {
				more++
			}
		}
		if n > 0 && len(assets)+more > g.most {
			break
		}
		for _, a := range t.r.Assets {
			assets[nameOf(a)] = true
		}
		n++
	}
	taken := slices.Clone(g.waiting[:n])
	g.waiting = slices.Delete(g.waiting, 0, n)
	return taken
}

// asset names one without its spelling.
type asset struct {
	class market.Class
	id    string
}

func nameOf(a market.Asset) asset { return asset{a.Class, a.ID} }

// ticket is one request that waits.
type ticket struct {
	r    market.Request
	lane market.Lane
	done chan result
	call *call // once it is under way
}

type result struct {
	a   market.Answer
	err error
}

// call is what tickets share. Its context ends when all of them have left.
type call struct {
	r      market.Request
	ctx    context.Context
	cancel context.CancelFunc
	left   int
}

// newCall gives tickets their call. It travels in the lane of the most urgent.
func newCall(tickets []*ticket) *call {
	c := &call{r: tickets[0].r, left: len(tickets)}
	c.r.Assets = nil
	seen := map[asset]bool{}
	for _, t := range tickets {
		t.call = c
		for _, a := range t.r.Assets {
			if !seen[nameOf(a)] {
				seen[nameOf(a)] = true
				c.r.Assets = append(c.r.Assets, a)
			}
		}
	}
	c.ctx, c.cancel = context.WithCancel(market.InLane(context.Background(), tickets[0].lane))
	return c
}

func (c *call) leave() {
	if c.left--; c.left == 0 {
		c.cancel()
	}
}

// part is what of a call's answer belongs to a ticket.
func (t *ticket) part(a market.Answer, err error) result {
	if err != nil {
		return result{err: err}
	}
	own := a
	own.Quotes, own.Stats, own.Missing = nil, nil, nil
	for _, want := range t.r.Assets {
		is := func(x market.Asset) bool { return nameOf(x) == nameOf(want) }
		if i := slices.IndexFunc(a.Quotes, func(q market.Quote) bool { return is(q.Asset) }); i >= 0 {
			own.Quotes = append(own.Quotes, a.Quotes[i])
		} else if i := slices.IndexFunc(a.Stats, func(s market.Stats) bool { return is(s.Asset) }); i >= 0 {
			own.Stats = append(own.Stats, a.Stats[i])
		} else {
			own.Missing = append(own.Missing, want)
		}
	}
	if len(own.Quotes)+len(own.Stats) == 0 {
		return result{err: &market.Error{Op: string(t.r.Kind), Provider: a.Source, Fault: market.ErrNotFound, Err: fmt.Errorf("none of the %d assets is in the answer", len(t.r.Assets))}}
	}
	return result{a: own}
}
