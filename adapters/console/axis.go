package console

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"charm.land/lipgloss/v2"

	"tickertape/core/chat"
)

// leftLabels are the highest and the lowest value, and the first of the only line where it has
// a row of its own.
func (f frame) leftLabels(lines []chat.Line, write func(float64) string) (labels [plotRows]string) {
	if len(lines) == 1 {
		if first, ok := end(lines[0], false); ok {
			labels[f.y(first.Value)/dotsBelow] = write(first.Value)
		}
	}
	labels[f.y(f.high)/dotsBelow] = write(f.high)
	if f.high > f.low {
		labels[plotRows-1] = write(f.low)
	}
	return labels
}

// ending is what stands where a line ends.
type ending struct {
	text  string
	value float64
	row   int
}

// endings are those of the lines, then those of the studies: the last value of the only line, the
// names of several and of studies, that of a pair once.
func (f frame) endings(p *chat.Plot, write func(float64) string) (all []ending) {
	add := func(l chat.Line, named bool) {
		last, ok := end(l, true)
		if !ok {
			return
		}
		text := write(last.Value)
		if named {
			text = shortened(strings.Join(strings.Fields(clean(l.Name)), " "))
		}
		all = append(all, ending{text, last.Value, f.y(last.Value) / dotsBelow})
	}
	for _, l := range p.Lines {
		add(l, len(p.Lines) > 1)
	}
	for i, l := range p.Studies {
		if !paired(p.Studies, i) {
			add(l, true)
		}
	}
	return all
}

// rightLabels are where lines end, in the order of their last values from the top. Where there are
// more than rows, the last ones have none.
func (f frame) rightLabels(p *chat.Plot, write func(float64) string) (labels [plotRows]string) {
	all := f.endings(p, write)
	all = all[:min(len(all), plotRows)]
	slices.SortStableFunc(all, func(a, b ending) int { return cmp.Compare(b.value, a.value) })
	for i := 1; i < len(all); i++ { // each below the one before
		all[i].row = max(all[i].row, all[i-1].row+1)
	}
	for i := len(all) - 1; i >= 0; i-- { // and none below the last row
		all[i].row = min(all[i].row, plotRows-len(all)+i)
		if i+1 < len(all) {
			all[i].row = min(all[i].row, all[i+1].row-1)
		}
	}
	for _, e := range all {
		labels[e.row] = e.text
	}
	return labels
}

// times are when the plot begins and ends, below its corners.
func (f frame) times(c chat.Card, left, columns int) string {
	from, to := c.Day(f.from), c.Day(f.to)
	if f.to.Sub(f.from) < 72*time.Hour {
		from, to = from+" "+c.Clock(f.from), to+" "+c.Clock(f.to)
	}
	if room := columns - lipgloss.Width(from) - lipgloss.Width(to); room > 0 {
		return strings.Repeat(" ", left) + from + strings.Repeat(" ", room) + to
	}
	if lipgloss.Width(to) > columns { // with its time of day
		to = c.Day(f.to)
	}
	return strings.Repeat(" ", left) + to
}

// end is the first or the last point of a line.
func end(l chat.Line, last bool) (chat.Point, bool) {
	all := slices.Concat(l.Runs...)
	if len(all) == 0 {
		return chat.Point{}, false
	}
	if last {
		return all[len(all)-1], true
	}
	return all[0], true
}

// writer writes values with as many digits as tell apart what is so far apart as a dot, and
// large ones short.
func writer(span float64, m marks) func(float64) string {
	places := 0
	if step := span / (plotRows * dotsBelow); step > 0 && step < 1 {
		places = min(12, int(math.Ceil(-math.Log10(step))))
	}
	return func(v float64) string {
		for _, unit := range []struct {
			size float64
			name string
		}{{1e12, "T"}, {1e9, "B"}, {1e6, "M"}} {
			if math.Abs(v) >= unit.size {
				return m.write(strconv.FormatFloat(v/unit.size, 'g', 4, 64)) + unit.name
			}
		}
		return m.write(strconv.FormatFloat(v, 'f', places, 64))
	}
}

// marks stand before decimals, and between thousands.
type marks struct{ decimal, thousands string }

// marksOf are those of a language.
func marksOf(language string) marks {
	switch chat.Spoken(language) {
	case "de", "es", "pt", "tr":
		return marks{",", "."}
	case "fr", "ru":
		return marks{",", "\u00a0"}
	}
	return marks{".", ","}
}

// write puts marks into a number that strconv has written.
func (m marks) write(s string) string {
	whole, rest, found := strings.Cut(s, ".")
	sign := strings.HasPrefix(whole, "-")
	whole = strings.TrimPrefix(whole, "-")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + m.thousands + whole[i:]
	}
	if sign {
		whole = "−" + whole
	}
	if found {
		whole += m.decimal + rest
	}
	return whole
}

// shortened cuts a line's name, but not the number at its end.
func shortened(name string) string {
	if lipgloss.Width(name) <= longName {
		return name
	}
	words, number := cutNumber(name)
	letters := []rune(words)
	for len(letters) > 0 && lipgloss.Width(string(letters)+"…"+number) > longName {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ") + "…" + number
}

// cutNumber takes the number from the end of a name, if it leaves room for more.
func cutNumber(name string) (words, number string) {
	last := strings.LastIndexFunc(name, unicode.IsDigit)
	if last < 0 {
		return name, ""
	}
	start := strings.LastIndexByte(name[:last], ' ')
	if start < 0 || lipgloss.Width(name[start:]) > longName*2/3 {
		return name, ""
	}
	return name[:start], name[start:]
}

func widthOf(labels [plotRows]string) int {
	w := 0
	for _, l := range labels {
		w = max(w, lipgloss.Width(l))
	}
	return w
}

func pad(text string, width int) string {
	return strings.Repeat(" ", max(0, width-lipgloss.Width(text))) + text
}
