package skills_test

import (
	"bytes"
	"image/png"
	"slices"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/skills/chart"
)

// abroad are indicators of other countries.
var abroad = map[string]market.Indicator{
	"germany": {Code: "cpi", Country: "de", Series: "DEUCPIALLMINMEI", Title: "Germany inflation (CPI)", Unit: "index 2015=100", Transform: market.YearPct, Frequency: market.Monthly},
	"france":  {Code: "cpi", Country: "fr", Series: "FRACPIALLMINMEI", Title: "France inflation (CPI)", Unit: "index 2015=100", Transform: market.YearPct, Frequency: market.Monthly},
}

// withOffices opens a bazaar where offices of several countries publish, that of the United States for two years more.
func withOffices() *bazaar {
	b := withOffice()
	levels := func(base, grows float64) []float64 {
		var out []float64
		for i := range 60 {
			out = append(out, base+grows*float64(i)+float64(i%7)/10)
		}
		return out
	}
	for of, grows := range map[string]float64{"germany": 0.25, "france": 0.15} {
		b.series[abroad[of].Series] = market.Series{Indicator: abroad[of], Unit: abroad[of].Unit, Source: "FRED", Points: monthly(day(2021, 11, 1), levels(110, grows)...)}
	}
	b.series["USREC"] = market.Series{Points: monthly(day(2026, 1, 1), 0, 1, 1, 0, 0, 0)}
	return b
}

func compared(first market.Indicator, others ...market.Indicator) ask.Query {
	first.Country = "us"
	if len(others) > 0 && others[0].Country != "" {
		first.Country = "de"
	}
	return ask.Query{Intent: ask.Economic, Indicator: first, Against: others}
}

func TestComparedFiguresOfTheEconomy(t *testing.T) {
	ofUS := func(names ...string) ask.Query {
		q := ask.Query{Intent: ask.Economic}
		for _, n := range names {
			i := indicators[n]
			i.Country = "us"
			q.Against = append(q.Against, i)
		}
		q.Indicator, q.Against = q.Against[0], q.Against[1:]
		return q
	}
	since := ofUS("unemployment", "inflation")
	since.Span, since.Range = "2026-01-01..2026-11-23", market.Range{From: day(2026, 1, 1)}
	then := ofUS("unemployment", "10 year")
	then.Range = market.Range{From: day(2026, 8, 1), To: day(2026, 10, 1)}
	many := ofUS("inflation", "payrolls", "nominal gdp", "claims")
	many.Left = 2
	unknown := compared(abroad["germany"], abroad["france"])
	unknown.Unknown = []string{"Vietnam inflation"}
	golden(t, "economies", []scene{
		{"two of one country", withOffices(), ofUS("inflation", "unemployment")},
		{"since a day", withOffices(), since},
		{"in the past, one of them not published then", withOffices(), then},
		{"one of two countries", withOffices(), compared(abroad["germany"], abroad["france"])},
		{"one of a country that is not known", withOffices(), unknown},
		{"four, and two left out", withOffices(), many},
		{"one that nobody publishes", withOffices(), ofUS("unemployment", "nowhere")},
		{"none that anybody publishes", withOffices(), ofUS("nowhere", "nowhere")},
		{"offices closed", withOffices().failing(fault(market.ErrUnavailable)), ofUS("inflation", "unemployment")},
	})
}

func TestAComparisonOfFiguresIsAPictureOfAllOfThem(t *testing.T) {
	q := ofUS("inflation")
	q.Against = []market.Indicator{indicators["unemployment"], indicators["nominal gdp"], indicators["payrolls"]}
	c := withOffices().answer(t, q)
	if c.Image == nil || len(c.Image.Plot.Lines) != 4 {
		t.Fatalf("%+v", c.Image)
	}
	var units []string
	for _, l := range c.Image.Plot.Lines {
		if !slices.Contains(units, l.Unit) {
			units = append(units, l.Unit)
		}
	}
	img, err := png.Decode(bytes.NewReader(c.Image.PNG))
	if err != nil || len(units) != 3 || img.Bounds().Dy() <= chart.Height || len(c.Image.PNG) > 100_000 {
		t.Errorf("units %q, %v, %d bytes, %v", units, img.Bounds(), len(c.Image.PNG), err)
	}
}

func TestRecessionsAreAskedForWhereAFigureIsOfTheUnitedStates(t *testing.T) {
	asked := func(q ask.Query) bool {
		b := withOffices()
		b.answer(t, q)
		return slices.ContainsFunc(b.asked, func(r market.Request) bool { return r.Indicator.Series == "USREC" })
	}
	us := ofUS("inflation")
	us.Against = []market.Indicator{abroad["germany"]}
	if !asked(us) || asked(compared(abroad["germany"], abroad["france"])) {
		t.Error("recessions of the United States are not shaded, or those of others are")
	}
}

func TestComparisonsOfFiguresAreToldInEveryLanguage(t *testing.T) {
	for _, lang := range spoken {
		q := compared(abroad["germany"], abroad["france"])
		q.Language = lang
		c := withOffices().answer(t, q)
		wellFormed(t, lang, c)
		if c.Table == nil || len(c.Table.Rows) != 2 || c.Image == nil {
			t.Fatalf("%s: %s", lang, c.Plain())
		}
		if english := strings.Join(withOffices().answer(t, compared(abroad["germany"], abroad["france"])).Table.Header, " "); lang != "en" && strings.Join(c.Table.Header, " ") == english {
			t.Errorf("%s: %q", lang, c.Table.Header)
		}
	}
}
