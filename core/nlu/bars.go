package nlu

import (
	"slices"
	"strconv"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/when"
)

// bars is how long the candles of a chart are, and what its studies count: "4h", "ema 20 50".
type bars struct {
	length   market.Interval
	from, to int // the tokens of the length
	averages []int
	days     bool // the averages are of days
	strength int
	numbers  map[int]bool // tokens of the periods
}

// takes reports whether a token belongs to a length or a period, so that it is no time and no amount.
func (b bars) takes(i int) bool { return i >= b.from && i < b.to || b.numbers[i] }

// Words of lengths. Letters by themselves are lengths only behind a number, without a space.
var (
	minuteWords = foldedSet("min, mins, minute, minutes, minuto, minutos, minuten, minutige, minütige, minuten-kerzen, minutenkerzen, dakika, dakikalık, dakikalik, dk, минута, минуты, минут, мин, минутный, минутные, минутных, минутки, 分, 分钟, 分钟线")
	hourWords   = foldedSet("hr, hrs, hour, hours, hora, horas, stunde, stunden, std, stündige, stunden-kerzen, stundenkerzen, heure, heures, saat, saatlik, час, часа, часов, ч, часовой, часовые, часовых, 小时, 小时线")
	adverbs     = []adverb{
		{market.Hour, foldedSet("hourly, horarias, horarios, horária, horárias, stündliche, stundenkerzen, stundenchart, horaires, saatlik, часовые, часовой, часовых, часовик, 小时线")},
		{market.Day, foldedSet("daily, diarias, diarios, diaria, diario, diárias, diários, diária, diário, tägliche, täglichen, tageskerzen, tageskerze, journalières, journalier, quotidiennes, günlük, дневные, дневной, дневных, дневками, 日线, 日k")},
		{market.Week, foldedSet("weekly, semanales, semanal, semanais, wöchentliche, wöchentlichen, wochenkerzen, wochenkerze, hebdomadaires, hebdomadaire, hebdo, haftalık, недельные, недельный, недельных, 周线, 周k")},
		{market.Month, foldedSet("monthly, mensuales, mensual, mensais, mensal, monatliche, monatlichen, monatskerzen, mensuelles, mensuel, aylık, месячные, месячный, месячных, 月线, 月k")},
	}
	// backwards stand before a time that reaches back, which is no length.
	backwards = foldedSet("last, past, previous, over, for the, in the last, the last, últimas, últimos, ultimas, ultimos, las últimas, letzten, letzte, letzter, der letzten, dernières, derniers, ces, son, последние, последних, за, 过去, 最近, 近")
	// ofWords stand between candles and their length.
	ofWords = foldedSet("de, d, of, at, on, auf, à, em, en, a, по, на, the, in, with")
	// bigAfter are the letters of lengths of a day and more.
	bigAfter = map[string]market.Interval{"d": market.Day, "w": market.Week, "mo": market.Month}
)

// Lengths that candles have.
var (
	minuteCounts = []int{1, 2, 3, 5, 10, 15, 20, 30, 45}
	hourCounts   = []int{1, 2, 3, 4, 6, 8, 12}
)

// adverb is a length with the words for it.
type adverb struct {
	length market.Interval
	words  set
}

// found is a length of candles at a token.
type found struct {
	length   market.Interval
	from, to int
	adverb   bool
}

// lengthAt reads the length that begins at a token: "15m", "4h", "15 min", "4 小时", "weekly".
func (s *scene) lengthAt(i int) (found, bool) {
	for _, a := range adverbs {
		if n := s.phraseAt(a.words, i, 3); n > 0 {
			return found{a.length, i, i + n, true}, true
		}
	}
	digits, unit, at := s.numberAt(i)
	if digits == 0 {
		return found{}, false
	}
	switch {
	case slices.Contains(minuteCounts, digits) && (unit == "m" || minuteWords.Has(unit)):
		return found{market.Interval(digits) * market.Minute, i, at, false}, true
	case slices.Contains(hourCounts, digits) && (unit == "h" || hourWords.Has(unit)):
		return found{market.Interval(digits) * market.Hour, i, at, false}, true
	case digits == 1 && bigAfter[unit] != 0:
		return found{bigAfter[unit], i, at, false}, true
	}
	return found{}, false
}

