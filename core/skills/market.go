package skills

import (
	"context"
	"fmt"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
)

// statistics tells the size, the supply and the records of assets, and of the whole market.
type statistics struct {
	desk desk.Desk
	now  func() time.Time
}

// Answer is about the assets of the query, or about the crypto market when it names none.
func (s statistics) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	if len(q.Assets) == 0 && len(q.Unknown) > 0 {
		return unknown(q), nil
	}
	if len(q.Assets) == 0 || q.Metric == ask.Dominance {
		return s.global(ctx, q), nil
	}
	_, known := courses[q.Metric]
	if known && reaches(q.Range, s.now()) {
		return s.allCourses(ctx, q), nil
	}
	assets, left := atMost(q.Assets)
	in := desk.Currency(q.Currency)
	a, err := s.desk.Source.Fetch(ctx, market.Request{Kind: market.Statistics, Assets: assets, Currency: in})
	if err == nil && len(a.Stats) == 0 {
		err = market.ErrNotFound
	}
	if err != nil {
		what := "market data of " + list(assets)
		return trouble(err, what, fmt.Sprintf("None of my data providers has %s. Coins have the most, for example “market cap of btc”; for others try “price %s”.", what, label(assets[0]))), nil
	}
	sheets, missing := arranged(assets, a.Stats)
	c := rows(sheets, q.Metric)
	if len(sheets) == 1 {
		c = page(sheets[0], q.Metric)
	}
	credit(&c, a)
	lacking(&c, missing, q.Unknown)
	elsewhere(&c, sheets, in)
	leftOut(&c, left)
	if q.Span != "" {
		note(&c, "These are figures of now: I can't tell them over a time.")
	}
	return c, nil
}

// arranged puts statistics in the order of the request.
func arranged(assets []market.Asset, stats []market.Stats) (sheets []sheet, missing []market.Asset) {
	for _, a := range assets {
		found := false
		for _, s := range stats {
			if same(s.Asset, a) && !found {
				s.Asset, found = a, true
				sheets = append(sheets, sheet{s})
			}
		}
		if !found {
			missing = append(missing, a)
		}
	}
	return sheets, missing
}

// elsewhere notes what is not in the currency that was asked for. It is not converted: today's
// rate would be wrong for a record of another year.
func elsewhere(c *chat.Card, sheets []sheet, in market.Currency) {
	var names []string
	for _, s := range sheets {
		if s.Currency != in && s.Asset.Class != market.Index {
			names = append(names, fmt.Sprintf("%s (%s)", called(s.Asset), upper(s.Currency)))
		}
	}
	if len(names) > 0 {
		note(c, "In the currency of the exchange: "+enumerate(names, maxWords)+".")
	}
}

// page is the card of one asset.
func page(s sheet, m ask.Metric) chat.Card {
	c, asked := arrange(s.figures(), m)
	c.Title = title(s.Asset)
	switch {
	case m == "":
		c.Text = s.summary()
	case asked.values == nil:
		c.Text = fmt.Sprintf("I don't know the %s of %s: no data provider tells it.", words[m], called(s.Asset))
		c.Fields = append([]chat.Field{{Name: capital(words[m]), Value: "unknown"}}, c.Fields...)
	default:
		c.Text = s.headline(m, asked)
	}
	return c
}

// words name the metrics within a sentence.
var words = map[ask.Metric]string{
	ask.MarketCap: "market cap", ask.Volume: "volume", ask.Supply: "supply", ask.ATH: "all-time high", ask.ATL: "all-time low",
	ask.Dominance: "dominance", ask.Rank: "rank", ask.FDV: "fully diluted valuation",
}

// summary says the most important of an asset in a sentence.
func (s sheet) summary() string {
	var parts []string
	if p := s.price(); p.text != "" {
		parts = append(parts, "is at "+p.text)
	}
	if c := desk.Known(s.MarketCap); c != nil {
		parts = append(parts, "has a market cap of "+format.MoneyWords(*c, s.Currency))
	}
	if len(parts) == 0 {
		return ""
	}
	return capital(called(s.Asset)) + " " + strings.Join(parts, " and ") + "."
}

// headline answers the one thing that was asked for.
func (s sheet) headline(m ask.Metric, f figure) string {
	who := capital(called(s.Asset))
	switch m {
	case ask.Rank:
		return fmt.Sprintf("%s is number %d by market cap.", who, *s.Rank)
	case ask.Supply:
		return fmt.Sprintf("%s has a %s of %s.", who, strings.ToLower(f.name), f.text)
	case ask.ATH, ask.ATL:
		text, _, _ := strings.Cut(f.text, " (")
		now := ""
		if p := s.price(); p.text != "" {
			now = "; it is at " + p.text + " now"
		}
		return fmt.Sprintf("%s had its %s of %s%s.", who, words[m], text, now)
	case ask.Volume:
		if s.coin() {
			return fmt.Sprintf("%s had a volume of %s in 24 hours.", who, f.text)
		}
	}
	return fmt.Sprintf("%s has a %s of %s.", who, words[m], f.text)
}

// rows is the card of several assets: price, market cap and volume, or what was asked for.
func rows(sheets []sheet, m ask.Metric) chat.Card {
	c := chat.Card{Title: "Market data", Text: fmt.Sprintf("Market data of %d assets.", len(sheets))}
	columns := []ask.Metric{ask.MarketCap, ask.Volume, ask.Rank}
	if m != "" {
		columns = []ask.Metric{m}
	}
	c.Table = &chat.Table{Header: []string{"Asset", "Price"}}
	for _, m := range columns {
		c.Table.Header = append(c.Table.Header, capital(words[m]))
	}
	for _, s := range sheets {
		row := []string{label(s.Asset), s.cell("")}
		for _, m := range columns {
			row = append(row, s.cell(m))
		}
		c.Table.Rows = append(c.Table.Rows, row)
		for _, f := range s.figures() {
			c.Values = append(c.Values, f.values...)
		}
	}
	return c
}

// cell is one figure, short enough for a table; the empty metric is the price.
func (s sheet) cell(m ask.Metric) string {
	large := map[ask.Metric]*float64{ask.MarketCap: s.MarketCap, ask.Volume: s.Volume24h, ask.FDV: s.FDV}
	if v, ok := large[m]; ok {
		if desk.Known(v) == nil {
			return unknownCell
		}
		return format.MoneyCompact(*v, s.Currency)
	}
	for _, f := range s.figures() {
		if (m == "" && f.name == "Price") || (m != "" && f.metric == m && len(f.values) > 0) {
			return f.text
		}
	}
	return unknownCell
}
