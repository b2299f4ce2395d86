package skills

import (
	"context"
	"math"
	"slices"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/tongue"
)

// imagined tells what a coin would be worth if all of it together were worth as much as another one:
//
//	price(X) = market cap(Y) / circulating supply(X)
//
// which is the definition of the market cap, price times circulating supply, solved for the price. The multiple is that
// price by the price of now, the change in percent 100 · (multiple − 1). Where a market cap or a supply is not known, or
// the two are in different currencies, no number is made up.
func (m compare) imagined(ctx context.Context, q ask.Query) chat.Card {
	v, in, x := speak(q), desk.Currency(q.Currency), imagines(q)
	both := distinct([]market.Asset{x, q.Like})
	a, err := m.desk.Source.Fetch(ctx, market.Request{Kind: market.Statistics, Assets: both, Currency: in})
	if err == nil && len(a.Stats) == 0 {
		err = market.ErrNotFound
	}
	if err != nil {
		what := v.Say("market data of %s", v.list(both))
		return v.trouble(err, what, after(v.nobodyHas(what), v.Say("Try “price %s”.", v.label(x))))
	}
	d := dream{of: x, like: q.Like, v: v}
	sheets, _ := v.arranged(both, a.Stats)
	for _, s := range sheets {
		if same(s.Asset, x) {
			d.x = s
		}
		if same(s.Asset, q.Like) {
			d.y = s
		}
	}
	c := d.card()
	if len(c.Values) > 0 {
		v.credit(&c, a)
	}
	v.lacking(&c, nil, q.Unknown)
	return c
}

// imagines is the asset whose price is imagined: the last that is not the one with the market cap.
func imagines(q ask.Query) market.Asset {
	for _, a := range slices.Backward(q.Assets) {
		if !same(a, q.Like) {
			return a
		}
	}
	return q.Like
}

// dream is one asset with the market cap of another. Their sheets are empty where nothing is known.
type dream struct {
	of, like market.Asset
	x, y     sheet
	v        voice
}

func (d dream) card() chat.Card {
	if same(d.of, d.like) {
		return d.itself()
	}
	size, coins := desk.Known(d.y.MarketCap), desk.Known(d.x.Circulating)
	known := size != nil && *size > 0 && coins != nil && *coins > 0 && d.x.Price > 0
	switch {
	case !known:
		return d.unknown(size, coins)
	case d.x.Currency != d.y.Currency:
		return chat.Card{Text: d.v.Say("The figures of %s and %s are in different currencies, and I don't compute with the two.", d.v.called(d.of), d.v.called(d.like))}
	case !d.fits(*coins):
		return chat.Card{Text: d.v.Say("The supply of %s that I have does not fit its price and its market cap, so that I don't compute with it.", d.v.called(d.of))}
	}
	return d.told(*size, *coins)
}

// itself is one plain sentence: with its own market cap a thing is worth what it is.
func (d dream) itself() chat.Card {
	who, at := d.v.begins(d.of), d.x.price()
	if at.text == "" {
		return chat.Card{Text: d.v.Say("%s has its own market cap already: nothing would change.", who)}
	}
	return chat.Card{Text: d.v.Say("%s has its own market cap already: it would stay at %s.", who, at.text), Values: at.values}
}

// unknown names what is missing.
func (d dream) unknown(size, coins *float64) chat.Card {
	var text string
	lacks := func(metric tongue.Key, of market.Asset) {
		text = after(text, d.v.Say("I don't know the %s of %s: no data provider tells it.", d.v.Say(metric), d.v.called(of)))
	}
	if size == nil || *size <= 0 {
		lacks("market cap", d.like)
	}
	if coins == nil || *coins <= 0 {
		lacks("supply", d.of)
	}
	if text == "" {
		text = d.v.Say("No data for %s.", d.v.title(d.of))
	}
	return chat.Card{Text: text}
}

// farOff is the share by which price times supply may differ from a published market cap: they are not of the same
// second.
const farOff = 0.1

// fits reports whether the supply is the one that the market cap of the same asset is computed with.
func (d dream) fits(coins float64) bool {
	own := desk.Known(d.x.MarketCap)
	return own == nil || *own <= 0 || math.Abs(d.x.Price*coins / *own - 1) <= farOff
}

// told is the card of what is known: size is the other's market cap, coins the supply.
func (d dream) told(size, coins float64) chat.Card {
	v, x, y := d.v, d.x, d.y
	price := size / coins
	times := price / x.Price
	change := 100 * (times - 1)
	value := func(name string, n float64, unit string) chat.Value {
		out := x.value(name, n, unit)
		out.Source, out.At = joined(x.Source, y.Source), older(x.At, y.At)
		return out
	}
	capOf := v.MoneyWords(size, y.Currency)
	c := chat.Card{
		Title: v.Say("%s with the market cap of %s", v.label(d.of), v.label(d.like)),
		Text:  v.Say("With the market cap of %s (%s) %s would be worth %s: %s, %s.", v.called(d.like), capOf, v.called(d.of), x.at(price), v.multiple(times), v.Percent(change)),
		Fields: []chat.Field{
			{Name: v.Say("Price"), Value: x.price().text},
			{Name: v.Say("It would be"), Value: x.at(price), Trend: trend(change)},
			{Name: v.Say("Multiple"), Value: v.multiple(times)},
			{Name: v.Say("Change"), Value: v.Change(change), Trend: trend(change)},
			{Name: v.Say("Market cap of %s", v.label(d.like)), Value: capOf},
			{Name: v.Say("Circulating supply"), Value: v.Of(v.pieces(coins), v.code(d.of))},
			{Name: v.Say("Computed as"), Value: v.Say("market cap of %s / supply of %s", v.label(d.like), v.label(d.of))},
		},
	}
	c.Values = slices.Concat(x.price().values, []chat.Value{
		y.value("market_cap", size, string(y.Currency)), x.value("circulating_supply", coins, v.counts(d.of)),
		value("price_imagined", price, x.unit()), value("multiple", times, ""), value("change_imagined", change, "percent"),
	})
	return c
}

// multiple writes how many times something is another: "×12.3", "×1,234", "×0.08134".
func (v voice) multiple(n float64) string {
	switch {
	case n < 1:
		return "×" + v.Number(n)
	case n < 10:
		return "×" + v.Fixed(n, 2)
	case n < 100:
		return "×" + v.Fixed(n, 1)
	}
	return "×" + v.Fixed(n, 0)
}
