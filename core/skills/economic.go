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
	"tickertape/core/skills/series"
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
	ind := q.Indicator
	switch {
	case ind.Series == "" && len(q.Unknown) > 0:
		return chat.Card{Text: fmt.Sprintf("I don't know %s as an economic figure. Try “inflation”, “uk unemployment” or “10 year yield”.", quoted(q.Unknown))}, nil
	case ind.Series == "":
		return chat.Card{Text: "Which economic figure do you want? Try “inflation”, “uk unemployment” or “10 year yield”."}, nil
	}
	r := market.Request{Kind: market.Economic, Indicator: ind, Range: e.reach(q)}
	a, err := e.desk.Source.Fetch(ctx, r)
	if err != nil && kind(err) == market.ErrBadRequest {
		err = market.ErrNotFound // there is nothing that a person could ask otherwise
	}
	if err != nil {
		return trouble(err, "figures of "+ind.Title, noFigures(ind, "")), nil
	}
	var points []market.Point
	if len(a.Series) > 0 {
		points = a.Series[0].Points
		if ind.Unit == "" {
			ind.Unit = a.Series[0].Unit
		}
	}
	levels := series.New(points, ind.Frequency).Until(q.Range)
	if levels.Len() == 0 {
		at := ""
		if !q.Range.Zero() {
			at = " for that time"
		}
		return chat.Card{Text: noFigures(ind, at)}, nil
	}
	c := report{ind, series.ParseUnit(ind.Unit), a.Source}.card(levels)
	credit(&c, a)
	if q.Pictured || !q.Range.Zero() {
		e.draw(ctx, &c, q)
	}
	return c, nil
}

func noFigures(ind market.Indicator, at string) string {
	return fmt.Sprintf("My data providers have no figures of %s%s. Try “inflation”, “uk unemployment” or “10 year yield”.", ind.Title, at)
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
}

func (r report) card(levels series.Levels) chat.Card {
	figures := levels.Figures(r.Transform)
	newest := figures[len(figures)-1]
	latest, before := lastTwo(figures)
	c := chat.Card{Title: r.Title}
	if !newest.Known {
		note(&c, r.lacks(newest))
	}
	if latest == nil {
		c.Text = fmt.Sprintf("%s: the figure for %s is not available.", r.Title, format.Period(newest.At, r.Frequency))
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
		c.Fields = append(c.Fields, chat.Field{Name: "Measured as", Value: basis})
	}
	return c
}

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
	s := fmt.Sprintf("The figure for %s is not available", format.Period(f.At, r.Frequency))
	if !f.Lacks.IsZero() {
		s += fmt.Sprintf(": it compares with %s, which was not published", format.Period(f.Lacks, r.Frequency))
	}
	return s + "."
}

// headline adds the latest figure, the one before and the change between them.
func (r report) headline(c *chat.Card, latest series.Figure, before *series.Figure) {
	unit := r.unit.Quoted(r.Transform)
	places := r.places(latest, before)
	write := unit.Write
	if r.Transform == market.Change || r.Transform == market.YearDiff {
		unit = unit.Step()
		write = unit.WriteSigned
	}
	said := func(f series.Figure) string { return write(f.Value, places) }
	when := func(f series.Figure) string { return " (" + format.Period(f.At, r.Frequency) + ")" }
	c.Text = fmt.Sprintf("%s: %s %s", r.Title, said(latest), format.During(latest.At, r.Frequency))
	c.Fields = append(c.Fields, chat.Field{Name: "Latest", Value: said(latest) + when(latest)})
	c.Values = append(c.Values, r.value(r.Code, latest.Value, unit.String(), latest.At))
	if before != nil {
		diff := latest.Value - before.Value
		step := unit.Step().WriteSigned(diff, r.stepPlaces(places))
		c.Text += fmt.Sprintf(", after %s %s", said(*before), format.During(before.At, r.Frequency))
		c.Fields = append(c.Fields, chat.Field{Name: "Before", Value: said(*before) + when(*before)},
			chat.Field{Name: "Change", Value: arrow(step) + step, Trend: direction(step)})
		c.Values = append(c.Values, r.value(r.Code+"_before", before.Value, unit.String(), before.At),
			r.value(r.Code+"_change", diff, unit.Step().String(), latest.At))
	}
	c.Text += "."
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

// stepPlaces gives the change of computed percentages one decimal more, so that the rounding of
// the two does not seem to contradict it.
func (r report) stepPlaces(places int) int {
	if r.computed() {
		return places + 1
	}
	return places
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
		c.Fields = append(c.Fields, chat.Field{Name: "Year on year", Value: "not available"})
		return
	}
	text := unit.WriteSigned(f.Value, series.Places(1, 2, f.Value))
	c.Fields = append(c.Fields, chat.Field{Name: "Year on year", Value: arrow(text) + text, Trend: direction(text)})
	c.Values = append(c.Values, r.value(r.Code+"_year_on_year", f.Value, unit.String(), f.At))
}

// level adds the published level that the newest figure is computed from.
func (r report) level(c *chat.Card, f series.Figure) {
	text := r.unit.Write(f.Level, series.Places(1, 3, f.Level))
	if r.unit.Index() {
		text += ", " + r.Unit
	}
	c.Fields = append(c.Fields, chat.Field{Name: "Level", Value: text + " (" + format.Period(f.At, r.Frequency) + ")"})
	c.Values = append(c.Values, r.value(r.Code+"_level", f.Level, r.unit.String(), f.At))
}

func (r report) value(name string, v float64, unit string, at time.Time) chat.Value {
	return chat.Value{Name: name, Of: r.Series, Number: v, Unit: unit, At: at, Source: r.source}
}

// basis says what a figure compares with, and whether the seasons are taken out of it.
func (r report) basis() string {
	var parts []string
	period := map[market.Frequency]string{
		market.Daily: "day", market.Weekly: "week", market.Monthly: "month", market.Quarterly: "quarter", market.Annual: "year",
	}[r.Frequency]
	switch r.Transform {
	case market.YearPct, market.YearDiff:
		parts = append(parts, "change from a year before")
	case market.Percent, market.Change:
		parts = append(parts, "change from the "+period+" before")
	case market.Level:
		if r.unit.Index() {
			parts = append(parts, r.Unit)
		}
	}
	if r.Adjusted {
		parts = append(parts, "seasonally adjusted")
	}
	return strings.Join(parts, ", ")
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
