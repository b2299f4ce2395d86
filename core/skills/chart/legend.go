package chart

import (
	"strings"

	"github.com/go-analyze/charts"
)

// Sizes of the legend, in pixels.
const (
	longestName = 340
	markRoom    = 32 // the mark of a colour, with the space behind it
	between     = 28 // names
)

// entry is a name in the legend.
type entry struct {
	name  string
	color charts.Color
	width int // with its mark
}

// entries are the names of the lines of a unit where there are several lines, and of the studies.
func (s *sheet) entries(unit string) []entry {
	style := s.style(sizeAxis, s.text, false)
	var out []entry
	add := func(name, value string, c charts.Color) {
		name = strings.TrimSpace(s.fit(name, longestName, style) + " " + s.readable(value))
		if name != "" {
			out = append(out, entry{name, c, markRoom + s.wide(name, style)})
		}
	}
	if len(s.Lines) > 1 {
		for i, l := range s.Lines {
			if l.Unit == unit {
				add(l.Name, l.Value, s.line(i))
			}
		}
	}
	for i, l := range s.Studies { // over the first panel
		if unit == s.unitsOf()[0] && (i == 0 || l.Name != s.Studies[i-1].Name) {
			add(l.Name, "", s.studyColor(i))
		}
	}
	return out
}

// rowsOf are entries in as many rows as they need: none is left out.
func rowsOf(entries []entry) [][]entry {
	var rows [][]entry
	x := Width
	for _, l := range entries {
		if x+l.width > Width-margin {
			rows, x = append(rows, nil), margin
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], l)
		x += l.width + between
	}
	return rows
}

// legend writes the rows above each panel, and its unit above its right edge where there are several panels and room.
func (s *sheet) legend() {
	style, faint := s.style(sizeAxis, s.text, false), s.style(sizeAxis, s.faint, false)
	for _, p := range s.panels {
		x, y := margin, 0
		for i, row := range p.rows {
			x, y = margin, p.top-legendRow*len(p.rows)+18+i*legendRow
			for _, l := range row {
				s.FilledRect(x, y-14, x+22, y-7, l.color, l.color, 0)
				s.write(l.name, x+markRoom, y, style, false)
				x += l.width + between
			}
		}
		if unit := s.readable(p.unit); len(s.panels) > 1 && len(p.rows) > 0 && x+s.wide(unit, faint) <= p.right {
			s.write(unit, p.right, y, faint, true)
		}
	}
}
