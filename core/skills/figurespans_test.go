package skills_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// withFigures opens a bazaar with two monthly figures of ten years, and one of each year.
func withFigures() (b *bazaar, cpi, jobless, yearly market.Indicator) {
	b = open()
	cpi = market.Indicator{Code: "cpi", Country: "us", Series: "CPIAUCSL", Title: "US inflation", Unit: "index", Transform: market.YearPct, Frequency: market.Monthly}
	jobless = market.Indicator{Code: "unemployment", Country: "us", Series: "UNRATE", Title: "US unemployment rate", Unit: "%", Frequency: market.Monthly}
	yearly = market.Indicator{Code: "gini", Country: "us", Series: "SIPOVGINIUSA", Title: "US Gini index", Unit: "index", Frequency: market.Annual}
	for _, ind := range []market.Indicator{cpi, jobless} {
		b.series[ind.Series] = market.Series{Indicator: ind, Unit: ind.Unit, Points: monthly(day(2014, 1, 1), grown(150)...)}
	}
	var points []market.Point
	for y := 2010; y < 2026; y++ {
		points = append(points, market.Point{At: day(y, 1, 1), Value: 40})
	}
	b.series[yearly.Series] = market.Series{Indicator: yearly, Unit: yearly.Unit, Points: points}
	return b, cpi, jobless, yearly
}

func TestPicturesOfFiguresHaveButtonsToOtherTimes(t *testing.T) {
	b, cpi, jobless, yearly := withFigures()
	far := func(q ask.Query, span ask.Span) ask.Query {
		q.Span = span
		q.Range, _ = span.Range(noon)
		return q
	}
	drawn := ask.Query{Intent: ask.Economic, Indicator: cpi, Pictured: true}
	german := drawn
	german.Language = "de"
	for name, c := range map[string]struct {
		q    ask.Query
		want string
	}{
		"no time named":  {drawn, "1y=draw:econ chart CPIAUCSL 1y, 5y=draw:econ chart CPIAUCSL 5y, max=draw:econ chart CPIAUCSL max"},
		"five years":     {far(drawn, "5y"), "1y=draw:econ chart CPIAUCSL 1y, 10y=draw:econ chart CPIAUCSL 10y, max=draw:econ chart CPIAUCSL max"},
		"in German":      {far(german, "max"), "1 Jahr=draw:de/econ chart CPIAUCSL 1y, 5 Jahre=draw:de/econ chart CPIAUCSL 5y, 10 Jahre=draw:de/econ chart CPIAUCSL 10y"},
		"beside another": {ask.Query{Intent: ask.Economic, Indicator: cpi, Against: []market.Indicator{jobless}}, "1y=draw:econ chart CPIAUCSL UNRATE 1y, 5y=draw:econ chart CPIAUCSL UNRATE 5y, max=draw:econ chart CPIAUCSL UNRATE max"},
		"of each year":   {ask.Query{Intent: ask.Economic, Indicator: yearly, Pictured: true}, "5y=draw:econ chart SIPOVGINIUSA 5y, max=draw:econ chart SIPOVGINIUSA max"},
		"not drawn":      {ask.Query{Intent: ask.Economic, Indicator: cpi}, ""},
	} {
		var got []string
		for _, button := range b.answer(t, c.q).Buttons {
			got = append(got, button.Label+"="+button.Value)
		}
		if joined := strings.ReplaceAll(strings.Join(got, ", "), "\u00a0", " "); joined != c.want {
			t.Errorf("%s: %s, want %s", name, joined, c.want)
		}
	}
}
