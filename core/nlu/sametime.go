package nlu

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
)

// otherYear is the question before at the same days of another year: "wrong year, 2021".
func (s *scene) otherYear(prev ask.Query, opened bool) (ask.Query, bool) {
	if !opened || len(s.spots) > 0 || !s.dated || s.when.To != s.when.From+1 {
		return prev, false
	}
	year, err := strconv.Atoi(s.word(s.when.From))
	if err != nil {
		return prev, false
	}
	span, ok := inYearOf(prev.Span, year)
	if !ok {
		return prev, false
	}
	out := prev
	out.Span = span
	return out, true
}

// otherTime is the question before over the time that stands beside its own, which is denied: "not a
// year, a month".
func (s *scene) otherTime(prev ask.Query, _ bool) (ask.Query, bool) {
	if prev.Span == "" || len(s.spots) > 0 || s.measured || !s.short() || len(s.strays()) > 2 {
		return prev, false
	}
	out := prev
	denied := false
	for i := 0; i < len(s.tokens); i++ {
		p, ok := s.timeFrom(i)
		if !ok {
			continue
		}
		at := i
		if s.isIn(oneUnit, at-1) {
			at--
		}
		if s.isIn(negated, at-1) || at > 1 && negated.Has(s.window(at-2, at)) || at > 1 && farNot.Has(s.window(at-2, at)) || s.isIn(negatedBehind, p.To) {
			denied = true
		} else {
			out.Span = p.Span
		}
		i = p.To - 1
	}
	return out, denied && out.Span != prev.Span
}

// oneUnit are articles of one piece of time.
var oneUnit = setOf("один, одну, одна, 一, a, an, one, un, una, une, um, uma, ein, eine, einen, bir")

// timeFrom reads the time that begins at a token, also one that says no more than how long it is.
func (s *scene) timeFrom(i int) (when.Phrase, bool) {
	none := func(int) bool { return false }
	if s.frenchYear(i) {
		return when.Phrase{}, false
	}
	if p, ok := when.Find(s.tokens[i:], s.language, s.now, none); ok && p.From == 0 {
		return when.Phrase{Span: p.Span, From: i, To: i + p.To}, true
	}
	tail := append([]lexicon.Token{{Text: "last", Raw: "last"}}, s.tokens[i:]...)
	p, ok := when.Find(tail, s.language, s.now, none)
	return when.Phrase{Span: p.Span, From: i, To: i + p.To - 1}, ok && p.From == 0 && p.To > 1
}

// frenchYear reports whether the English article stands at a token, which is a year in French: "how do you read an rsi".
func (s *scene) frenchYear(i int) bool { return s.language == "en" && s.word(i) == "an" }

// inYearOf is a day, or an interval of days within one year, in another year. It reports false for
// other spans and for whole years.
func inYearOf(span ask.Span, year int) (ask.Span, bool) {
	first, last, interval := strings.Cut(string(span), "..")
	from, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return "", false
	}
	if !interval {
		return ask.Span(from.AddDate(year-from.Year(), 0, 0).Format(time.DateOnly)), true
	}
	to, err := time.Parse(time.DateOnly, last)
	if err != nil || to.Year() != from.Year() || to.Sub(from) > 360*24*time.Hour {
		return "", false
	}
	move := func(t time.Time) string { return t.AddDate(year-t.Year(), 0, 0).Format(time.DateOnly) }
	return ask.Span(move(from) + ".." + move(to)), true
}

// wholeYear is the year that a span is all of.
func wholeYear(span ask.Span) (int, bool) {
	first, _, _ := strings.Cut(string(span), "-")
	year, err := strconv.Atoi(first)
	return year, err == nil && span == yearSpan(year)
}

// yearSpan is all of a year.
func yearSpan(year int) ask.Span { return ask.Span(fmt.Sprintf("%[1]d-01-01..%[1]d-12-31", year)) }

// firstDay is the day that a span of days begins with. It reports false for other spans.
func firstDay(span ask.Span) (time.Time, bool) {
	first, _, _ := strings.Cut(string(span), "..")
	day, err := time.Parse(time.DateOnly, first)
	return day, err == nil
}

// Words for the time of the question before.
var (
	sameTime = foldedSet("same day, same date, that day, same time, same period, same year, same month, same range, same window, same timeframe, on that day, el mismo día, mismo día, misma fecha, mismo período, mismo periodo, ese día, no mesmo dia, mesmo dia, mesma data, mesmo período, nesse dia, am selben tag, am gleichen tag, selber tag, selben tag, gleicher tag, gleiches datum, selbes datum, gleicher zeitraum, selber zeitraum, le même jour, même jour, même date, même période, ce jour-là, aynı gün, o gün, aynı tarih, aynı dönem, в тот же день, тот же день, та же дата, тот же период, за тот же период, в этот день, 同一天, 同日, 那天, 同期, 同样时间, 当天")
	thatYear = foldedSet("that year, same year, that same year, ese año, ese mismo año, mismo año, de ese año, daquele ano, desse ano, nesse ano, mesmo ano, jenes jahr, in dem jahr, desselben jahres, selben jahr, gleichen jahr, cette année-là, même année, de la même année, o yıl, o yılın, aynı yıl, aynı yılın, того года, того же года, в том году, в том же году, 那年, 同年, 那一年, 当年")
)

