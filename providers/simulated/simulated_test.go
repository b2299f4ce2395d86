package simulated

import (
	"context"
	"errors"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/market"
)

func at(t time.Time) *Provider {
	var c Config
	c.Defaults()
	c.Now = func() time.Time { return t }
	p, _ := New(c)
	return p
}

func moment() *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time { return time.Unix(rapid.Int64Range(1.7e9, 2e9).Draw(t, "unix"), 0).UTC() })
}

func asset() *rapid.Generator[market.Asset] {
	return rapid.Custom(func(t *rapid.T) market.Asset {
		return market.Asset{
			Class: rapid.SampledFrom([]market.Class{market.Crypto, market.Equity, market.Index, market.Commodity, market.Fiat}).Draw(t, "class"),
			ID:    rapid.OneOf(rapid.SampledFrom([]string{"bitcoin", "AAPL", "^GSPC", "GC=F", "eur"}), rapid.StringMatching(`[a-z]{1,8}`)).Draw(t, "id"),
		}
	})
}

func ask(t *rapid.T, p *Provider, in market.Currency, a ...market.Asset) market.Answer {
	got, err := p.Fetch(context.Background(), market.Request{Kind: market.Price, Assets: a, Currency: in})
	if err != nil || !got.Simulated || len(got.Quotes) != len(a) {
		t.Fatalf("%+v, %v", got, err)
	}
	return got
}

func TestEveryAssetHasAPlausiblePriceThatIsTheSameForAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now, a := moment().Draw(t, "now"), asset().Draw(t, "asset")
		one, two := ask(t, at(now), "usd", a).Quotes[0], ask(t, at(now), "usd", a).Quotes[0]
		if one.Price != two.Price || one.Price <= 0 || one.Price > 1e6 || math.IsNaN(one.Price) {
			t.Fatalf("%v and %v", one.Price, two.Price)
		}
	})
}

func TestChangeIsThatOfThePathItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now, a := moment().Draw(t, "now"), asset().Draw(t, "asset")
		today, yesterday := ask(t, at(now), "usd", a).Quotes[0], ask(t, at(now.Add(-24*time.Hour)), "usd", a).Quotes[0]
		if want := 100 * (today.Price/yesterday.Price - 1); math.Abs(*today.Change24h-want) > 1e-6 {
			t.Fatalf("change %v, path %v", *today.Change24h, want)
		}
		if math.Abs(*today.Change24h) > 25 {
			t.Fatalf("%v changed by %v %% in a day", a, *today.Change24h)
		}
	})
}

func TestExchangeRatesFitEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := moment().Draw(t, "now")
		codes := []string{"usd", "eur", "gbp", "jpy", "try", "xyz"}
		a, b, c := rapid.SampledFrom(codes).Draw(t, "a"), rapid.SampledFrom(codes).Draw(t, "b"), rapid.SampledFrom(codes).Draw(t, "c")
		rate := func(of, in string) float64 {
			return ask(t, at(now), market.Currency(in), market.Asset{Class: market.Fiat, ID: of}).Quotes[0].Price
		}
		if d := rate(a, b)*rate(b, a) - 1; math.Abs(d) > 1e-9 {
			t.Fatalf("there and back is off by %v", d)
		}
		if d := rate(a, b)*rate(b, c)/rate(a, c) - 1; math.Abs(d) > 1e-9 {
			t.Fatalf("around is off by %v", d)
		}
	})
}

func TestMarketCapIsPriceTimesSupply(t *testing.T) {
	p := at(time.Unix(1_800_000_000, 0))
	a, err := p.Fetch(t.Context(), market.Request{Kind: market.Statistics, Assets: []market.Asset{{Class: market.Crypto, ID: "bitcoin"}, {Class: market.Equity, ID: "AAPL"}}})
	if err != nil {
		t.Fatal(err)
	}
	s := a.Stats[0]
	if math.Abs(*s.MarketCap/(s.Price**s.Circulating)-1) > 1e-12 || *s.High24h < s.Price || *s.Low24h > s.Price || *s.ATH < s.Price {
		t.Errorf("%+v", s)
	}
	if a.Stats[1].MarketCap != nil {
		t.Error("a stock has coins")
	}
}

