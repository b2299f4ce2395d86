package chart

import (
	"context"
	"fmt"
	"math"
	"slices"
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
	png, err := s.slate.Bytes()
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
	headEnd   = 122
	legendRow = 44
	footer    = 42
	axisRow   = 46
	titleLine = 52 // where the letters of the head stand
	textLine  = 97
	arrowRoom = 30 // of the arrow beside the change
)

// sheet is a picture while it is drawn.
type sheet struct {
	pen
	slate // the brush of the pen
	Picture
	clock  clock
	bodies int     // how wide candles are, in pixels
	panels []panel // from top to bottom; the first is of the prices
	low    box     // of the volume or the RSI; empty where there is none
}

type box struct{ left, top, right, bottom int }

func newSheet(p Picture) (*sheet, error) {
	if p.Zone == nil {
		p.Zone = time.UTC
	}
	p.Candles = p.Drawn()
	from, to, n := p.extent()
	if n < 2 || !from.Before(to) {
		return nil, fmt.Errorf("%q has %d: %w", p.Title, n, ErrTooLittle)
	}
	p.Lines = drawable(p.Lines)
	on := newSlate(p.heightOf())
	s := &sheet{pen: newPen(p.Light, p.heightOf(), on), slate: on, Picture: p}
	s.parted(box{margin, headEnd, Width - margin, s.height - footer - axisRow - 8})
	if first := &s.panels[0]; s.paned() {
		s.low = first.box
		first.bottom -= (first.bottom - first.top) / s.lowShare()
		s.low.top = first.bottom + apart
	}
	s.scaled()
	s.low.right = s.panels[0].right
	s.clock = clock{from, to, s.panels[0].left, s.panels[0].right, p.Zone, p.Locale}
	if len(p.Candles) > 0 { // room for half a candle at both ends
		s.bodies = s.body(s.clock)
		half := s.bodies/2 + 2
		s.clock.left, s.clock.right = s.clock.left+half, s.clock.right-half
	}
	return s, nil
}

// lowShare is which part of the height the second pane has: that of the RSI has two values beside it.
func (s *sheet) lowShare() int {
	if len(s.RSI) > 1 {
		return 3
	}
	return 4
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

// extent is the first and last time of what is to be drawn, and how many points of lines or candles there are.
func (p Picture) extent() (from, to time.Time, n int) {
	add := func(at time.Time) {
		n++
		if from.IsZero() || at.Before(from) {
			from = at
		}
		if at.After(to) {
			to = at
		}
	}
	for _, l := range p.Lines {
		for _, x := range l.Points {
			if !math.IsNaN(x.Value) && !math.IsInf(x.Value, 0) {
				add(x.At)
			}
		}
	}
	for _, c := range p.Candles {
		add(c.At)
	}
	return from, to, n
}

// drawable are the lines that have a value.
func drawable(lines []Line) []Line {
	return slices.DeleteFunc(slices.Clone(lines), func(l Line) bool { return len(runs(l.Points)) == 0 })
}

func (s *sheet) axisWidth() int {
	style, widest := s.style(sizeAxis, s.faint, false), 0
	for _, p := range s.panels {
		ticks, _ := p.values.ticks()
		for _, v := range ticks {
			widest = max(widest, s.wide(s.readable(p.axis(v)), style))
		}
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
	s.write(s.Last, Width-margin, titleLine, big, true)
	change := s.style(sizeText, s.of(s.Trend), true)
	s.write(s.Change, Width-margin, textLine, change, true)
	s.arrow(Width-margin-s.wide(s.readable(s.Change), change)-17, textLine-11)
	room := Width - 3*margin
	s.write(s.fit(s.Title, room-s.wide(s.readable(s.Last), big), big), margin, titleLine, big, false)
	if beside := s.wide(s.readable(s.Change), change); beside > 0 {
		room -= beside + arrowRoom
	}
	s.write(s.fit(s.Subtitle+" · "+s.zoneName(), room, small), margin, textLine, small, false)
}

// arrow draws the direction of the change, left of its text: the font has none.
func (s *sheet) arrow(x, y int) {
	if s.Trend == 0 {
		return
	}
	tip, base := y-11, y+9
	if s.Trend < 0 {
		tip, base = base, tip
	}
	c := s.of(s.Trend)
	s.FillArea([]charts.Point{{X: x - 11, Y: base}, {X: x + 11, Y: base}, {X: x, Y: tip}, {X: x - 11, Y: base}}, c)
}

// zoneName is how the time zone is called at the end of the picture.
func (s *sheet) zoneName() string {
	return format.ZoneName(s.clock.to.In(s.Zone))
}

// times draws the time axis. A label that would touch the one before is left out.
func (s *sheet) times() {
	style := s.style(sizeAxis, s.faint, false)
	last := s.panels[len(s.panels)-1]
	bottom := max(last.bottom, s.low.bottom)
	end := 0
	for _, m := range s.clock.marks() {
		x, w := s.clock.x(m.at), s.wide(m.label, style)
		from := min(max(x-w/2, margin), last.right-w)
		if from <= end {
			continue
		}
		end = from + w + 14
		s.LineStroke([]charts.Point{{X: x, Y: bottom}, {X: x, Y: bottom + 5}}, s.faint, 1)
		s.write(m.label, from, bottom+36, style, false)
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
