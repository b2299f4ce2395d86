package skills

import (
	"context"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// How far a price may be from the moment that it is told for.
const (
	nearby = 90 * time.Minute // of coins, whose points are an hour apart for 90 days
	opened = 5 * time.Minute  // after it, of exchanges: the first price of a day is none of its night
)

// atMoment tells what assets cost at a time of a day, of those that have prices of such times. It
// reports false where none has.
func (h history) atMoment(ctx context.Context, assets []market.Asset, q ask.Query) (chat.Card, bool) {
	v, in, at := speak(q).weigh(q.Unit), inWhich(q, assets), placeOf(q)
	if !q.At.Before(h.now()) {
		return chat.Card{}, false
	}
	around := h.around(q.At, assets)
	a, err := h.desk.Source.Fetch(ctx, market.Request{Kind: market.History, Assets: assets, Currency: in, Range: around})
	if err != nil {
		return chat.Card{}, false
	}
	all, missing := v.pastsOf(a, assets, around, at)
	var told []past
	shut := false
	for _, p := range all {
		x, ok := p.nearest(q.At, h.now())
		if !ok {
			return chat.Card{}, false
		}
		shut = shut || q.At.Sub(x.At) > nearby
		p.points, p.bars, p.ofHour = []market.Point{x}, nil, true
		told = append(told, p)
	}
	if len(told) == 0 {
		return chat.Card{}, false
	}
	rates, _ := h.inMoney(ctx, told, q, in, around) // else in the currencies that they have
	c := h.onDay(ctx, told, in, v)
	v.credit(&c, append([]market.Answer{a}, rates...)...)
	v.lacking(&c, missing, nil)
	v.inOwn(&c, told, in, q.Currency != "")
	if shut {
		note(&c, v.Say("The market was closed then: this is its last price before."))
	}
	return c, true
}

// around is the time that prices of a moment are looked for in: of exchanges it reaches back over a
// weekend and a holiday.
func (h history) around(at time.Time, assets []market.Asset) market.Range {
	r := market.Range{From: at.Add(-nearby), To: at.Add(nearby)}
	for _, a := range assets {
		if a.Class != market.Crypto {
			r.From = at.Add(-holiday)
		}
	}
	if r.To.After(h.now()) {
		r.To = time.Time{}
	}
	return r
}

// nearest is the price nearest to a moment, of an exchange the last one up to it. It reports false
// where prices are of days, or too far away.
func (p past) nearest(at, now time.Time) (market.Point, bool) {
	if !fine(p.points) && len(p.bars) == 0 || p.length >= market.Day {
		return market.Point{}, false
	}
	var best market.Point
	for _, x := range p.points {
		if len(p.bars) == 0 {
			x.At = x.At.Add(p.length.Duration()) // a close is true at its end
		}
		if x.At.After(now) { // it still runs
			x.At = now
		}
		if coin := p.asset.Class == market.Crypto; !coin && x.At.After(at.Add(opened)) {
			continue
		}
		if best.At.IsZero() || x.At.Sub(at).Abs() < best.At.Sub(at).Abs() {
			best = x
		}
	}
	far := holiday
	if p.asset.Class == market.Crypto {
		far = nearby
	}
	return best, !best.At.IsZero() && best.At.Sub(at).Abs() <= far
}

// told says of which time a price is that is told alone: of an hour, or of a day.
func (p past) told() string {
	if p.ofHour {
		return p.v.Moment(p.last().At)
	}
	return p.v.Day(p.last().At)
}
