package skills

import (
	"context"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
)

// maxAssets is how many assets one answer is about.
const maxAssets = 25

// price tells what one or many assets cost now.
type price struct{ desk desk.Desk }

// Answer is a card of fields for one asset, and a table for several.
func (p price) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q).weigh(q.Unit)
	if len(q.Assets) == 0 && len(q.Unknown) > 0 {
		return v.unknown(q), nil
	}
	if len(q.Assets) == 0 {
		return chat.Card{Text: v.Say("Which price do you want? Try “price btc eth sol”, “$AAPL” or “gold in eur”.")}, nil
	}
	assets, left := atMost(q.Assets)
	in := inWhich(q, assets)
	got, err := p.desk.Quotes(ctx, assets, in, q.Currency != "")
	if err != nil {
		return v.trouble(err, v.prices(assets), v.nobodyKnows(v.list(assets))), nil
	}
	c := v.several(got.List)
	if len(got.List) == 1 {
		c = v.single(got.List[0])
		v.against(&c, got.List[0], q.Level)
	}
	v.credit(&c, got.Answers...)
	v.lacking(&c, got.Missing, q.Unknown)
	v.stayed(&c, got.List, in, q)
	v.leftOut(&c, left)
	return c, nil
}

// prices names what is asked for: "the price of Bitcoin", "the prices of Bitcoin and Ethereum".
func (v voice) prices(of []market.Asset) string {
	if len(of) > 1 {
		return v.Say("the prices of %s", v.list(of))
	}
	return v.Say("the price of %s", v.list(of))
}

// pastPrices is prices of the past.
func (v voice) pastPrices(of []market.Asset) string {
	if len(of) > 1 {
		return v.Say("the past prices of %s", v.list(of))
	}
	return v.Say("the past price of %s", v.list(of))
}

// atMost drops repetitions and what is more than a card can hold.
func atMost(assets []market.Asset) (kept []market.Asset, left int) {
	kept = distinct(assets)
	if len(kept) > maxAssets {
		return kept[:maxAssets], len(kept) - maxAssets
	}
	return kept, 0
}

func (v voice) leftOut(c *chat.Card, left int) {
	if left > 0 {
		note(c, v.Say("I show %d at a time and left out %d more.", maxAssets, left))
	}
}

// atHome is the money in which people who write a language count other money: "курс доллара" asks for roubles. English and Spanish
// are written in too many countries.
var atHome = map[string]market.Currency{"tr": "try", "pt": "brl", "ru": "rub", "zh": "cny", "de": "eur", "fr": "eur"}

// inWhich is the currency for prices: the one that was named; for money alone that at home, and euros for the dollar where that is
// nobody's; else US dollars.
func inWhich(q ask.Query, assets []market.Asset) market.Currency {
	if q.Currency != "" || len(assets) != 1 || assets[0].Class != market.Fiat {
		return desk.Currency(q.Currency)
	}
	if home := atHome[q.Language]; home != "" && !desk.Is(assets[0], home) {
		return home
	}
	if desk.Is(assets[0], market.USD) {
		return "eur"
	}
	return desk.Currency(q.Currency)
}

// single is the card of one price.
func (v voice) single(q desk.Quote) chat.Card {
	c := chat.Card{Title: v.title(q.Asset), Values: v.values(q), Text: v.headline(q)}
	if q.Asset.Class == market.Fiat {
		c.Title = v.pair(q.Quote)
	}
	c.Fields = []chat.Field{{Name: v.Say("Price"), Value: v.worth(q.Quote)}}
	if q.Was != nil {
		c.Fields = append(c.Fields, chat.Field{Name: v.Say("Quoted at"), Value: v.worth(*q.Was)})
		c.Text = after(c.Text, v.converted(q))
	}
	if change := q.Change24h; change != nil {
		c.Fields = append(c.Fields, chat.Field{Name: v.span(q), Value: v.Change(*change), Trend: trend(*change)})
	}
	if closed(q.Quote) {
		c.Text = after(c.Text, v.Say("The market is closed."))
		c.Fields = append(c.Fields, chat.Field{Name: v.Say("Market"), Value: v.Say("closed")})
	}
	return c
}

// headline says a price, and how it moved.
func (v voice) headline(q desk.Quote) string {
	money := q.Asset.Class == market.Fiat
	switch {
	case money && q.Change24h != nil:
		return v.Say("%s %s, %s %s.", v.pair(q.Quote), v.worth(q.Quote), v.Moved(*q.Change24h), v.since(q))
	case money:
		return v.Say("%s %s.", v.pair(q.Quote), v.worth(q.Quote))
	case q.Change24h != nil:
		return v.Say("%s is at %s, %s %s.", v.begins(q.Asset), v.worth(q.Quote), v.Moved(*q.Change24h), v.since(q))
	}
	return v.Say("%s is at %s.", v.begins(q.Asset), v.worth(q.Quote))
}

