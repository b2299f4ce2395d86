package chart

import (
	"fmt"
	"image"
	"image/draw"

	"github.com/go-analyze/charts"
	"github.com/golang/freetype"
	"github.com/golang/freetype/truetype"
)

// slate is a brush for pictures of rectangles and letters alone. What is drawn on it is written with 256 colours at once, where a
// painter writes all of them first: that takes most of the time of a heat map.
type slate struct {
	*image.RGBA
	letters *freetype.Context
	clumsy  *error // the first text that could not be drawn
}

// pixelsPerInch are those that the painter has.
const pixelsPerInch = 92

func newSlate(height int) slate {
	s := slate{image.NewRGBA(image.Rect(0, 0, Width, height)), freetype.NewContext(), new(error)}
	s.letters.SetDPI(pixelsPerInch)
	s.letters.SetClip(s.Bounds())
	s.letters.SetDst(s.RGBA)
	return s
}

// FilledRect paints a rectangle. It draws no border.
func (s slate) FilledRect(left, top, right, bottom int, fill, _ charts.Color, _ float64) {
	draw.Draw(s.RGBA, image.Rect(left, top, right, bottom), image.NewUniform(fill), image.Point{}, draw.Src)
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