func TestSeriesReachesBackOverAYearAndHasNoFuture(t *testing.T) {
	now := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	for _, f := range []market.Frequency{market.Daily, market.Weekly, market.Monthly, market.Quarterly, market.Annual} {
		for _, unit := range []string{"%", "index 2017=100", "thousand jobs", "bn USD"} {
			a, err := at(now).Fetch(t.Context(), market.Request{Kind: market.Economic, Indicator: market.Indicator{Series: "X", Unit: unit, Frequency: f}})
			if err != nil {
				t.Fatal(err)
			}
			points := a.Series[0].Points
			first, last := points[0], points[len(points)-1]
			if last.At.After(now) || (f != market.Annual && last.At.Sub(first.At) < 370*24*time.Hour) || last.Value <= 0 {
				t.Errorf("%s %s: from %v to %v, %v", f, unit, first.At, last.At, last.Value)
			}
		}
	}
}

func TestCandlesHaveTheLengthThatIsAskedFor(t *testing.T) {
	now := time.Date(2026, 11, 27, 10, 7, 0, 0, time.UTC)
	for _, length := range []market.Interval{15 * market.Minute, market.Hour, 4 * market.Hour, market.Day, market.Week, market.Month} {
		a, err := at(now).Fetch(t.Context(), market.Request{
			Kind: market.Candles, Assets: []market.Asset{{Class: market.Crypto, ID: "bitcoin"}}, Interval: length, Range: market.Range{From: now.Add(-20 * length.Duration())},
		})
		if err != nil || len(a.Series[0].Candles) < 20 || a.Series[0].Interval != length {
			t.Fatalf("%s: %d candles, %v", length.Duration(), len(a.Series[0].Candles), err)
		}
		candles := a.Series[0].Candles
		for i, c := range candles {
			if !c.At.Equal(length.Floor(c.At)) || i > 0 && !c.At.Equal(length.End(candles[i-1].At)) {
				t.Errorf("%s: a candle at %v", length.Duration(), c.At)
			}
		}
		if last := candles[len(candles)-1]; !last.At.Equal(length.Floor(now)) {
			t.Errorf("%s: the running candle is of %v", length.Duration(), last.At)
		}
	}
}

func TestFundingIsPaidEveryEightHoursAndGasRisesWithSpeed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := at(moment().Draw(t, "now"))
		a, err := p.Fetch(context.Background(), market.Request{Kind: market.Fundings, Assets: []market.Asset{{Class: market.Crypto, ID: "bitcoin"}}})
		if err != nil {
			t.Fatal(err)
		}
		f := a.Funding[0]
		if now := a.AsOf; !f.Next.After(now) || f.Next.Sub(now) > f.Interval || f.Next.Hour()%8 != 0 || math.Abs(f.Rate) > 0.03 {
			t.Fatalf("at %v: %+v", now, f)
		}
		g, err := p.Fetch(context.Background(), market.Request{Kind: market.GasFees})
		if err != nil || !(g.Gas.Base > 0 && g.Gas.Base < g.Gas.Slow && g.Gas.Slow < g.Gas.Normal && g.Gas.Normal < g.Gas.Fast) {
			t.Fatalf("%+v, %v", g.Gas, err)
		}
	})
}

func TestContextThatHasEndedIsItsOnlyError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := at(time.Now()).Fetch(ctx, market.Request{Kind: market.Price}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if (Config{Enabled: "perhaps"}).Validate() == nil {
		t.Error("a switch of perhaps")
	}
}

