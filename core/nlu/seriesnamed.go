package nlu

import (
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// seriesNamed reads the command of the buttons under pictures of economic figures, which names each
// by its series, as titles are of many words: "econ chart UNRATE CPIAUCSL 5y".
func (u *reader) seriesNamed(raw string, now time.Time) (ask.Query, bool) {
	rest, is := strings.CutPrefix(strings.TrimSpace(raw), "econ chart ")
	if !is {
		return ask.Query{}, false
	}
	var named []market.Indicator
	q := ask.Query{Intent: ask.Economic, Confidence: certain, By: ask.ByCommand, Pictured: true}
	for _, word := range strings.Fields(rest) {
		if q.Span != "" {
			return ask.Query{}, false
		}
		if ind, ok := u.lex.BySeries(word); ok {
			named = append(named, ind)
			continue
		}
		q.Span = ask.Span(word)
		if _, ok := q.Span.Range(now); !ok {
			return ask.Query{}, false
		}
	}
	if len(named) == 0 || len(named) > mostFigures {
		return ask.Query{}, false
	}
	q.Indicator, q.Against = named[0], named[1:]
	return q, true
}
