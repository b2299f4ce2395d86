package chart

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/go-analyze/charts"

	"tickertape/core/skills/format"
)

// HeatHeight is how high a heat map is, in pixels: there is room for fifty names.
const HeatHeight = 780

// Heat is a heat map: a tile for each thing, the larger the larger that is, and its colour by its change. Areas are in proportion
// to the roots of sizes, as a few large things would leave no room for the others; those of the smallest are larger still, where
// their names would not fit else.
type Heat struct {
	Title    string // "The 50 largest coins"
	Subtitle string // "24 h · larger tiles: higher market cap"
	Tiles    []Tile

	Locale format.Locale // of the scale of colours
	Footer string        // source and time: "CoinGecko · 24 Nov 2026 01:59 UTC"
	Notice string        // what must not be missed: "simulated data"
	Light  bool          // dark letters on white; else white on dark
}

// Tile is one thing of a heat map. One whose size is not above zero is left out.
type Tile struct {
	Name   string  // "BTC"; cut where there are too many tiles for it
	Label  string  // the change as people read it: "+2.31 %"; left out where it does not fit
	Size   float64 // market cap, in whatever unit all have
	Change float64 // percent; NaN where it is not known
}

// hottest is the change, in percent, from which a colour gets no stronger.
const hottest = 5

