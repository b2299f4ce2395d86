package chat

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Plain is the card as bare text: what the record keeps, what a terminal without colours
// shows, and what is sent when a platform refuses markup.
func (c Card) Plain() string {
	var b strings.Builder
	para := func(s string) {
		if s == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(s)
	}
	para(c.Title)
	para(c.Text)
	for _, f := range c.Fields {
		para(f.Name + ": " + f.Value)
	}
	if c.Table != nil {
		para(c.Table.Plain())
	}
	para(c.Notice)
	para(c.Footer())
	return b.String()
}

// Footer says where the numbers are from, when they were true, and whether they are real.
func (c Card) Footer() string {
	var parts []string
	if c.Source != "" {
		parts = append(parts, c.Source)
	}
	w := wordsOf(c.Language)
	if !c.AsOf.IsZero() {
		parts = append(parts, w.moment(c.AsOf, zoneOf(c.Zone)))
	}
	if c.Stale > 0 {
		parts = append(parts, fmt.Sprintf(w.stale, w.age(c.Stale)))
	}
	if c.Simulated {
		parts = append(parts, w.simulated)
	}
	return strings.Join(parts, " · ")
}

// Plain aligns the columns with spaces.
func (t Table) Plain() string {
	rows := append([][]string{t.Header}, t.Rows...)
	var width []int
	for _, r := range rows {
		for i, cell := range r {
			if i == len(width) {
				width = append(width, 0)
			}
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	lines := make([]string, len(rows))
	for n, r := range rows {
		cells := make([]string, len(r))
		for i, cell := range r {
			cells[i] = cell + strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell))
		}
		lines[n] = strings.TrimRight(strings.Join(cells, "  "), " ")
	}
	return strings.Join(lines, "\n")
}
