package chat

import (
	"fmt"
	"strings"
	"time"
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
	if !c.AsOf.IsZero() {
		parts = append(parts, c.AsOf.UTC().Format("2 Jan 2006 15:04:05 UTC"))
	}
	if c.Stale > 0 {
		parts = append(parts, "not live: "+age(c.Stale)+" old")
	}
	if c.Simulated {
		parts = append(parts, "simulated data")
	}
	return strings.Join(parts, " · ")
}

// age says a duration in its largest sensible unit.
func age(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()))
	case d < 2*time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h", int(d.Hours()))
	}
	return fmt.Sprintf("%d days", int(d.Hours()/24))
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
			width[i] = max(width[i], columns(cell))
		}
	}
	lines := make([]string, len(rows))
	for n, r := range rows {
		cells := make([]string, len(r))
		for i, cell := range r {
			cells[i] = upright(cell) + strings.Repeat(" ", width[i]-columns(cell))
		}
		lines[n] = strings.TrimRight(strings.Join(cells, "  "), " ")
	}
	return strings.Join(lines, "\n")
}
