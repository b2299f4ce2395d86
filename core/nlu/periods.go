package nlu

import (
	"slices"
	"strconv"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// averageOf reads "ema20", "sma200", "ma50".
func averageOf(word string) (study ask.Study, n int, ok bool) {
	if word == "" || !isDigit(word[len(word)-1]) {
		return "", 0, false
	}
	name := strings.TrimRight(word, "0123456789")
	n, err := strconv.Atoi(strings.TrimPrefix(word, name))
	if err != nil || !period(n) {
		return "", 0, false
	}
	switch name {
	case "ema", "эма", "mme":
		return ask.Exponential, n, true
	case "sma", "ma", "мма", "mm":
		return ask.Averages, n, true
	}
	return "", 0, false
}

// mostPeriod is the most points that an average can be asked for of: whether there are so many, the
// picture says.
const mostPeriod = 9999

// period reports whether a number can be the period of an average, and is no year.
func period(n int) bool { return n >= 2 && n <= mostPeriod && (n < 1970 || n > 2100) }

// studied finds what the studies count: "ema 20 50", "sma 50/200", "200 day moving average", "rsi 7".
func (s *scene) studied() {
	for i, t := range s.tokens {
		if _, n, ok := averageOf(t.Text); ok {
			s.averages(i, n)
		}
		for _, w := range studyWords {
			if n := s.phraseAt(w.words, i, mostOfPhrase); n > 0 && !s.justMa(i, n) {
				s.countedBy(w.study, i, i+n)
			}
		}
	}
	slices.Sort(s.bars.averages)
	s.bars.averages = slices.Compact(s.bars.averages)
}

// justMa reports whether "ma" may be the German "mal": "rechn ma 42 avax in usdt".
func (s *scene) justMa(i, n int) bool {
	return n == 1 && s.word(i) == "ma" && s.language == "de" && !s.has(chartWords)
}

// countedBy takes the numbers beside a study that stands at some tokens.
func (s *scene) countedBy(study ask.Study, from, to int) {
	switch study {
	case ask.Averages, ask.Exponential:
		s.countedFrom(to, 1)
		s.countedFrom(from-1, -1)
		s.bars.days = len(s.bars.averages) > 0 && (s.bars.days || s.word(from) == "dma")
	case ask.RSI:
		if n := s.periodsAt(to); len(n) == 1 && n[0] <= 100 && !s.timeAt(to) {
			s.bars.strength = n[0]
			s.periods(to)
		}
	}
}

// countedFrom takes the periods of averages from a token on, as long as they are some.
func (s *scene) countedFrom(at, step int) {
	for i := at; i >= 0 && i < len(s.tokens); i += step {
		n := s.periodsAt(i)
		if step > 0 && s.timeAt(i) {
			return
		}
		for _, period := range n {
			s.averages(i, period)
		}
		s.bars.days = s.bars.days || step < 0 && s.isIn(calendarDays, i)
		if len(n) == 0 && !s.isIn(parting, i) && s.kindAt(i) != lexicon.Slash && (step > 0 || !s.isIn(dayWords, i)) {
			return
		}
	}
}

// Words between the periods of averages, and between a period and its average.
var (
	parting  = foldedSet("and, &, y, e, et, und, ve, и, 和, с, de, of, von, da")
	dayWords = foldedSet("day, days, period, días, dias, tage, tages, jours, gün, günlük, дней, дневная, дневную, 日")
)

// calendarDays say that an average is of days, however far apart the points of a chart are.
var calendarDays = foldedSet("day, days, días, dias, tage, tages, jours, gün, günlük, дней, дневная, дневную, 日")

// periodsAt are the numbers at a token that can be periods: "50 200" is read as one where people
// write thousands so.
func (s *scene) periodsAt(i int) []int {
	if i < 0 || i >= len(s.tokens) || s.tokens[i].Kind != lexicon.Number {
		return nil
	}
	var out []int
	for _, digits := range strings.Fields(s.tokens[i].Text) {
		n, err := strconv.Atoi(digits)
		if err != nil || !period(n) {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// timeAt reports whether the number at a token counts a time: "rsi, 90 days".
func (s *scene) timeAt(i int) bool {
	unit := s.word(i + 1)
	return timeUnits.Has(unit) || minuteWords.Has(unit) || hourWords.Has(unit)
}

// timeUnits are words of days and more.
var timeUnits = foldedSet("day, days, week, weeks, month, months, year, years, día, días, semana, semanas, mes, meses, año, años, tag, tage, tagen, woche, wochen, monat, monate, monaten, jahr, jahre, jour, jours, semaine, semaines, mois, an, ans, dia, dias, mês, ano, anos, gün, gun, hafta, ay, yıl, дня, дней, день, неделя, недели, недель, месяц, месяца, месяцев, год, года, лет, 天, 日, 周, 月, 年")

func (s *scene) averages(at, n int) {
	s.bars.averages = append(s.bars.averages, n)
	s.periods(at)
}

func (s *scene) periods(at int) {
	if s.bars.numbers == nil {
		s.bars.numbers = map[int]bool{}
	}
	s.bars.numbers[at] = true
}
