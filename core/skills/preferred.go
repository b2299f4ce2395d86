package skills

import (
	"context"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// one answers a question of one part, in the weight and the currency that its asker prefers. Where that can't be
// had and another can, the card says so.
func (b Book) one(ctx context.Context, q ask.Query) (chat.Card, error) {
	q = inWeight(q)
	skill, usual := b.skill(q.Intent), inUsual(q)
	c, err := skill.Answer(ctx, usual)
	if err != nil || !usual.Usual || c.Source != "" {
		return c, err
	}
	other, err := skill.Answer(ctx, q)
	if err != nil || other.Source == "" {
		return c, err
	}
	note(&other, speak(q).Say("I can't get that in %s, which you prefer.", upper(usual.Currency)))
	return other, nil
}

// inUsual is a question that names no currency in the one that its asker prefers. What that money
// itself costs is told in another.
func inUsual(q ask.Query) ask.Query {
	in := q.Asker.Prefers().Currency
	if in == "" || q.Currency != "" || q.Target.ID != "" || !priced(q.Intent) {
		return q
	}
	itself := func(a market.Asset) bool { return same(a, desk.Asset(in)) }
	if q.Intent == ask.Convert && len(q.Assets) != 1 || slices.ContainsFunc(q.Assets, itself) {
		return q
	}
	q.Currency, q.Usual = in, true
	return q
}

// inWeight is a question that names no weight of metals in the one that its asker prefers. A level
// and what was bought are of ounces, as long as nobody says otherwise.
func inWeight(q ask.Query) ask.Query {
	if q.Unit == "" && q.Level == 0 && !q.Counted && priced(q.Intent) {
		q.Unit = q.Asker.Prefers().Units
	}
	return q
}

// priced tells intents whose answers are in a currency.
func priced(i ask.Intent) bool {
	switch i {
	case ask.Price, ask.Convert, ask.Market, ask.Movers, ask.History, ask.Chart, ask.Compare, ask.Profile, ask.Advice:
		return true
	}
	return false
}

// placeOf is where the clock of a question's asker is; UTC where they did not say.
func placeOf(q ask.Query) *time.Location { return place(q.Asker.Prefers().Zone) }

func place(zone string) *time.Location {
	if zone == "" {
		return time.UTC
	}
	at, err := time.LoadLocation(zone)
	if err != nil {
		return time.UTC
	}
	return at
}

// fine reports whether points are of times of day rather than of days. The last one of a series of
// days may be that of now.
func fine(points []market.Point) bool {
	if len(points) > 2 {
		points = points[:len(points)-1]
	}
	for i := 1; i < len(points); i++ {
		if points[i].At.Sub(points[i-1].At) < 20*time.Hour {
			return true
		}
	}
	return false
}

// ofDates is a range in a place for a series of days: its dates there, as UTC has them. A series of
// days carries dates, and no day of anybody's.
func ofDates(r market.Range, at *time.Location) market.Range {
	date := func(t time.Time) time.Time {
		y, m, d := t.In(at).Date()
		if t.IsZero() || !t.Equal(time.Date(y, m, d, 0, 0, 0, 0, at)) {
			return t
		}
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return market.Range{From: date(r.From), To: date(r.To)}
}

// both is the range that holds two.
func both(a, b market.Range) market.Range {
	if b.From.Before(a.From) {
		a.From = b.From
	}
	if !a.To.IsZero() && (b.To.IsZero() || b.To.After(a.To)) {
		a.To = b.To
	}
	return a
}
