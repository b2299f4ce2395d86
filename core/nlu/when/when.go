package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// Phrase is a time in a text: tokens From up to, not including, To.
type Phrase struct {
	Span     ask.Span
	From, To int
	Loose    bool // "today": says when, and not that the past is meant
}

// Find reads the time that a text names; of several the most definite, then the first. Tokens
// that taken tells are names and no times. Days are those of the location that now is in.
func Find(tokens []lexicon.Token, now time.Time, taken func(i int) bool) (Phrase, bool) {
	r := reader{tokens, clock(now), taken}
	var best Phrase
	found := false
	for i := 0; i < len(tokens); {
		p, ok := r.at(i)
		if !ok {
			i++
			continue
		}
		if !found || best.Loose && !p.Loose {
			best, found = p, true
		}
		i = p.To
	}
	return best, found
}

// clock is what a clock shows at a time, as a time of UTC.
func clock(now time.Time) time.Time {
	y, m, d := now.Date()
	return time.Date(y, m, d, now.Hour(), now.Minute(), now.Second(), now.Nanosecond(), time.UTC)
}

// reader looks at the tokens of one text.
type reader struct {
	tokens []lexicon.Token
	now    time.Time
	taken  func(int) bool
}

// at reads the time that begins at a token.
func (r reader) at(i int) (Phrase, bool) {
	for _, read := range []func(int) (Phrase, bool){r.between, r.since, r.point, r.ago, r.special, r.back, r.short} {
		if p, ok := read(i); ok && p.To > i {
			p.From = i
			return p, true
		}
	}
	return Phrase{}, false
}

// lookup finds the longest entry of a table at a token, and where it ends.
func (r reader) lookup(t phrases, i int) (value string, end int, ok bool) {
	if i < 0 || i >= len(r.tokens) {
		return "", i, false
	}
	for n := min(t.first[r.tokens[i].Text], len(r.tokens)-i); n > 0; n-- {
		key, fine := r.key(i, i+n)
		if !fine {
			continue
		}
		if v, found := t.of[key]; found {
			return v, i + n, true
		}
	}
	return "", i, false
}

