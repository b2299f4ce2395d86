package skills

import (
	"context"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/chart"
	"tickertape/core/skills/series"
)

// How far back a picture of an economic figure reaches where nobody names a time.
const (
	usualYears          = 10
	usualFar   ask.Span = "10y"
)

// draw adds the picture of an economic figure, as people quote it, to its card; last is the newest
// one.
func (e economic) draw(ctx context.Context, c *chat.Card, q ask.Query, last string) {
	v := speak(q)
	paper := v.paper()
	r, reach := e.pictured(q)
	ind := q.Indicator
	var figures, recessions market.Answer
	var err error
	beside(func() {
		figures, err = e.desk.Source.Fetch(ctx, market.Request{Kind: market.Economic, Indicator: ind, Range: reach})
	}, func() {
		if ind.Country == "us" {
			recessions = e.recessions(ctx, reach)
		}
	})
	if err != nil || len(figures.Series) == 0 {
		note(c, v.Say("I can't get the figures for a picture right now."))
		return
	}
	points, unit := quotedFigures(ind, figures.Series[0], r)
	if len(points) < 2 && !q.Pictured {
		return // nobody asked for one
	}
	title := paper.indicator(ind)
	e.artist.picture(ctx, q, c, chart.Picture{
		Title: title, Subtitle: paper.economicSpan(points) + " · " + unit.Name(paper.Locale), Last: last,
		Lines: []chart.Line{{Name: title, Points: points}}, Bands: recessionsOf(recessions),
	}, fileName(ind.Series, q.Span))
	v.alsoFor(c, q)
}

// pictured is the time that a picture is of, and how far back levels are needed for it: a change needs the year before.
func (e economic) pictured(q ask.Query) (r, reach market.Range) {
	r = q.Range
	if r.From.IsZero() && q.Span != "max" {
		end := r.To
		if end.IsZero() {
			end = e.now()
		}
		r.From = end.UTC().AddDate(-usualYears, 0, 0)
	}
	if !r.From.IsZero() {
		reach.From = time.Date(r.From.Year()-1, r.From.Month(), 1, 0, 0, 0, 0, time.UTC)
	}
	return r, reach
}

// recessions asks when there were some; where that can't be had none are shaded.
func (e economic) recessions(ctx context.Context, reach market.Range) market.Answer {
	a, _ := e.desk.Source.Fetch(ctx, market.Request{Kind: market.Economic, Indicator: usRecessions, Range: reach})
	return a
}

// usRecessions is FRED's monthly mark of the recessions that the NBER has dated: 1 within one.
var usRecessions = market.Indicator{Code: "recession", Country: "us", Series: "USREC", Title: "US recessions", Unit: "0 or 1", Frequency: market.Monthly}

// quotedFigures are an indicator's figures within a range, transformed the way that people quote
// them, and their unit.
func quotedFigures(ind market.Indicator, s market.Series, r market.Range) ([]market.Point, series.Unit) {
	if ind.Unit == "" {
		ind.Unit = s.Unit
	}
	var out []market.Point
	for _, f := range series.New(s.Points, ind.Frequency).Until(market.Range{To: r.To}).Figures(ind.Transform) {
		if f.Known && !f.At.Before(r.From) {
			out = append(out, market.Point{At: f.At, Value: f.Value})
		}
	}
	return out, series.ParseUnit(ind.Unit).Quoted(ind.Transform)
}

// economicSpan says from when to when figures are.
func (v voice) economicSpan(points []market.Point) string {
	if len(points) == 0 {
		return v.Say("no data")
	}
	return v.Say("%s to %s", v.Month(points[0].At), v.Month(points[len(points)-1].At))
}

// recessionsOf are the times that are marked with 1. A mark is of a whole month.
func recessionsOf(a market.Answer) []chart.Span {
	if len(a.Series) == 0 {
		return nil
	}
	var out []chart.Span
	within := false
	for _, p := range a.Series[0].Points {
		switch on := p.Value == 1; {
		case on && !within:
			out = append(out, chart.Span{From: p.At, To: p.At.AddDate(0, 1, 0)})
		case on:
			out[len(out)-1].To = p.At.AddDate(0, 1, 0)
		}
		within = p.Value == 1
	}
	return out
}
