package skills

import (
	"context"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/tongue"
)

// statistics tells the size, the supply and the records of assets, and of the whole market.
type statistics struct {
	desk desk.Desk
	now  func() time.Time
}

// Answer is about the assets of the query, or about the crypto market when it names none.
func (s statistics) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q).weigh(q.Unit)
	switch {
	case q.Metric == ask.Gas:
		return s.gas(ctx, q), nil
	case len(q.Assets) == 0 && len(q.Unknown) > 0:
		return v.unknown(q), nil
	case q.Metric == ask.Funding:
		return s.funding(ctx, q), nil
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
		what := v.Say("market data of %s", v.list(assets))
		hint := v.Say("Coins have the most, for example “market cap of btc”; for others try “price %s”.", v.label(assets[0]))
		return v.trouble(err, what, after(v.nobodyHas(what), hint)), nil
	}
	sheets, missing := v.arranged(assets, a.Stats)
	c := v.rows(sheets, q.Metric)
	if len(sheets) == 1 {
		c = page(sheets[0], q.Metric)
	}
	v.credit(&c, a)
	v.lacking(&c, missing, q.Unknown)
	v.elsewhere(&c, sheets, in)
	v.leftOut(&c, left)
	v.ofNow(&c, q)
	return c, nil
}

// ofNow says that figures are those of now, where a time was asked for.
func (v voice) ofNow(c *chat.Card, q ask.Query) {
	if q.Span != "" {
		note(c, v.Say("These are figures of now: I can't tell them over a time."))
	}
}

// arranged puts statistics in the order of the request.
func (v voice) arranged(assets []market.Asset, stats []market.Stats) (sheets []sheet, missing []market.Asset) {
	for _, a := range assets {
		found := false
		for _, s := range stats {
			if same(s.Asset, a) && !found {
				s.Asset, found = a, true
				sheets = append(sheets, sheet{s, v})
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
func (v voice) elsewhere(c *chat.Card, sheets []sheet, in market.Currency) {
	var names []string
	for _, s := range sheets {
		if s.Currency != in && s.Asset.Class != market.Index {
			names = append(names, v.called(s.Asset)+" ("+upper(s.Currency)+")")
		}
	}
	if len(names) > 0 {
		note(c, v.Say("In the currency of the exchange: %s.", v.enumerate(names, maxWords)))
	}
}

// page is the card of one asset.
func page(s sheet, m ask.Metric) chat.Card {
	c, asked := arrange(s.figures(), m)
	c.Title = s.v.title(s.Asset)
	switch {
	case m == "":
		c.Text = s.summary()
	case asked.values == nil:
		c.Text = s.v.Say("I don't know the %s of %s: no data provider tells it.", s.v.Say(words[m]), s.v.called(s.Asset))
		c.Fields = append([]chat.Field{{Name: s.v.metric(m), Value: s.v.Say("unknown")}}, c.Fields...)
	default:
		c.Text = s.headline(m, asked)
	}
	return c
}

// words name the metrics within a sentence.
var words = map[ask.Metric]tongue.Key{
	ask.MarketCap: "market cap", ask.Volume: "volume", ask.Supply: "supply", ask.ATH: "all-time high", ask.ATL: "all-time low",
	ask.Dominance: "dominance", ask.Rank: "rank", ask.FDV: "fully diluted valuation", ask.Gas: "gas", ask.Funding: "funding rate",
}

// metric is its name by itself.
func (v voice) metric(m ask.Metric) string { return v.capital(v.Say(words[m])) }

// summary says the most important of an asset in a sentence.
func (s sheet) summary() string {
	who, at, size := s.v.begins(s.Asset), s.price().text, desk.Known(s.MarketCap)
	switch {
	case at != "" && size != nil:
		return s.v.Say("%s is at %s and has a market cap of %s.", who, at, s.v.MoneyWords(*size, s.Currency))
	case size != nil:
		return s.v.Say("%s has a market cap of %s.", who, s.v.MoneyWords(*size, s.Currency))
	case at != "":
		return s.v.Say("%s is at %s.", who, at)
	}
	return ""
}

// headline answers the one thing that was asked for.
func (s sheet) headline(m ask.Metric, f figure) string {
	who := s.v.begins(s.Asset)
	switch m {
	case ask.Rank:
		return s.v.Say("%s is number %d by market cap.", who, *s.Rank)
	case ask.ATH, ask.ATL:
		return s.record(m, who, f.brief)
	case ask.Volume:
		if s.coin() {
			return s.v.Say("%s had a volume of %s in 24 hours.", who, f.text)
		}
		return s.v.Say("%s has a volume of %s.", who, f.text)
	case ask.FDV:
		return s.v.Say("%s has a fully diluted valuation of %s.", who, f.text)
	case ask.MarketCap:
		return s.v.Say("%s has a market cap of %s.", who, f.text)
	}
	return s.v.Say(f.says, who, f.text)
}

// record says a highest or lowest price, and where the price is now.
func (s sheet) record(m ask.Metric, who, of string) string {
	at := s.price().text
	switch {
	case m == ask.ATH && at != "":
		return s.v.Say("%s had its all-time high of %s; it is at %s now.", who, of, at)
	case m == ask.ATH:
		return s.v.Say("%s had its all-time high of %s.", who, of)
	case at != "":
		return s.v.Say("%s had its all-time low of %s; it is at %s now.", who, of, at)
	}
	return s.v.Say("%s had its all-time low of %s.", who, of)
}

// rows is the card of several assets: price, market cap and volume, or what was asked for.
func (v voice) rows(sheets []sheet, m ask.Metric) chat.Card {
	c := chat.Card{Title: v.Say("Market data"), Text: v.Say("Market data of %d assets.", len(sheets))}
	columns := []ask.Metric{ask.MarketCap, ask.Volume, ask.Rank}
	if m != "" {
		columns = []ask.Metric{m}
	}
	c.Table = &chat.Table{Header: []string{v.Say("Asset"), v.Say("Price")}}
	for _, m := range columns {
		c.Table.Header = append(c.Table.Header, v.metric(m))
	}
	for _, s := range sheets {
		row := []string{v.label(s.Asset), s.cell(theprice)}
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

// cell is one figure, short enough for a table.
func (s sheet) cell(m ask.Metric) string {
	large := map[ask.Metric]*float64{ask.MarketCap: s.MarketCap, ask.Volume: s.Volume24h, ask.FDV: s.FDV}
	if v, ok := large[m]; ok {
		if desk.Known(v) == nil {
			return s.v.NotANumber()
		}
		return s.v.MoneyCompact(*v, s.Currency)
	}
	for _, f := range s.figures() {
		if f.metric == m && len(f.values) > 0 {
			return f.text
		}
	}
	return s.v.NotANumber()
}
