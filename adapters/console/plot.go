package console

import (
	"math"
	"slices"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"tickertape/core/chat"
)

// The size of a plot, in columns and rows of the terminal.
const (
	plainWidth = 72  // where nobody tells the width
	widest     = 110 // a wider plot is no clearer
	narrowest  = 12  // columns for the lines; with less there is no plot
	plotRows   = 9
	longName   = 16
)

// A cell of braille has two dots beside and four below each other.
const (
	dotsBeside = 2
	dotsBelow  = 4
	braille    = '\u2800'
)

// dots are the bits of a cell, by row and column.
var dots = [dotsBelow][dotsBeside]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// canvas is where lines are drawn: a grid of dots, coloured by cell.
type canvas struct {
	columns int
	cells   [plotRows][]rune
	drawn   [plotRows][]int // the line that a cell belongs to, from 1; 0: none
	dotted  bool            // what is drawn now has one dot in each cell beside each other
	frame
}

// frame maps times and values to dots.
type frame struct {
	from, to  time.Time
	low, high float64
}

// plot draws the lines of a card's picture, those of each unit by themselves, below each other and under their names.
func (s style) plot(c chat.Card, width int) []string {
	if c.Image == nil || c.Image.Plot == nil {
		return nil
	}
	p := c.Image.Plot
	var units []string
	for _, l := range p.Lines {
		if !slices.Contains(units, l.Unit) {
			units = append(units, l.Unit)
		}
	}
	var rows []string
	for i, unit := range units {
		only := &chat.Plot{Lines: slices.DeleteFunc(slices.Clone(p.Lines), func(l chat.Line) bool { return l.Unit != unit })}
		if i == 0 {
			only.Studies = p.Studies
		}
		panel := s.panel(c, only, width)
		if len(units) > 1 && len(panel) > 0 {
			rows = append(rows, s.faint.Render(ansi.Truncate(names(only.Lines), width, "…")))
		}
		rows = append(rows, panel...)
	}
	return rows
}

// names are those of lines, in a row.
func names(lines []chat.Line) string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.Join(strings.Fields(clean(l.Name)), " "))
	}
	return strings.Join(out, " · ")
}

// panel draws the lines of p in so many columns: the highest and the lowest value beside the
// axis, the first where the only line begins, the last where each ends, times below, and studies
// dotted under the lines. It is empty where there is too little to draw, or no room. Times and
// numbers are written as those of the card.
func (s style) panel(card chat.Card, p *chat.Plot, width int) []string {
	f, ok := frameOf(slices.Concat(p.Lines, p.Studies))
	if !ok {
		return nil
	}
	write := writer(f.high-f.low, marksOf(card.Language))
	left := f.leftLabels(p.Lines, write)
	right := f.rightLabels(p, write)
	l, r := widthOf(left), widthOf(right)
	columns := min(width, widest) - l - r - 3 // the axis and the spaces around it
	if columns < narrowest {
		return nil
	}
	c := newCanvas(columns, f)
	c.studies(p)
	for i, line := range p.Lines {
		for _, run := range line.Runs {
			c.draw(run, i+1)
		}
	}
	trend := 0
	if len(p.Lines) == 1 {
		trend = direction(p.Lines[0])
	}
	var rows []string
	for y := range plotRows {
		rows = append(rows, s.faint.Render(pad(left[y], l)+" ┤")+strings.TrimRight(s.row(c, y, trend)+" "+right[y], " "))
	}
	return append(rows, s.faint.Render(f.times(card, l+2, columns)))
}

// frameOf spans all points; false where there are fewer than two.
func frameOf(lines []chat.Line) (f frame, ok bool) {
	n := 0
	f.low, f.high = math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		for _, p := range slices.Concat(l.Runs...) {
			if math.IsNaN(p.Value) || math.IsInf(p.Value, 0) {
				return f, false
			}
			if n++; n == 1 || p.At.Before(f.from) {
				f.from = p.At
			}
			if p.At.After(f.to) {
				f.to = p.At
			}
			f.low, f.high = min(f.low, p.Value), max(f.high, p.Value)
		}
	}
	return f, n > 1 && f.to.After(f.from)
}

