package chart_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"image/color"
	"image/png"
	"math"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/core/skills/chart"
	"tickertape/core/skills/format"
)

var update = flag.Bool("update", false, "draw the golden pictures anew")

var start = time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC)

// walk is a path of prices that looks like one.
func walk(n int, step time.Duration, base, swing float64) []market.Point {
	out := make([]market.Point, n)
	for i := range out {
		t := float64(i) / float64(n)
		out[i] = market.Point{At: start.Add(time.Duration(i) * step), Value: base * (1 + swing*(math.Sin(7*t)+0.4*math.Sin(31*t)+0.15*math.Sin(97*t)+t))}
	}
	return out
}

func bars(n int, step time.Duration, base float64, volume bool) []market.Candle {
	points := walk(n+1, step, base, 0.05)
	var out []market.Candle
	for i := range n {
		open, end := points[i].Value, points[i+1].Value
		c := market.Candle{At: points[i].At, Open: open, Close: end, High: max(open, end) * 1.006, Low: min(open, end) * 0.994}
		if volume {
			v := 1e9 * (2 + math.Sin(float64(i)))
			c.Volume = &v
		}
		out = append(out, c)
	}
	return out
}

const day = 24 * time.Hour

// hours are candles of an exchange that is open for seven hours a day, five days a week.
func hours(days int) (out []market.Candle) {
	for i, c := range bars(days*24, time.Hour, 230, true) {
		if weekday := c.At.Weekday(); i%24 >= 14 && i%24 < 21 && weekday != time.Saturday && weekday != time.Sunday {
			out = append(out, c)
		}
	}
	return out
}

