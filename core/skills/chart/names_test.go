package chart

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestEveryTileOfFiftyHasRoomForItsName(t *testing.T) {
	p := newPen(false, HeatHeight, newSlate(HeatHeight))
	usual, small := p.style(sizeTile, p.text, true), p.style(sizeLeast, p.text, true)
	rapid.Check(t, func(t *rapid.T) {
		h := Heat{Tiles: make([]Tile, rapid.IntRange(2, 50).Draw(t, "tiles"))}
		for i := range h.Tiles {
			h.Tiles[i] = Tile{Name: rapid.StringMatching(`[A-Z0-9]{2,6}`).Draw(t, "name"), Size: math.Pow(10, rapid.Float64Range(6, 12.5).Draw(t, "size"))}
		}
		h.Tiles = sized(h.Tiles)
		m := heatmap{p, h, warmthOf(false)}
		panes := m.panes(pane{margin, headEnd, Width - margin, HeatHeight - footer})
		for i, b := range panes {
			px, style := b.pixels(), usual
			if len(m.Tiles[i].Name) > 5 {
				style = small
			}
			if high, wide := px.bottom-px.top-gap-2*inset, px.right-px.left-gap-2*inset; high < sizeLeast || wide < p.wide(m.Tiles[i].Name, style) {
				t.Fatalf("%s has %d by %d pixels, among %d", m.Tiles[i].Name, wide, high, len(panes))
			}
			if i > 0 && b.area() > panes[i-1].area()*1.0001 {
				t.Fatalf("the smaller of two has the larger tile")
			}
		}
	})
}
