package skills

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// compare sets assets against each other: what they are worth, and how they did over the same
// time.
type compare struct {
	desk       desk.Desk
	now        func() time.Time
	statistics statistics
	drawing    drawing
}

// Answer is a table over the time that is named, or over 30 days.
func (m compare) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	if pair, is := priceIn(q); is {
		return m.pair(ctx, pair)
	}
	assets, left := atMost(q.Assets)
	switch {
	case len(assets) == 0 && len(q.Unknown) > 0:
		return v.unknown(q), nil
	case len(assets) == 1 && len(q.Unknown) > 0 && q.Like.ID == "":
		return v.unknown(q), nil
	case q.Like.ID != "":
		return m.imagined(ctx, q), nil
	case len(assets) < 2:
		return chat.Card{Text: v.Say("Compare what with what? Try “btc vs eth”, “gold or the s&p 500 this year” or “compare sol, ada and dot”.")}, nil
	case q.Metric != "" && q.Metric != ask.Dominance:
		q.Intent = ask.Market
		return m.statistics.Answer(ctx, q)
	}
	if q.Range.Zero() {
		q.Span = usualPast
		q.Range, _ = q.Span.Range(m.now())
	}
	c := m.both(ctx, assets, q)
	v.lacking(&c, nil, q.Unknown)
	v.leftOut(&c, left)
	return c, nil
}

// priceIn is the question for a price that a comparison with money is: "btc vs usd", "usd vs eur".
func priceIn(q ask.Query) (ask.Query, bool) {
	if q.Metric != "" || q.Like.ID != "" || len(q.Unknown) > 0 {
		return q, false
	}
	last := len(q.Assets) - 1
	switch {
	case last == 0 && q.Assets[0].Class == market.Fiat && q.Currency != "" && q.Currency != market.Currency(q.Assets[0].ID):
		return q, true
	case last != 1 || q.Currency != "" || same(q.Assets[0], q.Assets[1]):
		return q, false
	case q.Assets[0].Class == market.Fiat && q.Assets[1].Class != market.Fiat:
		q.Assets = []market.Asset{q.Assets[1], q.Assets[0]}
	}
	if q.Assets[1].Class != market.Fiat {
		return q, false
	}
	q.Currency, q.Assets = market.Currency(q.Assets[1].ID), q.Assets[:1]
	return q, true
}

// pair tells the price of one thing in money, or how it went over a time.
func (m compare) pair(ctx context.Context, q ask.Query) (chat.Card, error) {
	if q.Range.Zero() {
		q.Intent = ask.Price
		return price{m.desk}.Answer(ctx, q)
	}
	q.Intent = ask.Chart
	return m.drawing.Answer(ctx, q)
}

// both asks for the past and for statistics side by side.
func (m compare) both(ctx context.Context, assets []market.Asset, q ask.Query) chat.Card {
	v, in := speak(q).weigh(q.Unit), desk.Currency(q.Currency)
	var then, now market.Answer
	var thenErr, nowErr error
	var latest live
	beside(func() {
		then, thenErr = m.desk.Source.Fetch(ctx, market.Request{Kind: market.History, Assets: assets, Currency: in, Range: both(q.Range, ofDates(q.Range, placeOf(q)))})
	}, func() {
		now, nowErr = m.desk.Source.Fetch(ctx, market.Request{Kind: market.Statistics, Assets: assets, Currency: in})
	}, func() {
		latest = liveOf(ctx, m.desk, assets, in, q.Range, m.now())
	})
	pasts, _ := v.pastsOf(then, assets, q.Range, placeOf(q))
	sheets, _ := v.arranged(assets, now.Stats)
	if len(pasts)+len(sheets) == 0 {
		err := orNotFound(thenErr)
		if nowErr != nil {
			err = nowErr
		}
		what := v.Say("what I need to compare %s", v.list(assets))
		return v.trouble(err, what, after(v.nobodyHas(what), v.Say("Try “price %s”.", v.label(assets[0])+" "+v.label(assets[1]))))
	}
	latest.end(pasts, m.now())
	if shorter, cut := aligned(pasts); cut {
		pasts, q.Span = shorter, ""
	}
	them := versus{assets: assets, pasts: pasts, sheets: sheets, now: latest.quotes, in: in, span: q.Span, v: v}
	c := them.card()
	if len(pasts) > 0 {
		v.credit(&c, then)
	}
	if len(sheets) > 0 {
		v.credit(&c, now)
	}
	latest.credit(&c, v)
	v.lacking(&c, them.missing(), nil)
	v.inOwn(&c, pasts, in, q.Currency != "")
	if drawn := slices.DeleteFunc(slices.Clone(pasts), func(p past) bool { return len(p.points) < 2 }); len(drawn) > 1 {
		m.drawing.indexed(ctx, q, &c, drawn[:min(len(drawn), mostLines)])
	}
	return c
}

// versus are assets beside each other.
type versus struct {
	assets []market.Asset
	pasts  []past
	sheets []sheet
	now    []desk.Quote
	in     market.Currency
	span   ask.Span
	v      voice
}

