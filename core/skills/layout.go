package skills

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// mostCompact is how many fields a compact card has.
const mostCompact = 3

// compact leaves out of a card what its text says already, and the fields beyond the first few.
// A card of several parts, one without a sentence, or one without data stays as it is: there
// nothing is said twice. Card.Values keep all numbers.
func compact(c *chat.Card, q ask.Query) {
	if q.Trial.Layout != ask.Compact || len(q.Also) > 0 || c.Text == "" || c.Source == "" {
		return
	}
	fields := slices.DeleteFunc(slices.Clone(c.Fields), func(f chat.Field) bool { return said(c.Text, f.Value) })
	c.Fields = fields[:min(len(fields), mostCompact)]
}

// said reports whether a text has a value, whichever way it tells its direction: "▲ +2.41 %" is
// said by "up 2.41 %".
func said(text, value string) bool {
	bare := strings.TrimLeft(value, "▲▼▶ +−-")
	for rest, whole := text, bare != ""; whole; {
		before, after, found := strings.Cut(rest, bare)
		if !found {
			return false
		}
		if !strings.ContainsAny(last(before), "0123456789.,") { // 2.41 is no part of 12.41
			return true
		}
		rest = after
	}
	return false
}

// last is the last byte of a text; digits are one byte.
func last(text string) string { return text[max(0, len(text)-1):] }
