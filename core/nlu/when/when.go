package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// Phrase is a time in a text: tokens From up to, not including, To.
type Phrase struct {
	Span     ask.Span
	From, To int
	Back     time.Duration // of a day that is so many hours ago; 0: of any other
	Loose    bool          // "today": says when, and not that the past is meant
}

// Find reads the time that a text in a language names; of several the most definite, then the
// first. Tokens that taken tells are names and no times. Days are those of the location that now
// is in.
func Find(tokens []lexicon.Token, language string, now time.Time, taken func(i int) bool) (Phrase, bool) {
	r := &reader{tokens: tokens, hashes: hashesOf(tokens), language: language, now: clock(now), taken: taken, keeps: true}
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

func hashesOf(tokens []lexicon.Token) []uint32 {
	out := make([]uint32, len(tokens))
	for i := range tokens {
		out[i] = words.Hash(tokens[i].Text)
	}
	return out
}

// clock is what a clock shows at a time, as a time of UTC.
func clock(now time.Time) time.Time {
	y, m, d := now.Date()
	return time.Date(y, m, d, now.Hour(), now.Minute(), now.Second(), now.Nanosecond(), time.UTC)
}

// reader looks at the tokens of one text.
type reader struct {
	tokens   []lexicon.Token
	hashes   []uint32 // of their words
	language string
	now      time.Time
	taken    func(int) bool
	keeps    bool // what it reads of dates
	dates    dates
}

// at reads the time that begins at a token.
func (r *reader) at(i int) (Phrase, bool) {
	if !r.opens(i, opening) {
		return Phrase{}, false
	}
	for _, read := range [...]func(*reader, int) (Phrase, bool){
		(*reader).between, (*reader).since, (*reader).point, (*reader).ago, (*reader).special, (*reader).back, (*reader).short,
	} {
		p, ok := read(r, i)
		if !ok || p.To <= i {
			continue
		}
		if _, fine := p.Span.Range(r.now); fine { // no "2000y"
			p.From = i
			return p, true
		}
	}
	return Phrase{}, false
}

// opens reports whether a time may begin at a token: almost none does, and each reader would have
// to look.
func (r *reader) opens(i int, openings *words.Set) bool {
	t := r.tokens[i]
	switch {
	case t.Kind == lexicon.Number, digit(t.Text), openings.Longest(r.hashes[i]) > 0 && openings.Has(t.Text):
		return true
	case t.Kind != lexicon.Word:
		return false
	case len(t.Text) > 1 && digit(t.Text[1:]), lexicon.Numeral(t.Text): // "q3", "three"
		return true
	}
	_, month := r.month(i)
	return month
}

// lookup finds the longest entry of a table at a token, and where it ends.
func (r *reader) lookup(t phrases, i int) (value string, end int, ok bool) {
	if i < 0 || i >= len(r.tokens) {
		return "", i, false
	}
	var buf [usualKey]byte
	for n := min(t.opens.Longest(r.hashes[i]), len(r.tokens)-i); n > 0; n-- {
		key, fine := r.key(buf[:0], i, i+n)
		if !fine {
			continue
		}
		if v, found := t.of.FindBytes(key); found {
			return v, i + n, true
		}
	}
	return "", i, false
}

// usualKey is how many bytes a phrase of times mostly has at most.
const usualKey = 64

// key appends tokens joined: Chinese characters without, words with a space.
func (r *reader) key(key []byte, from, to int) ([]byte, bool) {
	for i := from; i < to; i++ {
		t := &r.tokens[i]
		if t.Kind != lexicon.Word || r.taken(i) {
			return nil, false
		}
		if i > from && (!han(t.Text) || !han(r.tokens[i-1].Text)) {
			key = append(key, ' ')
		}
		key = append(key, t.Text...)
	}
	return key, to > from
}

func han(s string) bool {
	if s == "" || s[0] < utf8.RuneSelf {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, first)
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
		return span(3*n, "mo")
	case unit == "fn":
		return span(2*n, "w")
	case unit == "dec":
		return span(10*n, "y")
	case n == 12 && unit == "mo":
		return "1y"
	case n == 1 && unit == "w":
		return "7d"
	case n == 1 && unit == "mo":
		return "30d"
	case n == 1 && unit == "d":
		return "24h"
	}
	return ask.Span(strconv.Itoa(n) + unit)
}

