package skills

import (
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/tongue"
)

// figure is one line of statistics: what it is called, how it reads, and its numbers. One
// without a text is not known.
type figure struct {
	metric ask.Metric // empty: nobody asks for it by itself
	name   string
	text   string
	brief  string     // of a record: the text without the distance from it
	says   tongue.Key // the sentence that it is told in, where its metric has several
	trend  chat.Trend
	values []chat.Value
}

// theprice is the metric of the price among figures: nobody asks for it as one.
const theprice ask.Metric = "price"

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
type sheet struct {
	market.Stats
	v voice
}

// figures are all that is known, in the order of interest.
func (s sheet) figures() []figure {
	v := s.v
	all := []figure{
		s.price(), s.change(), s.rank(),
		s.money(ask.MarketCap, v.Say("Market cap"), "market_cap", s.MarketCap),
		s.money(ask.FDV, v.Say("Fully diluted valuation"), "fdv", s.FDV),
		s.money(ask.Volume, s.volumeName(), "volume_24h", s.Volume24h),
		s.day(),
		s.coins(v.Say("Circulating supply"), "%s has a circulating supply of %s.", "circulating_supply", s.Circulating),
		s.coins(v.Say("Total supply"), "%s has a total supply of %s.", "total_supply", s.Total),
		s.maximum(),
		s.extreme(ask.ATH, v.Say("All-time high"), "ath", s.ATH, s.ATHAt, s.ATHChange),
		s.extreme(ask.ATL, v.Say("All-time low"), "atl", s.ATL, s.ATLAt, nil),
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
	return figure{metric: theprice, name: s.v.Say("Price"), text: s.v.worth(q), values: []chat.Value{s.priced("price", s.Price)}}
}

func (s sheet) change() figure {
	change := desk.Known(s.Change24h)
	if change == nil {
		return figure{}
	}
	name, of := "change_since_close", desk.Quote{Quote: market.Quote{Asset: s.Asset}}
	if s.coin() {
		name = "change_24h"
	}
	return figure{name: s.v.span(of), text: s.v.Change(*change), trend: trend(*change), values: []chat.Value{s.value(name, *change, "percent")}}
}

func (s sheet) rank() figure {
	if s.Rank == nil {
		return figure{}
	}
	return figure{metric: ask.Rank, name: s.v.Say("Rank"), text: s.v.Say("#%d", *s.Rank), values: []chat.Value{s.value("rank", float64(*s.Rank), "")}}
}

func (s sheet) money(m ask.Metric, name, value string, v *float64) figure {
	if desk.Known(v) == nil {
		return figure{}
	}
	return figure{metric: m, name: name, text: s.v.MoneyWords(*v, s.Currency), values: []chat.Value{s.value(value, *v, string(s.Currency))}}
}

// volumeName says over what time the volume is: an exchange's is today's.
func (s sheet) volumeName() string {
	if s.coin() {
		return s.v.Say("Volume, 24 h")
	}
	return s.v.Say("Volume")
}

// day is the range of the last 24 hours, or of the day of the exchange.
func (s sheet) day() figure {
	low, high := desk.Known(s.Low24h), desk.Known(s.High24h)
	f := figure{name: s.v.Say("Range, 24 h")}
	if !s.coin() {
		f.name = s.v.Say("Range, day")
	}
	if low != nil {
		f.values = append(f.values, s.priced("low_24h", *low))
	}
	if high != nil {
		f.values = append(f.values, s.priced("high_24h", *high))
	}
	switch {
	case low != nil && high != nil:
		f.text = s.v.Say("%s to %s", s.at(*low), s.at(*high))
	case low != nil:
		f.text = s.v.Say("from %s", s.at(*low))
	case high != nil:
		f.text = s.v.Say("up to %s", s.at(*high))
	}
	return f
}

// at writes a price of the asset, and priced tells it to machines, whose unit it names.
func (s sheet) at(v float64) string {
	return s.v.worth(market.Quote{Asset: s.Asset, Currency: s.Currency, Price: v})
}

func (s sheet) priced(name string, v float64) chat.Value {
	return s.value(name, v*s.v.ounces(s.Asset), s.unit())
}

func (s sheet) unit() string { return s.v.of(market.Quote{Asset: s.Asset, Currency: s.Currency}) }

func (s sheet) coins(name string, says tongue.Key, value string, v *float64) figure {
	if desk.Known(v) == nil {
		return figure{}
	}
	return figure{
		metric: ask.Supply, name: name, says: says, text: s.v.Of(s.v.pieces(*v), s.v.code(s.Asset)),
		values: []chat.Value{s.value(value, *v, s.v.counts(s.Asset))},
	}
}

// pieces writes how many coins there are: in full up to a billion.
func (v voice) pieces(n float64) string {
	if n < 1e9 {
		return v.Fixed(n, 0)
	}
	return v.LongWords(n)
}

// maximum is said to be unknown only of coins, and only where the rest of the supply is known:
// many have none.
func (s sheet) maximum() figure {
	if desk.Known(s.Max) != nil {
		return s.coins(s.v.Say("Maximum supply"), "%s has a maximum supply of %s.", "max_supply", s.Max)
	}
	if s.coin() && (s.Circulating != nil || s.Total != nil) {
		return figure{metric: ask.Supply, name: s.v.Say("Maximum supply"), text: s.v.Say("no maximum known")}
	}
	return figure{}
}

// extreme is a record price with its date and the distance from it, which is computed where the
// provider does not say it: 100 · (price / record − 1).
func (s sheet) extreme(m ask.Metric, name, value string, v *float64, at time.Time, distance *float64) figure {
	if desk.Known(v) == nil || *v <= 0 {
		return figure{}
	}
	f := figure{metric: m, name: name, brief: s.at(*v), values: []chat.Value{s.priced(value, *v)}}
	f.values[0].At = at
	if at.IsZero() {
		f.values[0].At = s.At
	} else {
		f.brief = s.v.Say("%s on %s", s.at(*v), s.v.Day(at))
	}
	if distance = desk.Known(distance); distance == nil && s.Price > 0 {
		computed := 100 * (s.Price / *v - 1)
		distance = &computed
	}
	f.text = f.brief
	if distance != nil {
		f.text = s.v.Say("%s (%s since)", f.brief, s.v.Percent(*distance))
		f.values = append(f.values, s.value(value+"_change", *distance, "percent"))
	}
	return f
}
