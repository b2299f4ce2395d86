package suggest

import (
	"slices"
	"strings"

	"tickertape/core/chat"
)

// languages are those of labels, in the order of the table.
var languages = [...]string{"en", "es", "de", "fr", "pt", "tr", "ru", "zh"}

// offer is something that may be typed.
type offer struct {
	value  string
	labels [len(languages)]string // one that is empty is that in English
	names  []string               // folded: all that it is called
}

// offerOf is an offer that is found by its value, its labels and other names.
func offerOf(value string, labels [len(languages)]string, others ...string) offer {
	o := offer{value: value, labels: labels}
	for _, name := range slices.Concat([]string{value}, labels[:], others) {
		if key := fold(name); key != "" && !slices.Contains(o.names, key) {
			o.names = append(o.names, key)
		}
	}
	return o
}

// alike are the labels of what is called the same everywhere.
func alike(label string) [len(languages)]string { return [len(languages)]string{label} }

// label is what an offer is called in a language.
func (o offer) label(language string) string {
	if i := slices.Index(languages[:], language); i > 0 && o.labels[i] != "" {
		return o.labels[i]
	}
	return o.labels[0]
}

// How well a text fits an offer.
const (
	begins = iota // a name begins with it
	within        // a word of a name does
	not
)

// fits tells how well a folded text fits.
func (o offer) fits(text string) int {
	best := not
	for _, name := range o.names {
		if strings.HasPrefix(name, text) {
			return begins
		}
		if best == not && strings.Contains(name, " "+text) {
			best = within
		}
	}
	return best
}

// like are the offers that fit a folded text: the best first, of those what was asked before, then
// as they are listed.
func like(all []offer, text, language string, before []string) []chat.Choice {
	var ranked [not][]offer
	for _, o := range all {
		if fit := o.fits(text); fit < not {
			ranked[fit] = append(ranked[fit], o)
		}
	}
	var out []chat.Choice
	for _, group := range ranked {
		slices.SortStableFunc(group, func(a, b offer) int { return place(before, a.value) - place(before, b.value) })
		for _, o := range group {
			out = append(out, chat.Choice{Label: o.label(language), Value: o.value})
		}
	}
	return out
}

// place is where a value stands among those that were asked for; behind all where it does not.
func place(before []string, value string) int {
	if i := slices.Index(before, value); i >= 0 {
		return i
	}
	return len(before)
}

// bounded are choices without those that say the same again, and at most limit.
func bounded(choices []chat.Choice, limit int) []chat.Choice {
	seen := make(map[string]bool, limit)
	out := make([]chat.Choice, 0, limit)
	for _, c := range choices {
		if len(out) < limit && !seen[c.Value] {
			seen[c.Value] = true
			out = append(out, c)
		}
	}
	return out
}
