package skills

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// invested tells what an amount is worth now that was put into an asset in the past, once or regularly. Fees, taxes and
// dividends are left out.
func (h history) invested(ctx context.Context, q ask.Query) (chat.Card, error) {
	v, a := speak(q), q.Assets[0]
	switch {
	case a.Class == market.Index:
		return chat.Card{Text: v.Say("%s is an index: it has points and no price, so that nobody can put money into it. Try a fund that follows it, such as SPY or QQQ.", v.begins(a))}, nil
	case !(q.Amount > 0 && q.Amount <= maxAmount):
		return chat.Card{Text: v.Say("I convert amounts above zero and up to a quadrillion, such as “1.5 eth in eur” or “10k usd to btc”.")}, nil
	}
	in, reach := inWhich(q, q.Assets), market.Range{From: q.Range.From}
	if q.Span.Day() { // a market that was closed had its last price days before
		reach.From = reach.From.AddDate(0, 0, -6)
	}
	var got market.Answer
	var err error
	var now desk.Quotes
	beside(func() {
		got, err = h.desk.Source.Fetch(ctx, market.Request{Kind: market.History, Assets: q.Assets, Currency: in, Range: both(reach, ofDates(reach, placeOf(q)))})
	}, func() {
		now, _ = h.desk.Quotes(ctx, q.Assets, in, false)
	})
	pasts, _ := v.pastsOf(got, q.Assets, reach, placeOf(q))
	if len(pasts) == 0 {
		what := v.pastPrices(q.Assets)
		return v.trouble(cmp.Or(err, error(market.ErrNotFound)), what, v.Say("None of my data providers has %s for that time. Try a later day, or “price %s”.", what, v.label(a))), nil
	}
	p := pasts[0]
	i := investment{past: p, latest: p.last(), amount: q.Amount, counted: q.Counted, every: q.Every}
	if today, ok := p.today(now.List); ok {
		i.latest = market.Point{At: today.At, Value: today.Price}
	}
	i.buy(q.Range.From, q.Span.Day())
	c := i.card()
	v.credit(&c, got)
	v.credit(&c, now.Answers...)
	if first := i.bought[0].At; first.Sub(q.Range.From) > apart {
		note(&c, v.Say("I know no price before %s.", p.when(i.bought[0])))
	}
	if i.missed > 0 {
		note(&c, v.Say("Left out, since I know no price for them: %s.", v.Say("%d times", i.missed)))
	}
	note(&c, v.Say("Fees, taxes and dividends are left out."))
	v.inOwn(&c, pasts, in, q.Currency != "")
	return c, nil
}

// investment is what was bought with an amount, at which prices, oldest first: at least one.
type investment struct {
	past    past
	latest  market.Point
	amount  float64
	counted bool     // amount is what was bought, not what was paid
	every   ask.Span // empty: once
	bought  []market.Point
	missed  int // times of buying for which no price is known
}

// buy takes the price that was known at each time of buying: on a day the last one before its end.
func (i *investment) buy(from time.Time, day bool) {
	points := i.past.points
	at := func(t time.Time) market.Point {
		n, exact := slices.BinarySearchFunc(points, t, func(x market.Point, t time.Time) int { return x.At.Compare(t) })
		if !exact && n > 0 {
			n--
		}
		return points[min(n, len(points)-1)]
	}
	if day {
		from = from.AddDate(0, 0, 1).Add(-time.Nanosecond)
	}
	if first := points[0].At; from.Before(first) {
		from = first
	}
	i.bought = []market.Point{at(from)}
	if i.every == "" {
		return
	}
	for n := 1; n <= mostBuys; n++ {
		t := later(from, i.every, n)
		if t.After(i.latest.At) {
			return
		}
		known := at(t)
		if t.Sub(known.At) > apart {
			i.missed++
			continue
		}
		i.bought = append(i.bought, market.Point{At: t, Value: known.Value})
	}
}

// mostBuys bounds how often something is bought: daily since there are coins.
const mostBuys = 20_000

// later is a time after a number of days, weeks or months; a month that lacks the day ends before it.
func later(t time.Time, every ask.Span, n int) time.Time {
	switch every {
	case "1d":
		return t.AddDate(0, 0, n)
	case "1w":
		return t.AddDate(0, 0, 7*n)
	}
	out := t.AddDate(0, n, 0)
	if out.Day() < t.Day() {
		out = out.AddDate(0, 0, -out.Day())
	}
	return out
}

