package skills_test

import (
	"bytes"
	"image/png"
	"math"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// withMonths opens a bazaar with daily prices of two months.
func withMonths() *bazaar {
	b := withPast()
	for id, base := range map[string]float64{"bitcoin": 90000, "ethereum": 3500, "^GSPC": 6000} {
		var points []market.Point
		for i := range 60 {
			points = append(points, market.Point{At: day(2026, 9, 25).AddDate(0, 0, i), Value: base * (1 + 0.1*math.Sin(float64(i)/5))})
		}
		b.prices[id] = points
	}
	return b
}

func TestChartCards(t *testing.T) {
	studied := during(ask.Chart, "60d", btc)
	studied.Studies = []ask.Study{ask.Averages, ask.Bollinger, ask.RSI}
	short := during(ask.Chart, "5d", btc)
	short.Studies = []ask.Study{ask.RSI}
	early := short
	early.Strength = 100
	undrawn := during(ask.Chart, "30d", btc)
	undrawn.Undrawn = "MACD"
	made := withMonths()
	made.made = true
	golden(t, "chart", []scene{
		{"a month", withMonths(), during(ask.Chart, "30d", btc)},
		{"no time named", withMonths(), ask.Query{Intent: ask.Chart, Assets: []market.Asset{spx}}},
		{"several", withMonths(), during(ask.Chart, "60d", btc, eth, spx)},
		{"with studies", withMonths(), studied},
		{"with a study that nobody draws", withMonths(), undrawn},
		{"too short for a study that counts further back", withMonths(), short},
		{"too little for a study", withMonths(), early},
		{"too little for a picture", withPast(), during(ask.Chart, "7d", eth)},
		{"simulated", made, during(ask.Chart, "30d", btc)},
		{"nothing known", withMonths(), during(ask.Chart, "30d", rare)},
		{"of nothing", withMonths(), ask.Query{Intent: ask.Chart}},
		{"out of reach", withMonths().failing(fault(market.ErrTimeout)), during(ask.Chart, "30d", btc)},
	})
}

func TestAChartHasAPictureAndButtonsToOtherTimes(t *testing.T) {
	c := withMonths().answer(t, during(ask.Chart, "30d", btc))
	if c.Image == nil || !strings.HasSuffix(c.Image.Name, ".png") || c.Image.Alt == "" {
		t.Fatalf("%+v", c.Image)
	}
	if _, err := png.Decode(bytes.NewReader(c.Image.PNG)); err != nil {
		t.Error(err)
	}
	var values []string
	for _, b := range c.Buttons {
		values = append(values, b.Value)
	}
	if got := strings.Join(values, ", "); got != "draw:chart bitcoin 24h, draw:chart bitcoin 7d, draw:chart bitcoin 1y" {
		t.Error(got)
	}
	q := during(ask.Chart, "1y", btc)
	q.Candles, q.Studies, q.Currency = true, []ask.Study{ask.Averages, ask.Bollinger, ask.RSI}, "eur"
	if b := withMonths().answer(t, q).Buttons; len(b) != 3 || b[2].Value != "draw:chart bitcoin 30d candles averages bollinger rsi in eur" {
		t.Errorf("what else was asked for is lost: %+v", b)
	}
	q.Language = "de"
	long := market.Asset{Class: market.Crypto, ID: "wrapped-bridged-coin", Symbol: "WBC", Name: "Wrapped"}
	at := withMonths()
	at.prices[long.ID] = at.prices["bitcoin"]
	q.Assets = []market.Asset{long}
	if b := at.answer(t, q).Buttons; len(b) != 3 || b[0].Value != "draw:de/chart wrapped-bridged-coin 24h candles averages in eur" {
		t.Errorf("of a long name: %+v", b)
	}
}

func TestSeveralAssetsHaveButtonsToOtherTimesToo(t *testing.T) {
	var values []string
	for _, b := range withMonths().answer(t, during(ask.Chart, "30d", btc, spx)).Buttons {
		values = append(values, b.Value)
	}
	if got := strings.Join(values, ", "); got != "draw:chart bitcoin ^GSPC 24h, draw:chart bitcoin ^GSPC 7d, draw:chart bitcoin ^GSPC 1y" {
		t.Error(got)
	}
}

// Of the hours of today there is the latest price alone, which is not told as one that was.
func TestHoursAgoAreNoDayThatIsOver(t *testing.T) {
	q := during(ask.History, "2026-11-23", btc)
	q.OfHour = true
	text := withMonths().answer(t, q).Plain()
	if strings.Contains(text, "unchanged since") || !strings.Contains(text, "I know no hours of that day") {
		t.Error(text)
	}
}

func TestComparisonsAndFiguresOverTimeHavePictures(t *testing.T) {
	if c := withMonths().answer(t, during(ask.Compare, "30d", btc, spx)); c.Image == nil {
		t.Errorf("compare: %s", c.Plain())
	}
	b := open()
	cpi := market.Indicator{Code: "cpi", Country: "us", Series: "CPIAUCSL", Title: "US inflation", Unit: "index", Transform: market.YearPct, Frequency: market.Monthly}
	b.series["CPIAUCSL"] = market.Series{Indicator: cpi, Unit: "index", Points: monthly(day(2015, 1, 1), grown(140)...)}
	b.series["USREC"] = market.Series{Points: []market.Point{{At: day(2020, 1, 1)}, {At: day(2020, 2, 1), Value: 1}, {At: day(2020, 3, 1), Value: 1}, {At: day(2020, 4, 1), Value: 1}, {At: day(2020, 5, 1)}}}
	q := ask.Query{Intent: ask.Economic, Indicator: cpi, Pictured: true}
	if c := b.answer(t, q); c.Image == nil {
		t.Errorf("economic: %s", c.Plain())
	}
	if q.Pictured = false; b.answer(t, q).Image != nil {
		t.Error("a picture that nobody asked for")
	}
}

// grown are so many months of two percent a year.
func grown(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 240 * math.Pow(1.02, float64(i)/12)
	}
	return out
}