func pictures() map[string]chart.Picture {
	month := walk(31*24, time.Hour, 95000, 0.06)
	gap := append(walk(10, day, 100, 0.2), walk(31, day, 100, 0.2)[20:]...)
	daily := walk(120, day, 3500, 0.1)
	upper, lower := chart.Bollinger(daily, 20, 2)
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	footer := "CoinGecko · 24 Nov 2026 01:59 UTC"
	tiny := walk(200, 6*time.Hour, 0.00001234, 0.2)
	rate := walk(400, 30*day, 4, 0.9)
	for i := range rate {
		rate[i].At = time.Date(1993, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, i, 0)
		rate[i].Value -= 3
	}
	assets := walk(400, 30*day, 6.5e6, 0.1)
	for i := range assets {
		assets[i].At = rate[i].At
	}
	compared := chart.Indexed([]chart.Line{{Name: "Bitcoin", Points: month}, {Name: "Ethereum", Points: walk(31*24, time.Hour, 3500, 0.14)}, {Name: "S&P 500", Points: walk(31, day, 6000, 0.02)}})
	return map[string]chart.Picture{
		"line-dark":  {Title: "Bitcoin (BTC)", Subtitle: "30 days · USD", Last: "$97,432.10", Change: "▲ +2.31 %", Trend: 1, Lines: []chart.Line{{Points: month}}, Footer: footer},
		"line-light": {Title: "Bitcoin (BTC)", Subtitle: "30 days · USD", Last: "$97,432.10", Change: "▼ −2.31 %", Trend: -1, Lines: []chart.Line{{Points: month}}, Footer: footer, Light: true},
		"candles":    {Title: "Ethereum (ETH)", Subtitle: "90 days · EUR", Last: "€3,241.55", Change: "▲ +12.90 %", Trend: 1, Candles: bars(90, day, 3200, true), Footer: footer},
		"candles-light-simulated": {
			Title: "Ethereum (ETH)", Subtitle: "24 h · USD", Last: "$3,241.55", Change: "0.00 %", Candles: bars(24, time.Hour, 3200, false), Footer: "simulated market · 24 Nov 2026 01:59 UTC", Notice: "simulated data",
			Light: true, Zone: berlin,
		},
		"sessions":  {Title: "Apple (AAPL)", Subtitle: "7 days · candles of 1 hour · USD", Last: "$231.40", Change: "▲ +1.20 %", Trend: 1, Candles: hours(7), Exact: true, Footer: "Yahoo Finance · 24 Nov 2026 01:59 UTC"},
		"compared":  {Title: "BTC vs ETH vs S&P 500", Subtitle: "30 days · 100 at the start", Lines: compared, Footer: "CoinGecko, Yahoo Finance · 24 Nov 2026 01:59 UTC"},
		"recession": {Title: "US yield curve, 10 years less 2 years", Subtitle: "since 1993 · percentage points", Last: "0.52", Lines: []chart.Line{{Points: rate}}, Bands: []chart.Span{{time.Date(2001, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2001, 11, 1, 0, 0, 0, 0, time.UTC)}, {time.Date(2007, 12, 1, 0, 0, 0, 0, time.UTC), time.Date(2009, 6, 1, 0, 0, 0, 0, time.UTC)}, {time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC), time.Date(2020, 4, 1, 0, 0, 0, 0, time.UTC)}}, Footer: "FRED · Nov 2026"},
		"russian": {
			Title: "Биткоин (BTC)", Subtitle: "120 дней · USD", Last: "3\u00a0520,46\u00a0$", Change: "▼ −2,31\u00a0%", Trend: -1, Candles: bars(120, day, 3500, true), Footer: "CoinGecko · 24 нояб. 2026 01:59 UTC",
			Notice: "условные данные", Locale: format.In("ru"), Studies: []chart.Line{{Name: "Среднее 20", Points: chart.Average(daily, 20)}},
		},
		"turkish": {
			Title: "Türk lirası, değişim ve düşüş İğne ŞÇÖ", Subtitle: "30 gün · TRY · başlangıç = 100", Last: "₺3.520,46", Change: "▲ +%4,20", Trend: 1, Lines: []chart.Line{{Points: month}}, Footer: "Yahoo Finance · 24 Kas 2026 01:59 UTC",
			Locale: format.In("tr"), Light: true,
		},
		"two-units": {
			Title: "US inflation (CPI) vs Federal Reserve assets", Subtitle: "January 1993 to October 2026", Lines: []chart.Line{{Name: "US inflation (CPI)", Value: "3.0 %", Points: rate, Unit: "percent"}, {Name: "Federal Reserve assets", Value: "$6.52 trillion", Points: assets, Unit: "mn USD"}},
			Bands: []chart.Span{{time.Date(2007, 12, 1, 0, 0, 0, 0, time.UTC), time.Date(2009, 6, 1, 0, 0, 0, 0, time.UTC)}}, Footer: "FRED · Nov 2026",
		},
		"four-units-light": {
			Title: "Инфляция (ИПЦ) vs Активы Федеральной резервной системы vs Безработица", Subtitle: "январь 1993 – октябрь 2026", Light: true, Locale: format.In("ru"), Footer: "FRED · нояб. 2026", Notice: "условные данные",
			Lines: []chart.Line{
				{Name: "Инфляция (ИПЦ), Соединенные Штаты Америки", Value: "3,0\u00a0%", Points: rate, Unit: "проценты"},
				{Name: "Активы Федеральной резервной системы", Value: "6,52\u00a0трлн\u00a0$", Points: assets, Unit: "млн USD"},
				{Name: "Уровень безработицы", Value: "4,1\u00a0%", Points: walk(300, 40*day, 4, 0.5), Unit: "проценты"},
				{Name: "Новые дома", Value: "1,4 млн", Points: walk(300, 40*day, 1400, 0.02), Unit: "тыс. домов в год"},
				{Name: "Потребительские настроения", Value: "63,4", Points: walk(300, 40*day, 60, 0.3), Unit: "индекс, I кв. 1966 = 100"},
			},
			Bands: []chart.Span{{start.AddDate(8, 0, 0), start.AddDate(9, 0, 0)}},
		},
		"tiny":    {Title: "Shiba Inu (SHIB)", Subtitle: "50 days · USD", Last: "$0.00001234", Change: "▲ +20.00 %", Trend: 1, Lines: []chart.Line{{Points: tiny}}, Footer: footer},
		"gap":     {Title: "A coin with a name that is far too long for the head of a picture, and then some more of it", Subtitle: "30 days · USD", Last: "$120.00", Lines: []chart.Line{{Points: gap}}, Footer: footer},
		"studies": {Title: "Эфириум 以太坊 (ETH)", Subtitle: "120 days · USD", Last: "$3,520.46", Change: "▲ +4.20 %", Trend: 1, Candles: bars(120, day, 3500, false), Studies: []chart.Line{{Name: "Average of 20", Points: chart.Average(daily, 20)}, {Name: "Bollinger 20, 2", Points: upper}, {Name: "Bollinger 20, 2", Points: lower}}, RSI: chart.Strength(daily, 14), Footer: footer},
	}
}

