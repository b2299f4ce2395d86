package chart

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/go-analyze/charts"

	"tickertape/core/market"
	"tickertape/core/skills/format"
)

// Drawer draws pictures, a few at a time. The zero value is not usable: New makes one.
type Drawer struct{ free chan struct{} }

// atOnce is how many pictures are drawn at a time: each takes about ten megabytes.
const atOnce = 4

// New makes a Drawer.
func New() *Drawer { return &Drawer{make(chan struct{}, atOnce)} }

// Draw makes a PNG. It is ErrTooLittle where there are fewer than two points, and the error of ctx
// where that ends while others are drawn.
func (d *Drawer) Draw(ctx context.Context, p Picture) ([]byte, error) {
	done, err := d.take(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	s, err := newSheet(p)
	if err != nil {
		return nil, err
	}
	s.draw()
	png, err := s.Bytes()
	if err != nil {
		return nil, fmt.Errorf("draw %q: %w", p.Title, err)
	}
	return png, nil
}

// take waits for a free pen, which done gives back.
func (d *Drawer) take(ctx context.Context) (done func(), err error) {
	select {
	case d.free <- struct{}{}:
		return func() { <-d.free }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for a free pen: %w", ctx.Err())
	}
}

// Edges of the parts of a picture, in pixels.
const (
	margin    = 28
	headEnd   = 116
	legendRow = 36
	footer    = 34
	axisRow   = 40
	arrowRoom = 24 // of the arrow beside the change
)

// sheet is a picture while it is drawn.
type sheet struct {
	pen
	Picture
	clock  clock
	bodies int // how wide candles are, in pixels
	price  scale
	axis   func(float64) string
	plot   box // of the prices
	low    box // of the volume or the RSI; empty where there is none
}

type box struct{ left, top, right, bottom int }

func newSheet(p Picture) (*sheet, error) {
	if p.Zone == nil {
		p.Zone = time.UTC
	}
	p.Candles = p.Drawn()
	s := &sheet{pen: newPen(p.Light), Picture: p}
	low, high, from, to, n := s.extent()
	if n < 2 || !from.Before(to) {
		return nil, fmt.Errorf("%q has %d: %w", p.Title, n, ErrTooLittle)
	}
	s.plot = box{margin, headEnd, Width - margin, Height - footer - axisRow - 8}
	s.plot.top += legendRow * len(s.legendRows())
	if s.paned() {
		s.low = s.plot
		s.plot.bottom -= (s.plot.bottom - s.plot.top) / 4
		s.low.top = s.plot.bottom + 14
	}
	s.price = scaleOf(low, high, s.plot.top, s.plot.bottom)
	_, step := s.price.ticks()
	s.axis = p.Axis
	if s.axis == nil {
		s.axis = digits(step, p.Locale)
	}
	s.plot.right -= s.axisWidth() + 12
	s.low.right = s.plot.right
	s.clock = clock{from, to, s.plot.left, s.plot.right, p.Zone, p.Locale}
	if len(p.Candles) > 0 { // room for half a candle at both ends
		s.bodies = s.body(s.clock)
		half := s.bodies/2 + 2
		s.clock.left, s.clock.right = s.clock.left+half, s.clock.right-half
	}
	return s, nil
}

// paned reports whether there is a second pane: of the RSI, or of volumes.
func (s *sheet) paned() bool {
	if len(s.RSI) > 1 {
		return true
	}
	for _, c := range s.Candles {
		if c.Volume != nil && *c.Volume > 0 {
			return true
		}
	}
	return false
}

// extent is what is to be drawn: the lowest and highest value, the first and last time, and how
// many points of lines or candles there are.
func (s *sheet) extent() (low, high float64, from, to time.Time, n int) {
	low, high = math.Inf(1), math.Inf(-1)
	add := func(at time.Time, values ...float64) {
		if from.IsZero() || at.Before(from) {
			from = at
		}
		if at.After(to) {
			to = at
		}
		for _, v := range values {
			low, high = min(low, v), max(high, v)
		}
	}
	for _, l := range s.Lines {
		for _, p := range l.Points {
			if !math.IsNaN(p.Value) && !math.IsInf(p.Value, 0) {
				n++
				add(p.At, p.Value)
			}
		}
	}
	for _, c := range s.Candles {
		n++
		add(c.At, c.Low, c.High)
	}
	for _, l := range s.Studies {
		for _, p := range l.Points {
			low, high = min(low, p.Value), max(high, p.Value)
		}
	}
	return low, high, from, to, n
}

func (s *sheet) axisWidth() int {
	style, widest := s.style(sizeAxis, s.faint, false), 0
	ticks, _ := s.price.ticks()
	for _, v := range ticks {
		widest = max(widest, s.wide(s.readable(s.axis(v)), style))
	}
	if s.paned() && len(s.RSI) < 2 {
		widest = max(widest, s.wide(s.volume(), style))
	}
	return widest
}

func (s *sheet) draw() {
	s.head()
	s.shaded()
	s.grid()
	s.times()
	s.candles()
	s.lines()
	s.studies()
	s.legend()
	if len(s.RSI) > 1 {
		s.strength()
	} else if s.paned() {
		s.volumes()
	}
	s.foot(s.Footer, s.Notice)
}

// head writes what the picture is of, and the last price.
func (s *sheet) head() {
	big, small := s.style(sizeTitle, s.text, true), s.style(sizeText, s.faint, false)
	s.write(s.Last, Width-margin, 50, big, true)
	change := s.style(sizeText, s.of(s.Trend), true)
	s.write(s.Change, Width-margin, 90, change, true)
	s.arrow(Width-margin-s.wide(s.readable(s.Change), change)-14, 82)
	room := Width - 3*margin
	s.write(s.fit(s.Title, room-s.wide(s.readable(s.Last), big), big), margin, 50, big, false)
	if beside := s.wide(s.readable(s.Change), change); beside > 0 {
		room -= beside + arrowRoom
	}
	s.write(s.fit(s.Subtitle+" · "+s.zoneName(), room, small), margin, 90, small, false)
}

// arrow draws the direction of the change, left of its text: the font has none.
func (s *sheet) arrow(x, y int) {
	if s.Trend == 0 {
		return
	}
	tip, base := y-9, y+7
	if s.Trend < 0 {
		tip, base = base, tip
	}
	c := s.of(s.Trend)
	s.FillArea([]charts.Point{{X: x - 9, Y: base}, {X: x + 9, Y: base}, {X: x, Y: tip}, {X: x - 9, Y: base}}, c)
}

// zoneName is how the time zone is called at the end of the picture.
func (s *sheet) zoneName() string {
	return format.ZoneName(s.clock.to.In(s.Zone))
}

// shaded paints the times that are marked.
func (s *sheet) shaded() {
	for _, b := range s.Bands {
		from, to := max(s.clock.x(b.From), s.plot.left), min(s.clock.x(b.To), s.plot.right)
		if from < to {
			s.FilledRect(from, s.plot.top, to, s.plot.bottom, s.shade, s.shade, 0)
		}
	}
}

// grid draws the value axis.
func (s *sheet) grid() {
	style := s.style(sizeAxis, s.faint, false)
	ticks, _ := s.price.ticks()
	for _, v := range ticks {
		y := s.price.y(v)
		s.LineStroke([]charts.Point{{X: s.plot.left, Y: y}, {X: s.plot.right, Y: y}}, s.theme.grid, 1)
		s.write(s.axis(v), s.plot.right+10, y+8, style, false)
	}
}

// times draws the time axis. A label that would touch the one before is left out.
func (s *sheet) times() {
	style := s.style(sizeAxis, s.faint, false)
	bottom := max(s.plot.bottom, s.low.bottom)
	end := 0
	for _, m := range s.clock.marks() {
		x, w := s.clock.x(m.at), s.wide(m.label, style)
		from := min(max(x-w/2, margin), s.plot.right-w)
		if from <= end {
			continue
		}
		end = from + w + 14
		s.LineStroke([]charts.Point{{X: x, Y: bottom}, {X: x, Y: bottom + 5}}, s.faint, 1)
		s.write(m.label, from, bottom+30, style, false)
	}
}

// path are the pixels of a run of points.
func (s *sheet) path(run []market.Point, y func(float64) int) []charts.Point {
	var out []charts.Point
	for _, p := range thinned(run, s.clock.x) {
		out = append(out, charts.Point{X: s.clock.x(p.At), Y: y(p.Value)})
	}
	return out
}
