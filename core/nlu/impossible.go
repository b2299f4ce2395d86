package nlu

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
)

// impossible is what a text writes as a time that there is not, as it is written: "30 feb 2023", "0d", a time that ends before it
// begins.
func (s *scene) impossible() string {
	for i, t := range s.tokens {
		if t.Kind == lexicon.Number && t.Number > mostYears && (t.Number < firstYear || t.Number > lastYear) && s.isIn(manyYears, i+1) {
			return s.written(i, i+2)
		}
		if t.Kind != lexicon.Word || within(s.spots, i) {
			continue
		}
		if day := s.hanDay(i); day != "" {
			return day
		}
		if noSpan(t.Text) || noDay(t.Text) {
			return t.Raw
		}
		if s.isIn(untilWords, i+1) && endsEarly(t.Text, s.word(i+2)) {
			return t.Raw + " – " + s.tokens[i+2].Raw
		}
	}
	if words := s.backwards(); words != "" {
		return words
	}
	if day := s.beyondMonth(); day != "" {
		return day
	}
	return s.behindMonth()
}

// How many years a time may reach back, and which numbers are years themselves.
const mostYears, firstYear, lastYear = 100, 1900, 2100

// manyYears stand behind their number.
var manyYears = foldedSet("years, yrs, años, anos, ans, jahre, jahren, yıl, yıllık, лет, 年")

// backwards is an interval that ends before it begins: "from june 2021 to march 2021".
func (s *scene) backwards() string {
	from, is := s.when.Span.Range(s.now)
	if !s.dated || !is || from.From.IsZero() || from.To.IsZero() || s.when.To+1 >= len(s.tokens) || !s.isIn(untilWords, s.when.To) {
		return ""
	}
	p, ok := when.Find(s.tokens[s.when.To+1:], s.language, s.now, func(int) bool { return false })
	to, is := p.Span.Range(s.now)
	if !ok || p.From > 0 || !is || to.To.IsZero() || to.To.After(from.From) {
		return ""
	}
	return s.written(s.when.From, s.when.To+1+p.To)
}

// hanDay is a day that its month has not, where the character for the month is at a token: 2月30日.
func (s *scene) hanDay(i int) string {
	if s.word(i) != "月" || s.kindAt(i-1) != lexicon.Number || s.kindAt(i+1) != lexicon.Number || i == 0 {
		return ""
	}
	month, day, year := s.tokens[i-1].Number, s.tokens[i+1].Number, 2024.0 // a leap year where none is named
	if s.word(i-2) == "年" && i > 2 && s.kindAt(i-3) == lexicon.Number {
		year = s.tokens[i-3].Number
	}
	if month < 1 || month > 12 || day > latestDay || isDay(int(year), int(month), int(day)) {
		return ""
	}
	return s.tokens[i-1].Raw + "月" + s.tokens[i+1].Raw + "日"
}

// untilWords stand between the days of an interval.
var untilWords = foldedSet("to, until, till, through, bis, hasta, al, até, jusqu'au, jusqu'à, au, a, по, до, 到, 至, ile, -, –")

// noSpan reports whether a word is written as a span and is none: "0d", "1000y".
func noSpan(w string) bool {
	digits := strings.TrimRight(w, "hdwmoy")
	if digits == "" || digits == w || strings.Trim(digits, "0123456789") != "" {
		return false
	}
	switch strings.TrimPrefix(w, digits) {
	case "h", "d", "w", "mo", "y":
		_, ok := ask.Span(w).Range(time.Unix(0, 0))
		return !ok
	}
	return false
}

// noDay reports whether a word is written as a day that no calendar has: "2023-02-30", "30/02/2023".
func noDay(w string) bool {
	if w == "" || !isDigit(w[len(w)-1]) && strings.IndexByte("-/.", w[len(w)-1]) < 0 {
		return false
	}
	parts := strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	if len(parts) != 3 || strings.Trim(w, "0123456789-/.") != "" {
		return false
	}
	var n [3]int
	for i, p := range parts {
		n[i], _ = strconv.Atoi(p)
	}
	switch {
	case len(parts[0]) == 4:
		return !isDay(n[0], n[1], n[2])
	case len(parts[2]) == 4:
		return !isDay(n[2], n[1], n[0]) && !isDay(n[2], n[0], n[1])
	case len(parts[2]) == 2 && len(parts[0]) == 2 && len(parts[1]) == 2 && !strings.Contains(w, "-"): // "13/25/21", of which the year may stand first
		return !isDay(2000+n[2], n[1], n[0]) && !isDay(2000+n[2], n[0], n[1]) && (strings.Contains(w, ".") || !isDay(2000+n[0], n[1], n[2]))
	}
	return false
}

func isDay(year, month, day int) bool {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t.Year() == year && int(t.Month()) == month && t.Day() == day
}