// numberAt reads a whole number and the unit behind it, and where both end; 0 where there is none.
func (s *scene) numberAt(i int) (n int, unit string, end int) {
	text := s.tokens[i].Text
	digits := strings.TrimLeft(text, "0123456789")
	if digits == text {
		return 0, "", i
	}
	n, err := strconv.Atoi(strings.TrimSuffix(text, digits))
	if err != nil || n < 1 || n > 60 {
		return 0, "", i
	}
	if digits == "m" && n == 1 && strings.HasSuffix(s.tokens[i].Raw, "M") { // as exchanges write a month
		return n, "mo", i + 1
	}
	if digits != "" {
		return n, digits, i + 1
	}
	for wide := min(3, len(s.tokens)-i-1); wide > 0; wide-- {
		if unit = s.window(i+1, i+1+wide); minuteWords.Has(unit) || hourWords.Has(unit) {
			return n, unit, i + 1 + wide
		}
	}
	return 0, "", i
}

// barred finds the length of candles. Of minutes it is one wherever a picture is wanted; of hours
// where candles or studies are, or where another time says how far the picture reaches; of a day
// and more only beside the candles.
func (s *scene) barred(names func(int) bool) {
	beside := s.mentions()
	if !s.has(chartWords) && len(beside) == 0 {
		return
	}
	var best found
	near := false
	for i := 0; i < len(s.tokens); i++ {
		f, ok := s.lengthAt(i)
		if !ok || names(i) || s.standsBefore(backwards, i) {
			continue
		}
		next := s.touches(beside, f)
		if (best.length == 0 || next && !near) && (next || s.lengthWithout(f, beside, names)) {
			best, near = f, next
		}
		i = f.to - 1
	}
	s.bars.length, s.bars.from, s.bars.to = best.length, best.from, best.to
}

// lengthWithout reports whether a length is one that does not stand beside the candles.
func (s *scene) lengthWithout(f found, beside map[int]bool, names func(int) bool) bool {
	switch {
	case f.adverb, f.length >= market.Day:
		return false
	case f.length < market.Hour, len(beside) > 0:
		return true
	}
	p, ok := when.Find(s.tokens, s.language, s.now, func(i int) bool { return names(i) || i >= f.from && i < f.to })
	return ok && !p.Loose
}

// ofChart is the length of candles that stands as one word right before or behind a word for a
// chart: "hourly chart", "дневной график"; 0 where none does.
func (s *scene) ofChart() market.Interval {
	for i := range s.tokens {
		f, ok := s.lengthAt(i)
		if ok && f.adverb && (f.to < len(s.tokens) && chartWords.Has(s.window(f.to, f.to+1)) || f.from > 0 && chartWords.Has(s.window(f.from-1, f.from))) {
			return f.length
		}
	}
	return 0
}

// mentions are the tokens of candles and of studies.
func (s *scene) mentions() map[int]bool {
	var out map[int]bool
	add := func(from, n int) {
		if out == nil && n > 0 {
			out = map[int]bool{}
		}
		for i := range n {
			out[from+i] = true
		}
	}
	for i := range s.tokens {
		add(i, s.phraseAt(candleWords, i, mostOfPhrase))
		for _, w := range studyWords {
			add(i, s.phraseAt(w.words, i, mostOfPhrase))
		}
		if _, _, ok := averageOf(s.tokens[i].Text); ok {
			add(i, 1)
		}
	}
	return out
}

// touches reports whether a length stands beside candles or studies: "4h candles", "velas de 4
// horas", or is in one word with them.
func (s *scene) touches(beside map[int]bool, f found) bool {
	for i := f.from; i < f.to; i++ {
		if beside[i] {
			return true
		}
	}
	if beside[f.to] {
		return true
	}
	before := f.from - 1
	if before > 0 && s.isIn(ofWords, before) {
		before--
		return beside[before]
	}
	return beside[before] && (f.adverb || f.length < market.Day)
}

// charted is a picture where a text says how its candles or studies are to be, whatever else it
// looks like: "btc 30d ema 20 50".
func (s *scene) charted(q ask.Query) (ask.Query, bool) {
	if q.Intent == ask.Chart && len(q.Assets) > 0 || s.bars.length == 0 && len(s.bars.averages) == 0 || s.begins(conceptWords) || s.has(tells) {
		return q, false
	}
	s.coinsMeant()
	if things, _ := s.sorted(); len(things) == 0 {
		return q, false
	}
	out := s.query(ask.Chart)
	if out.Confidence = probable; q.Intent == ask.Chart {
		out.Confidence = q.Confidence
	}
	return out, true
}
