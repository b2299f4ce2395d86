package chart

import (
	"github.com/go-analyze/charts"

	"tickertape/core/market"
)

// body is how wide a candle is on a clock, in pixels: two thirds of the room that there is for
// each, and of the time that it takes, as between those of exchanges there are nights and weekends.
func (s *sheet) body(on clock) int {
	wide := float64(on.right - on.left)
	room := wide / float64(max(1, len(s.Candles)))
	series := market.Series{Candles: s.Candles}
	if step, whole := series.Length().Duration(), on.to.Sub(on.from); step > 0 && whole > 0 {
		room = min(room, wide*float64(step)/float64(whole))
	}
	return max(1, min(26, int(room*0.68)))
}

// wick is how thick the line from the low to the high of a candle is: no thicker than its body.
func (s *sheet) wick() float64 { return min(1.5, float64(s.bodies)) }

// candles draws bodies from open to close, and wicks from low to high.
func (s *sheet) candles() {
	half := s.bodies / 2
	for _, c := range s.Candles {
		color := s.of(rising(c))
		x := s.clock.x(c.At)
		s.LineStroke([]charts.Point{{X: x, Y: s.panels[0].values.y(c.High)}, {X: x, Y: s.panels[0].values.y(c.Low)}}, color, s.wick())
		top, bottom := s.panels[0].values.y(max(c.Open, c.Close)), s.panels[0].values.y(min(c.Open, c.Close))
		s.FilledRect(x-half, top, max(x+half, x-half+1), max(bottom, top+1), color, color, 0)
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
	half := s.bodies / 2
	for _, c := range s.Candles {
		if c.Volume == nil || *c.Volume <= 0 {
			continue
		}
		color := s.of(rising(c)).WithAlpha(140)
		x := s.clock.x(c.At)
		s.FilledRect(x-half, min(y.y(*c.Volume), s.low.bottom-1), max(x+half, x-half+1), s.low.bottom, color, color, 0)
	}
	s.write(s.volume(), s.low.right+10, s.low.bottom-2, s.style(sizeAxis, s.faint, false), false)
}

// volume names the pane of volumes.
func (s *sheet) volume() string { return s.Locale.Say("Vol.") }

// rising is the direction of a candle: 1 also where it closed as it opened.
func rising(c market.Candle) int {
	if c.Close < c.Open {
		return -1
	}
	return 1
}