func (s versus) past(a market.Asset) (past, bool) {
	for _, p := range s.pasts {
		if same(p.asset, a) && len(p.points) > 1 {
			return p, true
		}
	}
	return past{}, false
}

func (s versus) sheet(a market.Asset) (sheet, bool) {
	for _, one := range s.sheets {
		if same(one.Asset, a) {
			return one, true
		}
	}
	return sheet{}, false
}

// quote is what an asset costs now, where the comparison goes up to now, in the currency of its past or of its statistics.
func (s versus) quote(a market.Asset) (desk.Quote, bool) {
	in := s.in
	if p, ok := s.past(a); ok {
		in = p.in
	}
	for _, q := range s.now {
		if same(q.Asset, a) && q.Currency == in {
			return q, true
		}
	}
	return desk.Quote{}, false
}

// missing are assets of which nothing is known.
func (s versus) missing() []market.Asset {
	return slices.DeleteFunc(slices.Clone(s.assets), func(a market.Asset) bool {
		_, one := s.past(a)
		_, other := s.sheet(a)
		return one || other
	})
}

// card is a table with a row for each asset, those that did best first.
func (s versus) card() chat.Card {
	v := s.v
	c := chat.Card{Title: s.title(), Text: s.verdict(), Table: &chat.Table{
		Header: []string{v.Say("Asset"), v.Say("Price"), s.spanName(), v.Say("Deepest fall"), v.Say("Market cap")},
	}}
	for _, a := range s.order() {
		p, told := s.past(a)
		sheet, sized := s.sheet(a)
		row := []string{v.label(a), v.NotANumber(), v.NotANumber(), v.NotANumber(), v.NotANumber()}
		quote, priced := s.quote(a)
		switch {
		case priced:
			row[1] = v.worth(quote.Quote)
			c.Values = append(c.Values, v.values(quote)[0])
		case sized:
			row[1] = sheet.cell(theprice)
		case told:
			row[1] = p.price(p.last().Value)
		default:
			continue
		}
		if told {
			row[2], row[3] = v.Change(p.change()), v.Percent(p.drawdown())
			c.Values = append(c.Values, p.value("price_first", p.first().Value, p.unit(), p.first().At), p.value("price_last", p.last().Value, p.unit(), p.last().At),
				p.value("price_change", p.change(), "percent", p.last().At), p.value("drawdown", p.drawdown(), "percent", p.last().At))
		}
		if sized {
			row[4] = sheet.cell(ask.MarketCap)
			for _, f := range sheet.figures() {
				if f.metric == theprice && !priced || f.metric == ask.MarketCap {
					c.Values = append(c.Values, f.values...)
				}
			}
		}
		c.Table.Rows = append(c.Table.Rows, row)
	}
	return c
}

func (s versus) title() string {
	if len(s.assets) > maxNamed {
		return s.v.Say("%d assets compared", len(s.assets))
	}
	out := s.v.label(s.assets[0])
	for _, a := range s.assets[1:] {
		out = s.v.Say("%s vs %s", out, s.v.label(a))
	}
	return out
}

// spanName heads the column of changes.
func (s versus) spanName() string {
	if s.span == "" || strings.Contains(string(s.span), "-") { // days
		return s.v.Say("Change")
	}
	return s.v.brief(s.span)
}

// order are the assets, the one that did best first.
func (s versus) order() []market.Asset {
	var out []market.Asset
	for _, p := range byChange(s.pasts) {
		out = append(out, p.asset)
	}
	for _, a := range s.assets {
		if !slices.ContainsFunc(out, func(b market.Asset) bool { return same(a, b) }) {
			out = append(out, a)
		}
	}
	return out
}

// verdict says who did best, and by how much.
func (s versus) verdict() string {
	v, ranked := s.v, byChange(s.pasts)
	if len(ranked) < 2 {
		return v.Say("Side by side: %s.", v.list(s.assets))
	}
	best, last := ranked[0], ranked[len(ranked)-1]
	args := []any{best.v.Day(best.first().At), best.v.Day(best.last().At), v.called(best.asset), v.Moved(best.change()), v.called(last.asset), v.Moved(last.change())}
	switch {
	case len(ranked) == 2:
		return v.Say("From %s to %s, %s did better (%s) than %s (%s).", args...)
	case fell(ranked):
		return v.Say("From %s to %s, %s fell least (%s) and %s most (%s).", args...)
	}
	return v.Say("From %s to %s, %s did best (%s) and %s worst (%s).", args...)
}

// fell tells that none of them has gained, nor stood still; the strongest is first.
func fell(ranked []past) bool { return len(ranked) > 1 && ranked[0].change() < 0 }

// byChange sorts pasts of two points at least, the strongest first.
func byChange(pasts []past) []past {
	out := slices.DeleteFunc(slices.Clone(pasts), func(p past) bool { return len(p.points) < 2 })
	if len(out) == 0 {
		return pasts
	}
	slices.SortStableFunc(out, func(a, b past) int { return cmp.Compare(b.change(), a.change()) })
	return out
}