func newCanvas(columns int, f frame) *canvas {
	c := &canvas{columns: columns, frame: f}
	for y := range plotRows {
		c.cells[y], c.drawn[y] = make([]rune, columns), make([]int, columns)
	}
	return c
}

// studies draws what lies under the lines, dotted. Both of a pair have one colour.
func (c *canvas) studies(p *chat.Plot) {
	c.dotted = true
	color := len(p.Lines)
	for i, study := range p.Studies {
		if !paired(p.Studies, i) {
			color++
		}
		for _, run := range study.Runs {
			c.draw(run, color)
		}
	}
	c.dotted = false
}

// paired reports whether a study is the second of a pair.
func paired(studies []chat.Line, i int) bool { return i > 0 && studies[i].Name == studies[i-1].Name }

// draw joins the points of a run.
func (c *canvas) draw(run []chat.Point, line int) {
	for i, p := range run {
		x, y := c.x(p.At), c.y(p.Value)
		if i == 0 {
			c.dot(x, y, line)
			continue
		}
		c.join(c.x(run[i-1].At), c.y(run[i-1].Value), x, y, line)
	}
}

// join sets the dots between two points, as many as the longer way has.
func (c *canvas) join(x0, y0, x1, y1, line int) {
	n := max(abs(x1-x0), abs(y1-y0), 1)
	for i := range n + 1 {
		at := func(a, b int) int { return a + int(math.Round(float64(b-a)*float64(i)/float64(n))) }
		c.dot(at(x0, x1), at(y0, y1), line)
	}
}

func (c *canvas) dot(x, y, line int) {
	if c.dotted && x%dotsBeside > 0 {
		return
	}
	row, column := y/dotsBelow, x/dotsBeside
	c.cells[row][column] |= dots[y%dotsBelow][x%dotsBeside]
	c.drawn[row][column] = line
}

func (c *canvas) x(t time.Time) int {
	share := float64(t.Sub(c.from)) / float64(c.to.Sub(c.from))
	return int(math.Round(share * float64(c.columns*dotsBeside-1)))
}

// y counts dots from the top. Equal values lie in the middle.
func (f frame) y(v float64) int {
	const last = plotRows*dotsBelow - 1
	if f.high == f.low {
		return last / 2
	}
	share := v/2/(f.high/2-f.low/2) - f.low/2/(f.high/2-f.low/2) // halves: the whole may overflow
	return min(last, max(0, last-int(math.Round(share*last))))
}

// row writes a row of cells, each in the colour of its line.
func (s style) row(c *canvas, y, trend int) string {
	var b strings.Builder
	for x := 0; x < c.columns; {
		end := x
		for end < c.columns && c.drawn[y][end] == c.drawn[y][x] {
			end++
		}
		var cells strings.Builder
		for _, bits := range c.cells[y][x:end] {
			if bits == 0 {
				cells.WriteByte(' ')
				continue
			}
			cells.WriteRune(braille | bits)
		}
		b.WriteString(s.line(c.drawn[y][x], trend).Render(cells.String()))
		x = end
	}
	return b.String()
}

// line is the colour of a line: that of its trend where it is alone but for studies.
func (s style) line(n, trend int) lipgloss.Style {
	switch {
	case n == 0:
		return lipgloss.NewStyle()
	case trend != 0 && n == 1:
		return s.trend(chat.Trend(trend))
	case len(s.lines) == 0:
		return lipgloss.NewStyle()
	}
	return s.lines[(n-1)%len(s.lines)]
}

func direction(l chat.Line) int {
	first, _ := end(l, false)
	last, _ := end(l, true)
	switch {
	case last.Value > first.Value:
		return 1
	case last.Value < first.Value:
		return -1
	}
	return 0
}

func abs(n int) int { return max(n, -n) }
