package skills

import (
	"math"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

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

// buy takes the price that was known at each time of buying, on a day the last one before its end: from a time on, and until
// another one where that is not zero.
func (i *investment) buy(from, until time.Time) {
	first, ok := i.past.before(i.past.ends(from))
	if !ok {
		first = i.past.first()
		from = first.At
	}
	i.bought = []market.Point{first}
	if i.every == "" {
		return
	}
	if ok && from.Sub(first.At) <= apart {
		i.bought[0].At = from
	}
	for n := 1; ; n++ {
		t := later(from, i.every, n)
		if t.After(i.latest.At) || !until.IsZero() && !t.Before(until) {
			return
		}
		known, ok := i.past.before(i.past.ends(t))
		if !ok || t.Sub(known.At) > apart {
			i.missed++
			continue
		}
		i.bought = append(i.bought, market.Point{At: t, Value: known.Value})
	}
}

// later is a time after a number of days, weeks, fortnights, months or quarters; a month that lacks the day ends before it.
func later(t time.Time, every ask.Span, n int) time.Time {
	switch every {
	case "1d":
		return t.AddDate(0, 0, n)
	case "1w":
		return t.AddDate(0, 0, 7*n)
	case "2w":
		return t.AddDate(0, 0, 14*n)
	case "3mo":
		n *= 3
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
	if i.counted {
		each = v.quantity(i.amount, i.past.asset)
	}
	switch {
	case i.counted && i.every == "1d":
		return v.Say("%s bought every day since %s, for %s in all, would be worth %s now, %s.", each, day, cost, now, moved)
	case i.counted && i.every == "1w":
		return v.Say("%s bought every week since %s, for %s in all, would be worth %s now, %s.", each, day, cost, now, moved)
	case i.counted && i.every == "2w":
		return v.Say("%s bought every two weeks since %s, for %s in all, would be worth %s now, %s.", each, day, cost, now, moved)
	case i.counted && i.every == "3mo":
		return v.Say("%s bought every quarter since %s, for %s in all, would be worth %s now, %s.", each, day, cost, now, moved)
	case i.counted && i.every != "":
		return v.Say("%s bought every month since %s, for %s in all, would be worth %s now, %s.", each, day, cost, now, moved)
	case i.every == "1d":
		return v.Say("%s put into %s every day since %s, %s in all, would be worth %s now, %s.", each, name, day, cost, now, moved)
	case i.every == "1w":
		return v.Say("%s put into %s every week since %s, %s in all, would be worth %s now, %s.", each, name, day, cost, now, moved)
	case i.every == "2w":
		return v.Say("%s put into %s every two weeks since %s, %s in all, would be worth %s now, %s.", each, name, day, cost, now, moved)
	case i.every == "3mo":
		return v.Say("%s put into %s every quarter since %s, %s in all, would be worth %s now, %s.", each, name, day, cost, now, moved)
	case i.every != "":
		return v.Say("%s put into %s every month since %s, %s in all, would be worth %s now, %s.", each, name, day, cost, now, moved)
	case i.counted:
		return v.Say("%s bought for %s on %s would be worth %s now, %s.", each, cost, day, now, moved)
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
