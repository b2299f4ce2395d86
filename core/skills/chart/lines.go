package chart

import (
	"github.com/go-analyze/charts"

	"tickertape/core/market"
)

// lines draws the series. One alone has the colour of its trend, and the ground under it is tinted.
func (s *sheet) lines() {
	for i, l := range s.Lines {
		c := s.line(i)
		alone := len(s.Lines) == 1
		if alone && s.Trend != 0 {
			c = s.of(s.Trend)
		}
		p := s.panelOf(l.Unit)
		for _, run := range runs(l.Points) {
			path := s.path(run, p.values.y)
			if alone && len(path) > 1 {
				s.tint(path, c)
			}
			s.stroke(path, c, 2.5)
		}
		s.lastDot(l.Points, c, p)
	}
}

// tint fills the ground under a line.
func (s *sheet) tint(path []charts.Point, c charts.Color) {
	for _, piece := range pieces(path) {
		area := append([]charts.Point{{X: piece[0].X, Y: s.panels[0].bottom}}, piece...)
		area = append(area, charts.Point{X: piece[len(piece)-1].X, Y: s.panels[0].bottom}, charts.Point{X: piece[0].X, Y: s.panels[0].bottom})
		s.FillArea(area, c.WithAlpha(34))
	}
}

// lastDot marks the newest point of a line.
func (s *sheet) lastDot(points []market.Point, c charts.Color, in panel) {
	all := runs(points)
	if len(all) == 0 {
		return
	}
	run := all[len(all)-1]
	p := run[len(run)-1]
	s.Circle(4, s.clock.x(p.At), in.values.y(p.Value), c, c, 1)
}

// studies draws averages and bands.
func (s *sheet) studies() {
	for i, l := range s.Studies {
		for _, run := range runs(l.Points) {
			s.stroke(s.path(run, s.panels[0].values.y), s.studyColor(i), 1.5)
		}
	}
}

// studyColor keeps studies apart from the line that they are drawn over.
func (s *sheet) studyColor(i int) charts.Color {
	n := 1
	for k := 1; k <= i; k++ {
		if s.Studies[k].Name != s.Studies[k-1].Name { // both bands of a pair look alike
			n++
		}
	}
	return s.line(n)
}

// strength draws the relative strength index between 0 and 100, with lines at 30 and 70.
func (s *sheet) strength() {
	y := scale{0, 100, s.low.top, s.low.bottom}
	style := s.style(sizeAxis, s.faint, false)
	for _, v := range []float64{30, 70} {
		s.LineStroke([]charts.Point{{X: s.low.left, Y: y.y(v)}, {X: s.low.right, Y: y.y(v)}}, s.theme.grid, 1)
		s.write(digits(1, s.Locale)(v), s.low.right+10, y.y(v)+halfAxis, style, false)
	}
	c := s.line(2)
	for _, run := range runs(s.RSI) {
		s.stroke(s.path(run, y.y), c, 2)
	}
	s.write("RSI", s.low.left+4, s.low.top+24, style, false)
}
