package console

import (
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"

	"tickertape/core/chat"
)

// style is how the parts of a card look.
type style struct {
	title, up, down, faint, notice lipgloss.Style

	lines []lipgloss.Style // of several in one plot
}

// styles are with colours or without.
func styles(color bool) style {
	plain := lipgloss.NewStyle()
	if !color {
		return style{}
	}
	s := style{
		title: plain.Bold(true), up: plain.Foreground(lipgloss.Color("2")), down: plain.Foreground(lipgloss.Color("1")),
		faint: plain.Faint(true), notice: plain.Foreground(lipgloss.Color("3")),
	}
	for _, color := range []string{"6", "5", "3", "4", "2", "1", "7", "8"} {
		s.lines = append(s.lines, plain.Foreground(lipgloss.Color(color)))
	}
	return s
}

// card writes a card as lines, its picture in so many columns.
func (s style) card(c chat.Card, width int) string {
	var lines []string
	add := func(st lipgloss.Style, text string) {
		for line := range strings.Lines(clean(text)) {
			if line = strings.TrimRight(line, "\n"); line != "" {
				lines = append(lines, st.Render(line))
			}
		}
	}
	add(s.title, strings.TrimSpace(c.Title))
	add(lipgloss.NewStyle(), c.Text)
	for _, f := range c.Fields {
		switch {
		case f.Blank():
		case f.Name == "" || f.Value == "":
			add(s.trend(f.Trend), f.Name+f.Value)
		default:
			lines = append(lines, clean(strings.TrimSuffix(c.Line(f), f.Value))+s.trend(f.Trend).Render(clean(f.Value)))
		}
	}
	if c.Table != nil {
		add(lipgloss.NewStyle(), c.Table.Regular().Plain())
	}
	if c.Image != nil {
		plot := s.plot(c, width)
		if len(plot) == 0 {
			add(s.faint, "["+c.Image.Alt+"]")
		}
		lines = append(lines, plot...)
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
