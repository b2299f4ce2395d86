package chat

import (
	"cmp"
	"fmt"
	"strings"
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
		para(c.Line(f))
	}
	if c.Table != nil {
		para(c.Table.Plain())
	}
	para(c.Notice)
	para(c.Footer())
	return b.String()
}

// Line is a field on one line: "Price: $97,432.10".
func (c Card) Line(f Field) string {
	if f.Name == "" || f.Value == "" {
		return f.Name + f.Value
	}
	switch { // a question has its mark already
	case strings.HasSuffix(f.Name, "?"):
		return f.Name + " " + f.Value
	case strings.HasSuffix(f.Name, "？"): // as wide as a sign and a space
		return f.Name + f.Value
	}
	return f.Name + cmp.Or(wordsOf(c.Language).colon, ": ") + f.Value
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
	var wide []int
	for _, r := range rows {
		for i, cell := range r {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			wide[i] = max(wide[i], columns(cell))
		}
	}
	lines := make([]string, len(rows))
	for n, r := range rows {
		cells := make([]string, len(r))
		for i, cell := range r {
			cells[i] = upright(cell) + strings.Repeat(" ", wide[i]-columns(cell))
		}
		lines[n] = strings.TrimRight(strings.Join(cells, "  "), " ")
	}
	return strings.Join(lines, "\n")
}
