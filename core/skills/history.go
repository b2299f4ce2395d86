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

// history tells what assets cost on a day, and how they did over a time.
type history struct {
	desk       desk.Desk
	now        func() time.Time
	statistics statistics
}

const whichPast tongue.Key = "The past of what? Try “btc on 1 jan 2021”, “how did tesla do this year” or “gold over 30 days”."

// usualPast is the time that is told of where nobody names one.
const usualPast = ask.Span("30d")

// Answer is of one day where the question names one, else of a time.
func (h history) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	switch _, known := courses[q.Metric]; {
	case len(q.Assets) == 0 && len(q.Unknown) > 0:
		return v.unknown(q), nil
	case len(q.Assets) == 0:
		return chat.Card{Text: v.Say(whichPast)}, nil
	case known:
		return h.statistics.Answer(ctx, q)
	}
	if q.Amount > 0 && len(q.Assets) == 1 && !q.Range.From.IsZero() && q.Range.From.Before(h.now()) {
		return h.invested(ctx, q), nil
	}
	assumed := q.Span == "" && q.Range.Zero()
	if assumed {
		q.Span = usualPast
		q.Range, _ = q.Span.Range(h.now())
	}
	if from := q.Range.From; !from.IsZero() && from.After(h.now()) {
		return chat.Card{Text: v.Say("That day is still to come, and I tell no fortunes. Ask for a day in the past, such as “btc on 1 jan 2021”.")}, nil
	}
	assets, left := atMost(q.Assets)
	c, hourly := chat.Card{}, false
	if q.OfHour && !q.At.IsZero() {
		c, hourly = h.atMoment(ctx, assets, q)
	}
	switch {
	case hourly:
	case q.OfHour && q.Span.Day() && !q.Range.From.Before(h.now().Add(-24*time.Hour)): // of today there is the latest price alone
		return v.ofDay(price{h.desk}.Answer(ctx, q))
	default:
		c = h.over(ctx, assets, q)
		if q.OfHour {
			c, _ = v.ofDay(c, nil)
		}
	}
	v.lacking(&c, nil, q.Unknown)
	v.leftOut(&c, left)
	if assumed && c.Source != "" {
		note(&c, v.Say("You named no time, so this is the last 30 days."))
	}
	return c, nil
}

// over tells of a time, or of a day.
func (h history) over(ctx context.Context, assets []market.Asset, q ask.Query) chat.Card {
	v, in := speak(q).weigh(q.Unit), inWhich(q, assets)
	reach, at := q.Range, placeOf(q)
	if q.Span.Day() { // a market that was closed had its last price days before
		reach.From = reach.From.AddDate(0, 0, -week)
	}
	var a market.Answer
	var err error
	var latest live
	beside(func() {
		a, err = h.desk.Source.Fetch(ctx, market.Request{Kind: market.History, Assets: assets, Currency: in, Range: both(reach, ofDates(reach, at))})
	}, func() {
		if !q.Span.Day() {
			latest = liveOf(ctx, h.desk, assets, in, reach, h.now())
		}
	})
	pasts, missing := v.pastsOf(a, assets, reach, at)
	rates, _ := h.inMoney(ctx, pasts, q, in, reach) // else in the currencies that they have
	latest.end(pasts, h.now())
	if err == nil && len(pasts) == 0 {
		err = market.ErrNotFound
	}
	if err != nil {
		what := v.pastPrices(assets)
		return v.trouble(err, what, v.Say("None of my data providers has %s for that time. Try a later day, or “price %s”.", what, v.label(assets[0])))
	}
	var c chat.Card
	switch {
	case q.Span.Day():
		c = h.onDay(ctx, pasts, in, v)
	case len(pasts) == 1:
		c = course(pasts[0])
	default:
		c = v.courseTable(pasts)
	}
	v.credit(&c, append([]market.Answer{a}, rates...)...)
	latest.credit(&c, v)
	v.lacking(&c, missing, nil)
	v.inOwn(&c, pasts, in, q.Currency != "")
	return c
}

