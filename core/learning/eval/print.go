package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// worst is how many confusions are printed.
const worst = 12

// Print writes a report for people.
func (r Report) Print(w io.Writer) error {
	var b strings.Builder
	line := func(name string, s Share) {
		fmt.Fprintf(&b, "%-34s %6.2f %%  (%d of %d)\n", name, s.Percent(), s.Right, s.Of)
	}
	line("intent", r.Intent)
	fmt.Fprintf(&b, "%-34s %6.4f\n", "macro-F1", r.MacroF1)
	line("entities, all of a message", r.Entities)
	line("intent and entities", r.Both)
	fmt.Fprintf(&b, "%-34s %6.2f %%\n", "calibration error", 100*r.Calibration)
	line("out of scope, found", r.OutOfScope)
	line("false alarms of out of scope", r.FalseAlarms)
	line("assets where none is named", r.FalseAssets)
	section(&b, "by slice", r.Slices)
	section(&b, "by language", r.Languages)
	section(&b, "by field", r.Fields)
	b.WriteString("\nF1 by intent, worst first\n")
	for _, intent := range slices.SortedFunc(maps.Keys(r.F1), func(x, y string) int { return cmp.Or(cmp.Compare(r.F1[x], r.F1[y]), cmp.Compare(x, y)) }) {
		fmt.Fprintf(&b, "  %-14s %.3f\n", intent, r.F1[intent])
	}
	b.WriteString("\nworst confusions\n")
	pairs := slices.SortedFunc(maps.Keys(r.Confusions), func(x, y [2]string) int {
		return cmp.Or(cmp.Compare(r.Confusions[y], r.Confusions[x]), cmp.Compare(x[0]+x[1], y[0]+y[1]))
	})
	for _, p := range pairs[:min(worst, len(pairs))] {
		fmt.Fprintf(&b, "  %3d  %s taken for %s\n", r.Confusions[p], p[0], p[1])
	}
	_, err := io.WriteString(w, b.String())
	if err != nil {
		return fmt.Errorf("print a report: %w", err)
	}
	return nil
}

func section(b *strings.Builder, title string, m map[string]Share) {
	fmt.Fprintf(b, "\n%s\n", title)
	for _, key := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(b, "  %-14s %6.2f %%  (%d of %d)\n", key, m[key].Percent(), m[key].Right, m[key].Of)
	}
}