// inThatTime moves a day of a year that is not named to the year of the question before, and takes
// "the same day" for no day of its own.
func (s *scene) inThatTime(prev ask.Query) {
	if !s.dated || prev.Span == "" {
		return
	}
	if !strings.Contains(string(s.when.Span), "-") && s.has(sameTime) {
		s.dated = false
		return
	}
	if year, ok := wholeYear(s.when.Span); ok && s.has(sameTime) { // "same date in 2022"
		if span, ok := inYearOf(prev.Span, year); ok {
			s.when.Span = span
		}
		return
	}
	if !s.has(thatYear) && !s.otherMonth(prev) {
		return
	}
	from, ok := firstDay(prev.Span)
	if !ok {
		return
	}
	if span, ok := inYearOf(s.when.Span, from.Year()); ok {
		s.when = when.Phrase{Span: span, From: s.when.From, To: s.when.To}
	}
}

// respan reads a unit of time by itself, where a question that has a time is gone on with: "make
// it a year".
func (s *scene) respan(prev ask.Query) {
	switch prev.Intent {
	case ask.History, ask.Chart, ask.Compare:
	default:
		return
	}
	if s.dated || len(s.spots) > 0 || len(s.maybe) > 0 || s.measured || !s.short() || s.bareNames() && s.amountAt < 0 {
		return
	}
	none := func(int) bool { return false }
	for i := range s.tokens {
		if s.frenchYear(i) || i == 0 && s.word(i) == "y" && len(s.tokens) > 1 { // "y 200?"
			continue
		}
		tail := append([]lexicon.Token{{Text: "last", Raw: "last"}}, s.tokens[i:]...)
		p, ok := when.Find(tail, s.language, s.now, none)
		if !ok || p.From > 0 || p.To < 2 {
			continue
		}
		s.when, s.dated = when.Phrase{Span: p.Span, From: i, To: i + p.To - 1}, true
		if s.amountAt >= i && s.amountAt < s.when.To {
			s.amountAt, s.amountEnd = -1, 0
		}
		return
	}
}

// nearWords are Portuguese words for "this", as they are spoken and as they are written.
var nearWords = map[string]string{"esse": "este", "essa": "esta", "nesse": "neste", "nessa": "nesta"}

// nearer reads the time of a message that says "esse" for "este", as it is spoken in Brazil.
func (s *scene) nearer() {
	if s.dated || s.language != "pt" {
		return
	}
	for i := 0; i+1 < len(s.tokens); i++ {
		near := nearWords[s.word(i)]
		if near == "" {
			continue
		}
		tail := slices.Clone(s.tokens[i:])
		tail[0].Text = near
		if p, ok := when.Find(tail, s.language, s.now, func(int) bool { return false }); ok && p.From == 0 {
			s.when, s.dated = when.Phrase{Span: p.Span, From: i, To: i + p.To}, true
			return
		}
	}
}

// otherMonth reports whether a message names a month and no year, after a day or a month of an earlier year: "and april?".
func (s *scene) otherMonth(prev ask.Query) bool {
	if s.when.To > s.when.From+mostOfDay || !s.short() || len(s.spots) > 0 || s.namesYear() || s.isIn(lastOne, s.when.From-1) {
		return false
	}
	day := s.when.Span.Day()
	if s.when.To > s.when.From+1 && !day || !s.namesMonth() {
		return false
	}
	from, ok := firstDay(s.when.Span)
	if _, year := wholeYear(s.when.Span); !ok || !day && from.Day() != 1 || year {
		return false
	}
	_, within := inYearOf(prev.Span, from.Year())
	_, whole := wholeYear(prev.Span)
	return within || whole
}

// lastOne stand before a month that is not one of the year before.
var lastOne = setOf("last, this, past, letzten, diesen, vergangenen, este, pasado, último, neste, passado, dernier, ce, geçen, bu, прошлый, этот, прошлом, этом, 上, 今")

// mostOfDay is how many words the day of a month has at most: "the 1st of june".
const mostOfDay = 4

// namesYear reports whether the time of a text has a year, or a number that is no day of a month.
func (s *scene) namesYear() bool {
	for i := s.when.From; i < s.when.To; i++ {
		if n, err := strconv.Atoi(strings.TrimRight(s.word(i), "stndrh.")); err == nil && n > 31 || strings.ContainsAny(s.word(i), "/-'’年") {
			return true
		}
	}
	return false
}

// namesMonth reports whether the time of a text has the name of a month.
func (s *scene) namesMonth() bool {
	for i := s.when.From; i < s.when.To; i++ {
		if when.Month(s.word(i)) && (s.word(i) != "ago" || s.language != "en") { // "a year ago"
			return true
		}
	}
	return false
}

// farNot stand before a time that is denied, with its preposition.
var farNot = setOf("not in, not for, не в, не за, no en, não em, nicht in, pas en, nicht im")