// endsEarly reports whether an interval of two days ends before it begins.
func endsEarly(from, to string) bool {
	if len(from) != len(time.DateOnly) || len(to) != len(time.DateOnly) {
		return false
	}
	a, err := time.Parse(time.DateOnly, from)
	b, other := time.Parse(time.DateOnly, to)
	return err == nil && other == nil && b.Before(a)
}

// latestDay is the largest number that may be meant for a day of a month, and none of something else.
const latestDay = 39

// beyondMonth is a day behind the last one of the month that it is written at: "30 feb 2023", "31. Juni".
func (s *scene) beyondMonth() string {
	from, to, interval := strings.Cut(string(s.when.Span), "..")
	if !s.dated || !interval {
		return ""
	}
	last, err := time.Parse(time.DateOnly, to)
	if err != nil || !strings.HasSuffix(from, "-01") || from[:7] != to[:7] {
		return ""
	}
	for _, i := range []int{s.when.From, s.when.From + 1, s.when.From - 1, s.when.From - 2, s.when.To, s.when.To + 1} {
		if i < 0 || i >= len(s.tokens) || i == s.when.From-2 && !s.isIn(ofMonth, i+1) {
			continue
		}
		day, err := strconv.Atoi(strings.TrimRight(s.word(i), "stndrhe."))
		if err == nil && day > last.Day() && day <= latestDay && s.kindAt(i+1) != lexicon.Slash && !slices.ContainsFunc(s.spots, s.countedAt(i)) {
			lo, hi := min(i, s.when.From), max(i+1, s.when.To)
			return s.written(lo, hi)
		}
	}
	return ""
}

// behindMonth is a day that is written behind its month, which has not so many, and before a year: "feb 30 2021".
func (s *scene) behindMonth() string {
	for i := 1; i < len(s.tokens); i++ {
		if w := s.word(i); w == "" || w[0] < '0' || w[0] > '9' { // almost all words: no errors have to be made of them
			continue
		}
		day, err := strconv.Atoi(strings.TrimRight(s.word(i), "stndrhe."))
		if err != nil || day < 29 || day > latestDay {
			continue
		}
		without := slices.Delete(slices.Clone(s.tokens), i, i+1)
		p, ok := when.Find(without, s.language, s.now, func(int) bool { return false })
		from, to, interval := strings.Cut(string(p.Span), "..")
		last, err := time.Parse(time.DateOnly, to)
		if !ok || !interval || err != nil || p.From != i-1 || p.To != i+1 || !strings.HasSuffix(from, "-01") || from[:7] != to[:7] {
			continue
		}
		if day > last.Day() {
			return s.written(i-1, i+2)
		}
	}
	return ""
}

// countedAt tells the name that the number at a token counts.
func (s *scene) countedAt(i int) func(lexicon.Spot) bool {
	return func(spot lexicon.Spot) bool { return spot.From == i+1 }
}

// ofMonth stand between a day and its month.
var ofMonth = setOf("of, de, del, do, da, 月")

// written are tokens as they were written.
func (s *scene) written(from, to int) string {
	var words []string
	for _, t := range s.tokens[from:to] {
		words = append(words, t.Raw)
	}
	return strings.Join(words, " ")
}

// timeless takes a time that there is not from a question, and says which it was; it notes where an hour is asked for, and
// which.
func (s *scene) timeless(q *ask.Query) {
	unread := q.Intent == ask.OutOfScope && len(s.spots) == 1 && s.spots[0].Asset.Class != market.Fiat // for its odd numbers
	if !figured(q.Intent) && !unread || q.Intent == ask.Convert {
		return
	}
	if words := s.impossible(); words != "" {
		q.NoTime, q.Span = words, ""
		if unread {
			q.Intent, q.Assets = ask.History, []market.Asset{s.spots[0].Asset}
		}
		return
	}
	if q.OfHour = q.Intent == ask.History && q.Span.Day() && s.hourly(); q.OfHour {
		q.At = s.moment(q.Span)
	}
}

// hourly reports whether an hour of the day is named.
func (s *scene) hourly() bool {
	for i := range s.tokens {
		if _, is := s.hourOf(i); is {
			return true
		}
	}
	return s.has(dayParts) || s.has(hoursBack)
}

// Words of an hour behind its number, and of parts of a day.
var (
	hourSigns = foldedSet("点, 點, 时, 時, h, часов, часа, ч")
	hoursBack = foldedSet("hour, hours, hr, hrs, hora, horas, stunde, stunden, std, heure, heures, saat, час, часа, часов, 小时, 个小时, 小 时") // which, where a day is meant, are so many ago
	dayParts  = foldedSet("noon, midday, midnight, полдень, полночь, at noon, at midnight, mediodía, medianoche, meio-dia, meia-noite, mittags, mitternacht, midi, minuit, öğlen, gece yarısı, в полдень, в полночь, 中午, 午夜")
)
