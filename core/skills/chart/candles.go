package chart

import (
	"github.com/go-analyze/charts"

	"tickertape/core/market"
)

// body is how wide a candle is, in pixels.
func (s *sheet) body() int {
	room := float64(s.plot.right-s.plot.left) / float64(max(1, len(s.Candles)))
	return max(2, min(26, int(room*0.68)))
}

// candles draws bodies from open to close, and wicks from low to high.
func (s *sheet) candles() {
	half := s.body() / 2
	for _, c := range s.Candles {
		color := s.of(rising(c))
		x := s.clock.x(c.At)
		s.LineStroke([]charts.Point{{X: x, Y: s.price.y(c.High)}, {X: x, Y: s.price.y(c.Low)}}, color, 1.5)
		top, bottom := s.price.y(max(c.Open, c.Close)), s.price.y(min(c.Open, c.Close))
		s.FilledRect(x-half, top, x+half, max(bottom, top+1), color, color, 0)
	}
}

// volumes draws what was traded, in a pane below the prices.
func (s *sheet) volumes() {
	most := 0.0
	for _, c := range s.Candles {
		if c.Volume != nil {
			most = max(most, *c.Volume)
		}
	}
	y := scale{0, most, s.low.top, s.low.bottom}
	half := s.body() / 2
	for _, c := range s.Candles {
		if c.Volume == nil || *c.Volume <= 0 {
			continue
		}
		color := s.of(rising(c)).WithAlpha(140)
		x := s.clock.x(c.At)
		s.FilledRect(x-half, min(y.y(*c.Volume), s.low.bottom-1), x+half, s.low.bottom, color, color, 0)
	}
	s.write(s.Locale.Say("Vol."), s.low.right+10, s.low.bottom-2, s.style(sizeAxis, s.faint, false), false)
}

// rising is the direction of a candle: 1 also where it closed as it opened.
func rising(c market.Candle) int {
	if c.Close < c.Open {
		return -1
	}
	return 1
}
