package chart

import "math"

// pane is a rectangle by its edges, before it is rounded to pixels. Neighbours share an edge to the last bit, so that
// rounded ones neither overlap nor leave a gap.
type pane struct{ left, top, right, bottom float64 }

func (p pane) width() float64  { return p.right - p.left }
func (p pane) height() float64 { return p.bottom - p.top }
func (p pane) area() float64   { return p.width() * p.height() }

// pixels is the pane in whole pixels.
func (p pane) pixels() box {
	round := func(v float64) int { return int(math.Round(v)) }
	return box{round(p.left), round(p.top), round(p.right), round(p.bottom)}
}

// squarified parts a frame into panes whose areas are in proportion to sizes, each as near to a square as the
// algorithm can make it. Sizes are above zero, the largest first; the panes stand in their order.
//
// Source: Bruls, Huizing, van Wijk: Squarified Treemaps, Proceedings of the Joint Eurographics and IEEE TCVG
// Symposium on Visualization, 2000. A row along the shorter side of what is left takes sizes as long as the worst of
// its aspect ratios gets no worse.
func squarified(sizes []float64, frame pane) []pane {
	total := 0.0
	for _, s := range sizes {
		total += s
	}
	out := make([]pane, 0, len(sizes))
	for left := frame; len(sizes) > 0; {
		scale := left.area() / total
		n := rowLength(sizes, scale, min(left.width(), left.height()))
		row, sum := sizes[:n], 0.0
		for _, s := range row {
			sum += s
		}
		strip := left
		last := n == len(sizes)
		if left.width() >= left.height() { // a column at the left
			if !last {
				strip.right = left.left + left.width()*sum/total
			}
			out = append(out, stacked(row, sum, strip)...)
			left.left = strip.right
		} else {
			if !last {
				strip.bottom = left.top + left.height()*sum/total
			}
			out = append(out, lined(row, sum, strip)...)
			left.top = strip.bottom
		}
		sizes, total = sizes[n:], total-sum
	}
	return out
}

// rowLength is how many of the sizes a row along a side takes.
func rowLength(sizes []float64, scale, side float64) int {
	sum, worst := 0.0, math.Inf(1)
	for i, s := range sizes {
		sum += s
		ratio := worstRatio(sizes[0]*scale, s*scale, sum*scale, side)
		if ratio > worst {
			return i
		}
		worst = ratio
	}
	return len(sizes)
}

// worstRatio is the highest aspect ratio, 1 or more, of a row along a side whose areas make up sum and lie between
// least and most: max(side²·most/sum², sum²/(side²·least)).
func worstRatio(most, least, sum, side float64) float64 {
	return max(side*side*most/(sum*sum), sum*sum/(side*side*least))
}

// stacked parts a strip from its top to its bottom.
func stacked(row []float64, sum float64, strip pane) []pane {
	out := make([]pane, len(row))
	top, before := strip.top, 0.0
	for i, s := range row {
		before += s
		bottom := strip.top + strip.height()*before/sum
		if i == len(row)-1 {
			bottom = strip.bottom
		}
		out[i] = pane{strip.left, top, strip.right, bottom}
		top = bottom
	}
	return out
}

// lined parts a strip from its left to its right.
func lined(row []float64, sum float64, strip pane) []pane {
	out := stacked(row, sum, strip.turned())
	for i, p := range out {
		out[i] = p.turned()
	}
	return out
}

// turned is the pane with its axes exchanged.
func (p pane) turned() pane { return pane{p.top, p.left, p.bottom, p.right} }
