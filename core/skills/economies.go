package skills

import (
	"context"
	"slices"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/chart"
	"tickertape/core/skills/series"
)

// published is one economic figure, as people quote it.
type published struct {
	report
	levels series.Levels
	points []market.Point // of a picture beside others
	quoted series.Unit    // of the points
	answer market.Answer
	err    error
}

// known reports whether there is something to tell of a figure.
func (p published) known() bool { return p.err == nil && p.levels.Len() > 0 }

// sideBySide sets economic figures against each other: a table of what each is, was before and a year before, and a picture
// with all of them.
func (e economic) sideBySide(ctx context.Context, q ask.Query) chat.Card {
	v := speak(q)
	asked := append([]market.Indicator{q.Indicator}, q.Against...)
	all, recessions := e.publishedOf(ctx, q, asked)
	known := slices.DeleteFunc(slices.Clone(all), func(p published) bool { return !p.known() })
	if len(known) == 0 {
		return v.troubled(all[0], q.Range)
	}
	c := comparison{known, v}.card()
	for _, p := range all {
		if !p.known() {
			note(&c, v.troubled(p, q.Range).Text)
			continue
		}
		v.credit(&c, p.answer)
	}
	v.lacking(&c, nil, q.Unknown)
	if q.Left > 0 {
		note(&c, v.Say("I draw %d at a time and left out %d more.", len(asked), q.Left))
	}
	e.drawSideBySide(ctx, q, &c, known, recessions)
	return c
}

// troubled says why there is nothing to tell of a figure.
func (v voice) troubled(p published, of market.Range) chat.Card {
	if p.err == nil {
		return chat.Card{Text: v.noFigures(p.Indicator, of)}
	}
	return v.trouble(p.err, v.Say("figures of %s", v.indicator(p.Indicator)), v.noFigures(p.Indicator, market.Range{}))
}

// publishedOf asks for all figures at once, and for recessions where one of them is of the United States.
func (e economic) publishedOf(ctx context.Context, q ask.Query, asked []market.Indicator) (all []published, recessions market.Answer) {
	within, reach := e.pictured(q)
	all = make([]published, len(asked))
	work := []func(){func() {
		if slices.ContainsFunc(asked, func(i market.Indicator) bool { return i.Country == "us" }) {
			recessions = e.recessions(ctx, reach)
		}
	}}
	for i, ind := range asked {
		work = append(work, func() { all[i] = e.published(ctx, q, ind, within, reach) })
	}
	beside(work...)
	return all, recessions
}

func (e economic) published(ctx context.Context, q ask.Query, ind market.Indicator, within, reach market.Range) published {
	q.Indicator = ind
	if far := e.reach(q); far.From.Before(reach.From) {
		reach = far
	}
	p := e.fetched(ctx, q, ind, reach)
	if p.err == nil && len(p.answer.Series) > 0 {
		p.points, p.quoted = quotedFigures(p.Indicator, p.answer.Series[0], within)
	}
	return p
}

// fetched is a figure without the points of its picture.
func (e economic) fetched(ctx context.Context, q ask.Query, ind market.Indicator, reach market.Range) published {
	p := published{report: report{Indicator: ind, v: speak(q)}}
	p.answer, p.err = e.desk.Source.Fetch(ctx, market.Request{Kind: market.Economic, Indicator: ind, Range: reach})
	if p.err != nil && kind(p.err) == market.ErrBadRequest {
		p.err = market.ErrNotFound // there is nothing that a person could ask otherwise
	}
	if p.err != nil || len(p.answer.Series) == 0 {
		return p
	}
	s := p.answer.Series[0]
	if p.Unit == "" {
		p.Unit = s.Unit
	}
	p.unit, p.source = series.ParseUnit(p.Unit), p.answer.Source
	p.levels = series.New(s.Points, ind.Frequency).Until(q.Range)
	return p
}

// comparison are economic figures beside each other, in the order in which they were asked for.
type comparison struct {
	all []published
	v   voice
}

