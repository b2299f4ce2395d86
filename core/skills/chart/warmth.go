package chart

import (
	"math"

	"github.com/go-analyze/charts"
)

// warmth is the colours of changes: still without one, through to rise and fall at the hottest. Rises are lighter
// than falls, for eyes that don't tell green from red.
type warmth struct{ still, rise, fall, unknown charts.Color }

func warmthOf(light bool) warmth {
	if light {
		return warmth{still: hex("#d0d5dd"), rise: hex("#17b26a"), fall: hex("#d92d20"), unknown: hex("#eaecf0")}
	}
	return warmth{still: hex("#475467"), rise: hex("#12864f"), fall: hex("#a02118"), unknown: hex("#283041")}
}

// at is the colour of a change in percent.
func (w warmth) at(change float64) charts.Color {
	switch share := min(math.Abs(change)/hottest, 1); {
	case math.IsNaN(change):
		return w.unknown
	case change > 0:
		return mixed(w.still, w.rise, share)
	default:
		return mixed(w.still, w.fall, share)
	}
}

// mixed is a colour between two: the first at 0, the second at 1.
func mixed(a, b charts.Color, share float64) charts.Color {
	part := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + share*(float64(y)-float64(x)))) }
	return charts.Color{R: part(a.R, b.R), G: part(a.G, b.G), B: part(a.B, b.B), A: 255}
}

// ink is black or white, whichever is read better on a ground. The better one always has a contrast of 4.5 to 1 at
// least, as WCAG 2.2, 1.4.3 wants it.
func ink(ground charts.Color) charts.Color {
	white, black := charts.Color{R: 255, G: 255, B: 255, A: 255}, charts.Color{A: 255}
	if contrast(ground, white) >= contrast(ground, black) {
		return white
	}
	return black
}

// contrast is that of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio".
func contrast(a, b charts.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is 0 for black and 1 for white. Source: WCAG 2.2, "relative luminance".
func luminance(c charts.Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