// key joins tokens: Chinese characters without, words with a space.
func (r reader) key(from, to int) (string, bool) {
	if to == from+1 {
		t := r.tokens[from]
		return t.Text, t.Kind == lexicon.Word && !r.taken(from)
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		t := r.tokens[i]
		if r.taken(i) || t.Kind != lexicon.Word {
			return "", false
		}
		if i > from && (!han(t.Text) || !han(r.tokens[i-1].Text)) {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return b.String(), to > from
}

func han(s string) bool {
	for _, c := range s {
		return unicode.Is(unicode.Han, c)
	}
	return false
}

// count reads a whole number, in digits or letters.
func (r reader) count(i int) (n, end int, ok bool) {
	if i >= len(r.tokens) || r.taken(i) {
		return 0, i, false
	}
	if t := r.tokens[i]; t.Kind == lexicon.Number {
		n := int(t.Number)
		return n, i + 1, t.Number == float64(n) && n > 0 && n <= 1900 && len(t.Text) < 5
	}
	v, end, ok := r.lookup(counts, i)
	if !ok {
		return 0, i, false
	}
	n, _ = strconv.Atoi(v)
	return n, end, true
}

// amount reads "7 days", "two weeks", "7d"; unit is the letters of a span.
func (r reader) amount(i int) (n int, unit string, end int, ok bool) {
	if i < len(r.tokens) && !r.taken(i) && r.tokens[i].Kind == lexicon.Word {
		if n, unit, ok := glued(r.tokens[i].Text); ok {
			return n, unit, i + 1, true
		}
	}
	n, at, ok := r.count(i)
	if !ok {
		return 0, "", i, false
	}
	if _, end, ok := r.lookup(ofs, at); ok && r.tokens[i].Kind == lexicon.Word {
		if _, _, unit := r.lookup(units, end); unit {
			at = end
		}
	}
	if _, after, between := r.lookup(lasts, at); between && r.tokens[i].Kind == lexicon.Number { // "30 derniers jours"
		at = after
	}
	unit, end, ok = r.lookup(units, at)
	return n, unit, end, ok && unit != "min"
}

// glued reads "7d", "24h", "6mo", "1y", "30day".
func glued(text string) (n int, unit string, ok bool) {
	if !digit(text) {
		return 0, "", false
	}
	digits := strings.TrimRightFunc(text, func(c rune) bool { return !unicode.IsDigit(c) })
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > 9999 || digits == text {
		return 0, "", false
	}
	switch u := text[len(digits):]; u {
	case "h", "d", "w", "mo", "y":
		return n, u, true
	case "yr":
		return n, "y", true
	}
	return 0, "", false
}

// span writes a number of units the way that it is always written.
func span(n int, unit string) ask.Span {
	switch {
	case unit == "q":
		return ask.Span(strconv.Itoa(3*n) + "mo")
	case n == 1 && unit == "w":
		return "7d"
	case n == 1 && unit == "mo":
		return "30d"
	case n == 1 && unit == "d":
		return "24h"
	}
	return ask.Span(strconv.Itoa(n) + unit)
}

// special reads phrases that stand for themselves.
func (r reader) special(i int) (Phrase, bool) {
	v, end, ok := r.lookup(fixed, i)
	if !ok {
		return Phrase{}, false
	}
	p := Phrase{Span: ask.Span(v), To: end}
	switch v {
	case "yesterday":
		p.Span = day(r.now.AddDate(0, 0, -1))
	case "before":
		p.Span = day(r.now.AddDate(0, 0, -2))
	case "today":
		p.Span, p.Loose = "24h", true
	case "month":
		p.Span = interval(time.Date(r.now.Year(), r.now.Month(), 1, 0, 0, 0, 0, time.UTC), r.now)
	case "lastyear":
		p.Span = "1y"
	}
	return p, true
}

// since reads a time from a beginning until now.
func (r reader) since(i int) (Phrase, bool) {
	_, at, ok := r.lookup(sinces, i)
	if !ok {
		p, end, is := r.date(i)
		if !is {
			return Phrase{}, false
		}
		_, after, behind := r.lookup(sincesBehind, end)
		return Phrase{Span: interval(p.from, r.now), To: after}, behind
	}
	if p, end, is := r.date(at); is {
		if _, _, joint := r.lookup(joints, end); joint && r.word(i) == "from" {
			return Phrase{}, false
		}
		if p.from.After(r.now) {
			return Phrase{}, false
		}
		return Phrase{Span: interval(p.from, r.now), To: end}, r.word(i) != "from" || end == len(r.tokens)
	}
	if p, is := r.ago(at); is {
		from, _ := time.Parse(time.DateOnly, string(p.Span))
		return Phrase{Span: interval(from, r.now), To: p.To}, true
	}
	if p, is := r.special(at); is && !p.Loose {
		if from, err := time.Parse(time.DateOnly, string(p.Span)); err == nil {
			return Phrase{Span: interval(from, r.now), To: p.To}, true
		}
		return p, true
	}
	if w := r.word(i); w == "seit" || w == "depuis" || w == "since" || w == "desde" {
		if n, unit, end, is := r.amount(at); is {
			return Phrase{Span: span(n, unit), To: end}, true
		}
	}
	return Phrase{}, false
}

func (r reader) word(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Text
}

// between reads a time with two ends.
func (r reader) between(i int) (Phrase, bool) {
	_, at, led := r.lookup(betweens, i)
	if !led {
		at = i
	}
	first, end, ok := r.date(at)
	if !ok {
		return Phrase{}, false
	}
	_, next, joined := r.lookup(joints, end)
	if !joined && led {
		_, next, joined = r.lookup(ands, end)
	}
	if !joined && first.grain == 'y' && r.tokens[at].Kind == lexicon.Number && end < len(r.tokens) { // "2020-2022"
		next, joined = end, true
		if other, _, is := r.date(end); !is || other.grain != 'y' || !other.from.After(first.from) {
			return Phrase{}, false
		}
	}
	if !joined {
		return Phrase{}, false
	}
	last, stop, ok := r.date(next)
	if !ok {
		return Phrase{}, false
	}
	if last.dated && !first.dated {
		first = first.in(last.from.Year())
	}
	if !last.to.After(first.from) {
		return Phrase{}, false
	}
	return Phrase{Span: interval(first.from, last.to), To: stop}, true
}

// point reads a day, a month, a quarter or a year.
func (r reader) point(i int) (Phrase, bool) {
	p, end, ok := r.date(i)
	if !ok {
		return Phrase{}, false
	}
	if p.grain == 'd' {
		return Phrase{Span: day(p.from), To: end}, true
	}
	return Phrase{Span: interval(p.from, p.to), To: end}, true
}

func day(t time.Time) ask.Span { return ask.Span(t.Format(time.DateOnly)) }

func interval(from, to time.Time) ask.Span {
	return ask.Span(fmt.Sprintf("%s..%s", from.Format(time.DateOnly), to.Format(time.DateOnly)))
}
