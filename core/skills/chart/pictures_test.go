package chart_test

import (
	"maps"
	"math"
	"time"

	"tickertape/core/market"
	"tickertape/core/skills/chart"
	"tickertape/core/skills/format"
)

// walk is a path of prices that looks like one.
func walk(n int, step time.Duration, base, swing float64) []market.Point {
	out := make([]market.Point, n)
	for i := range out {
		t := float64(i) / float64(n)
		out[i] = market.Point{At: start.Add(time.Duration(i) * step), Value: base * (1 + swing*(math.Sin(7*t)+0.4*math.Sin(31*t)+0.15*math.Sin(97*t)+t))}
	}
	return out
}

// until moves points in time so that the last one is at end.
func until(end time.Time, points []market.Point) []market.Point {
	by := end.Sub(points[len(points)-1].At)
	for i := range points {
		points[i].At = points[i].At.Add(by)
	}
	return points
}

// bars are candles that end with the pictures, and where their path ends.
func bars(n int, step time.Duration, base float64, volume bool) []market.Candle {
	return barsOf(until(end, walk(n+1, step, base, 0.05)), volume)
}

func barsOf(points []market.Point, volume bool) (out []market.Candle) {
	for i := range len(points) - 1 {
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

// end is when the pictures were asked for.
var end = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

// closes are where candles ended, each at the candle's time.
func closes(of []market.Candle) (out []market.Point) {
	for _, c := range of {
		out = append(out, market.Point{At: c.At, Value: c.Close})
	}
	return out
}

// level is a path that ends where it began.
func level(points []market.Point) []market.Point {
	n := len(points) - 1
	drift := points[n].Value - points[0].Value
	for i := range points {
		points[i].Value -= drift * float64(i) / float64(n)
	}
	return points
}

// monthly is an economic figure from January 1993 to October 2026.
func monthly(base, swing float64) []market.Point {
	out := walk(33*12+10, day, base, swing)
	for i := range out {
		out[i].At = time.Date(1993, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, i, 0)
	}
	return out
}

// hours are candles of an exchange that is open for seven hours a day, five days a week.
func hours(days int) (out []market.Candle) {
	for i, c := range bars(days*24, time.Hour, 230, true) {
		if weekday := c.At.Weekday(); i%24 >= 14 && i%24 < 21 && weekday != time.Saturday && weekday != time.Sunday {
			out = append(out, c)
		}
	}
	return out
}

// told is a picture whose head tells how its only line, or its candles, went.
func told(p chart.Picture, in market.Currency) chart.Picture {
	var first, last float64
	if n := len(p.Candles); n > 0 {
		first, last = p.Candles[0].Open, p.Candles[n-1].Close
	} else {
		points := p.Lines[0].Points
		first, last = points[0].Value, points[len(points)-1].Value
	}
	change := 100 * (last/first - 1)
	p.Last, p.Change, p.Trend = p.Locale.Money(last, in), p.Locale.Change(change), format.Direction(change, 2)
	return p
}

// lastOf is the value that points end with.
func lastOf(points []market.Point) float64 { return points[len(points)-1].Value }

// recessions are those of the United States since 1993, by the NBER.
var recessions = []chart.Span{
	{From: time.Date(2001, 3, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2001, 11, 1, 0, 0, 0, 0, time.UTC)},
	{From: time.Date(2007, 12, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2009, 6, 1, 0, 0, 0, 0, time.UTC)},
	{From: time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2020, 4, 1, 0, 0, 0, 0, time.UTC)},
}

const footer = "CoinGecko · 24 Nov 2026 01:59 UTC"

// pictures are those that are kept, by the names of their files. What they say is what they draw.
func pictures() map[string]chart.Picture {
	all := priced()
	for _, more := range []map[string]chart.Picture{compared(), studied(), economic()} {
		maps.Copy(all, more)
	}
	return all
}

// hourly is a month of prices.
func hourly(base, swing float64) []market.Point {
	return until(end, walk(31*24, time.Hour, base, swing))
}

// priced are pictures of one price.
func priced() map[string]chart.Picture {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	gap := until(end, append(walk(10, day, 100, 0.2), walk(31, day, 100, 0.2)[20:]...))
	return map[string]chart.Picture{
		"line-dark":  told(chart.Picture{Title: "Bitcoin (BTC)", Subtitle: "30 days · USD", Lines: []chart.Line{{Points: hourly(95000, 0.06)}}, Footer: footer}, "usd"),
		"line-light": told(chart.Picture{Title: "Bitcoin (BTC)", Subtitle: "30 days · USD", Lines: []chart.Line{{Points: hourly(95000, -0.06)}}, Footer: footer, Light: true}, "usd"),
		"candles":    told(chart.Picture{Title: "Ethereum (ETH)", Subtitle: "90 days · EUR", Candles: bars(90, day, 3200, true), Footer: footer}, "eur"),
		"candles-light-simulated": told(chart.Picture{
			Title: "Ethereum (ETH)", Subtitle: "24 h · USD", Candles: barsOf(level(until(end, walk(25, time.Hour, 3200, 0.05))), false),
			Footer: "simulated market · 24 Nov 2026 01:59 UTC", Notice: "simulated data", Light: true, Zone: berlin,
		}, "usd"),
		"sessions": told(chart.Picture{Title: "Apple (AAPL)", Subtitle: "7 days · candles of 1 hour · USD", Candles: hours(7), Exact: true, Footer: "Yahoo Finance · 24 Nov 2026 01:59 UTC"}, "usd"),
		"turkish": told(chart.Picture{
			Title: "Türk lirası, değişim ve düşüş İğne ŞÇÖ", Subtitle: "30 gün · TRY", Lines: []chart.Line{{Points: hourly(3400, 0.04)}}, Footer: "Yahoo Finance · 24 Kas 2026 01:59 UTC",
			Locale: format.In("tr"), Light: true,
		}, "try"),
		"tiny": told(chart.Picture{Title: "Shiba Inu (SHIB)", Subtitle: "50 days · USD", Lines: []chart.Line{{Points: until(end, walk(200, 6*time.Hour, 0.00001234, 0.2))}}, Footer: footer}, "usd"),
		"gap":  told(chart.Picture{Title: "A coin with a name that is far too long for the head of a picture, and then some more of it", Subtitle: "30 days · USD", Lines: []chart.Line{{Points: gap}}, Footer: footer}, "usd"),
	}
}

// compared are pictures of several prices.
func compared() map[string]chart.Picture {
	lines := []chart.Line{{Name: "Bitcoin", Points: hourly(95000, 0.06)}, {Name: "Ethereum", Points: hourly(3500, 0.14)}, {Name: "S&P 500", Points: until(end, walk(31, day, 6000, 0.02))}}
	lines = chart.Indexed(lines)
	for i, l := range lines {
		lines[i].Name += " " + format.Locale{}.Percent(lastOf(l.Points)-100)
	}
	return map[string]chart.Picture{
		"compared": {Title: "BTC vs ETH vs S&P 500", Subtitle: "30 days · 100 at the start", Lines: lines, Footer: "CoinGecko, Yahoo Finance · 24 Nov 2026 01:59 UTC"},
	}
}

// studied are pictures with what is drawn beside a price.
func studied() map[string]chart.Picture {
	candles := bars(120, day, 3500, false)
	daily := closes(candles)
	upper, lower := chart.Bollinger(daily, 20, 2)
	out := map[string]chart.Picture{}
	for name, light := range map[string]bool{"studies": false, "studies-light": true} {
		out[name] = told(chart.Picture{
			Title: "Эфириум 以太坊 (ETH)", Subtitle: "120 days · USD", Candles: candles, Footer: footer, Light: light,
			Studies: []chart.Line{{Name: "Average of 20", Points: chart.Average(daily, 20)}, {Name: "Bollinger 20, 2", Points: upper}, {Name: "Bollinger 20, 2", Points: lower}},
			RSI:     chart.Strength(daily, 14),
		}, "usd")
	}
	russian := bars(120, day, 95_000, true)
	out["russian"] = told(chart.Picture{
		Title: "Биткоин (BTC)", Subtitle: "120 дней · USD", Candles: russian, Footer: "CoinGecko · 24 нояб. 2026 01:59 UTC",
		Notice: "условные данные", Locale: format.In("ru"), Studies: []chart.Line{{Name: "Среднее 20", Points: chart.Average(closes(russian), 20)}},
	}, "usd")
	return out
}

// economic are pictures of figures.
func economic() map[string]chart.Picture {
	english, russian := format.Locale{}, format.In("ru")
	curve, prices, assets := monthly(0.5, 1.5), monthly(2.5, 0.5), monthly(4.5e6, 0.2)
	jobless, homes, mood := monthly(4, 0.3), monthly(1400, 0.1), monthly(60, 0.2)
	return map[string]chart.Picture{
		"recession": {
			Title: "US yield curve, 10 years less 2 years", Subtitle: "since 1993 · percentage points", Last: english.Fixed(lastOf(curve), 2), Lines: []chart.Line{{Points: curve}},
			Bands: recessions, Footer: "FRED · Oct 2026",
		},
		"two-units": {
			Title: "US inflation (CPI) vs Federal Reserve assets", Subtitle: "January 1993 to October 2026", Bands: recessions, Footer: "FRED · Oct 2026",
			Lines: []chart.Line{
				{Name: "US inflation (CPI)", Value: english.InPercent(lastOf(prices), 1), Points: prices, Unit: "percent"},
				{Name: "Federal Reserve assets", Value: english.MoneyWords(lastOf(assets)*1e6, "usd"), Points: assets, Unit: "mn USD"},
			},
		},
		"four-units-light": {
			Title: "Инфляция (ИПЦ) vs Активы Федеральной резервной системы vs Безработица", Subtitle: "январь 1993 – октябрь 2026", Light: true, Locale: russian, Footer: "FRED · окт. 2026", Notice: "условные данные",
			Lines: []chart.Line{
				{Name: "Инфляция (ИПЦ), Соединенные Штаты Америки", Value: russian.InPercent(lastOf(prices), 1), Points: prices, Unit: "проценты"},
				{Name: "Активы Федеральной резервной системы", Value: russian.MoneyWords(lastOf(assets)*1e6, "usd"), Points: assets, Unit: "млн USD"},
				{Name: "Уровень безработицы", Value: russian.InPercent(lastOf(jobless), 1), Points: jobless, Unit: "проценты"},
				{Name: "Новые дома", Value: russian.Words(lastOf(homes) * 1000), Points: homes, Unit: "тыс. домов в год"},
				{Name: "Потребительские настроения", Value: russian.Fixed(lastOf(mood), 1), Points: mood, Unit: "индекс, I кв. 1966 = 100"},
			},
			Bands: recessions,
		},
	}
}
