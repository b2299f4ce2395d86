package feedback

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"tickertape/core/ask"
	"tickertape/core/record"
)

const (
	unsure  = 0.6             // confidence below which a question may well be misread
	tooSlow = 3 * time.Second // that an answer may take before it displeases by itself
)

// probable is why an answer has displeased. A correction says so itself. Then comes what is no
// fault of understanding, so that an outage is never taken for a misreading; then what may have
// been misread.
func probable(i record.Interaction, voices []record.Feedback) record.Cause {
	switch {
	case slices.ContainsFunc(voices, func(f record.Feedback) bool { return f.Meant != "" }):
		return record.Corrected
	case troubled(i):
		return record.ProviderError
	case i.Card.Stale > 0:
		return record.StaleData
	case i.Took > tooSlow:
		return record.Slow
	case i.Query.Confidence < unsure:
		return record.LowConfidence
	case i.Query.Other.ID != "":
		return record.Ambiguous
	}
	return record.Misread
}

// troubled reports whether a question that was understood got no data.
func troubled(i record.Interaction) bool {
	q := i.Query
	if i.Card.Source != "" || len(i.Card.Values) > 0 || len(q.Unknown) > 0 {
		return false
	}
	switch q.Intent {
	case ask.Movers, ask.Sentiment:
		return true
	case ask.Economic:
		return q.Indicator.Code != ""
	}
	return len(q.Assets) > 0 && (q.Intent.Category() == ask.PriceQuery || q.Intent.Category() == ask.MarketData)
}

// disagrees reports whether others read a question otherwise than our own model: where a
// language model was asked and its word was taken, ours was unsure of another; where a second
// model reads along, its opinion is another one.
func disagrees(i record.Interaction) bool {
	second := i.Query.Second
	return i.Query.By == ask.ByLLM || second.Intent != "" && second.Intent != i.Query.Intent
}

// urgency is how much is to be learned from a look at an interaction, 0 to 1. Each reason is a
// chance that it was misread, and they are joined as independent ones: 1 - ∏(1 - p). Against is
// the weight of the negative voices, fresh the share of words that the model has never seen.
func urgency(i record.Interaction, against, fresh float64) float64 {
	calm := 1.0
	for _, p := range []float64{0.6 * (1 - i.Query.Confidence), against / (1 + against), 0.3 * fresh} {
		calm *= 1 - min(max(p, 0), 1)
	}
	if disagrees(i) {
		calm *= 0.6
	}
	return 1 - calm
}

// fresh are the words of a text that the model has not learned from, and their share. Words of
// scripts without spaces are not told apart here, and count as known.
func (d *Desk) fresh(i record.Interaction) (words []string, share float64) {
	all := wordsOf(i.Query.Text)
	for _, w := range all {
		if !d.Known(w) && !names(i.Query, w) {
			words = append(words, w)
		}
	}
	if len(all) == 0 {
		return nil, 0
	}
	return words, float64(len(words)) / float64(len(all))
}

// names reports whether a word is part of the name of what was found.
func names(q ask.Query, word string) bool {
	for _, a := range append(slices.Clone(q.Assets), q.Target) {
		if word == strings.ToLower(a.Symbol) || word == strings.ToLower(a.ID) || slices.Contains(wordsOf(a.Name), word) {
			return true
		}
	}
	return false
}

// wordsOf are the words of a text in lower case, without numbers and without scripts that put no
// spaces between words.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
	})
}

// Vocabulary knows the words of some texts.
func Vocabulary(texts []string) func(word string) bool {
	known := map[string]struct{}{}
	for _, t := range texts {
		for _, w := range wordsOf(t) {
			known[w] = struct{}{}
		}
	}
	return func(word string) bool { _, ok := known[word]; return ok }
}
