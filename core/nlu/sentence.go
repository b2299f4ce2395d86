package nlu

import (
	"strings"
	"time"

	"tickertape/core/ask"
)

// mostSentences is how many sentences of a text are looked at one by one.
const mostSentences = 4

// sentence is what one sentence of a text asks for, where the whole was not understood and the others are talk: "my phone is at
// 2%. eth price. go".
func (u *reader) sentence(raw string, whole ask.Query, now time.Time) (ask.Query, bool) {
	if whole.Intent != ask.OutOfScope || whole.Confidence >= certainlyNot || whole.By != ask.ByModel || len(raw) > longestParts {
		return whole, false
	}
	texts := sentences(raw)
	if len(texts) < 2 || len(texts) > mostSentences {
		return whole, false
	}
	var found []ask.Query
	for _, text := range texts {
		q, _ := u.one(text, past{}, now)
		if asksByItself(q) {
			found = append(found, q)
		}
	}
	if len(found) != 1 {
		return whole, false
	}
	q := found[0]
	q.Confidence, q.By, q.Language = probable, ask.ByModel, whole.Language
	return q, true
}

// saysItself is the confidence from which a sentence says by itself what it wants.
const saysItself = 0.75

// asksByItself reports whether a sentence says what it wants, and of what.
func asksByItself(q ask.Query) bool {
	switch {
	case q.Confidence < saysItself || len(q.Unknown) > 0:
		return false
	case q.Intent == ask.Economic:
		return q.Indicator.Code != ""
	case figured(q.Intent), q.Intent == ask.Alert, q.Intent == ask.Watchlist:
		return len(q.Assets) > 0
	}
	return false
}

// sentences splits a text where one sentence ends and another begins, and one of a single sentence at its commas.
func sentences(raw string) []string {
	if out := cutBehind(raw, ".?!\n;。？！"); len(out) > 1 {
		return out
	}
	return cutBehind(raw, ",，")
}

// cutBehind cuts a text behind any of some marks, unless a letter or a digit follows at once: "1.5", "yahoo.com".
func cutBehind(raw, marks string) []string {
	var out []string
	start := 0
	for i, r := range raw {
		if !strings.ContainsRune(marks, r) {
			continue
		}
		end := i + len(string(r))
		if r < 0x80 && r != '\n' && end < len(raw) && raw[end] != ' ' {
			continue
		}
		if piece := strings.TrimSpace(raw[start:i]); len(piece) > 1 {
			out = append(out, piece)
		}
		start = end
	}
	if piece := strings.TrimSpace(raw[start:]); len(piece) > 1 {
		out = append(out, piece)
	}
	return out
}
