package skills

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// bought is what is known of the prices that something was bought at.
type bought struct {
	past    past
	from    time.Time // the first purchase, by the clock that the prices have
	answers []market.Answer
}

// bought asks for the prices of purchases: of a day as the card of that day does, of many day by day.
func (h history) bought(ctx context.Context, q ask.Query, in market.Currency) (bought, error) {
	from := q.Range.From.In(placeOf(q))
	early := from.AddDate(0, 0, -week)
	if q.Every != "" {
		return h.line(ctx, q, in, market.Range{From: early})
	}
	got, err := h.line(ctx, q, in, market.Range{From: early, To: end(from).Add(1)})
	if err == nil {
		got.past.points = got.past.points[len(got.past.points)-1:]
		return got, nil
	}
	if !hopeless(err) {
		return bought{}, err
	}
	return h.line(ctx, q, in, market.Range{From: from}) // it may be younger than that
}

// week is how many days before a purchase are asked for: a market that was closed had its last price before.
const week = 6

// end is the last moment of a day, where a time is its beginning; any other time is its own end.
func end(t time.Time) time.Time {
	if y, m, d := t.Date(); t.Equal(time.Date(y, m, d, 0, 0, 0, 0, t.Location())) {
		return t.AddDate(0, 0, 1).Add(-1)
	}
	return t
}

// line is the price of what was bought over a time, in the currency of the question where there are rates of that time.
func (h history) line(ctx context.Context, q ask.Query, in market.Currency, r market.Range) (bought, error) {
	a, at := q.Assets[0], placeOf(q)
	p, answers, err := h.daily(ctx, speak(q).weigh(q.Unit), a, in, r, at)
	if err != nil {
		return bought{}, err
	}
	got := bought{past: p, from: q.Range.From.In(p.v.Zone()), answers: answers}
	if p.v.Zone() == time.UTC {
		got.from = ofDates(q.Range, at).From.UTC()
	}
	pasts := []past{p}
	rates, err := h.inMoney(ctx, pasts, q, in, r)
	if err != nil {
		return bought{}, err
	}
	got.past, got.answers = pasts[0], append(got.answers, rates...)
	return got, nil
}

// inMoney puts pasts into the currency that a question names, by the rates of that time, which are asked for once of each
// currency. One for which there are no rates stays as it is; the error is that of rates which can't be had now.
func (h history) inMoney(ctx context.Context, pasts []past, q ask.Query, in market.Currency, r market.Range) (from []market.Answer, failed error) {
	known, uncredited := map[market.Currency]past{}, map[market.Currency][]market.Answer{}
	for i, p := range pasts {
		if q.Currency == "" || p.in == in || p.asset.Class == market.Fiat || p.asset.Class == market.Index {
			continue
		}
		rates, asked := known[p.in]
		if !asked {
			var answers []market.Answer
			var err error
			if rates, answers, err = h.daily(ctx, speak(q), desk.Asset(p.in), in, r, placeOf(q)); err != nil && !hopeless(err) {
				failed = errors.Join(failed, err)
			}
			known[p.in], uncredited[p.in] = rates, answers
		}
		if converted, ok := p.times(rates); ok && rates.in == in {
			pasts[i], from = converted, append(from, uncredited[p.in]...)
			delete(uncredited, p.in)
		}
	}
	return from, failed
}

// ends is up to when a price is that of a time: of a day one at its end. Where points are prices of moments, and no closes of
// days, that at midnight is one.
func (p past) ends(t time.Time) time.Time {
	e := end(t)
	if !e.Equal(t) && p.length == 0 && p.asset.Class == market.Crypto {
		return e.Add(1)
	}
	return e
}

// times is a past in another currency: each price at the last rate known by the end of its day. Prices without a rate are
// left out.
func (p past) times(rates past) (past, bool) {
	out := p
	out.points, out.bars, out.in = nil, nil, rates.in
	for _, x := range p.points {
		if rate, ok := rates.before(end(x.At)); ok && x.At.Sub(rate.At) <= apart {
			out.points = append(out.points, market.Point{At: x.At, Value: x.Value * rate.Value})
		}
	}
	return out, len(out.points) > 0
}

// before is the last point up to a time.
func (p past) before(t time.Time) (market.Point, bool) {
	n, exact := slices.BinarySearchFunc(p.points, t, func(x market.Point, t time.Time) int { return x.At.Compare(t) })
	if exact {
		return p.points[n], true
	}
	if n == 0 {
		return market.Point{}, false
	}
	return p.points[n-1], true
}

// daily is the price of an asset over a time, day by day as far as that can be had: it is asked for in pieces that providers
// tell by the day. A piece that nobody has is left out.
func (h history) daily(ctx context.Context, v voice, a market.Asset, in market.Currency, r market.Range, at *time.Location) (past, []market.Answer, error) {
	list := pieces(r, h.now())
	got, errs := make([]market.Answer, len(list)), make([]error, len(list))
	work := make([]func(), len(list))
	for i, piece := range list {
		work[i] = func() {
			got[i], errs[i] = h.desk.Source.Fetch(ctx, market.Request{Kind: market.History, Assets: []market.Asset{a}, Currency: in, Range: both(piece, ofDates(piece, at))})
		}
	}
	beside(work...)
	var out past
	var from []market.Answer
	for i := len(list) - 1; i >= 0; i-- { // the newest says in which currency
		if errs[i] != nil && !hopeless(errs[i]) {
			return past{}, nil, errs[i]
		}
		pasts, _ := v.pastsOf(got[i], []market.Asset{a}, list[i], at)
		switch {
		case len(pasts) == 0 || len(out.points) > 0 && pasts[0].in != out.in:
			continue
		case len(out.points) > 0:
			out = out.behind(pasts[0])
		default:
			out = pasts[0]
		}
		from = append(from, got[i])
	}
	if len(out.points) == 0 {
		return past{}, nil, cmp.Or(errs[len(errs)-1], error(market.ErrNotFound))
	}
	return out, from, nil
}

// behind puts an older past before one of the same asset.
func (p past) behind(older past) past {
	n := len(older.points)
	for n > 0 && !older.points[n-1].At.Before(p.first().At) {
		n--
	}
	p.points = slices.Concat(older.points[:n], p.points)
	return p
}

// Providers tell up to pieceDays day by day, and a longer time by the week.
const (
	pieceDays  = 900
	mostPieces = 12
)

// pieces cut a time into equal ones, oldest first, that providers tell day by day: at most mostPieces.
func pieces(r market.Range, now time.Time) []market.Range {
	to := r.To
	if to.IsZero() {
		to = now
	}
	n := min(mostPieces, 1+int(to.Sub(r.From)/(pieceDays*day)))
	each := (to.Sub(r.From)/time.Duration(n) + day).Truncate(day) // whole days, so that the pieces of today are those of an hour ago
	out := make([]market.Range, 0, n)
	for from := r.From; from.Before(to); from = from.Add(each) {
		out = append(out, market.Range{From: from, To: from.Add(each)})
	}
	out[len(out)-1].To = r.To
	return out
}
