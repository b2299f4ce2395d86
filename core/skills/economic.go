package skills

import (
	"context"
	"math"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/series"
	"tickertape/core/skills/tongue"
)

// economic tells the latest value of an indicator as people quote it.
type economic struct {
	desk   desk.Desk
	now    func() time.Time
	artist artist
}

// Answer shows the latest figure, the one before, the change and the period that it is for. A
// range in the past asks for the latest figure of that time.
func (e economic) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v, ind := speak(q), q.Indicator
	switch {
	case ind.Series == "" && len(q.Unknown) > 0:
		return chat.Card{Text: v.Say("I don't know %s as an economic figure. Try “inflation”, “uk unemployment” or “10 year yield”.", v.quoted(q.Unknown))}, nil
	case ind.Series == "":
		return chat.Card{Text: v.Say("Which economic figure do you want? Try “inflation”, “uk unemployment” or “10 year yield”.")}, nil
	}
	if len(q.Against) > 0 {
		return e.sideBySide(ctx, q), nil
	}
	var p published
	var next time.Time
	beside(func() { p = e.fetched(ctx, q, ind, e.reach(q)) }, func() { next = e.nextRelease(ctx, q) })
	if !p.known() {
		return v.troubled(p, q.Range), nil
	}
	c := p.card(p.levels)
	v.credit(&c, p.answer)
	if q.Range.Zero() {
		v.upcoming(&c, q, next, e.now())
	}
	v.lacking(&c, nil, q.Unknown)
	if q.Pictured || !q.Range.Zero() {
		p.v = v.paper()
		e.draw(ctx, &c, q, p.latest(p.levels))
	}
	return c, nil
}

// noFigures says that there are none, or none for a time.
func (v voice) noFigures(ind market.Indicator, of market.Range) string {
	if of.Zero() {
		return v.Say("My data providers have no figures of %s. Try “inflation”, “uk unemployment” or “10 year yield”.", v.indicator(ind))
	}
	return v.Say("My data providers have no figures of %s for that time. Try “inflation”, “uk unemployment” or “10 year yield”.", v.indicator(ind))
}

// reach is how far back levels are needed: a year before the figure before the latest, and as
// much again for what is published late. It begins on the first of a month, so that the same
// question is the same request all month.
func (e economic) reach(q ask.Query) market.Range {
	end := e.now()
	if to := q.Range.To; !to.IsZero() && to.Before(end) {
		end = to
	}
	years := map[market.Frequency]int{market.Daily: 2, market.Weekly: 2, market.Annual: 6}[q.Indicator.Frequency]
	if years == 0 {
		years = 3
	}
	end = end.UTC()
	return market.Range{From: time.Date(end.Year()-years, end.Month(), 1, 0, 0, 0, 0, time.UTC)}
}

// report writes the figures of one indicator.
type report struct {
	market.Indicator
	unit   series.Unit
	source string
	v      voice
}

func (r report) card(levels series.Levels) chat.Card {
	figures := levels.Figures(r.Transform)
	newest := figures[len(figures)-1]
	latest, before := lastTwo(figures)
	c := chat.Card{Title: r.v.indicator(r.Indicator)}
	if !newest.Known {
		note(&c, r.lacks(newest))
	}
	if latest == nil {
		c.Text = r.v.Say("%s: the figure for %s is not available.", c.Title, r.period(newest.At))
	} else {
		r.headline(&c, *latest, before)
	}
	switch {
	case r.Transform != market.Level:
		r.level(&c, newest)
	case r.Frequency != market.Annual:
		r.yearOnYear(&c, levels)
	}
	if basis := r.basis(); basis != "" {
		c.Fields = append(c.Fields, chat.Field{Name: r.v.Say("Measured as"), Value: basis})
	}
	return c
}

// period is the time that a figure is for.
func (r report) period(t time.Time) string { return r.v.Period(t, r.Frequency) }

// lastTwo finds the newest figure that is known and the known one before it.
func lastTwo(figures []series.Figure) (latest, before *series.Figure) {
	for i := len(figures) - 1; i >= 0 && before == nil; i-- {
		switch f := figures[i]; {
		case !f.Known:
		case latest == nil:
			latest = &f
		default:
			before = &f
		}
	}
	return latest, before
}

// lacks says why the newest figure is not known.
func (r report) lacks(f series.Figure) string {
	if f.Lacks.IsZero() {
		return r.v.Say("The figure for %s is not available.", r.period(f.At))
	}
	return r.v.Say("The figure for %s is not available: it compares with %s, which was not published.", r.period(f.At), r.period(f.Lacks))
}

// latest is the newest known figure with its time; empty where none is known.
func (r report) latest(levels series.Levels) string {
	told, at := r.newest(levels)
	if told == "" {
		return ""
	}
	return r.v.Say("%s (%s)", told, r.period(at))
}

// newest is the newest known figure and the time that it is for; empty where none is known.
func (r report) newest(levels series.Levels) (told string, at time.Time) {
	latest, before := lastTwo(levels.Figures(r.Transform))
	if latest == nil {
		return "", time.Time{}
	}
	write, _ := r.writer(*latest, before)
	return write(*latest), latest.At
}

// writer writes figures, with the same decimals each, and tells their unit.
func (r report) writer(latest series.Figure, before *series.Figure) (write func(series.Figure) string, unit series.Unit) {
	unit = r.unit.Quoted(r.Transform)
	places := r.places(latest, before)
	if r.Transform == market.Change || r.Transform == market.YearDiff {
		unit = unit.Step()
		return func(f series.Figure) string { return unit.WriteSigned(r.v.Locale, f.Value, places) }, unit
	}
	return func(f series.Figure) string { return unit.Write(r.v.Locale, f.Value, places) }, unit
}