// pair names an exchange rate: "EUR/USD".
func (v voice) pair(q market.Quote) string {
	return v.code(q.Asset) + "/" + upper(q.Currency)
}

// worth writes a price: an index has points, money has a rate, and everything else costs money.
func (v voice) worth(q market.Quote) string {
	switch q.Asset.Class {
	case market.Index:
		return v.Say("%s points", v.Number(q.Price))
	case market.Fiat:
		return v.Rate(q.Price, q.Currency)
	}
	return v.each(q.Asset, v.Money(q.Price*v.ounces(q.Asset), q.Currency))
}

// converted says how a price came into another currency.
func (v voice) converted(q desk.Quote) string {
	from, to := upper(q.Was.Currency), upper(q.Currency)
	return v.Say("Converted from %s at 1 %s = %s %s.", from, from, v.Rate(q.Rate.Value, q.Currency), to)
}

// stayed notes prices that are not in the currency that was asked for.
func (v voice) stayed(c *chat.Card, list []desk.Quote, in market.Currency, asked ask.Query) {
	var indices, others []string
	for _, q := range list {
		switch {
		case asked.Currency == "", asked.Usual && q.Asset.Class == market.Index:
		case q.Asset.Class == market.Index:
			indices = append(indices, v.called(q.Asset))
		case q.Currency != in:
			others = append(others, v.called(q.Asset)+" ("+upper(q.Currency)+")")
		}
	}
	if len(others) > 0 {
		note(c, v.Say("I can't get a rate for %s right now. Not converted: %s.", upper(in), v.enumerate(others, maxWords)))
	}
	if len(indices) > 0 {
		note(c, v.Say("An index is in points and has no currency: %s.", v.enumerate(indices, maxWords)))
	}
}

// closed tells a market that does not trade now; coins always do.
func closed(q market.Quote) bool { return !q.Open && q.Asset.Class != market.Crypto }

// span is what a change is measured over: exchanges count from the previous close.
func (v voice) span(q desk.Quote) string {
	coin := q.Asset.Class == market.Crypto
	switch {
	case coin && q.Was != nil:
		return v.Say("24 h, in %s", upper(q.Was.Currency))
	case coin:
		return v.Say("24 h")
	case q.Was != nil:
		return v.Say("Since previous close, in %s", upper(q.Was.Currency))
	}
	return v.Say("Since previous close")
}

// since is span in a sentence.
func (v voice) since(q desk.Quote) string {
	coin := q.Asset.Class == market.Crypto
	switch {
	case coin && q.Was != nil:
		return v.Say("in 24 hours in %s", upper(q.Was.Currency))
	case coin:
		return v.Say("in 24 hours")
	case q.Was != nil:
		return v.Say("since the previous close in %s", upper(q.Was.Currency))
	}
	return v.Say("since the previous close")
}

func trend(v float64) chat.Trend { return chat.Trend(format.Direction(v, 2)) }

// values are the numbers of a quote for machines: the price, what it was converted from and at
// which rate, and the change.
func (v voice) values(q desk.Quote) []chat.Value {
	value := func(name string, number float64, unit string) chat.Value {
		return chat.Value{Name: name, Of: q.Asset.ID, Number: number, Unit: unit, At: q.At, Source: q.Source}
	}
	out := []chat.Value{value("price", q.Price*v.ounces(q.Asset), v.of(q.Quote))}
	if r := q.Rate; q.Was != nil {
		out[0].Source = joined(q.Source, r.Source)
		if r.At.Before(q.At) {
			out[0].At = r.At
		}
		out = append(out, value("price_quoted", q.Was.Price*v.ounces(q.Asset), v.of(*q.Was)),
			chat.Value{Name: "exchange_rate", Of: string(r.Of), Number: r.Value, Unit: string(r.In), At: r.At, Source: r.Source})
	}
	if q.Change24h != nil {
		name := "change_since_close"
		if q.Asset.Class == market.Crypto {
			name = "change_24h"
		}
		out = append(out, value(name, *q.Change24h, "percent"))
	}
	return out
}

// of is the unit of a price for machines: "usd", and "usd/g" where a metal is weighed in grams.
func (v voice) of(q market.Quote) string {
	if v.unit != "" && v.unit != ask.Satoshi && troy(q.Asset) {
		return unit(q) + "/" + string(v.unit)
	}
	return unit(q)
}

func unit(q market.Quote) string {
	if q.Asset.Class == market.Index {
		return "points"
	}
	return string(q.Currency)
}
