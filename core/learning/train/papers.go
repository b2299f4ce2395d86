package train

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tickertape/core/learning/dataset"
	"tickertape/core/learning/eval"
	"tickertape/core/learning/registry"
)

// papers are the files beside a model that people read.
func papers(about registry.About, m dataset.Manifest, s registry.State, g eval.Gates) registry.Papers {
	return registry.Papers{
		Confusion:   confusion(about.Held),
		Reliability: reliability(about.Held),
		Card:        func(a registry.About) []byte { return card(a, m, s, g) },
	}
}

// confusion is a table: a row for each intent that was wanted, a column for each that was told.
func confusion(m eval.Metrics) []byte {
	labels := m.Labels()
	times := map[[2]string]int{}
	for intent, r := range m.Intents {
		times[[2]string{intent, intent}] = r.Right
	}
	for _, c := range m.Confusions {
		times[[2]string{c.Wanted, c.Told}] = c.Times
	}
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	_ = out.Write(append([]string{"wanted"}, labels...))
	for _, wanted := range labels {
		row := []string{wanted}
		for _, told := range labels {
			row = append(row, strconv.Itoa(times[[2]string{wanted, told}]))
		}
		_ = out.Write(row)
	}
	out.Flush() // a buffer takes everything
	return b.Bytes()
}

// mostConfusions is how many a card names.
const mostConfusions = 10

// card is the model card (Mitchell et al. 2019, arXiv:1810.03993).
func card(a registry.About, m dataset.Manifest, s registry.State, g eval.Gates) []byte {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# Model %s\n", a.Version)
	p("%s: %s.\n", s.Status, s.Reason)
	p("It tells which of %d intents a message has. It sees names and numbers as what they are, not which, and nothing of who writes.", len(m.Intents))
	p("It is not meant for anything but questions to this bot.\n")
	p("## Made of\n")
	p("- dataset %s, SHA-256 `%s`, %d examples: %s", a.Dataset, a.DatasetSHA256, m.Examples, list(m.Origins))
	p("- languages: %s", list(m.Languages))
	p("- %d texts learned, %d held back by a hash of the text and learned when the model had been measured, %d more held back that look to the model like one it learned and are not measured", a.Learned, a.HeldBack, a.Seen)
	p("- multinomial logistic regression over hashed features; weights by intent from 1 to %d; temperature %.2f; %.1f s\n", mostClassWeight, a.Temperature, float64(a.TookMS)/1000)
	p("## How it does\n")
	p("| | messages | right | macro-F1 | calibration error | 99 of 100 within |\n| --- | --- | --- | --- | --- | --- |")
	for _, r := range []struct {
		name string
		eval.Metrics
	}{{"held back", a.Held}, {"regression set", a.Regression}, {"judged by", a.Judged}, {"the same, " + a.Against, a.Serving}} {
		p("| %s | %d | %.2f %% | %.4f | %.2f %% | %v |", r.name, r.Messages, 100*r.Accuracy, r.MacroF1, 100*r.ECE, r.P99)
	}
	p("\nGates: macro-F1 no more than %g below, no intent more than %g points down (tested at %g), calibration error at most %g %%, %v.\n", g.MacroF1, 100*g.Intent, g.Chance, 100*g.ECE, g.P99)
	p("![How sure it is, and how right](reliability.png)\n")
	p("## By slice, held back\n")
	p("| slice | right | messages |\n| --- | --- | --- |")
	for _, group := range []map[string]eval.Share{a.Held.Languages, a.Held.Platforms, a.Held.Lengths} {
		for _, name := range slices.Sorted(maps.Keys(group)) {
			p("| %s | %.2f %% | %d |", name, group[name].Percent(), group[name].Of)
		}
	}
	p("\n## By intent, held back\n")
	p("| intent | F1 | right | messages |\n| --- | --- | --- | --- |")
	for _, name := range slices.Sorted(maps.Keys(a.Held.Intents)) {
		r := a.Held.Intents[name]
		p("| %s | %.3f | %.2f %% | %d |", name, r.F1, r.Percent(), r.Of)
	}
	p("\nMost confused: %s.", confused(a.Held.Confusions))
	return []byte(b.String())
}

func confused(all []eval.Confusion) string {
	var out []string
	for _, c := range all[:min(mostConfusions, len(all))] {
		out = append(out, fmt.Sprintf("%s taken for %s (%d)", c.Wanted, c.Told, c.Times))
	}
	if len(out) == 0 {
		return "none"
	}
	return strings.Join(out, ", ")
}

func list[K ~string](counts map[K]int) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		out = append(out, fmt.Sprintf("%s %d", name, counts[name]))
	}
	return strings.Join(out, ", ")
}
