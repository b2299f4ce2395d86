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

// statistics tells the size of assets and of the whole market.
type statistics struct{ desk }

// Answer is about the assets of the query, or about the crypto market when it names none.
func (s statistics) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	if len(q.Assets) == 0 && len(q.Unknown) > 0 {
		return unknown(q.Unknown), nil
	}
	if len(q.Assets) == 0 || q.Metric == ask.Dominance {
		return s.global(ctx, q)
	}
	want := quoteIn(q)
	assets := q.Assets[:min(len(q.Assets), maxAssets)]
	a, err := s.src.Fetch(ctx, market.Request{Kind: market.Statistics, Assets: assets, Currency: want})
	if err != nil {
		return failed(err, "market statistics of "+list(assets))
	}
	var c chat.Card
	if len(a.Stats) == 1 {
		c = sheet(a.Stats[0], q.Metric)
	} else {
		c = ranking(a.Stats, q.Metric)
	}
	attach(&c, a)
	missing(&c, a.Missing, q.Unknown)
	return c, nil
}

// figure is one statistic of an asset.
type figure struct {
	metric ask.Metric
	name   string
	number float64
	text   string
	unit   string
	trend  chat.Trend
}

// figures lists what is known of an asset, in the order of interest. What is not known is
// left out: it is never zero.
func figures(s market.Stats) []figure {
	code := string(s.Currency)
	var out []figure
	money := func(m ask.Metric, name string, v *float64) {
		if v != nil {
			out = append(out, figure{metric: m, name: name, number: *v, text: format.MoneyWords(*v, code), unit: code})
		}
	}
	coins := func(name string, v *float64) {
		if v != nil {
			out = append(out, figure{ask.Supply, name, *v, format.Words(*v) + " " + label(s.Asset), "coins", chat.Flat})
		}
	}
	out = append(out, figure{name: "Price", number: s.Price, text: format.Money(s.Price, code), unit: code})
	if s.Change24h != nil {
		out = append(out, figure{"", span(market.Quote{Asset: s.Asset}), *s.Change24h, format.Change(*s.Change24h), "percent", trend(*s.Change24h)})
	}
	if s.Rank != nil {
		out = append(out, figure{ask.Rank, "Rank", float64(*s.Rank), fmt.Sprintf("#%d", *s.Rank), "rank", chat.Flat})
	}
	money(ask.MarketCap, "Market cap", s.MarketCap)
	money(ask.FDV, "Fully diluted", s.FDV)
	money(ask.Volume, "Volume, 24 hours", s.Volume24h)
	coins("Circulating supply", s.Circulating)
	coins("Total supply", s.Total)
	coins("Maximum supply", s.Max)
	money("", "High, 24 hours", s.High24h)
	money("", "Low, 24 hours", s.Low24h)
	if s.ATH != nil {
		out = append(out, figure{ask.ATH, "All-time high", *s.ATH, extreme(*s.ATH, s, s.ATHAt.IsZero(), format.Day(s.ATHAt), s.ATHChange), code, chat.Flat})
	}
	if s.ATL != nil {
		out = append(out, figure{ask.ATL, "All-time low", *s.ATL, extreme(*s.ATL, s, s.ATLAt.IsZero(), format.Day(s.ATLAt), nil), code, chat.Flat})
	}
	return out
}

// extreme writes a record with its date and, where known, the distance from it.
func extreme(v float64, s market.Stats, undated bool, day string, change *float64) string {
	text := format.Money(v, string(s.Currency))
	if !undated {
		text += " on " + day
	}
	if change != nil {
		text += ", now " + format.Percent(*change) + " from it"
	}
	return text
}

// sheet is the card of one asset; a metric that was asked for comes first, in a sentence.
func sheet(s market.Stats, m ask.Metric) chat.Card {
	c := chat.Card{Title: title(s.Asset)}
	var first, rest []chat.Field
	for _, f := range figures(s) {
		field := chat.Field{Name: upperFirst(f.name), Value: f.text, Trend: f.trend}
		if m != "" && f.metric == m {
			first = append(first, field)
		} else {
			rest = append(rest, field)
		}
		c.Values = append(c.Values, value(s, f))
	}
	if m != "" {
		c.Text = headline(s, m, first)
	}
	if m == ask.Supply && s.Max == nil && len(first) > 0 {
		first = append(first, chat.Field{Name: "Maximum supply", Value: "no maximum known"})
	}
	c.Fields = append(first, rest...)
	return c
}

func headline(s market.Stats, m ask.Metric, found []chat.Field) string {
	if len(found) == 0 {
		return fmt.Sprintf("I have no %s of %s.", metricName(m), called(s.Asset))
	}
	return fmt.Sprintf("%s of %s: %s.", found[0].Name, called(s.Asset), found[0].Value)
}

func metricName(m ask.Metric) string {
	switch m {
	case ask.ATH:
		return "all-time high"
	case ask.ATL:
		return "all-time low"
	case ask.FDV:
		return "fully diluted valuation"
	}
	return strings.ReplaceAll(string(m), "_", " ")
}

// value names a figure for machines by its words: "market_cap", "volume_24_hours".
func value(s market.Stats, f figure) chat.Value {
	name := strings.NewReplacer(", ", "_", " ", "_", "-", "_").Replace(strings.ToLower(f.name))
	if f.unit == "percent" {
		name = "change_24h"
	}
	return chat.Value{Name: name, Of: s.Asset.ID, Number: f.number, Unit: f.unit, At: s.At, Source: s.Source}
}

// ranking is the card of several assets.
func ranking(all []market.Stats, m ask.Metric) chat.Card {
	c := chat.Card{Title: "Market statistics", Table: &chat.Table{Header: []string{"Asset", "Price", "Market cap", "Volume 24 h"}}}
	if extra := metricName(m); m != "" && m != ask.MarketCap && m != ask.Volume {
		c.Table.Header = append(c.Table.Header, upperFirst(extra))
	}
	for _, s := range all {
		code := string(s.Currency)
		row := []string{label(s.Asset), format.Money(s.Price, code), compact(s.MarketCap, code), compact(s.Volume24h, code)}
		for _, f := range figures(s) {
			c.Values = append(c.Values, value(s, f))
			if len(row) < len(c.Table.Header) && f.metric == m {
				row = append(row, f.text)
			}
		}
		if len(row) < len(c.Table.Header) {
			row = append(row, "n/a")
		}
		c.Table.Rows = append(c.Table.Rows, row)
	}
	return c
}

func compact(v *float64, code string) string {
	if v == nil {
		return "n/a"
	}
	return format.MoneyCompact(*v, code)
}