// units are how much was bought, and paid what was paid for it.
func (i investment) units() (units, paid float64) {
	for _, x := range i.bought {
		if i.counted {
			units, paid = units+i.amount, paid+i.amount*x.Value
			continue
		}
		units, paid = units+i.amount/x.Value, paid+i.amount
	}
	return units, paid
}

// gain is what was won, in percent of what was paid: 100 · (worth / paid − 1).
func (i investment) gain() float64 {
	units, paid := i.units()
	return 100 * (units*i.latest.Value/paid - 1)
}

// annualised is the yearly gain that compounds to the whole, of what was bought once, as past.annualised says it.
func (i investment) annualised() (float64, bool) {
	if i.every != "" {
		return 0, false
	}
	p := i.past
	p.points = []market.Point{i.bought[0], i.latest}
	return p.annualised()
}

// card tells it.
func (i investment) card() chat.Card {
	p, v := i.past, i.past.v
	units, paid := i.units()
	money := market.Asset{Class: market.Fiat, ID: string(p.in)}
	worth, first := units*i.latest.Value, i.bought[0]
	cost, now, held := v.sum(paid, money), v.sum(worth, money), v.quantity(rounded(units), p.asset)
	c := chat.Card{Title: v.title(p.asset), Text: i.sentence(cost, now)}
	field := func(name, text string, t float64) {
		c.Fields = append(c.Fields, chat.Field{Name: name, Value: text, Trend: trend(t)})
	}
	if i.every != "" {
		field(v.Say("Put in"), v.commas([]string{cost, v.Say("%d times", len(i.bought))}), 0)
		field(v.Say("Average price paid"), p.price(paid/units), 0)
	} else {
		field(v.Day(first.At), p.price(first.Value), 0)
	}
	field(v.Say("Now"), p.price(i.latest.Value), 0)
	field(v.Say("Bought"), held, 0)
	field(v.Say("Gain"), v.commas([]string{v.Change(i.gain()), v.sum(worth-paid, money)}), i.gain())
	c.Values = []chat.Value{
		p.value("price_first", first.Value, p.unit(), first.At), p.value("price_last", i.latest.Value, p.unit(), i.latest.At),
		p.value("paid", paid, string(p.in), first.At), p.value("bought", units, v.counts(p.asset), first.At),
		p.value("worth", worth, string(p.in), i.latest.At), p.value("gain", i.gain(), "percent", i.latest.At),
	}
	if yearly, ok := i.annualised(); ok {
		field(v.Say("A year, on average"), v.Percent(yearly), yearly)
		c.Values = append(c.Values, p.value("annualised", yearly, "percent", i.latest.At))
	}
	return c
}

// sentence says what became of it.
func (i investment) sentence(cost, now string) string {
	v, name, day := i.past.v, i.past.v.called(i.past.asset), i.past.v.Day(i.bought[0].At)
	each := v.sum(i.amount, market.Asset{Class: market.Fiat, ID: string(i.past.in)})
	moved := v.Moved(i.gain())
	switch {
	case i.every == "1d":
		return v.Say("%s put into %s every day since %s, %s in all, would be worth %s now, %s.", each, name, day, cost, now, moved)
	case i.every == "1w":
		return v.Say("%s put into %s every week since %s, %s in all, would be worth %s now, %s.", each, name, day, cost, now, moved)
	case i.every != "":
		return v.Say("%s put into %s every month since %s, %s in all, would be worth %s now, %s.", each, name, day, cost, now, moved)
	case i.counted:
		return v.Say("%s bought for %s on %s would be worth %s now, %s.", v.quantity(i.amount, i.past.asset), cost, day, now, moved)
	}
	return v.Say("%s put into %s on %s would be worth %s now, %s.", cost, name, day, now, moved)
}

// rounded leaves of a quantity what anybody reads: six digits.
func rounded(x float64) float64 {
	if x == 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return x
	}
	scale := math.Pow(10, 5-math.Floor(math.Log10(math.Abs(x))))
	if scale < 1 {
		return math.Round(x)
	}
	return math.Round(x*scale) / scale
}
