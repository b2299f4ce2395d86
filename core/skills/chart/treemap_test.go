package chart

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// sizesOf draws sizes as those of markets are: some far larger than others, the largest first.
func sizesOf(t *rapid.T) []float64 {
	out := make([]float64, rapid.IntRange(1, 80).Draw(t, "tiles"))
	for i := range out {
		out[i] = math.Pow(10, rapid.Float64Range(6, 12.5).Draw(t, "size"))
	}
	slices.Sort(out)
	slices.Reverse(out)
	return out
}

func frameOf(t *rapid.T) pane {
	left, top := rapid.Float64Range(0, 100).Draw(t, "left"), rapid.Float64Range(0, 100).Draw(t, "top")
	return pane{left, top, left + rapid.Float64Range(50, 2000).Draw(t, "width"), top + rapid.Float64Range(50, 2000).Draw(t, "height")}
}

func TestAreasOfATreemapAreInProportionAndFillTheFrame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sizes, frame := sizesOf(t), frameOf(t)
		total, filled := 0.0, 0.0
		for _, s := range sizes {
			total += s
		}
		panes := squarified(sizes, frame)
		if len(panes) != len(sizes) {
			t.Fatalf("%d panes of %d sizes", len(panes), len(sizes))
		}
		for i, p := range panes {
			filled += p.area()
			if want := frame.area() * sizes[i] / total; math.Abs(p.area()-want) > 1e-6*frame.area() {
				t.Fatalf("pane %d of %v has %v, want %v", i, sizes, p.area(), want)
			}
		}
		if math.Abs(filled-frame.area()) > 1e-6*frame.area() {
			t.Fatalf("%v filled of %v", filled, frame.area())
		}
	})
}

func TestPanesOfATreemapStayInTheFrameAndDontOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sizes, frame := sizesOf(t), frameOf(t)
		panes, whole := squarified(sizes, frame), frame.pixels()
		covered := 0
		for i, p := range panes {
			if p.left < frame.left || p.top < frame.top || p.right > frame.right || p.bottom > frame.bottom || p.right < p.left || p.bottom < p.top {
				t.Fatalf("%+v leaves %+v", p, frame)
			}
			a := p.pixels()
			covered += (a.right - a.left) * (a.bottom - a.top)
			for _, q := range panes[:i] {
				b := q.pixels()
				if min(a.right, b.right) > max(a.left, b.left) && min(a.bottom, b.bottom) > max(a.top, b.top) {
					t.Fatalf("%+v and %+v overlap", a, b)
				}
			}
		}
		if want := (whole.right - whole.left) * (whole.bottom - whole.top); covered != want {
			t.Fatalf("%d pixels of %d are covered", covered, want)
		}
	})
}

// TestTreemapOfThePaper holds the example of the paper: sizes 6, 6, 4, 3, 2, 2, 1 in a frame of 6 by 4, of which
// the first column takes both sixes.
func TestTreemapOfThePaper(t *testing.T) {
	want := []pane{{0, 0, 3, 2}, {0, 2, 3, 4}, {3, 0, 4.714285714, 2.333333333}, {4.714285714, 0, 6, 2.333333333}}
	got := squarified([]float64{6, 6, 4, 3, 2, 2, 1}, pane{0, 0, 6, 4})
	for i, w := range want {
		g := got[i]
		if math.Abs(g.left-w.left)+math.Abs(g.top-w.top)+math.Abs(g.right-w.right)+math.Abs(g.bottom-w.bottom) > 1e-6 {
			t.Errorf("pane %d is %+v, want %+v", i, g, w)
		}
	}
}

func TestEqualSizesBecomeSquares(t *testing.T) {
	sizes := make([]float64, 16)
	for i := range sizes {
		sizes[i] = 3
	}
	for i, p := range squarified(sizes, pane{0, 0, 400, 400}) {
		if math.Abs(p.width()-100) > 1e-6 || math.Abs(p.height()-100) > 1e-6 {
			t.Errorf("pane %d is %v by %v", i, p.width(), p.height())
		}
	}
}

func TestLettersCanBeReadOnEveryTile(t *testing.T) {
	for _, light := range []bool{true, false} {
		w := warmthOf(light)
		rapid.Check(t, func(t *rapid.T) {
			change := rapid.OneOf(rapid.Float64Range(-20, 20), rapid.Just(math.NaN())).Draw(t, "change")
			c := w.at(change)
			if got := contrast(c, ink(c)); got < 4.5 {
				t.Fatalf("%v %% has a contrast of %v", change, got)
			}
		})
		if r, f := luminance(w.rise), luminance(w.fall); contrast(w.rise, w.fall) < 1.5 || r < f {
			t.Errorf("light %v: a rise of %v and a fall of %v look alike", light, r, f)
		}
	}
}
