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
	ended  []market.Quote // that are the last points of their series
}

// liveOf asks for the prices of now where a time reaches up to it. Where they can't be had the
// series end as they are.
func liveOf(ctx context.Context, d desk.Desk, assets []market.Asset, in market.Currency, r market.Range, now time.Time) live {
	if !r.To.IsZero() && r.To.Before(now.Add(-late)) {
		return live{}
	}
	q, err := d.Quotes(ctx, assets, in, false)
	if err != nil {
		return live{}
	}
	return live{quotes: q.List, got: q.Answers}
}

// end puts the price of now behind each series of that currency whose last point is of today, in
// UTC, and older.
func (l *live) end(pasts []past, now time.Time) {
	for i, p := range pasts {
		q, ok := p.today(l.quotes)
		last := p.last()
		if !ok || q.Price <= 0 || !sameDay(last.At, now) || !q.At.After(last.At) || q.At.After(now.Add(late)) {
			continue
		}
		pasts[i].points = slices.Concat(p.points, []market.Point{{At: q.At, Value: q.Price * p.v.ounces(p.asset)}})
		l.ended = append(l.ended, q.Quote)
	}
}

// closes reports whether a series ends at a price of now.
func (l live) closes(p past) (market.Quote, bool) {
	for _, q := range l.ended {
		if same(q.Asset, p.asset) {
			return q, true
		}
	}
	return market.Quote{}, false
}

// written are the points of a series without the price of now.
func (l live) written(p past) []market.Point {
	if _, is := l.closes(p); is {
		return p.points[:len(p.points)-1]
	}
	return p.points
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
