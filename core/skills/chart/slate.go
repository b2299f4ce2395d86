package chart

import (
	"fmt"
	"image"
	"image/draw"
	"math"

	"github.com/go-analyze/charts"
	"github.com/go-analyze/charts/chartdraw/drawing"
	"github.com/golang/freetype"
	"github.com/golang/freetype/truetype"
)

// slate is what pictures are drawn on. It is written with 256 colours at once, where a painter of the charts writes all of them:
// that takes most of the time of a picture, and more than 100 KB of some.
type slate struct {
	*image.RGBA
	lines   *drawing.RasterGraphicContext
	letters *freetype.Context
	clumsy  *error // the first text that could not be drawn
}

// pixelsPerInch are those that the painter has.
const pixelsPerInch = 92

func newSlate(height int) slate {
	whole := image.NewRGBA(image.Rect(0, 0, Width, height))
	s := slate{whole, drawing.NewRasterGraphicContext(whole), freetype.NewContext(), new(error)}
	s.letters.SetDPI(pixelsPerInch)
	s.letters.SetClip(s.Bounds())
	s.letters.SetDst(s.RGBA)
	return s
}

// FilledRect paints a rectangle. It draws no border.
func (s slate) FilledRect(left, top, right, bottom int, fill, _ charts.Color, _ float64) {
	op := draw.Over
	if fill.A == 255 {
		op = draw.Src
	}
	draw.Draw(s.RGBA, image.Rect(left, top, right, bottom), image.NewUniform(fill), image.Point{}, op)
}

// LineStroke draws a path; a single point is a dot.
func (s slate) LineStroke(path []charts.Point, c charts.Color, width float64) {
	if len(path) == 0 {
		return
	}
	s.lines.SetStrokeColor(c)
	s.lines.SetLineWidth(width)
	if len(path) == 1 {
		s.circle(2, path[0].X, path[0].Y)
	} else {
		s.along(path)
	}
	s.lines.Stroke()
}

// FillArea paints what a path goes around.
func (s slate) FillArea(path []charts.Point, c charts.Color) {
	if len(path) < 2 {
		return
	}
	s.lines.SetFillColor(c)
	s.along(path)
	s.lines.Fill()
}

// Circle paints a disc and its edge.
func (s slate) Circle(radius float64, x, y int, fill, edge charts.Color, width float64) {
	s.lines.SetFillColor(fill)
	s.lines.SetStrokeColor(edge)
	s.lines.SetLineWidth(width)
	s.circle(radius, x, y)
	s.lines.FillStroke()
}

func (s slate) circle(radius float64, x, y int) {
	s.lines.MoveTo(float64(x)+radius, float64(y))
	s.lines.ArcTo(float64(x), float64(y), radius, radius, 0, 2*math.Pi)
}

// along leads the pen over a path.
func (s slate) along(path []charts.Point) {
	s.lines.MoveTo(float64(path[0].X), float64(path[0].Y))
	for _, p := range path[1:] {
		s.lines.LineTo(float64(p.X), float64(p.Y))
	}
}

// Text writes a text that begins at x, with its base line at y. It turns none.
func (s slate) Text(text string, x, y int, _ float64, style charts.FontStyle) {
	s.letters.SetFont(style.Font)
	s.letters.SetFontSize(style.FontSize)
	s.letters.SetSrc(image.NewUniform(style.FontColor))
	if _, err := s.letters.DrawString(text, freetype.Pt(x, y)); err != nil && *s.clumsy == nil {
		*s.clumsy = fmt.Errorf("write %q: %w", text, err)
	}
}

// MeasureText is how wide a text is.
func (s slate) MeasureText(text string, _ float64, style charts.FontStyle) charts.Box {
	scale := s.letters.PointToFixed(style.FontSize)
	wide := 0
	var before truetype.Index
	for i, r := range text {
		at := style.Font.Index(r)
		if i > 0 {
			wide += int(style.Font.Kern(scale, before, at))
		}
		wide += int(style.Font.HMetric(scale, at).AdvanceWidth)
		before = at
	}
	return charts.Box{Right: (wide + 63) / 64, IsSet: true} // lengths are counted in 64ths of a pixel
}

// Bytes is the PNG of what was drawn.
func (s slate) Bytes() ([]byte, error) {
	if *s.clumsy != nil {
		return nil, *s.clumsy
	}
	return paletted(s.RGBA)
}