// pastsOf puts the series of an answer in the order of the assets.
func (v voice) pastsOf(a market.Answer, assets []market.Asset, r market.Range, at *time.Location) (out []past, missing []market.Asset) {
	for _, asset := range assets {
		found := false
		for _, s := range a.Series {
			if p, ok := v.past(s, r, at, a.AsOf); ok && same(s.Asset, asset) && !found {
				p.asset, found = asset, true
				p = p.weighed()
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
func (v voice) inOwn(c *chat.Card, pasts []past, in market.Currency, asked bool) {
	var names []string
	for _, p := range pasts {
		if asked && p.in != in && p.asset.Class != market.Index {
			names = append(names, v.called(p.asset)+" ("+upper(p.in)+")")
		}
	}
	if len(names) > 0 {
		note(c, v.Say("In the currency of the exchange, since a past price can't be converted at today's rate: %s.", v.enumerate(names, maxWords)))
	}
}

// price writes a value of a past.
func (p past) price(v float64) string {
	return p.v.worth(market.Quote{Asset: p.asset, Currency: p.in, Price: v / p.v.ounces(p.asset)})
}

// title names what the past is of: of money the pair, "EUR/USD".
func (p past) title() string {
	if p.asset.Class == market.Fiat {
		return p.pair()
	}
	return p.v.title(p.asset)
}

// begins is title at the beginning of a sentence.
func (p past) begins() string {
	if p.asset.Class == market.Fiat {
		return p.pair()
	}
	return p.v.begins(p.asset)
}

func (p past) pair() string { return p.v.pair(market.Quote{Asset: p.asset, Currency: p.in}) }

func (p past) value(name string, v float64, unit string, at time.Time) chat.Value {
	return chat.Value{Name: name, Of: p.asset.ID, Number: v, Unit: unit, At: at, Source: p.source}
}

func (p past) unit() string { return p.v.of(market.Quote{Asset: p.asset, Currency: p.in}) }

// course is the card of one asset over a time.
func course(p past) chat.Card {
	v := p.v
	if len(p.points) < 2 {
		return chat.Card{
			Text:  v.Say("I know one price only of %s in that time: %s (%s).", v.called(p.asset), p.price(p.last().Value), p.when(p.last())),
			Title: p.title(), Values: []chat.Value{p.value("price", p.last().Value, p.unit(), p.last().At)},
		}
	}
	low, high := p.extremes()
	c := chat.Card{Title: p.title()}
	c.Text = v.Say("%s went from %s (%s) to %s (%s), %s.", p.begins(), p.price(p.first().Value), p.when(p.first()),
		p.price(p.last().Value), p.when(p.last()), v.Moved(p.change()))
	field := func(name, text string, t float64) {
		c.Fields = append(c.Fields, chat.Field{Name: name, Value: text, Trend: trend(t)})
	}
	field(v.Say("First"), p.dated(p.first()), 0)
	field(v.Say("Last"), p.dated(p.last()), 0)
	field(v.Say("Change"), v.Change(p.change()), p.change())
	field(v.Say("Highest"), p.dated(high), 0)
	field(v.Say("Lowest"), p.dated(low), 0)
	field(v.Say("Deepest fall from a high"), v.Percent(p.drawdown()), 0)
	c.Values = []chat.Value{
		p.value("price_first", p.first().Value, p.unit(), p.first().At), p.value("price_last", p.last().Value, p.unit(), p.last().At),
		p.value("price_change", p.change(), "percent", p.last().At), p.value("price_high", high.Value, p.unit(), high.At),
		p.value("price_low", low.Value, p.unit(), low.At), p.value("drawdown", p.drawdown(), "percent", p.last().At),
	}
	if yearly, ok := p.annualised(); ok {
		field(v.Say("A year, on average"), v.Percent(yearly), yearly)
		c.Values = append(c.Values, p.value("annualised", yearly, "percent", p.last().At))
	}
	return c
}

// courseTable is the card of several assets over a time, the strongest first.
func (v voice) courseTable(pasts []past) chat.Card {
	ranked := byChange(pasts)
	c := chat.Card{Title: v.Say("Performance"), Table: &chat.Table{
		Header: []string{v.Say("Asset"), v.Say("First"), v.Say("Last"), v.Say("Change"), v.Say("High"), v.Say("Low")},
	}}
	best := ranked[0]
	c.Text = v.Say("Of %d, %s did best: %s.", len(ranked), v.called(best.asset), v.Moved(best.change()))
	switch {
	case len(ranked) == 2:
		c.Text = v.Say("%s did better than %s: %s, against %s.", v.begins(best.asset), v.called(ranked[1].asset), v.Moved(best.change()), v.Moved(ranked[1].change()))
	case fell(ranked):
		c.Text = v.Say("Of %d, %s fell least: %s.", len(ranked), v.called(best.asset), v.Moved(best.change()))
	}
	for _, p := range ranked {
		low, high := p.extremes()
		c.Table.Rows = append(c.Table.Rows, []string{v.label(p.asset), p.price(p.first().Value), p.price(p.last().Value), v.Change(p.change()), p.price(high.Value), p.price(low.Value)})
		c.Values = append(c.Values, p.value("price_first", p.first().Value, p.unit(), p.first().At), p.value("price_last", p.last().Value, p.unit(), p.last().At),
			p.value("price_change", p.change(), "percent", p.last().At))
	}
	return c
}

// onDay is the card of prices of a day: the last one known before its end, and what has become
// of it.
func (h history) onDay(ctx context.Context, pasts []past, in market.Currency, v voice) chat.Card {
	assets := make([]market.Asset, len(pasts))
	for i, p := range pasts {
		assets[i] = p.asset
	}
	now, err := h.desk.Quotes(ctx, assets, in, true)
	if err != nil {
		now = desk.Quotes{}
	}
	var c chat.Card
	if len(pasts) == 1 {
		c = then(pasts[0], now.List)
	} else {
		c = v.thenTable(pasts, now.List)
	}
	v.credit(&c, now.Answers...)
	return c
}

// today finds what an asset costs now, in the currency of its past.
func (p past) today(now []desk.Quote) (desk.Quote, bool) {
	for _, q := range now {
		if q.Was != nil && q.Was.Currency == p.in && q.Currency != p.in {
			q = desk.Quote{Quote: *q.Was}
		}
		if same(q.Asset, p.asset) && q.Currency == p.in {
			return q, true
		}
	}
	return desk.Quote{}, false
}

func then(p past, now []desk.Quote) chat.Card {
	v, x := p.v, p.last()
	c := chat.Card{Title: p.title()}
	c.Fields = []chat.Field{{Name: p.told(), Value: p.price(x.Value)}}
	c.Values = []chat.Value{p.value("price_then", x.Value, p.unit(), x.At)}
	c.Text = v.Say("%s was at %s on %s.", p.begins(), p.price(x.Value), v.Day(x.At))
	if p.ofHour {
		c.Text = v.Say("%s was at %s %s.", p.begins(), p.price(x.Value), v.AtMoment(x.At))
	}
	if q, ok := p.today(now); ok {
		since := 100 * (q.Price*v.ounces(p.asset)/x.Value - 1)
		c.Fields = append(c.Fields, chat.Field{Name: v.Say("Now"), Value: v.worth(q.Quote)}, chat.Field{Name: v.Say("Since then"), Value: v.Change(since), Trend: trend(since)})
		c.Values = append(c.Values, v.values(q)[0], p.value("change_since", since, "percent", q.At))
		c.Text = after(c.Text, v.Say("Now it is at %s, %s since.", v.worth(q.Quote), v.Moved(since)))
	}
	return c
}

func (v voice) thenTable(pasts []past, now []desk.Quote) chat.Card {
	title := v.Say("Prices on %s", pasts[0].told())
	if pasts[0].ofHour {
		title = v.Say("Prices, %s", pasts[0].told())
	}
	c := chat.Card{Title: title, Table: &chat.Table{
		Header: []string{v.Say("Asset"), v.Say("Date"), v.Say("Then"), v.Say("Now"), v.Say("Since then")},
	}}
	var told []string
	for _, p := range pasts {
		x := p.last()
		row := []string{v.label(p.asset), p.told(), p.price(x.Value), v.NotANumber(), v.NotANumber()}
		c.Values = append(c.Values, p.value("price_then", x.Value, p.unit(), x.At))
		if q, ok := p.today(now); ok {
			since := 100 * (q.Price*v.ounces(p.asset)/x.Value - 1)
			row[3], row[4] = v.worth(q.Quote), v.Change(since)
			c.Values = append(c.Values, v.values(q)[0], p.value("change_since", since, "percent", q.At))
		}
		c.Table.Rows = append(c.Table.Rows, row)
		told = append(told, v.Say("%s was at %s", v.label(p.asset), p.price(x.Value)))
	}
	c.Text = v.sentence(v.enumerate(told, maxNamed))
	return c
}