// headline adds the latest figure, the one before and the change between them.
func (r report) headline(c *chat.Card, latest series.Figure, before *series.Figure) {
	said, unit := r.writer(latest, before)
	during := func(f series.Figure) string { return r.v.During(f.At, r.Frequency) }
	field := func(name string, f series.Figure) {
		c.Fields = append(c.Fields, chat.Field{Name: name, Value: r.v.Say("%s (%s)", said(f), r.period(f.At))})
	}
	field(r.v.Say("Latest"), latest)
	c.Values = append(c.Values, r.value(r.Code, latest.Value, unit.String(), latest.At))
	if before == nil {
		c.Text = r.v.Say("%s: %s %s.", c.Title, said(latest), during(latest))
		return
	}
	diff := latest.Value - before.Value
	step := unit.Step().WriteSigned(r.v.Locale, r.between(latest, *before), r.places(latest, before))
	c.Text = r.v.Say("%s: %s %s, after %s %s.", c.Title, said(latest), during(latest), said(*before), during(*before))
	field(r.v.Say("Before"), *before)
	c.Fields = append(c.Fields, chat.Field{Name: r.v.Say("Change"), Value: arrow(step) + step, Trend: direction(step)})
	c.Values = append(c.Values, r.value(r.Code+"_before", before.Value, unit.String(), before.At),
		r.value(r.Code+"_change", diff, unit.Step().String(), latest.At))
}

// places is how many decimals figures have: one for computed percentages, and for published
// ones as many as it takes, up to two.
func (r report) places(latest series.Figure, before *series.Figure) int {
	if r.computed() {
		return 1
	}
	shown := []float64{latest.Value}
	if before != nil {
		shown = append(shown, before.Value)
	}
	return series.Places(1, 2, shown...)
}

// between is the change to write between two figures: of computed percentages that of the figures as they are quoted, so that it
// does not contradict them.
func (r report) between(latest, before series.Figure) float64 {
	if !r.computed() {
		return latest.Value - before.Value
	}
	quoted := func(f series.Figure) float64 { return math.Round(10*f.Value) / 10 }
	return quoted(latest) - quoted(before)
}

func (r report) computed() bool {
	return r.Transform == market.YearPct || r.Transform == market.Percent
}

// yearOnYear adds what a level was a year before, and the percentage since where that says
// something.
func (r report) yearOnYear(c *chat.Card, levels series.Levels) {
	by := market.YearDiff
	if r.unit.Proportional() {
		by = market.YearPct
	}
	all := levels.Figures(by)
	f := all[len(all)-1]
	unit := r.unit.Quoted(by).Step()
	if by == market.YearPct {
		unit = r.unit.Quoted(by)
	}
	if !f.Known {
		c.Fields = append(c.Fields, chat.Field{Name: r.v.Say("Year on year"), Value: r.v.Say("not available")})
		return
	}
	shown := []float64{f.Value}
	if by == market.YearDiff { // beside levels of its own unit
		shown = append(shown, f.Level)
	}
	text := unit.WriteSigned(r.v.Locale, f.Value, series.Places(1, 2, shown...))
	c.Fields = append(c.Fields, chat.Field{Name: r.v.Say("Year on year"), Value: arrow(text) + text, Trend: direction(text)})
	c.Values = append(c.Values, r.value(r.Code+"_year_on_year", f.Value, unit.String(), f.At))
}

// level adds the published level that the newest figure is computed from.
func (r report) level(c *chat.Card, f series.Figure) {
	text := r.unit.Write(r.v.Locale, f.Level, series.Places(1, 3, f.Level))
	if r.unit.Index() {
		text = r.v.commas([]string{text, r.unit.Name(r.v.Locale)})
	}
	c.Fields = append(c.Fields, chat.Field{Name: r.v.Say("Level"), Value: r.v.Say("%s (%s)", text, r.period(f.At))})
	c.Values = append(c.Values, r.value(r.Code+"_level", f.Level, r.unit.String(), f.At))
}

func (r report) value(name string, v float64, unit string, at time.Time) chat.Value {
	return chat.Value{Name: name, Of: r.Series, Number: v, Unit: unit, At: at, Source: r.source}
}

// befores say what a change is measured from, by how often there is a figure.
var befores = map[market.Frequency]tongue.Key{
	market.Daily: "change from the day before", market.Weekly: "change from the week before", market.Monthly: "change from the month before",
	market.Quarterly: "change from the quarter before", market.Annual: "change from the year before",
}

// basis says what a figure compares with, and whether the seasons are taken out of it.
func (r report) basis() string {
	var parts []string
	switch r.Transform {
	case market.YearPct, market.YearDiff:
		parts = append(parts, r.v.Say("change from a year before"))
	case market.Percent, market.Change:
		parts = append(parts, r.v.Say(befores[r.Frequency]))
	case market.Level:
		if r.unit.Index() {
			parts = append(parts, r.unit.Name(r.v.Locale))
		}
	}
	if r.Adjusted {
		parts = append(parts, r.v.Say("seasonally adjusted"))
	}
	return r.v.commas(parts)
}

// direction reads the sign that a change was written with.
func direction(text string) chat.Trend {
	switch {
	case strings.HasPrefix(text, "+"):
		return chat.Up
	case strings.HasPrefix(text, "−"):
		return chat.Down
	}
	return chat.Flat
}

func arrow(text string) string {
	switch direction(text) {
	case chat.Up:
		return "▲ "
	case chat.Down:
		return "▼ "
	}
	return ""
}
