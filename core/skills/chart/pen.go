package chart

import (
	"strings"
	"unicode"

	"github.com/go-analyze/charts"
	"github.com/golang/freetype/truetype"
)

// phone is how wide a picture is in a chat on a phone of 360 pixels: 294 on our page, about 290 in
// Discord and 250 to 300 in Telegram.
const phone = 294

// Sizes of letters, in pixels of the full picture: the smallest have nine on a phone.
const (
	sizeTitle = 40
	sizeText  = 32
	sizeAxis  = 31
)

// halfAxis is how far the base line is below the middle of the axis's digits.
const halfAxis = 11

// brush is what a picture is drawn with.
type brush interface {
	FilledRect(left, top, right, bottom int, fill, border charts.Color, width float64)
	Text(text string, x, y int, turned float64, style charts.FontStyle)
	MeasureText(text string, turned float64, style charts.FontStyle) charts.Box
	Bytes() ([]byte, error)
}

// pen writes on one picture.
type pen struct {
	brush
	theme
	font, bold *truetype.Font
	height     int // of the picture, in pixels
}

func newPen(light bool, height int, with brush) pen {
	t := themeOf(light)
	p := pen{brush: with, theme: t, font: charts.GetFont(charts.FontFamilyNotoSans), bold: charts.GetFont(charts.FontFamilyNotoSansBold), height: height}
	p.FilledRect(0, 0, Width, height, t.ground, t.ground, 0)
	return p
}

// style is how letters look. The painter counts points, of which 72 are an inch.
func (p pen) style(size float64, c charts.Color, bold bool) charts.FontStyle {
	font := p.font
	if bold {
		font = p.bold
	}
	return charts.FontStyle{FontSize: size * 72 / pixelsPerInch, FontColor: c, Font: font}
}

// pieces parts a path, each piece beginning where the one before ends: the rasteriser takes time
// with the square of what it draws at once.
func pieces(path []charts.Point) [][]charts.Point {
	const most = 24
	var out [][]charts.Point
	for len(path) > most {
		out = append(out, path[:most])
		path = path[most-1:]
	}
	return append(out, path)
}

// stroke draws a path.
func (s *sheet) stroke(path []charts.Point, c charts.Color, width float64) {
	for _, piece := range pieces(path) {
		s.LineStroke(piece, c, width)
	}
}

// wide is how many pixels a text takes.
func (p pen) wide(text string, s charts.FontStyle) int {
	if text == "" {
		return 0
	}
	return p.MeasureText(text, 0, s).Width()
}

// write puts a text with its base line at y; it begins at x, or ends there.
func (p pen) write(text string, x, y int, s charts.FontStyle, fromRight bool) {
	text = p.readable(text)
	if text == "" {
		return
	}
	if fromRight {
		x -= p.wide(text, s)
	}
	p.Text(text, x, y, 0, s)
}

// fit cuts a text so that it takes no more than so many pixels.
func (p pen) fit(text string, room int, s charts.FontStyle) string {
	text = p.readable(text)
	runes := []rune(text)
	for len(runes) > 0 && p.wide(text, s) > room {
		runes = runes[:len(runes)-1]
		text = strings.TrimRight(string(runes), " ") + "…"
	}
	return text
}

// foot names the source and the time of the data, and what must not be missed.
func (p pen) foot(source, notice string) {
	style := p.style(sizeAxis, p.faint, false)
	loud := p.style(sizeAxis, p.down, true)
	p.write(notice, Width-margin, p.height-12, loud, true)
	room := Width - 3*margin - p.wide(p.readable(notice), loud)
	p.write(p.fit(source, room, style), margin, p.height-12, style, false)
}

// Writes reports whether pictures can show every letter of a text.
func Writes(text string) bool {
	font := charts.GetFont(charts.FontFamilyNotoSans)
	for _, r := range text {
		if font.Index(r) == 0 {
			return false
		}
	}
	return true
}

// readable leaves out what the font has no letter for, and what is no letter: it would be drawn
// as an empty box.
func (p pen) readable(text string) string {
	out := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '−':
			return '–' // the font has no minus; this dash is as wide and as high
		case unicode.IsControl(r), p.font.Index(r) == 0:
			return -1
		}
		return r
	}, text)
	for _, empty := range []string{"()", "[]", "“”"} {
		out = strings.ReplaceAll(out, empty, "")
	}
	return strings.Join(strings.Fields(out), " ")
}
