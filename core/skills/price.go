package skills

import (
	"context"
	"fmt"

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
	if len(q.Assets) == 0 && len(q.Unknown) > 0 {
		return unknown(q), nil
	}
	if len(q.Assets) == 0 {
		return chat.Card{Text: "Which price do you want? Try “price btc eth sol”, “$AAPL” or “gold in eur”."}, nil
	}
	assets, left := atMost(q.Assets)
	in := inWhich(q, assets)
	got, err := p.desk.Quotes(ctx, assets, in, q.Currency != "")
	if err != nil {
		return trouble(err, theirs("price", assets), nobodyKnows(list(assets))), nil
	}
	c := several(got.List)
	if len(got.List) == 1 {
		c = single(got.List[0])
	}
	credit(&c, got.Answers...)
	lacking(&c, got.Missing, q.Unknown)
	stayed(&c, got.List, in, q)
	leftOut(&c, left)
	return c, nil
}

// theirs names data of assets: "the price of Bitcoin", "the prices of Bitcoin and Ethereum".
func theirs(what string, assets []market.Asset) string {
	if len(assets) > 1 {
		what += "s"
	}
	return "the " + what + " of " + list(assets)
}

// atMost drops repetitions and what is more than a card can hold.
func atMost(assets []market.Asset) (kept []market.Asset, left int) {
	kept = distinct(assets)
	if len(kept) > maxAssets {
		return kept[:maxAssets], len(kept) - maxAssets
	}
	return kept, 0
}

func leftOut(c *chat.Card, left int) {
	if left > 0 {
		note(c, fmt.Sprintf("I show %d at a time and left out %d more.", maxAssets, left))
	}
}

// inWhich is the currency for prices: the one that was named, else US dollars, and euros for
// the dollar itself.
func inWhich(q ask.Query, assets []market.Asset) market.Currency {
	if q.Currency == "" && len(assets) == 1 && desk.Is(assets[0], market.USD) {
		return "eur"
	}
	return desk.Currency(q.Currency)
}

// single is the card of one price.
func single(q desk.Quote) chat.Card {
	c := chat.Card{Title: title(q.Asset), Values: values(q), Text: fmt.Sprintf("%s is at %s", capital(called(q.Asset)), worth(q.Quote))}
	if q.Asset.Class == market.Fiat {
		c.Title = pair(q.Quote)
		c.Text = c.Title + " " + worth(q.Quote)
	}
	c.Fields = []chat.Field{{Name: "Price", Value: worth(q.Quote)}}
	if q.Was != nil {
		c.Fields = append(c.Fields, chat.Field{Name: "Quoted at", Value: worth(*q.Was)})
	}
	if change := q.Change24h; change != nil {
		c.Text += ", " + format.Moved(*change) + " " + since(q)
		c.Fields = append(c.Fields, chat.Field{Name: span(q), Value: format.Change(*change), Trend: trend(*change)})
	}
	c.Text += "."
	if q.Was != nil {
		c.Text += " " + converted(q)
	}
	if closed(q.Quote) {
		c.Text += " The market is closed."
		c.Fields = append(c.Fields, chat.Field{Name: "Market", Value: "closed"})
	}
	return c
}

// pair names an exchange rate: "EUR/USD".
func pair(q market.Quote) string {
	return code(q.Asset) + "/" + upper(q.Currency)
}

// worth writes a price: an index has points, money has a rate, and everything else costs money.
func worth(q market.Quote) string {
	switch q.Asset.Class {
	case market.Index:
		return format.Number(q.Price) + " points"
	case market.Fiat:
		return format.Rate(q.Price, q.Currency)
	}
	return format.Money(q.Price, q.Currency)
}

// converted says how a price came into another currency.
func converted(q desk.Quote) string {
	from, to := upper(q.Was.Currency), upper(q.Currency)
	return fmt.Sprintf("Converted from %s at 1 %s = %s %s.", from, from, format.Rate(q.Rate.Value, q.Currency), to)
}

// stayed notes prices that are not in the currency that was asked for.
func stayed(c *chat.Card, list []desk.Quote, in market.Currency, asked ask.Query) {
	var indices, others []string
	for _, q := range list {
		switch {
		case asked.Currency == "", asked.Usual && q.Asset.Class == market.Index:
		case q.Asset.Class == market.Index:
			indices = append(indices, called(q.Asset))
		case q.Currency != in:
			others = append(others, fmt.Sprintf("%s (%s)", called(q.Asset), upper(q.Currency)))
		}
	}
	if len(others) > 0 {
		note(c, fmt.Sprintf("I can't get a rate for %s right now. Not converted: %s.", upper(in), enumerate(others, maxWords)))
	}
	if len(indices) > 0 {
		note(c, "An index is in points and has no currency: "+enumerate(indices, maxWords)+".")
	}
}

// closed tells a market that does not trade now; coins always do.
func closed(q market.Quote) bool { return !q.Open && q.Asset.Class != market.Crypto }

// span is what a change is measured over: exchanges count from the previous close.
func span(q desk.Quote) string {
	name := "Since previous close"
	if q.Asset.Class == market.Crypto {
		name = "24 h"
	}
	if q.Was != nil {
		name += ", in " + upper(q.Was.Currency)
	}
	return name
}

// since is span in a sentence.
func since(q desk.Quote) string {
	s := "since the previous close"
	if q.Asset.Class == market.Crypto {
		s = "in 24 hours"
	}
	if q.Was != nil {
		s += " in " + upper(q.Was.Currency)
	}
	return s
}

func trend(v float64) chat.Trend { return chat.Trend(format.Direction(v, 2)) }

// values are the numbers of a quote for machines: the price, what it was converted from and at
// which rate, and the change.
func values(q desk.Quote) []chat.Value {
	value := func(name string, v float64, unit string) chat.Value {
		return chat.Value{Name: name, Of: q.Asset.ID, Number: v, Unit: unit, At: q.At, Source: q.Source}
	}
	out := []chat.Value{value("price", q.Price, unit(q.Quote))}
	if r := q.Rate; q.Was != nil {
		out[0].Source = joined(q.Source, r.Source)
		if r.At.Before(q.At) {
			out[0].At = r.At
		}
		out = append(out, value("price_quoted", q.Was.Price, unit(*q.Was)),
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

func unit(q market.Quote) string {
	if q.Asset.Class == market.Index {
		return "points"
	}
	return string(q.Currency)
}