func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Text
}

// between reads a time with two ends.
func (r *reader) between(i int) (Phrase, bool) {
	_, at, led := r.lookup(betweens, i)
	if !led {
		at = i
	}
	at = r.skip(articles, at)
	if p, is := r.days(at, led); is {
		return p, true
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
	if stop, is := r.reachesNow(end, next, joined); is && !first.from.After(r.now) {
		return Phrase{Span: interval(first.from, r.now), To: stop}, true
	}
	if !joined {
		return r.monthsBeside(first, end)
	}
	last, stop, ok := r.date(r.skip(articles, next))
	if !ok {
		return Phrase{}, false
	}
	if last.dated && !first.dated {
		first = first.in(last.from.Year())
	}
	if led && eitherWay[r.word(i)] && first.dated && last.dated && first.from.After(last.to) { // "between 2023 and 2021"
		first, last = last, first
	}
	if !last.to.After(first.from) {
		return Phrase{}, false
	}
	if _, after, tail := r.lookup(behinds, stop); tail {
		stop = after
	}
	return Phrase{Span: r.until(first.from, last.to), To: stop}, true
}

// eitherWay are words between two times in any order.
var eitherWay = map[string]bool{"between": true, "entre": true, "zwischen": true, "между": true}

// monthsBeside reads a month and the one after it: "avril mai 2021", "march and april 2022".
func (r *reader) monthsBeside(first date, end int) (Phrase, bool) {
	if first.grain != 'm' || end >= len(r.tokens) {
		return Phrase{}, false
	}
	_, next, joined := r.lookup(ands, end)
	if !joined {
		next = end
	}
	last, stop, ok := r.date(next)
	if !ok || last.grain != 'm' || first.dated && !last.dated {
		return Phrase{}, false
	}
	if last.dated && !first.dated {
		first = first.in(last.from.Year())
	}
	if !first.to.AddDate(0, 0, 1).Equal(last.from) {
		return Phrase{}, false
	}
	return Phrase{Span: r.until(first.from, last.to), To: stop}, true
}

// days reads two days of one month: "del 3 al 15 de marzo", "vom 3. bis 15. März 2024".
func (r *reader) days(i int, led bool) (Phrase, bool) {
	n, end, ok := r.ordinal(i)
	if !ok {
		return Phrase{}, false
	}
	_, next, joined := r.lookup(joints, end)
	if !joined && led {
		_, next, joined = r.lookup(ands, end)
	}
	next = r.skip(articles, next)
	if _, _, day := r.ordinal(next); !joined || !day {
		return Phrase{}, false
	}
	last, stop, ok := r.named(next)
	if !ok || last.grain != 'd' || n >= last.from.Day() {
		return Phrase{}, false
	}
	first := last.from.AddDate(0, 0, n-last.from.Day())
	return Phrase{Span: interval(first, last.to), To: stop}, true
}

// point reads a day, a month, a quarter or a year.
func (r *reader) point(i int) (Phrase, bool) {
	p, end, ok := r.date(i)
	if !ok {
		return Phrase{}, false
	}
	if p.grain == 'd' {
		return Phrase{Span: day(p.from), To: end}, true
	}
	if p.grain == 'm' {
		return Phrase{Span: interval(p.from, p.to), To: end}, true
	}
	return Phrase{Span: r.until(p.from, p.to), To: end}, true
}

// reachesNow reads "to now" and "till today" behind a time that ends at a token, or "now" behind a joint.
func (r *reader) reachesNow(end, next int, joined bool) (stop int, ok bool) {
	if joined {
		_, stop, ok = r.lookup(nows, r.skip(articles, next))
		return stop, ok
	}
	_, stop, ok = r.lookup(tillNow, end)
	return stop, ok
}

// until is an interval that ends today if it would end later: the year so far.
func (r *reader) until(from, to time.Time) ask.Span {
	if to.After(r.now) && !from.After(r.now) {
		to = r.now
	}
	return interval(from, to)
}

func day(t time.Time) ask.Span { return ask.Span(t.Format(time.DateOnly)) }

func interval(from, to time.Time) ask.Span {
	return ask.Span(fmt.Sprintf("%s..%s", from.Format(time.DateOnly), to.Format(time.DateOnly)))
}
