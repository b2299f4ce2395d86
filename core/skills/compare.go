package skills

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
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
	assets, left := atMost(q.Assets)
	switch {
	case len(assets) == 0 && len(q.Unknown) > 0:
		return unknown(q), nil
	case len(assets) < 2:
		return chat.Card{Text: "Compare what with what? Try “btc vs eth”, “gold or the s&p 500 this year” or “compare sol, ada and dot”."}, nil
	case q.Metric != "" && q.Metric != ask.Dominance:
		q.Intent = ask.Market
		return m.statistics.Answer(ctx, q)
	}
	if q.Range.Zero() {
		q.Span = usualPast
		q.Range, _ = q.Span.Range(m.now())
	}
	c := m.both(ctx, assets, q)
	lacking(&c, nil, q.Unknown)
	leftOut(&c, left)
	return c, nil
}

// both asks for the past and for statistics side by side.
func (m compare) both(ctx context.Context, assets []market.Asset, q ask.Query) chat.Card {
	in := desk.Currency(q.Currency)
	var then, now market.Answer
	var thenErr, nowErr error
	beside(func() {
		then, thenErr = m.desk.Source.Fetch(ctx, market.Request{Kind: market.History, Assets: assets, Currency: in, Range: both(q.Range, ofDates(q.Range, placeOf(q)))})
	}, func() {
		now, nowErr = m.desk.Source.Fetch(ctx, market.Request{Kind: market.Statistics, Assets: assets, Currency: in})
	})
	pasts, _ := pastsOf(then, assets, q.Range, placeOf(q))
	sheets, _ := arranged(assets, now.Stats)
	if len(pasts)+len(sheets) == 0 {
		err := orNotFound(thenErr)
		if nowErr != nil {
			err = nowErr
		}
		what := "what I need to compare " + list(assets)
		return trouble(err, what, "None of my data providers has "+what+". Try “price "+label(assets[0])+" "+label(assets[1])+"”.")
	}
	v := versus{assets: assets, pasts: pasts, sheets: sheets, span: q.Span}
	c := v.card()
	if len(pasts) > 0 {
		credit(&c, then)
	}
	if len(sheets) > 0 {
		credit(&c, now)
	}
	lacking(&c, v.missing(), nil)
	inOwn(&c, pasts, in, q.Currency != "")
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
	span   ask.Span
}

func (v versus) past(a market.Asset) (past, bool) {
	for _, p := range v.pasts {
		if same(p.asset, a) && len(p.points) > 1 {
			return p, true
		}
	}
	return past{}, false
}

func (v versus) sheet(a market.Asset) (sheet, bool) {
	for _, s := range v.sheets {
		if same(s.Asset, a) {
			return s, true
		}
	}
	return sheet{}, false
}

// missing are assets of which nothing is known.
func (v versus) missing() []market.Asset {
	return slices.DeleteFunc(slices.Clone(v.assets), func(a market.Asset) bool {
		_, one := v.past(a)
		_, other := v.sheet(a)
		return one || other
	})
}

// card is a table with a row for each asset, those that did best first.
func (v versus) card() chat.Card {
	c := chat.Card{Title: v.title(), Table: &chat.Table{Header: []string{"Asset", "Price", v.spanName(), "Deepest fall", "Market cap"}}}
	for _, a := range v.order() {
		p, told := v.past(a)
		s, sized := v.sheet(a)
		row := []string{label(a), unknownCell, unknownCell, unknownCell, unknownCell}
		switch {
		case sized:
			row[1] = s.cell("")
		case told:
			row[1] = p.price(p.last().Value)
		default:
			continue
		}
		if told {
			row[2], row[3] = format.Change(p.change()), format.Percent(p.drawdown())
			c.Values = append(c.Values, p.value("price_first", p.first().Value, p.unit(), p.first().At), p.value("price_last", p.last().Value, p.unit(), p.last().At),
				p.value("price_change", p.change(), "percent", p.last().At), p.value("drawdown", p.drawdown(), "percent", p.last().At))
		}
		if sized {
			row[4] = s.cell(ask.MarketCap)
			for _, f := range s.figures() {
				if f.name == "Price" || f.metric == ask.MarketCap {
					c.Values = append(c.Values, f.values...)
				}
			}
		}
		c.Table.Rows = append(c.Table.Rows, row)
	}
	c.Text = v.verdict()
	return c
}

func (v versus) title() string {
	var names []string
	for _, a := range v.assets {
		names = append(names, label(a))
	}
	if len(names) > maxNamed {
		return fmt.Sprintf("%d assets compared", len(names))
	}
	out := names[0]
	for _, n := range names[1:] {
		out += " vs " + n
	}
	return out
}

// spanName heads the column of changes.
func (v versus) spanName() string {
	if v.span == "" || v.span.Day() {
		return "Change"
	}
	return string(v.span)
}

// order are the assets, the one that did best first.
func (v versus) order() []market.Asset {
	var out []market.Asset
	for _, p := range byChange(v.pasts) {
		out = append(out, p.asset)
	}
	for _, a := range v.assets {
		if !slices.ContainsFunc(out, func(b market.Asset) bool { return same(a, b) }) {
			out = append(out, a)
		}
	}
	return out
}

// verdict says who did best, and by how much.
func (v versus) verdict() string {
	ranked := byChange(v.pasts)
	if len(ranked) < 2 {
		return "Side by side: " + list(v.assets) + "."
	}
	best, last := ranked[0], ranked[len(ranked)-1]
	return fmt.Sprintf("From %s to %s, %s did best (%s) and %s worst (%s).", format.Day(best.first().At), format.Day(best.last().At),
		called(best.asset), format.Moved(best.change()), called(last.asset), format.Moved(last.change()))
}

// byChange sorts pasts of two points at least, the strongest first.
func byChange(pasts []past) []past {
	out := slices.DeleteFunc(slices.Clone(pasts), func(p past) bool { return len(p.points) < 2 })
	if len(out) == 0 {
		return pasts
	}
	slices.SortStableFunc(out, func(a, b past) int { return cmp.Compare(b.change(), a.change()) })
	return out
}
