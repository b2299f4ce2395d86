package nlu

import (
	"strconv"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// spanUnits are words for the units of a span.
var spanUnits = map[string]string{
	"h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "d": "d", "day": "d", "days": "d", "w": "w", "wk": "w", "week": "w", "weeks": "w",
	"mo": "mo", "month": "mo", "months": "mo", "y": "y", "yr": "y", "yrs": "y", "year": "y", "years": "y",
}

// spanLeads stand before a span that ends now, with "the", "last" and "past" between.
var spanLeads = setOf("over, in, during, for, within, last, past, previous")

// back reads the span of "over the last 7 days", and where its number stands.
func (s *scene) back() (span ask.Span, at int) {
	for i, t := range s.tokens {
		if within(s.spots, i) {
			continue
		}
		unit, ok := spanUnits[s.word(i+1)]
		if t.Kind == lexicon.Number && ok && t.Number >= 1 && t.Number == float64(int(t.Number)) && spanLeads[s.word(i-1)] && s.word(i+2) != "ago" {
			return ask.Span(strconv.Itoa(int(t.Number)) + unit), i
		}
	}
	return "", -1
}

// overTime reports whether the only number in the text is that of a span.
func (s *scene) overTime() bool {
	_, from := s.back()
	return from >= 0 && from == s.amountAt
}
