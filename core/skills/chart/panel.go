package chart

import (
	"math"
	"slices"

	"github.com/go-analyze/charts"

	"tickertape/core/market"
)

// panel is a part of a picture with a value axis of its own: for all that is drawn in one unit.
type panel struct {
	box
	values scale
	unit   string
	axis   func(float64) string
	rows   [][]entry // of the legend above it
}

// Sizes of panels below each other, in pixels.
const (
	apart       = 18  // two panels
	panelHeight = 190 // that each one after the second makes a picture higher
)

// unitsOf are the units of lines, each once. Whatever is no line has that of the first.
func (p Picture) unitsOf() []string {
	var out []string
	for _, l := range p.Lines {
		if !slices.Contains(out, l.Unit) {
			out = append(out, l.Unit)
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

// heightOf is how high a picture is, in pixels.
func (p Picture) heightOf() int { return Height + panelHeight*max(0, len(p.unitsOf())-2) }

// parted makes a panel of each unit in a frame, below each other, with their legends.
func (s *sheet) parted(frame box) {
	units := s.unitsOf()
	legends, high := make([][][]entry, len(units)), frame.bottom-frame.top-apart*(len(units)-1)
	for i, unit := range units {
		legends[i] = rowsOf(s.entries(unit))
		high -= legendRow * len(legends[i])
	}
	high /= len(units)
	top := frame.top
	for i, unit := range units {
		top += legendRow * len(legends[i])
		s.panels = append(s.panels, panel{box: box{frame.left, top, frame.right, top + high}, unit: unit, rows: legends[i]})
		top += high + apart
	}
	s.panels[len(units)-1].bottom = frame.bottom
}

// scaled gives each panel its axis, and all of them the same right edge.
func (s *sheet) scaled() {
	for i := range s.panels {
		p := &s.panels[i]
		low, high := s.heights(i)
		p.values = scaleOf(low, high, p.top, p.bottom)
		_, step := p.values.ticks()
		if p.axis = s.Axis; p.axis == nil || i > 0 {
			p.axis = digits(step, s.Locale)
		}
	}
	right := s.axisWidth() + 12
	for i := range s.panels {
		s.panels[i].right -= right
	}
}

// heights are the lowest and the highest value of a panel.
func (s *sheet) heights(i int) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	add := func(points []market.Point) {
		for _, p := range points {
			if !math.IsNaN(p.Value) && !math.IsInf(p.Value, 0) {
				low, high = min(low, p.Value), max(high, p.Value)
			}
		}
	}
	for _, l := range s.Lines {
		if l.Unit == s.panels[i].unit {
			add(l.Points)
		}
	}
	if i > 0 {
		return low, high
	}
	for _, c := range s.Candles {
		low, high = min(low, c.Low), max(high, c.High)
	}
	for _, l := range s.Studies {
		add(l.Points)
	}
	return low, high
}

// panelOf is the panel of a unit.
func (s *sheet) panelOf(unit string) panel {
	for _, p := range s.panels {
		if p.unit == unit {
			return p
		}
	}
	return s.panels[0]
}

// grid draws the value axes.
func (s *sheet) grid() {
	style := s.style(sizeAxis, s.faint, false)
	for _, p := range s.panels {
		ticks, _ := p.values.ticks()
		for _, v := range ticks {
			y := p.values.y(v)
			s.LineStroke([]charts.Point{{X: p.left, Y: y}, {X: p.right, Y: y}}, s.theme.grid, 1)
			s.write(p.axis(v), p.right+10, y+halfAxis, style, false)
		}
	}
}

// shaded paints the times that are marked.
func (s *sheet) shaded() {
	for _, p := range s.panels {
		for _, b := range s.Bands {
			from, to := max(s.clock.x(b.From), p.left), min(s.clock.x(b.To), p.right)
			if from < to {
				s.FilledRect(from, p.top, to, p.bottom, s.shade, s.shade, 0)
			}
		}
	}
}