func TestPictures(t *testing.T) {
	d := chart.New()
	for name, p := range pictures() {
		got, err := d.Draw(t.Context(), p)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		same(t, name, got)
	}
}

func TestNothingIsTooStrangeToBeDrawn(t *testing.T) {
	d := chart.New()
	flat := []market.Point{{At: start, Value: 5}, {At: start.Add(time.Hour), Value: 5}}
	spike := walk(500, time.Hour, 1, 0.1)
	spike[250].Value = 1e15
	holes := walk(50, day, 10, 0.1)
	holes[0].Value, holes[20].Value, holes[49].Value = math.NaN(), math.Inf(1), math.NaN()
	for name, points := range map[string][]market.Point{
		"flat": flat, "zero": {{At: start}, {At: start.Add(day)}}, "negative": {{At: start, Value: -3}, {At: start.Add(day), Value: -2}}, "spike": spike, "holes": holes,
		"long": walk(20_000, time.Minute, 100, 0.3), "a century": {{At: start.AddDate(-100, 0, 0), Value: 1}, {At: start, Value: 2}}, "a minute": {{At: start, Value: 1}, {At: start.Add(time.Minute), Value: 2}},
	} {
		got, err := d.Draw(t.Context(), chart.Picture{Title: "\x00\u202e🚀 " + name, Lines: []chart.Line{{Points: points}}})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if img, err := png.Decode(bytes.NewReader(got)); err != nil || img.Bounds().Dx() != chart.Width || img.Bounds().Dy() != chart.Height {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTooLittleIsNotDrawn(t *testing.T) {
	for _, points := range [][]market.Point{nil, {{At: start, Value: 1}}, {{At: start, Value: 1}, {At: start, Value: 2}}, {{At: start, Value: math.NaN()}, {At: start.Add(day), Value: 1}}} {
		if _, err := chart.New().Draw(t.Context(), chart.Picture{Lines: []chart.Line{{Points: points}}}); !errors.Is(err, chart.ErrTooLittle) {
			t.Errorf("%v: %v", points, err)
		}
	}
}

func TestWhoeverGivesUpDoesNotWait(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d := chart.New()
	failed := 0
	for range 50 { // a free pen may be taken all the same
		if _, err := d.Draw(ctx, pictures()["line-dark"]); errors.Is(err, context.Canceled) {
			failed++
		}
	}
	if failed == 0 {
		t.Error("never stopped")
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, name := range []string{"line-dark", "candles", "compared", "studies", "two-units", "four-units-light"} {
		p := pictures()[name]
		b.Run(name, func(b *testing.B) {
			d := chart.New()
			for b.Loop() {
				if _, err := d.Draw(b.Context(), p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestAPictureOfManyCrossingLinesIsSmallAndKeepsItsColours(t *testing.T) {
	var p chart.Picture
	for i := range 8 {
		p.Lines = append(p.Lines, chart.Line{Name: "line", Points: walk(600, day, 100, 0.1*float64(i+1))})
	}
	for _, light := range []bool{true, false} {
		p.Light = light
		got, err := chart.New().Draw(t.Context(), p)
		if err != nil || len(got) > 100_000 {
			t.Fatalf("%d bytes, %v", len(got), err)
		}
		few, err := chart.New().Draw(t.Context(), chart.Picture{Light: light, Lines: p.Lines[:1]})
		if err != nil {
			t.Fatal(err)
		}
		whole, _ := png.Decode(bytes.NewReader(few))
		small, _ := png.Decode(bytes.NewReader(got))
		for _, at := range [][2]int{{5, 5}, {500, 20}} {
			if a, b := whole.At(at[0], at[1]), small.At(at[0], at[1]); color.RGBAModel.Convert(a) != color.RGBAModel.Convert(b) {
				t.Errorf("light %v: the ground is %v, want %v", light, b, a)
			}
		}
	}
}

func TestLinesOfOneUnitShareAnAxis(t *testing.T) {
	high := func(units ...string) int {
		var p chart.Picture
		for _, u := range units {
			p.Lines = append(p.Lines, chart.Line{Name: "of " + u, Unit: u, Points: walk(60, day, 4, 0.5)})
		}
		got, err := chart.New().Draw(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		return img.Bounds().Dy()
	}
	if high("percent", "percent", "percent") != chart.Height || high("percent", "points") != chart.Height || high("percent", "points", "jobs") <= chart.Height {
		t.Error("lines of one unit have panels of their own, or three units too little room")
	}
}
