package console

import (
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"

	"tickertape/core/chat"
)

// style is how the parts of a card look.
type style struct{ title, up, down, faint, notice lipgloss.Style }

// styles are with colours or without.
func styles(color bool) style {
	plain := lipgloss.NewStyle()
	if !color {
		return style{plain, plain, plain, plain, plain}
	}
	return style{
		title: plain.Bold(true), up: plain.Foreground(lipgloss.Color("2")), down: plain.Foreground(lipgloss.Color("1")),
		faint: plain.Faint(true), notice: plain.Foreground(lipgloss.Color("3")),
	}
}

// card writes a card as lines.
func (s style) card(c chat.Card) string {
	var lines []string
	add := func(st lipgloss.Style, text string) {
		for line := range strings.Lines(clean(text)) {
			if line = strings.TrimRight(line, "\n"); line != "" {
				lines = append(lines, st.Render(line))
			}
		}
	}
	add(s.title, c.Title)
	add(lipgloss.NewStyle(), c.Text)
	for _, f := range c.Fields {
		lines = append(lines, clean(c.Line(chat.Field{Name: f.Name}))+s.trend(f.Trend).Render(clean(f.Value)))
	}
	if c.Table != nil {
		add(lipgloss.NewStyle(), c.Table.Plain())
	}
	if c.Image != nil {
		add(s.faint, "["+c.Image.Alt+"]")
	}
	add(s.notice, c.Notice)
	add(s.faint, c.Footer())
	return strings.Join(lines, "\n")
}

func (s style) trend(t chat.Trend) lipgloss.Style {
	switch t {
	case chat.Up:
		return s.up
	case chat.Down:
		return s.down
	}
	return lipgloss.NewStyle()
}

// clean drops what could steer a terminal: escapes, controls, and marks of direction. A tab
// is a space, so that words stay apart.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		if r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, text)
}
