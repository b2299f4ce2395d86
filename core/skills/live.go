package skills

import (
	"context"
	"slices"
	"time"

	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// late is how long before now a time may end that was meant to reach up to now.
const late = 5 * time.Minute

// live are prices of now, at which series end that go up to today. The zero value ends none.
type live struct {
	quotes []desk.Quote
	got    []market.Answer
	ended  []ending
}

// ending is what a series ends at, and its points without that.
type ending struct {
	market.Quote
	written []market.Point
}

// liveOf asks for the prices of now where a time reaches up to it. Where they can't be had the
// series end as they are.
func liveOf(ctx context.Context, d desk.Desk, assets []market.Asset, in market.Currency, r market.Range, now time.Time) live {
	if !r.To.IsZero() && r.To.Before(now.Add(-late)) {
		return live{}
	}
	q, err := d.Quotes(ctx, assets, in, true)
	if err != nil {
		return live{}
	}
	return live{quotes: q.List, got: q.Answers}
}

// end lets each series of that currency whose last point is of today, in UTC, end at the price of now: in the place of its last
// point, where that is provisional, and else behind it.
func (l *live) end(pasts []past, now time.Time) {
	for i, p := range pasts {
		q, ok := p.today(l.quotes)
		if !ok || q.Price <= 0 || !sameDay(p.last().At, now) || q.At.After(now.Add(late)) {
			continue
		}
		written := p.points
		x := market.Point{At: q.At, Value: q.Price * p.v.ounces(p.asset)}
		switch {
		case len(p.bars) > 0:
			ok = p.close(x)
		case p.provisional() && x.At.After(p.points[len(p.points)-2].At) && p.last().At.Sub(x.At) < late:
			p.points = append(slices.Clone(p.points[:len(p.points)-1]), x)
		default:
			ok = x.At.After(p.last().At)
			p.points = slices.Concat(p.points, []market.Point{x})
		}
		if ok {
			pasts[i] = p
			l.ended = append(l.ended, ending{q.Quote, written})
		}
	}
}

// provisional reports whether the last point of a series is of a period that still runs: it comes sooner after the one before
// than points usually do.
func (p past) provisional() bool {
	n := len(p.points)
	if n < 3 {
		return false
	}
	steps := make([]time.Duration, 0, n-2)
	for i := 1; i < n-1; i++ {
		steps = append(steps, p.points[i].At.Sub(p.points[i-1].At))
	}
	slices.Sort(steps)
	return p.last().At.Sub(p.points[n-2].At) < steps[len(steps)/2]*9/10
}

// close lets the last candle end at a price, if that is of its time.
func (p *past) close(x market.Point) bool {
	last := p.bars[len(p.bars)-1]
	if x.At.Before(last.At) || !x.At.Before(p.length.End(last.At)) {
		return false
	}
	last.Close, last.High, last.Low = x.Value, max(last.High, x.Value), min(last.Low, x.Value)
	p.bars = append(slices.Clone(p.bars[:len(p.bars)-1]), last)
	p.points = append(slices.Clone(p.points[:len(p.points)-1]), x)
	return true
}

// written is a past without the price of now.
func (l live) written(p past) past {
	for _, e := range l.ended {
		if same(e.Asset, p.asset) {
			p.points = e.written
		}
	}
	return p
}

// credit names whose prices of now are on a card: on it, and beside their values.
func (l live) credit(c *chat.Card, v voice) {
	if len(l.ended) == 0 {
		return
	}
	v.credit(c, l.got...)
	for _, q := range l.ended {
		for i, x := range c.Values {
			if x.Of == q.Asset.ID && x.At.Equal(q.At) && x.Number == q.Price*v.ounces(q.Asset) && q.Source != "" {
				c.Values[i].Source = q.Source
			}
		}
	}
}

func sameDay(a, b time.Time) bool { return a.UTC().Truncate(day).Equal(b.UTC().Truncate(day)) }

const day = 24 * time.Hour
