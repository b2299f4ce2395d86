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
		note(&c, fmt.Sprintf("I tell the past of %d at a time and left out %d more.", mostCourses, left))
	}
	return c
}

// course tells how a metric of one asset has gone over a time. The figure of now and those of
// before come from two questions, side by side: what one of them can't tell is named.
func (s statistics) course(ctx context.Context, q ask.Query) chat.Card {
	asset, in, kindOf := q.Assets[0], desk.Currency(q.Currency), courses[q.Metric]
	var now, then market.Answer
	var nowErr, thenErr error
	beside(func() {
		now, nowErr = s.desk.Source.Fetch(ctx, market.Request{Kind: market.Statistics, Assets: q.Assets[:1], Currency: in})
	}, func() {
		then, thenErr = s.desk.Source.Fetch(ctx, market.Request{Kind: kindOf, Assets: q.Assets[:1], Currency: in, Range: q.Range})
	})
	sheets, _ := arranged(q.Assets[:1], now.Stats)
	past := pointsOf(then, q.Range)
	what := fmt.Sprintf("the %s of %s over that time", words[q.Metric], called(asset))
	var c chat.Card
	switch {
	case len(past) == 0 && len(sheets) == 0:
		return trouble(orNotFound(thenErr), what, fmt.Sprintf("None of my data providers has %s. Coins have it, for example “market cap of btc over 7 days”.", what))
	case len(past) == 0:
		c = page(sheets[0], q.Metric)
		credit(&c, now)
		note(&c, trouble(orNotFound(thenErr), what, fmt.Sprintf("None of my data providers has %s.", what)).Text)
		return c
	}
	t := trail{asset, q.Metric, then.Series[0].Currency, then.Source, past}
	c = t.card()
	credit(&c, then)
	if len(sheets) == 0 {
		lack := "today's market data of " + called(asset)
		note(&c, trouble(orNotFound(nowErr), lack, "None of my data providers has "+lack+".").Text)
		return c
	}
	rest, _ := arrange(sheets[0].figures(), "")
	c.Fields, c.Values = append(c.Fields, rest.Fields...), append(c.Values, rest.Values...)
	credit(&c, now)
	return c
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
	c := chat.Card{Title: title(t.asset)}
	c.Text = fmt.Sprintf("The %s of %s was %s %s and %s %s: %s.", words[t.metric], called(t.asset),
		format.MoneyWords(first.Value, t.in), t.when(first), format.MoneyWords(last.Value, t.in), t.when(last), format.Moved(change))
	name := capital(words[t.metric])
	for _, f := range []struct {
		name, value string
		p           market.Point
	}{{t.when(first), "first", first}, {t.when(last), "last", last}, {"at its highest", "high", high}, {"at its lowest", "low", low}} {
		text := format.MoneyWords(f.p.Value, t.in)
		if f.value == "high" || f.value == "low" {
			text += ", " + t.when(f.p)
		}
		c.Fields = append(c.Fields, chat.Field{Name: name + " " + f.name, Value: text})
		c.Values = append(c.Values, chat.Value{Name: string(t.metric) + "_" + f.value, Of: t.asset.ID, Number: f.p.Value, Unit: string(t.in), At: f.p.At, Source: t.source})
	}
	c.Fields = append(c.Fields, chat.Field{Name: "Change", Value: format.Change(change), Trend: trend(change)})
	c.Values = append(c.Values, chat.Value{Name: string(t.metric) + "_change", Of: t.asset.ID, Number: change, Unit: "percent", At: last.At, Source: t.source})
	return c
}

// when says of which day a point is, and of which time where the whole trail is shorter than
// three days.
func (t trail) when(p market.Point) string {
	if t.points[len(t.points)-1].At.Sub(t.points[0].At) < 72*time.Hour {
		return "at " + p.At.UTC().Format("15:04") + " UTC on " + format.Day(p.At)
	}
	return "on " + format.Day(p.At)
}

// reaches reports whether a range is one that a course can be told of: it has a beginning, and
// that is in the past.
func reaches(r market.Range, now time.Time) bool { return !r.From.IsZero() && r.From.Before(now) }
