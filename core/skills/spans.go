package skills

import (
	"strconv"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/tongue"
)

// lengths are how spans that reach back from now are written, by their units: in full, and in
// short for a column and for a button.
var lengths = map[string][2]tongue.Key{
	"h": {"%d hours", "%dh"}, "d": {"%d days", "%dd"}, "w": {"%d weeks", "%dw"}, "mo": {"%d months", "%dmo"}, "y": {"%d years", "%dy"},
}

// length is how many units a span reaches back.
func length(s ask.Span) (names [2]tongue.Key, n int, ok bool) {
	unit := strings.TrimLeft(string(s), "0123456789")
	names, ok = lengths[unit]
	n, err := strconv.Atoi(strings.TrimSuffix(string(s), unit))
	return names, n, ok && err == nil
}

// spanned writes a span for the head of a picture.
func (v voice) spanned(s ask.Span) string {
	switch s {
	case "ytd":
		return v.Say("this year")
	case "max", "":
		return v.Say("as far as there is data")
	}
	if names, n, ok := length(s); ok {
		return v.Say(names[0], n)
	}
	from, to, interval := strings.Cut(string(s), "..")
	if !interval {
		return v.ofDate(from)
	}
	return v.Say("%s to %s", v.ofDate(from), v.ofDate(to))
}

// ofDate writes a day as people do, in whatever zone.
func (v voice) ofDate(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return v.at(time.UTC).Day(t)
}

// brief writes a span in short: "30d".
func (v voice) brief(s ask.Span) string {
	switch s {
	case "ytd":
		return v.Say("ytd")
	case "max":
		return v.Say("max")
	}
	if names, n, ok := length(s); ok {
		return v.Say(names[1], n)
	}
	return string(s)
}

// offered are the times that buttons under a picture lead to.
var offered = []ask.Span{"24h", "7d", "30d", "1y"}

// spans are buttons for the same picture over other times; candles keep their length where that suits.
func (v voice) spans(assets []market.Asset, q ask.Query, now time.Time) []chat.Button {
	var out []chat.Button
	for _, s := range offered {
		other := q
		if r, ok := s.Range(now); !ok || q.Interval > 0 && !suits(r, q.Interval, now) {
			other.Interval = 0
		}
		if b, ok := v.redrawing(other, assets, s); ok && s != q.Span {
			out = append(out, b)
		}
	}
	return out
}
