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
	"tickertape/core/skills/tongue"
)

// global is the card of the whole crypto market, or of coins' shares of it. Where no figure is named it is the brief.
func (s statistics) global(ctx context.Context, q ask.Query) chat.Card {
	v := speak(q)
	switch q.Metric {
	case "":
		if q.When {
			return s.hours(ctx, q)
		}
		return s.overview(ctx, q)
	case ask.MarketCap, ask.Volume, ask.Dominance:
	default:
		metric := v.Say(words[q.Metric])
		return chat.Card{Text: v.Say("The %s of what? Try “%s of btc”.", metric, metric)}
	}
	a, err := s.whole(ctx, desk.Currency(q.Currency))
	if err != nil {
		return v.noWhole(err)
	}
	w := whole{*a.Global, a.Source, v}
	c := w.card(q.Metric)
	if q.Metric == ask.Dominance && len(q.Assets) > 0 {
		c = w.shares(q.Assets)
	}
	v.credit(&c, a)
	if len(q.Unknown) > 0 {
		v.lacking(&c, nil, q.Unknown)
	}
	return c
}

// whole asks for the figures of the whole market. It is market.ErrInvalidResponse where they have no market cap.
func (s statistics) whole(ctx context.Context, in market.Currency) (market.Answer, error) {
	a, err := s.desk.Source.Fetch(ctx, market.Request{Kind: market.Global, Currency: in})
	if err != nil {
		return market.Answer{}, fmt.Errorf("the whole market in %s: %w", in, err)
	}
	if a.Global == nil || !(a.Global.MarketCap > 0) {
		return market.Answer{}, fmt.Errorf("the whole market in %s has no market cap: %w", in, market.ErrInvalidResponse)
	}
	return a, nil
}

// noWhole is the card where figures of the whole market can't be had.
func (v voice) noWhole(err error) chat.Card {
	what := v.Say("data of the whole crypto market")
	if kind(err) == market.ErrBadRequest {
		err = market.ErrNotFound // there is nothing that a person could ask otherwise
	}
	return v.trouble(err, what, after(v.nobodyHas(what), v.Say("Try “price btc” or “market cap of eth”.")))
}

// whole writes the statistics of the whole market.
type whole struct {
	market.GlobalStats
	source string
	v      voice
}

func (w whole) value(name, of string, v float64, unit string) chat.Value {
	return chat.Value{Name: name, Of: of, Number: v, Unit: unit, At: w.At, Source: w.source}
}

// figures are all that is known; of the dominance of coins the two that everybody asks for, or
// the largest where the question is about them.
func (w whole) figures(m ask.Metric) []figure {
	money := func(m ask.Metric, name, value string, v float64) figure {
		return figure{metric: m, name: name, text: w.v.MoneyWords(v, w.Currency), values: []chat.Value{w.value(value, "global", v, string(w.Currency))}}
	}
	out := []figure{money(ask.MarketCap, w.v.Say("Market cap"), "market_cap", w.MarketCap)}
	if v := desk.Known(w.CapChange24h); v != nil {
		out = append(out, figure{metric: ask.MarketCap, name: w.v.Say("24 h"), text: w.v.Change(*v), trend: trend(*v), values: []chat.Value{w.value("change_24h", "global", *v, "percent")}})
	}
	if w.Volume24h > 0 {
		out = append(out, money(ask.Volume, w.v.Say("Volume, 24 h"), "volume_24h", w.Volume24h))
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
		name  tongue.Key
		value string
		n     int
	}{{"Coins", "coins", w.ActiveCoins}, {"Markets", "markets", w.Markets}} {
		if n.n > 0 {
			out = append(out, figure{name: w.v.Say(n.name), text: w.v.Fixed(float64(n.n), 0), values: []chat.Value{w.value(n.value, "global", float64(n.n), "")}})
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
	return figure{metric: ask.Dominance, name: w.v.Say("%s dominance", strings.ToUpper(symbol)), text: w.v.Share(v), values: []chat.Value{w.value("dominance", symbol, v, "percent")}}, true
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
	c.Title = w.v.Say("The crypto market")
	switch {
	case m == ask.Volume && asked.text != "":
		c.Text = w.v.Say("All coins together had a volume of %s in 24 hours.", asked.text)
	case m == ask.Dominance && asked.text != "":
		c.Text = w.leaders()
	case desk.Known(w.CapChange24h) != nil:
		c.Text = w.v.Say("All coins together are worth %s, %s in 24 hours.", w.v.MoneyWords(w.MarketCap, w.Currency), w.v.Moved(*w.CapChange24h))
	default:
		c.Text = w.v.Say("All coins together are worth %s.", w.v.MoneyWords(w.MarketCap, w.Currency))
	}
	return c
}

// leaders says the two largest shares in a sentence.
func (w whole) leaders() string {
	var parts []string
	for _, symbol := range w.largest()[:min(2, len(w.Dominance))] {
		parts = append(parts, strings.ToUpper(symbol)+" "+w.v.Share(w.Dominance[symbol]))
	}
	return w.v.Say("Of the crypto market, %s have the largest shares.", w.v.enumerate(parts, len(parts)))
}

// shares is the card of some coins' parts of the market. Only the largest coins' are published.
func (w whole) shares(assets []market.Asset) chat.Card {
	assets, left := atMost(assets)
	c := chat.Card{Title: w.v.Say("Dominance")}
	var told, missing []string
	for _, a := range assets {
		f, ok := w.share(strings.ToLower(a.Symbol))
		if !ok || a.Class != market.Crypto {
			missing = append(missing, w.v.title(a))
			continue
		}
		told = append(told, w.v.Say("%s makes up %s", w.v.called(a), f.text))
		c.Fields, c.Values = append(c.Fields, chat.Field{Name: f.name, Value: f.text}), append(c.Values, f.values...)
	}
	lack := w.v.Say("The dominance of %s is not published: only that of the largest coins is.", w.v.enumerate(missing, maxWords))
	switch {
	case len(told) == 0:
		return chat.Card{Text: after(lack, w.v.Say("Try “btc dominance” or “market cap of eth”."))}
	case len(missing) > 0:
		note(&c, lack)
	}
	c.Text = w.v.Say("%s of the crypto market.", capital(w.v.enumerate(told, maxNamed)))
	w.v.leftOut(&c, left)
	return c
}
