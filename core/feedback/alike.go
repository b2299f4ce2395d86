package feedback

import (
	"slices"
	"unicode"

	"tickertape/core/record"
)

// shape is what a question consists of but for the names and numbers in it: its words, and of
// scripts without spaces each two signs that stand together. It is sorted, and has nothing twice.
type shape []string

func shapeOf(i record.Interaction) shape {
	var out shape
	for _, w := range wordsOf(i.Message.Text) {
		if !names(i.Query, w) {
			out = append(out, w)
		}
	}
	var last rune
	for _, r := range i.Message.Text {
		if !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			last = 0
			continue
		}
		if last != 0 {
			out = append(out, string([]rune{last, r}))
		}
		last = r
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// like is how alike two questions are, 0 to 1: the share of what they have together that both have
// (Jaccard's index).
func (s shape) like(o shape) float64 {
	both := 0
	for i, j := 0, 0; i < len(s) && j < len(o); {
		switch {
		case s[i] == o[j]:
			both, i, j = both+1, i+1, j+1
		case s[i] < o[j]:
			i++
		default:
			j++
		}
	}
	if len(s)+len(o) == 0 {
		return 1
	}
	return float64(both) / float64(len(s)+len(o)-both)
}

// choice is a case that may be shown, and how alike it is to what is known already.
type choice struct {
	Item
	shape
	known float64
}

// worth is how much a look at it teaches: what is urgent, and has not been looked at in another form.
func (c choice) worth() float64 { return c.Urgency * (1 - c.known) }

// meet lets it know of another question that is looked at.
func (c *choice) meet(o shape) { c.known = max(c.known, c.like(o)) }

// varied picks the cases that are worth most together, one after the other: a case that is like one
// before it teaches less (maximal marginal relevance: Carbonell and Goldstein, SIGIR 1998). Of equal
// ones the earlier comes first; those that teach nothing more are rest.
func varied(all []choice, most int) (out, rest []Item) {
	left := make([]*choice, len(all))
	for i := range all {
		left[i] = &all[i]
	}
	for len(out) < most && len(left) > 0 {
		best := 0
		for i, c := range left {
			if c.worth() > left[best].worth() {
				best = i
			}
		}
		c := left[best]
		left = slices.Delete(left, best, best+1)
		if c.known >= 1 {
			rest = append(rest, c.Item)
			continue
		}
		out = append(out, c.Item)
		for _, o := range left {
			o.meet(c.shape)
		}
	}
	for _, c := range left {
		rest = append(rest, c.Item)
	}
	return out, rest
}