func (s comparison) card() chat.Card {
	v := s.v
	c := chat.Card{Title: s.title(), Table: &chat.Table{Header: []string{
		v.Say("Figure"), v.Say("Latest"), v.Say("Date"), v.Say("Before"), v.Say("A year before"), v.Say("Source"),
	}}}
	for _, p := range s.all {
		row, told := p.row(&c)
		row[0] = s.name(p.Indicator)
		c.Table.Rows = append(c.Table.Rows, row)
		c.Text = after(c.Text, told)
	}
	return c
}

// row tells a figure in a row of a table and in a sentence.
func (p published) row(c *chat.Card) (row []string, told string) {
	none := p.v.NotANumber()
	row = []string{"", none, none, none, none, p.source}
	figures := p.levels.Figures(p.Transform)
	latest, before := lastTwo(figures)
	title := p.v.indicator(p.Indicator)
	if latest == nil {
		newest := figures[len(figures)-1]
		return row, p.v.Say("%s: the figure for %s is not available.", title, p.period(newest.At))
	}
	write, unit := p.writer(*latest, before)
	row[1], row[2] = write(*latest), p.period(latest.At)
	c.Values = append(c.Values, p.value(p.Code, latest.Value, unit.String(), latest.At))
	if before != nil {
		row[3] = write(*before)
		c.Values = append(c.Values, p.value(p.Code+"_before", before.Value, unit.String(), before.At))
	}
	if year, ok := p.levels.YearBefore(*latest, p.Transform); ok {
		row[4] = write(year)
		c.Values = append(c.Values, p.value(p.Code+"_year_before", year.Value, unit.String(), year.At))
	}
	return row, p.v.Say("%s: %s %s.", title, write(*latest), p.v.During(latest.At, p.Frequency))
}

// shared is what all of them are a figure of, where they are the same of several countries.
func (s comparison) shared() (figure string, is bool) {
	for i, p := range s.all {
		of, placed := figureOf(p.Indicator)
		if !placed || i > 0 && of != figure {
			return "", false
		}
		figure = of
	}
	return figure, len(s.all) > 1
}

// name is a figure among the others: its country, where only that tells them apart.
func (s comparison) name(ind market.Indicator) string {
	if _, same := s.shared(); same {
		return s.v.place(ind.Country)
	}
	return s.v.indicator(ind)
}

func (s comparison) title() string {
	out := s.name(s.all[0].Indicator)
	for _, p := range s.all[1:] {
		out = s.v.Say("%s vs %s", out, s.name(p.Indicator))
	}
	if figure, same := s.shared(); same {
		return s.v.Say("%[1]s, %[2]s", s.v.capital(s.v.Word(figure)), out)
	}
	return out
}

// drawSideBySide adds the picture: figures of one unit share an axis, those of another have a panel of their own.
func (e economic) drawSideBySide(ctx context.Context, q ask.Query, c *chat.Card, all []published, recessions market.Answer) {
	paper := speak(q).paper()
	named := comparison{all, paper}
	var lines []chart.Line
	var points []market.Point
	var units []string
	for _, p := range all {
		p.v = paper
		unit := p.quoted.Name(paper.Locale)
		value, _ := p.newest(p.levels)
		lines = append(lines, chart.Line{Name: named.name(p.Indicator), Value: value, Points: p.points, Unit: unit})
		points = append(points, p.points...)
		if !slices.Contains(units, unit) {
			units = append(units, unit)
		}
	}
	slices.SortFunc(points, func(a, b market.Point) int { return a.At.Compare(b.At) })
	subtitle := paper.economicSpan(points)
	if len(units) == 1 {
		subtitle += " · " + units[0]
	}
	title := named.title()
	if figure, same := named.shared(); same { // the legend has the countries
		title = paper.capital(paper.Word(figure))
	}
	e.artist.picture(ctx, q, c, chart.Picture{
		Title: title, Subtitle: subtitle, Lines: lines, Bands: recessionsOf(recessions),
	}, fileName(all[0].Series+"-"+all[len(all)-1].Series, q.Span))
	speak(q).alsoFor(c, q)
}