func TestHistoryEndsAtThePriceOfNow(t *testing.T) {
	now := time.Date(2026, 11, 27, 10, 7, 0, 0, time.UTC)
	coin := market.Asset{Class: market.Crypto, ID: "bitcoin"}
	for _, days := range []int{1, 7, 90, 2000} {
		a, err := at(now).Fetch(t.Context(), market.Request{Kind: market.History, Assets: []market.Asset{coin}, Range: market.Range{From: now.AddDate(0, 0, -days).Truncate(24 * time.Hour)}})
		if err != nil {
			t.Fatal(err)
		}
		points := a.Series[0].Points
		if last := points[len(points)-1]; !last.At.Equal(now) || last.Value != at(now).quote(coin, "usd", now).Price {
			t.Errorf("%d days end with %+v", days, last)
		}
	}
}

func TestAPointOfAHistoryIsThePriceOfItsTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now, a := moment().Draw(t, "now"), asset().Draw(t, "asset")
		reach := time.Duration(rapid.IntRange(1, 24*900).Draw(t, "hours")) * time.Hour
		for _, r := range []market.Request{
			{Kind: market.History, Range: market.Range{From: now.Add(-reach)}}, {Kind: market.History, Range: market.Range{From: now.Add(-reach), To: now.Add(-reach / 3)}},
		} {
			r.Assets = []market.Asset{a}
			got, err := at(now).Fetch(context.Background(), r)
			if err != nil {
				t.Fatal(err)
			}
			for i, x := range got.Series[0].Points {
				if q := ask(t, at(x.At), "usd", a).Quotes[0]; q.Price != x.Value {
					t.Fatalf("%v at %v, and the quote was %v", x.Value, x.At, q.Price)
				}
				if i > 0 && !x.At.After(got.Series[0].Points[i-1].At) {
					t.Fatalf("point %d is of %v", i, x.At)
				}
			}
		}
	})
}

func TestLaterHistoriesHaveTheSamePoints(t *testing.T) {
	now := time.Date(2026, 11, 27, 10, 7, 0, 0, time.UTC)
	coin := market.Asset{Class: market.Crypto, ID: "bitcoin"}
	points := func(now time.Time) map[time.Time]float64 {
		a, err := at(now).Fetch(t.Context(), market.Request{Kind: market.History, Assets: []market.Asset{coin}, Range: market.Range{From: now.AddDate(0, 0, -30)}})
		if err != nil {
			t.Fatal(err)
		}
		out := map[time.Time]float64{}
		for _, x := range a.Series[0].Points {
			out[x.At] = x.Value
		}
		return out
	}
	early, later := points(now), points(now.Add(40*time.Minute))
	same := 0
	for at, v := range early {
		if later[at] == v {
			same++
		}
	}
	if same != len(early)-2 { // the first and the last are of their own time
		t.Errorf("%d of %d points are those of before", same, len(early))
	}
}

func TestPricesMoveLittleWithinMinutes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now, a := moment().Draw(t, "now"), asset().Draw(t, "asset")
		one, two := ask(t, at(now), "usd", a).Quotes[0].Price, ask(t, at(now.Add(30*time.Minute)), "usd", a).Quotes[0].Price
		if moved := math.Abs(two/one - 1); moved > 0.008 {
			t.Fatalf("%s moved by %v in half an hour", a.ID, moved)
		}
	})
}

func TestNothingHasPricesBeforeItWasThere(t *testing.T) {
	p := at(time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC))
	since := func(a market.Asset, from time.Time, kind market.Kind) market.Series {
		t.Helper()
		got, err := p.Fetch(t.Context(), market.Request{Kind: kind, Assets: []market.Asset{a}, Range: market.Range{From: from, To: from.AddDate(30, 0, 0)}})
		if err != nil {
			t.Fatal(err)
		}
		return got.Series[0]
	}
	btc := market.Asset{Class: market.Crypto, ID: "bitcoin"}
	if s := since(btc, time.Date(2009, 1, 3, 0, 0, 0, 0, time.UTC), market.History); s.Points[0].At != births["bitcoin"] {
		t.Errorf("bitcoin since %s", s.Points[0].At)
	}
	for _, kind := range []market.Kind{market.History, market.Candles} {
		if s := since(btc, time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), kind); len(s.Points)+len(s.Candles) > 0 {
			t.Errorf("%s of bitcoin in the seventies: %+v", kind, s)
		}
	}
}
