package skills

import (
	"context"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// courses are the metrics of which the past is known, too.
var courses = map[ask.Metric]market.Kind{ask.MarketCap: market.CapHistory, ask.Volume: market.VolHistory}

// mostCourses is of how many assets one card tells the past.
const mostCourses = 4

// allCourses tells how a metric of assets has gone over a time.
func (s statistics) allCourses(ctx context.Context, q ask.Query) chat.Card {
	assets, left := atMost(q.Assets)
	if extra := len(assets) - mostCourses; extra > 0 {
		assets, left = assets[:mostCourses], left+extra
	}
	cards := make([]chat.Card, len(assets))
	work := make([]func(), len(assets))
	for i, a := range assets {
		one := q
		one.Assets = []market.Asset{a}
		work[i] = func() { cards[i] = s.course(ctx, one) }
	}
	beside(work...)
	if len(cards) == 1 {
		return cards[0]
	}
	c := together(cards)
	if left > 0 {
		note(&c, speak(q).Say("I tell the past of %d at a time and left out %d more.", mostCourses, left))
	}
	return c
}

// course tells how a metric of one asset has gone over a time. The figure of now and those of
// before come from two questions, side by side: what one of them can't tell is named.
func (s statistics) course(ctx context.Context, q ask.Query) chat.Card {
	v := speak(q)
	asset, in, kindOf := q.Assets[0], desk.Currency(q.Currency), courses[q.Metric]
	var now, then market.Answer
	var nowErr, thenErr error
	beside(func() {
		now, nowErr = s.desk.Source.Fetch(ctx, market.Request{Kind: market.Statistics, Assets: q.Assets[:1], Currency: in})
	}, func() {
		then, thenErr = s.desk.Source.Fetch(ctx, market.Request{Kind: kindOf, Assets: q.Assets[:1], Currency: in, Range: q.Range})
	})
	sheets, _ := v.arranged(q.Assets[:1], now.Stats)
	past := pointsOf(then, q.Range)
	what := v.pastOf(q.Metric, asset)
	var c chat.Card
	switch {
	case len(past) == 0 && len(sheets) == 0:
		return v.trouble(orNotFound(thenErr), what, after(v.nobodyHas(what), v.Say("Coins have it, for example “market cap of btc over 7 days”.")))
	case len(past) == 0:
		c = page(sheets[0], q.Metric)
		v.credit(&c, now)
		note(&c, v.trouble(orNotFound(thenErr), what, v.nobodyHas(what)).Text)
		return c
	}
	c = trail{asset, q.Metric, then.Series[0].Currency, then.Source, past, v}.card()
	v.credit(&c, then)
	if len(sheets) == 0 {
		lack := v.Say("today's market data of %s", v.called(asset))
		note(&c, v.trouble(orNotFound(nowErr), lack, v.nobodyHas(lack)).Text)
		return c
	}
	rest, _ := arrange(sheets[0].figures(), "")
	c.Fields, c.Values = append(c.Fields, rest.Fields...), append(c.Values, rest.Values...)
	v.credit(&c, now)
	return c
}

// pastOf names the past of a metric.
func (v voice) pastOf(m ask.Metric, a market.Asset) string {
	if m == ask.Volume {
		return v.Say("the volume of %s over that time", v.called(a))
	}
	return v.Say("the market cap of %s over that time", v.called(a))
}

func orNotFound(err error) error {
	if err == nil {
		return market.ErrNotFound
	}
	return err
}

// early is how much before its beginning a series may begin: whoever asks for "the last 7 days"
// is answered with a series that begins on the hour, or on the day.
const early = 25 * time.Hour

// pointsOf are the points of an answer's only series within a range, if they are enough to
// tell a change.
func pointsOf(a market.Answer, r market.Range) []market.Point {
	if len(a.Series) != 1 {
		return nil
	}
	var out []market.Point
	from := r.From.Add(-early)
	for _, p := range a.Series[0].Points {
		if p.Value > 0 && !p.At.Before(from) && (r.To.IsZero() || !p.At.After(r.To)) {
			out = append(out, p)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// trail writes values over a time.
type trail struct {
	asset  market.Asset
	metric ask.Metric
	in     market.Currency
	source string
	points []market.Point
	v      voice
}

func (t trail) card() chat.Card {
	first, last := t.points[0], t.points[len(t.points)-1]
	low, high := first, first
	for _, p := range t.points {
		if p.Value < low.Value {
			low = p
		}
		if p.Value > high.Value {
			high = p
		}
	}
	change := 100 * (last.Value/first.Value - 1)
	c := chat.Card{Title: t.v.title(t.asset), Text: t.told(first, last, change)}
	add := func(name, text, value string, p market.Point) {
		c.Fields = append(c.Fields, chat.Field{Name: name, Value: text})
		c.Values = append(c.Values, chat.Value{Name: string(t.metric) + "_" + value, Of: t.asset.ID, Number: p.Value, Unit: string(t.in), At: p.At, Source: t.source})
	}
	name := t.v.metric(t.metric)
	add(t.v.Say("%s %s", name, t.when(first)), t.size(first), "first", first)
	add(t.v.Say("%s %s", name, t.when(last)), t.size(last), "last", last)
	add(t.v.Say("%s at its highest", name), t.v.commas([]string{t.size(high), t.when(high)}), "high", high)
	add(t.v.Say("%s at its lowest", name), t.v.commas([]string{t.size(low), t.when(low)}), "low", low)
	c.Fields = append(c.Fields, chat.Field{Name: t.v.Say("Change"), Value: t.v.Change(change), Trend: trend(change)})
	c.Values = append(c.Values, chat.Value{Name: string(t.metric) + "_change", Of: t.asset.ID, Number: change, Unit: "percent", At: last.At, Source: t.source})
	return c
}

// told says the beginning, the end and the change in a sentence.
func (t trail) told(first, last market.Point, change float64) string {
	args := []any{t.v.called(t.asset), t.size(first), t.when(first), t.size(last), t.when(last), t.v.Moved(change)}
	if t.metric == ask.Volume {
		return t.v.Say("The volume of %s was %s %s and %s %s: %s.", args...)
	}
	return t.v.Say("The market cap of %s was %s %s and %s %s: %s.", args...)
}

func (t trail) size(p market.Point) string { return t.v.MoneyWords(p.Value, t.in) }

// when says of which day a point is, and of which time where the whole trail is shorter than
// three days.
func (t trail) when(p market.Point) string {
	if t.points[len(t.points)-1].At.Sub(t.points[0].At) < 72*time.Hour {
		return t.v.AtMoment(p.At)
	}
	return t.v.During(p.At, market.Daily)
}

// reaches reports whether a range is one that a course can be told of: it has a beginning, and
// that is in the past.
func reaches(r market.Range, now time.Time) bool { return !r.From.IsZero() && r.From.Before(now) }
