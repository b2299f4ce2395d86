package skills

import (
	"context"
	"fmt"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/format"
)

// maxAssets is how many assets one answer lists.
const maxAssets = 25

// price tells what one or many assets are worth now.
type price struct{ desk }

// Answer is a card for one asset, a table for several.
func (p price) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	if len(q.Assets) == 0 {
		return nothingNamed(q, "Which price would you like? For example: price btc, $AAPL, or price gold in eur"), nil
	}
	assets, left := q.Assets, 0
	if len(assets) > maxAssets {
		assets, left = assets[:maxAssets], len(assets)-maxAssets
	}
	want := quoteIn(q)
	a, err := p.src.Fetch(ctx, market.Request{Kind: market.Price, Assets: against(assets, want), Currency: want})
	if err != nil {
		return failed(err, "the price of "+list(assets))
	}
	quotes, by, kept := a.Quotes, []market.Answer(nil), false
	if q.Currency != "" {
		if quotes, by, kept, err = p.inCurrency(ctx, a.Quotes, want); err != nil {
			return chat.Card{}, err
		}
	}
	var c chat.Card
	if len(quotes) == 1 {
		c = single(quotes[0])
	} else {
		c = several(quotes)
	}
	attach(&c, append(by, a)...)
	missing(&c, a.Missing, q.Unknown)
	if kept {
		note(&c, "I have no exchange rate into "+strings.ToUpper(string(want))+" right now, so some prices are in their own currency.")
	}
	if left > 0 {
		note(&c, fmt.Sprintf("I list %d assets at a time and left out %d.", maxAssets, left))
	}
	return c, nil
}

// quoteIn is the currency that prices are asked in: the one that was named, else US dollars,
// but for the dollar itself, which is quoted in euros.
func quoteIn(q ask.Query) market.Currency {
	switch {
	case q.Currency != "":
		return q.Currency
	case len(q.Assets) == 1 && q.Assets[0].Class == market.Fiat && q.Assets[0].ID == string(market.USD):
		return "eur"
	}
	return market.USD
}

// against keeps a currency from being asked for in itself.
func against(assets []market.Asset, in market.Currency) []market.Asset {
	var out []market.Asset
	for _, a := range assets {
		if a.Class == market.Fiat && a.ID == string(in) && len(assets) > 1 {
			continue
		}
		out = append(out, a)
	}
	return out
}

// single is the card of one quote.
func single(q market.Quote) chat.Card {
	if q.Asset.Class == market.Fiat {
		return pair(q)
	}
	c := chat.Card{Title: title(q.Asset), Fields: []chat.Field{{Name: "Price", Value: worth(q)}}}
	c.Text = fmt.Sprintf("%s is at %s", upperFirst(called(q.Asset)), worth(q))
	if q.Change24h != nil {
		c.Fields = append(c.Fields, chat.Field{Name: upperFirst(span(q)), Value: format.Change(*q.Change24h), Trend: trend(*q.Change24h)})
		c.Text += ", " + moved(*q.Change24h) + " " + since(q)
	}
	c.Text += "."
	if !q.Open && q.Asset.Class != market.Crypto {
		c.Fields = append(c.Fields, chat.Field{Name: "Market", Value: "closed"})
	}
	c.Values = values(q)
	return c
}

// pair is the card of an exchange rate.
func pair(q market.Quote) chat.Card {
	name := q.Asset.Symbol + "/" + strings.ToUpper(string(q.Currency))
	c := chat.Card{
		Title:  name,
		Text:   fmt.Sprintf("1 %s = %s %s", q.Asset.Symbol, format.Rate(q.Price), strings.ToUpper(string(q.Currency))),
		Fields: []chat.Field{{Name: "Rate", Value: format.Rate(q.Price)}},
		Values: values(q),
	}
	if q.Change24h != nil {
		c.Fields = append(c.Fields, chat.Field{Name: upperFirst(span(q)), Value: format.Change(*q.Change24h), Trend: trend(*q.Change24h)})
	}
	return c
}

// several is the card of a list.
func several(quotes []market.Quote) chat.Card {
	c := chat.Card{Title: "Prices", Table: &chat.Table{Header: []string{"Asset", "Price", "Change"}}}
	closed := false
	for _, q := range quotes {
		change := "n/a"
		if q.Change24h != nil {
			change = format.Change(*q.Change24h)
		}
		name := label(q.Asset)
		if !q.Open && q.Asset.Class != market.Crypto {
			name, closed = name+" *", true
		}
		c.Table.Rows = append(c.Table.Rows, []string{name, worth(q), change})
		c.Values = append(c.Values, values(q)...)
	}
	c.Text = "Change: over 24 hours for coins, since the previous close for everything else."
	if closed {
		c.Text += " * market closed"
	}
	return c
}

// worth writes the price of a quote: an index has points, everything else costs money.
func worth(q market.Quote) string {
	switch q.Asset.Class {
	case market.Index:
		return format.Number(q.Price)
	case market.Fiat:
		return format.Rate(q.Price) + " " + strings.ToUpper(string(q.Currency))
	}
	return format.Money(q.Price, string(q.Currency))
}

// values are the numbers of a quote for machines.
func values(q market.Quote) []chat.Value {
	unit := string(q.Currency)
	if q.Asset.Class == market.Index {
		unit = "points"
	}
	v := []chat.Value{{Name: "price", Of: q.Asset.ID, Number: q.Price, Unit: unit, At: q.At, Source: q.Source}}
	if q.Change24h != nil {
		v = append(v, chat.Value{Name: "change_24h", Of: q.Asset.ID, Number: *q.Change24h, Unit: "percent", At: q.At, Source: q.Source})
	}
	return v
}

// span says what a change is measured over: exchanges count from the previous close.
func span(q market.Quote) string {
	if q.Asset.Class == market.Crypto {
		return "24 hours"
	}
	return "since previous close"
}

func since(q market.Quote) string {
	if q.Asset.Class == market.Crypto {
		return "in 24 hours"
	}
	return "since the previous close"
}

// moved says a change in words, for those who hear it.
func moved(percent float64) string {
	switch format.Direction(percent, 2) {
	case 1:
		return "up " + strings.TrimPrefix(format.Percent(percent), "+")
	case -1:
		return "down " + strings.TrimPrefix(format.Percent(percent), "−")
	}
	return "unchanged"
}

func trend(v float64) chat.Trend { return chat.Trend(format.Direction(v, 2)) }

// nothingNamed is for a question that lacks its object.
func nothingNamed(q ask.Query, otherwise string) chat.Card {
	if len(q.Unknown) > 0 {
		return unknown(q.Unknown)
	}
	return chat.Card{Text: otherwise}
}

// list names assets in a sentence, three at most.
func list(assets []market.Asset) string {
	var names []string
	for _, a := range assets[:min(len(assets), 3)] {
		names = append(names, called(a))
	}
	if len(assets) > 3 {
		names = append(names, "the others")
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}
