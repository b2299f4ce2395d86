package skills

import (
	"testing"
	"time"

	"tickertape/core/market"
)

func TestCandlesAreToldFromTheirFirstOpenToTheirLastClose(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, time.UTC) }
	candles := []market.Candle{
		{At: day(2), Open: 100, High: 130, Low: 90, Close: 120}, {At: day(9), Open: 120, High: 125, Low: 80, Close: 90}, {At: day(16), Open: 90, High: 150, Low: 85, Close: 140},
	}
	asOf := day(18).Add(12 * time.Hour)
	s := market.Series{Candles: candles, Interval: market.Week}
	p, ok := voice{}.past(s, market.Range{From: day(4), To: day(19)}, time.UTC, asOf)
	low, high := p.extremes()
	switch {
	case !ok || len(p.points) != 4 || len(p.bars) != 3:
		t.Fatalf("%+v", p)
	case p.first() != market.Point{At: day(2), Value: 100}:
		t.Errorf("first %+v", p.first())
	case p.points[1] != market.Point{At: day(9).Add(-time.Second), Value: 120}:
		t.Errorf("the first week closes at %+v", p.points[1])
	case p.last() != market.Point{At: asOf, Value: 140}:
		t.Errorf("last %+v", p.last())
	case low.Value != 80 || high.Value != 150 || !low.At.Equal(day(9)) || !high.At.Equal(day(16)):
		t.Errorf("from %+v to %+v", low, high)
	}
	if p, _ = (voice{}).past(s, market.Range{From: day(9), To: day(16)}, time.UTC, asOf); len(p.bars) != 1 || p.first().Value != 120 || p.last().Value != 90 {
		t.Errorf("of the second week %+v", p.points)
	}
}

func TestADayOfAnExchangeClosesOnThatDay(t *testing.T) {
	friday := time.Date(2026, 11, 20, 14, 30, 0, 0, time.UTC) // New York opens
	s := market.Series{Candles: []market.Candle{{At: friday, Open: 1, High: 2, Low: 1, Close: 2}}, Interval: market.Day}
	p, _ := voice{}.past(s, market.Range{}, time.UTC, friday.AddDate(0, 0, 3))
	if got := p.last().At; got.Day() != 20 {
		t.Errorf("Friday closes on %v", got)
	}
}

func TestCandlesArePutTogetherWhereTheyAreManyWhateverTheirTimes(t *testing.T) {
	at := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	many := func(step time.Duration) market.Answer {
		s := market.Series{}
		for i := range 800 {
			s.Candles = append(s.Candles, market.Candle{At: at.Add(time.Duration(i) * step), Open: 1, High: 1, Low: 1, Close: 1})
		}
		return market.Answer{Series: []market.Series{s}}
	}
	if got := fewer(many(0)); len(got.Series[0].Candles) != 800 { // of one time there is no length
		t.Errorf("%d candles of one time", len(got.Series[0].Candles))
	}
	if got := fewer(many(time.Hour)).Series[0]; len(got.Candles) != 200 || got.Interval != 4*market.Hour {
		t.Errorf("%d candles of %s", len(got.Candles), got.Interval.Duration())
	}
}