// DrawHeat makes a PNG of a heat map. It fails as Draw does.
func (d *Drawer) DrawHeat(ctx context.Context, h Heat) ([]byte, error) {
	done, err := d.take(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	h.Tiles = sized(h.Tiles)
	if len(h.Tiles) < 2 {
		return nil, fmt.Errorf("%q has %d: %w", h.Title, len(h.Tiles), ErrTooLittle)
	}
	m := heatmap{newPen(h.Light, HeatHeight, newSlate(HeatHeight)), h, warmthOf(h.Light)}
	m.head()
	m.tiles()
	m.foot(h.Footer, h.Notice)
	png, err := m.Bytes()
	if err != nil {
		return nil, fmt.Errorf("draw %q: %w", h.Title, err)
	}
	return png, nil
}

// sized are the tiles that have a size, the largest first.
func sized(tiles []Tile) []Tile {
	out := slices.DeleteFunc(slices.Clone(tiles), func(t Tile) bool { return !(t.Size > 0) || math.IsInf(t.Size, 0) })
	slices.SortStableFunc(out, func(a, b Tile) int { return cmp.Compare(b.Size, a.Size) })
	return out
}

// heatmap is a heat map while it is drawn.
type heatmap struct {
	pen
	Heat
	warmth
}

// head writes what the picture is of, and the scale of colours.
func (m heatmap) head() {
	big, small := m.style(sizeTitle, m.text, true), m.style(sizeText, m.faint, false)
	from := m.scale()
	m.write(m.fit(m.Title, from-2*margin, big), margin, titleLine, big, false)
	m.write(m.fit(m.Subtitle, from-2*margin, small), margin, textLine, small, false)
}

// Size of a swatch of the scale, and how many there are.
const (
	swatch   = 38
	swatches = 7
)

// scale draws which colour is which change, and tells where it begins.
func (m heatmap) scale() (left int) {
	style := m.style(sizeAxis, m.faint, false)
	left = Width - margin - swatches*swatch
	for i := range swatches {
		share := 2*float64(i)/(swatches-1) - 1
		x, c := left+i*swatch, m.at(share*hottest)
		m.FilledRect(x, 28, x+swatch, 50, c, c, 0)
	}
	m.write(m.Locale.InPercent(-hottest, 0), left, textLine, style, false)
	m.write("+"+m.Locale.InPercent(hottest, 0), Width-margin, textLine, style, true)
	return left
}

// tiles draws every tile with its name, and its change where that fits.
func (m heatmap) tiles() {
	for i, p := range m.panes(pane{margin, headEnd - 8, Width - margin + gap, float64(m.height) - footer - 12 + gap}) {
		m.tile(m.Tiles[i], p.pixels())
	}
}

// panes are the tiles within a frame. What the smallest get at least is raised until each has room for its name.
func (m heatmap) panes(frame pane) []pane {
	areas, names := make([]float64, len(m.Tiles)), make([]int, len(m.Tiles))
	style := m.style(sizeTile, m.text, true)
	for i, t := range m.Tiles {
		areas[i] = math.Sqrt(t.Size / m.Tiles[0].Size)
		names[i] = min(m.wide(m.readable(t.Name), style), longestName/2)
	}
	for least := areas[len(areas)-1]; ; least *= 1.1 {
		least = min(max(least, leastArea), 1)
		for i, a := range areas {
			areas[i] = max(a, least)
		}
		out := squarified(areas, frame)
		if least == 1 || fitting(out, names) {
			return out
		}
	}
}

// leastArea is the least that a tile has of the largest one.
const leastArea = 0.01

// fitting reports whether names of some widths fit on their panes.
func fitting(panes []pane, names []int) bool {
	for i, p := range panes {
		if b := p.pixels(); b.right-b.left-gap-2*inset < names[i] || b.bottom-b.top-gap-2*inset < sizeTile {
			return false
		}
	}
	return true
}

// gap is what lies between two tiles, in pixels: each is drawn without it at its right and at its bottom.
const gap = 2

func (m heatmap) tile(t Tile, b box) {
	b.right, b.bottom = b.right-gap, b.bottom-gap
	if b.right <= b.left || b.bottom <= b.top {
		return
	}
	c := m.at(t.Change)
	m.FilledRect(b.left, b.top, b.right, b.bottom, c, c, 0)
	m.label(t, b, ink(c))
}

// nameSizes are those of a tile's name, the largest first. The change under it has the smaller size beside it.
var nameSizes = []struct{ name, change float64 }{{72, 40}, {56, 34}, {44, 32}, {36, 28}, {30, sizeTile}, {sizeTile, sizeTile}, {sizeLeast, sizeTile}}

// Sizes of letters where there are many tiles, and of names that are too long for one of them. They are smaller than those of
// an axis: fifty tiles would all be alike else.
const (
	sizeTile  = 23
	sizeLeast = 17
)

// inset is what stays free between the edge of a tile and its letters.
const inset = 5

// label writes name and change in the middle of a tile as large as they fit, or the name alone, cut where it has to be.
func (m heatmap) label(t Tile, b box, c charts.Color) {
	name, change := m.readable(t.Name), m.readable(t.Label)
	wide, high := b.right-b.left-2*inset, b.bottom-b.top-2*inset
	for _, both := range []bool{true, false} {
		if both && change == "" {
			continue
		}
		for _, size := range nameSizes {
			upper, lower := m.style(size.name, c, true), m.style(size.change, c, false)
			tall := int(size.name)
			if both {
				tall += int(size.change * lineHeight)
			}
			if tall > high || m.wide(name, upper) > wide || both && m.wide(change, lower) > wide {
				continue
			}
			top := (b.top+b.bottom-tall)/2 + int(size.name*ascent)
			m.centred(name, b, top, upper)
			if both {
				m.centred(change, b, top+int(size.change*lineHeight), lower)
			}
			return
		}
	}
	if style := m.style(sizeLeast, c, true); high >= sizeLeast {
		m.centred(m.fit(name, wide, style), b, (b.top+b.bottom-sizeLeast)/2+sizeLeast*85/100, style)
	}
}

// Parts of the size of letters: how far the base line is below the top of the line, and how far lines are apart.
const (
	ascent     = 0.85
	lineHeight = 1.2
)

// centred writes a text with its base line at y in the middle of a box.
func (m heatmap) centred(text string, b box, y int, s charts.FontStyle) {
	m.write(text, (b.left+b.right-m.wide(text, s))/2, y, s, false)
}
