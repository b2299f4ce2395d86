package chart

import "github.com/go-analyze/charts"

// Sizes of the legend, in pixels.
const (
	longestName = 300
	markRoom    = 32 // the mark of a colour, with the space behind it
	between     = 28 // names
)

// entry is a name in the legend.
type entry struct {
	name  string
	color charts.Color
	width int // with its mark
}

// entries are the names of the lines where there are several, and of the studies.
func (s *sheet) entries() []entry {
	style := s.style(sizeAxis, s.text, false)
	var out []entry
	add := func(name string, c charts.Color) {
		if name = s.fit(name, longestName, style); name != "" {
			out = append(out, entry{name, c, markRoom + s.wide(name, style)})
		}
	}
	if len(s.Lines) > 1 {
		for i, l := range s.Lines {
			add(l.Name, s.line(i))
		}
	}
	for i, l := range s.Studies {
		if i == 0 || l.Name != s.Studies[i-1].Name {
			add(l.Name, s.studyColor(i))
		}
	}
	return out
}

// legendRows are the entries in as many rows as they need: none is left out.
func (s *sheet) legendRows() [][]entry {
	var rows [][]entry
	x := Width
	for _, l := range s.entries() {
		if x+l.width > Width-margin {
			rows, x = append(rows, nil), margin
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], l)
		x += l.width + between
	}
	return rows
}

// legend writes the rows above the prices.
func (s *sheet) legend() {
	style := s.style(sizeAxis, s.text, false)
	for i, row := range s.legendRows() {
		x, y := margin, headEnd+14+i*legendRow
		for _, l := range row {
			s.FilledRect(x, y-12, x+22, y-6, l.color, l.color, 0)
			s.write(l.name, x+markRoom, y, style, false)
			x += l.width + between
		}
	}
}
