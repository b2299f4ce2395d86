package skills

import (
	"context"
	"fmt"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
)

// history tells what assets cost on a day, and how they did over a time.
type history struct {
	desk       desk.Desk
	now        func() time.Time
	statistics statistics
}

// usualPast is the time that is told of where nobody names one.
const usualPast = ask.Span("30d")

// Answer is of one day where the question names one, else of a time.
func (h history) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	switch _, known := courses[q.Metric]; {
	case len(q.Assets) == 0 && len(q.Unknown) > 0:
		return unknown(q), nil
	case len(q.Assets) == 0:
		return chat.Card{Text: "The past of what? Try “btc on 1 jan 2021”, “how did tesla do this year” or “gold over 30 days”."}, nil
	case known:
		return h.statistics.Answer(ctx, q)
	}
	assumed := q.Span == "" && q.Range.Zero()
	if assumed {
		q.Span = usualPast
		q.Range, _ = q.Span.Range(h.now())
	}
	if from := q.Range.From; !from.IsZero() && from.After(h.now()) {
		return chat.Card{Text: "That day is still to come, and I tell no fortunes. Ask for a day in the past, such as “btc on 1 jan 2021”."}, nil
	}
	assets, left := atMost(q.Assets)
	c := h.over(ctx, assets, q)
	lacking(&c, nil, q.Unknown)
	leftOut(&c, left)
	if assumed && c.Source != "" {
		note(&c, "You named no time, so this is the last 30 days.")
	}
	return c, nil
}

// over tells of a time, or of a day.
func (h history) over(ctx context.Context, assets []market.Asset, q ask.Query) chat.Card {
	in := inWhich(q, assets)
	reach, at := q.Range, placeOf(q)
	if q.Span.Day() { // a market that was closed had its last price days before
		reach.From = reach.From.AddDate(0, 0, -6)
	}
	a, err := h.desk.Source.Fetch(ctx, market.Request{Kind: market.History, Assets: assets, Currency: in, Range: both(reach, ofDates(reach, at))})
	pasts, missing := pastsOf(a, assets, reach, at)
	if err == nil && len(pasts) == 0 {
		err = market.ErrNotFound
	}
	if err != nil {
		what := theirs("past price", assets)
		return trouble(err, what, fmt.Sprintf("None of my data providers has %s for that time. Try a later day, or “price %s”.", what, label(assets[0])))
	}
	var c chat.Card
	switch {
	case q.Span.Day():
		c = h.onDay(ctx, pasts, in)
	case len(pasts) == 1:
		c = course(pasts[0])
	default:
		c = courseTable(pasts)
	}
	credit(&c, a)
	lacking(&c, missing, nil)
	inOwn(&c, pasts, in, q.Currency != "")
	return c
}

// pastsOf puts the series of an answer in the order of the assets.
func pastsOf(a market.Answer, assets []market.Asset, r market.Range, at *time.Location) (out []past, missing []market.Asset) {
	for _, asset := range assets {
		found := false
		for _, s := range a.Series {
			if p, ok := pastOf(s, r, at); ok && same(s.Asset, asset) && !found {
				p.asset, found = asset, true
				if p.source == "" {
					p.source = a.Source
				}
				out = append(out, p)
			}
		}
		if !found {
			missing = append(missing, asset)
		}
	}
	return out, missing
}

// inOwn notes prices that are not in the currency that was asked for.
func inOwn(c *chat.Card, pasts []past, in market.Currency, asked bool) {
	var names []string
	for _, p := range pasts {
		if asked && p.in != in && p.asset.Class != market.Index {
			names = append(names, fmt.Sprintf("%s (%s)", called(p.asset), upper(p.in)))
		}
	}
	if len(names) > 0 {
		note(c, "In the currency of the exchange, since a past price can't be converted at today's rate: "+enumerate(names, maxWords)+".")
	}
}

// price writes a value of a past.
func (p past) price(v float64) string {
	return worth(market.Quote{Asset: p.asset, Currency: p.in, Price: v})
}

func (p past) value(name string, v float64, unit string, at time.Time) chat.Value {
	return chat.Value{Name: name, Of: p.asset.ID, Number: v, Unit: unit, At: at, Source: p.source}
}

func (p past) unit() string { return unit(market.Quote{Asset: p.asset, Currency: p.in}) }

