package skills

import (
	"fmt"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
)

// figure is one line of statistics: what it is called, how it reads, and its numbers. One
// without a text is not known.
type figure struct {
	metric ask.Metric // empty: nobody asks for it by itself
	name   string
	text   string
	trend  chat.Trend
	values []chat.Value
}

// arrange puts figures on a card, those of a metric first, and returns the first of these.
func arrange(all []figure, m ask.Metric) (c chat.Card, asked figure) {
	var rest []chat.Field
	for _, f := range all {
		c.Values = append(c.Values, f.values...)
		field := chat.Field{Name: f.name, Value: f.text, Trend: f.trend}
		if m == "" || f.metric != m {
			rest = append(rest, field)
			continue
		}
		if c.Fields = append(c.Fields, field); asked.values == nil {
			asked = f
		}
	}
	c.Fields = append(c.Fields, rest...)
	return c, asked
}

// sheet writes the statistics of one asset.
type sheet struct{ market.Stats }

// figures are all that is known, in the order of interest.
func (s sheet) figures() []figure {
	all := []figure{
		s.price(), s.change(), s.rank(),
		s.money(ask.MarketCap, "Market cap", "market_cap", s.MarketCap),
		s.money(ask.FDV, "Fully diluted valuation", "fdv", s.FDV),
		s.money(ask.Volume, s.volumeName(), "volume_24h", s.Volume24h),
		s.day(),
		s.coins("Circulating supply", "circulating_supply", s.Circulating),
		s.coins("Total supply", "total_supply", s.Total),
		s.maximum(),
		s.extreme(ask.ATH, "All-time high", "ath", s.ATH, s.ATHAt, s.ATHChange),
		s.extreme(ask.ATL, "All-time low", "atl", s.ATL, s.ATLAt, nil),
	}
	var out []figure
	for _, f := range all {
		if f.text != "" {
			out = append(out, f)
		}
	}
	return out
}

func (s sheet) value(name string, v float64, unit string) chat.Value {
	return chat.Value{Name: name, Of: s.Asset.ID, Number: v, Unit: unit, At: s.At, Source: s.Source}
}

func (s sheet) coin() bool { return s.Asset.Class == market.Crypto }

func (s sheet) price() figure {
	if !(s.Price > 0) {
		return figure{}
	}
	q := market.Quote{Asset: s.Asset, Currency: s.Currency, Price: s.Price}
	return figure{name: "Price", text: worth(q), values: []chat.Value{s.value("price", s.Price, unit(q))}}
}

func (s sheet) change() figure {
	v := desk.Known(s.Change24h)
	if v == nil {
		return figure{}
	}
	name, of := "change_since_close", desk.Quote{Quote: market.Quote{Asset: s.Asset}}
	if s.coin() {
		name = "change_24h"
	}
	return figure{name: span(of), text: format.Change(*v), trend: trend(*v), values: []chat.Value{s.value(name, *v, "percent")}}
}

func (s sheet) rank() figure {
	if s.Rank == nil {
		return figure{}
	}
	return figure{metric: ask.Rank, name: "Rank", text: fmt.Sprintf("#%d", *s.Rank), values: []chat.Value{s.value("rank", float64(*s.Rank), "")}}
}

func (s sheet) money(m ask.Metric, name, value string, v *float64) figure {
	if desk.Known(v) == nil {
		return figure{}
	}
	return figure{metric: m, name: name, text: format.MoneyWords(*v, s.Currency), values: []chat.Value{s.value(value, *v, string(s.Currency))}}
}

// volumeName says over what time the volume is: an exchange's is today's.
func (s sheet) volumeName() string {
	if s.coin() {
		return "Volume, 24 h"
	}
	return "Volume"
}

func (s sheet) day() figure {
	low, high := desk.Known(s.Low24h), desk.Known(s.High24h)
	name := "Range, 24 h"
	if !s.coin() {
		name = "Range, day"
	}
	switch {
	case low != nil && high != nil:
		return figure{name: name, text: s.at(*low) + " to " + s.at(*high), values: []chat.Value{s.value("low_24h", *low, s.unit()), s.value("high_24h", *high, s.unit())}}
	case low != nil:
		return figure{name: name, text: "from " + s.at(*low), values: []chat.Value{s.value("low_24h", *low, s.unit())}}
	case high != nil:
		return figure{name: name, text: "up to " + s.at(*high), values: []chat.Value{s.value("high_24h", *high, s.unit())}}
	}
	return figure{}
}

// at writes a price of the asset, unit names it for machines.
func (s sheet) at(v float64) string {
	return worth(market.Quote{Asset: s.Asset, Currency: s.Currency, Price: v})
}

func (s sheet) unit() string { return unit(market.Quote{Asset: s.Asset, Currency: s.Currency}) }

func (s sheet) coins(name, value string, v *float64) figure {
	if desk.Known(v) == nil {
		return figure{}
	}
	return figure{metric: ask.Supply, name: name, text: pieces(*v) + " " + code(s.Asset), values: []chat.Value{s.value(value, *v, counts(s.Asset))}}
}

// pieces writes how many coins there are: in full up to a billion.
func pieces(v float64) string {
	if v < 1e9 {
		return format.Fixed(v, 0)
	}
	return format.LongWords(v)
}

// maximum is said to be unknown only of coins, and only where the rest of the supply is known:
// many have none.
func (s sheet) maximum() figure {
	if desk.Known(s.Max) != nil {
		return s.coins("Maximum supply", "max_supply", s.Max)
	}
	if s.coin() && (s.Circulating != nil || s.Total != nil) {
		return figure{metric: ask.Supply, name: "Maximum supply", text: "no maximum known"}
	}
	return figure{}
}

// extreme is a record price with its date and the distance from it, which is computed where the
// provider does not say it: 100 · (price / record − 1).
func (s sheet) extreme(m ask.Metric, name, value string, v *float64, at time.Time, distance *float64) figure {
	if desk.Known(v) == nil || *v <= 0 {
		return figure{}
	}
	f := figure{metric: m, name: name, text: s.at(*v), values: []chat.Value{s.value(value, *v, s.unit())}}
	f.values[0].At = at
	if at.IsZero() {
		f.values[0].At = s.At
	} else {
		f.text += " on " + format.Day(at)
	}
	if distance = desk.Known(distance); distance == nil && s.Price > 0 {
		computed := 100 * (s.Price / *v - 1)
		distance = &computed
	}
	if distance != nil {
		f.text += " (" + format.Percent(*distance) + " since)"
		f.values = append(f.values, s.value(value+"_change", *distance, "percent"))
	}
	return f
}
