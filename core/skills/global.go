package skills

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
)

// global is the card of the whole crypto market, or of coins' shares of it.
func (s statistics) global(ctx context.Context, q ask.Query) chat.Card {
	switch q.Metric {
	case "", ask.MarketCap, ask.Volume, ask.Dominance:
	default:
		return chat.Card{Text: fmt.Sprintf("The %s of what? Try “%s of btc”.", words[q.Metric], words[q.Metric])}
	}
	const what = "data of the whole crypto market"
	a, err := s.desk.Source.Fetch(ctx, market.Request{Kind: market.Global, Currency: desk.Currency(q.Currency)})
	if err == nil && (a.Global == nil || !(a.Global.MarketCap > 0)) {
		err = market.ErrInvalidResponse
	}
	if err != nil && kind(err) == market.ErrBadRequest {
		err = market.ErrNotFound // there is nothing that a person could ask otherwise
	}
	if err != nil {
		return trouble(err, what, "None of my data providers has "+what+". Try “price btc” or “market cap of eth”.")
	}
	w := whole{*a.Global, a.Source}
	c := w.card(q.Metric)
	if q.Metric == ask.Dominance && len(q.Assets) > 0 {
		c = w.shares(q.Assets)
	}
	credit(&c, a)
	if len(q.Unknown) > 0 {
		lacking(&c, nil, q.Unknown)
	}
	return c
}

// whole writes the statistics of the whole market.
type whole struct {
	market.GlobalStats
	source string
}

func (w whole) value(name, of string, v float64, unit string) chat.Value {
	return chat.Value{Name: name, Of: of, Number: v, Unit: unit, At: w.At, Source: w.source}
}

// figures are all that is known; of the dominance of coins the two that everybody asks for, or
// the largest where the question is about them.
func (w whole) figures(m ask.Metric) []figure {
	money := func(m ask.Metric, name, value string, v float64) figure {
		return figure{metric: m, name: name, text: format.MoneyWords(v, w.Currency), values: []chat.Value{w.value(value, "global", v, string(w.Currency))}}
	}
	out := []figure{money(ask.MarketCap, "Market cap", "market_cap", w.MarketCap)}
	if v := desk.Known(w.CapChange24h); v != nil {
		out = append(out, figure{metric: ask.MarketCap, name: "24 h", text: format.Change(*v), trend: trend(*v), values: []chat.Value{w.value("change_24h", "global", *v, "percent")}})
	}
	if w.Volume24h > 0 {
		out = append(out, money(ask.Volume, "Volume, 24 h", "volume_24h", w.Volume24h))
	}
	symbols := []string{"btc", "eth"}
	if m == ask.Dominance {
		symbols = w.largest()
	}
	for _, symbol := range symbols {
		if f, ok := w.share(symbol); ok {
			out = append(out, f)
		}
	}
	for _, n := range []struct {
		name string
		n    int
	}{{"Coins", w.ActiveCoins}, {"Markets", w.Markets}} {
		if n.n > 0 {
			out = append(out, figure{name: n.name, text: format.Fixed(float64(n.n), 0), values: []chat.Value{w.value(strings.ToLower(n.name), "global", float64(n.n), "")}})
		}
	}
	return out
}

// share is a coin's part of the market, if it is published.
func (w whole) share(symbol string) (figure, bool) {
	v, ok := w.Dominance[symbol]
	if !ok || desk.Known(&v) == nil {
		return figure{}, false
	}
	return figure{metric: ask.Dominance, name: strings.ToUpper(symbol) + " dominance", text: format.Share(v), values: []chat.Value{w.value("dominance", symbol, v, "percent")}}, true
}

const maxShares = 10

func (w whole) largest() []string {
	all := slices.SortedFunc(maps.Keys(w.Dominance), func(a, b string) int {
		return cmp.Or(cmp.Compare(w.Dominance[b], w.Dominance[a]), cmp.Compare(a, b))
	})
	return all[:min(len(all), maxShares)]
}

// card is the whole market with what was asked for first.
func (w whole) card(m ask.Metric) chat.Card {
	c, asked := arrange(w.figures(m), m)
	c.Title = "The crypto market"
	switch {
	case m == ask.Volume && asked.text != "":
		c.Text = fmt.Sprintf("All coins together had a volume of %s in 24 hours.", asked.text)
	case m == ask.Dominance && asked.text != "":
		c.Text = w.leaders()
	default:
		c.Text = fmt.Sprintf("All coins together are worth %s", format.MoneyWords(w.MarketCap, w.Currency))
		if v := desk.Known(w.CapChange24h); v != nil {
			c.Text += ", " + format.Moved(*v) + " in 24 hours"
		}
		c.Text += "."
	}
	return c
}

// leaders says the two largest shares in a sentence.
func (w whole) leaders() string {
	var parts []string
	for _, symbol := range w.largest()[:min(2, len(w.Dominance))] {
		parts = append(parts, strings.ToUpper(symbol)+" "+format.Share(w.Dominance[symbol]))
	}
	return "Of the crypto market, " + enumerate(parts, len(parts)) + " have the largest shares."
}

// shares is the card of some coins' parts of the market. Only the largest coins' are published.
func (w whole) shares(assets []market.Asset) chat.Card {
	assets, left := atMost(assets)
	c := chat.Card{Title: "Dominance"}
	var told, missing []string
	for _, a := range assets {
		f, ok := w.share(strings.ToLower(a.Symbol))
		if !ok || a.Class != market.Crypto {
			missing = append(missing, title(a))
			continue
		}
		told = append(told, called(a)+" makes up "+f.text)
		c.Fields, c.Values = append(c.Fields, chat.Field{Name: f.name, Value: f.text}), append(c.Values, f.values...)
	}
	lack := fmt.Sprintf("The dominance of %s is not published: only that of the largest coins is.", enumerate(missing, maxWords))
	switch {
	case len(told) == 0:
		return chat.Card{Text: lack + " Try “btc dominance” or “market cap of eth”."}
	case len(missing) > 0:
		note(&c, lack)
	}
	c.Text = capital(enumerate(told, maxNamed)) + " of the crypto market."
	leftOut(&c, left)
	return c
}