// course is the card of one asset over a time.
func course(p past) chat.Card {
	if len(p.points) < 2 {
		return chat.Card{
			Text:  fmt.Sprintf("I know one price only of %s in that time: %s (%s).", called(p.asset), p.price(p.last().Value), p.when(p.last())),
			Title: title(p.asset), Values: []chat.Value{p.value("price", p.last().Value, p.unit(), p.last().At)},
		}
	}
	low, high := p.extremes()
	c := chat.Card{Title: title(p.asset)}
	c.Text = fmt.Sprintf("%s went from %s (%s) to %s (%s), %s.", capital(called(p.asset)), p.price(p.first().Value), p.when(p.first()),
		p.price(p.last().Value), p.when(p.last()), format.Moved(p.change()))
	field := func(name, text string, t float64) {
		c.Fields = append(c.Fields, chat.Field{Name: name, Value: text, Trend: trend(t)})
	}
	field("First", p.price(p.first().Value)+", "+p.when(p.first()), 0)
	field("Last", p.price(p.last().Value)+", "+p.when(p.last()), 0)
	field("Change", format.Change(p.change()), p.change())
	field("Highest", p.price(high.Value)+", "+p.when(high), 0)
	field("Lowest", p.price(low.Value)+", "+p.when(low), 0)
	field("Deepest fall from a high", format.Percent(p.drawdown()), 0)
	c.Values = []chat.Value{
		p.value("price_first", p.first().Value, p.unit(), p.first().At), p.value("price_last", p.last().Value, p.unit(), p.last().At),
		p.value("price_change", p.change(), "percent", p.last().At), p.value("price_high", high.Value, p.unit(), high.At),
		p.value("price_low", low.Value, p.unit(), low.At), p.value("drawdown", p.drawdown(), "percent", p.last().At),
	}
	if v, ok := p.annualised(); ok {
		field("A year, on average", format.Percent(v), v)
		c.Values = append(c.Values, p.value("annualised", v, "percent", p.last().At))
	}
	return c
}

// courseTable is the card of several assets over a time, the strongest first.
func courseTable(pasts []past) chat.Card {
	ranked := byChange(pasts)
	c := chat.Card{Title: "Performance", Table: &chat.Table{Header: []string{"Asset", "First", "Last", "Change", "High", "Low"}}}
	best := ranked[0]
	c.Text = fmt.Sprintf("Of %d, %s did best: %s.", len(ranked), called(best.asset), format.Moved(best.change()))
	for _, p := range ranked {
		low, high := p.extremes()
		c.Table.Rows = append(c.Table.Rows, []string{label(p.asset), p.price(p.first().Value), p.price(p.last().Value), format.Change(p.change()), p.price(high.Value), p.price(low.Value)})
		c.Values = append(c.Values, p.value("price_first", p.first().Value, p.unit(), p.first().At), p.value("price_last", p.last().Value, p.unit(), p.last().At),
			p.value("price_change", p.change(), "percent", p.last().At))
	}
	return c
}

// onDay is the card of prices of a day: the last one known before its end, and what has become
// of it.
func (h history) onDay(ctx context.Context, pasts []past, in market.Currency) chat.Card {
	assets := make([]market.Asset, len(pasts))
	for i, p := range pasts {
		assets[i] = p.asset
	}
	now, err := h.desk.Quotes(ctx, assets, in, false)
	if err != nil {
		now = desk.Quotes{}
	}
	var c chat.Card
	if len(pasts) == 1 {
		c = then(pasts[0], now.List)
	} else {
		c = thenTable(pasts, now.List)
	}
	credit(&c, now.Answers...)
	return c
}

// today finds what an asset costs now, in the currency of its past.
func (p past) today(now []desk.Quote) (desk.Quote, bool) {
	for _, q := range now {
		if same(q.Asset, p.asset) && q.Currency == p.in {
			return q, true
		}
	}
	return desk.Quote{}, false
}

func then(p past, now []desk.Quote) chat.Card {
	x := p.last()
	c := chat.Card{Title: title(p.asset), Text: fmt.Sprintf("%s was at %s on %s.", capital(called(p.asset)), p.price(x.Value), p.day(x))}
	c.Fields = []chat.Field{{Name: p.day(x), Value: p.price(x.Value)}}
	c.Values = []chat.Value{p.value("price_then", x.Value, p.unit(), x.At)}
	if q, ok := p.today(now); ok {
		since := 100 * (q.Price/x.Value - 1)
		c.Fields = append(c.Fields, chat.Field{Name: "Now", Value: worth(q.Quote)}, chat.Field{Name: "Since then", Value: format.Change(since), Trend: trend(since)})
		c.Values = append(c.Values, values(q)[0], p.value("change_since", since, "percent", q.At))
		c.Text += fmt.Sprintf(" Now it is at %s, %s since.", worth(q.Quote), format.Moved(since))
	}
	return c
}

func thenTable(pasts []past, now []desk.Quote) chat.Card {
	c := chat.Card{Title: "Prices on " + pasts[0].day(pasts[0].last()), Table: &chat.Table{Header: []string{"Asset", "Date", "Then", "Now", "Since then"}}}
	var told []string
	for _, p := range pasts {
		x := p.last()
		row := []string{label(p.asset), p.day(x), p.price(x.Value), unknownCell, unknownCell}
		c.Values = append(c.Values, p.value("price_then", x.Value, p.unit(), x.At))
		if q, ok := p.today(now); ok {
			since := 100 * (q.Price/x.Value - 1)
			row[3], row[4] = worth(q.Quote), format.Change(since)
			c.Values = append(c.Values, values(q)[0], p.value("change_since", since, "percent", q.At))
		}
		c.Table.Rows = append(c.Table.Rows, row)
		told = append(told, label(p.asset)+" was at "+p.price(x.Value))
	}
	c.Text = enumerate(told, maxNamed) + "."
	return c
}
