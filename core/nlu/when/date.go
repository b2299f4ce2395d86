package when

import (
	"strconv"
	"strings"
	"time"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// date is a day, month, quarter or year, with its first and its last day.
type date struct {
	from, to time.Time
	grain    byte // d, m, q or y
	dated    bool // its year was written
}

// in moves a date to another year.
func (d date) in(year int) date {
	shift := year - d.from.Year()
	d.from, d.to = d.from.AddDate(shift, 0, 0), d.to.AddDate(shift, 0, 0)
	return d
}

// date reads one at a token.
func (r *reader) date(i int) (d date, end int, ok bool) {
	if i >= len(r.tokens) || r.taken(i) || !r.opens(i, dating) {
		return date{}, i, false
	}
	if !r.keeps || i >= mostKept {
		return r.dateAt(i)
	}
	bit := uint64(1) << (i % 64)
	if r.dates.read[i/64]&bit == 0 {
		if d, end, ok = r.dateAt(i); ok {
			r.dates.found = append(r.dates.found, dateIn{d, i, end})
		}
		r.dates.read[i/64] |= bit
		return d, end, ok
	}
	for _, f := range r.dates.found {
		if f.from == i {
			return f.date, f.to, true
		}
	}
	return date{}, i, false
}

// dateAt tries every way to write a date.
func (r *reader) dateAt(i int) (d date, end int, ok bool) {
	for _, read := range [...]func(*reader, int) (date, int, bool){
		(*reader).edge, (*reader).written, (*reader).numeric, (*reader).hanPair, (*reader).easternSeason, (*reader).chinese, (*reader).hanEvent,
		(*reader).monthOfYear, (*reader).named, (*reader).yearFirst, (*reader).feast, (*reader).movable, (*reader).season, (*reader).event,
		(*reader).quarter, (*reader).term, (*reader).weekday, (*reader).decade, (*reader).year,
	} {
		if d, end, ok = read(r, i); ok {
			return r.edged(d, end)
		}
	}
	return date{}, i, false
}

// dates keeps what was read at each token: several readings of a time begin with the same date.
type dates struct {
	read  [mostKept / 64]uint64 // a bit for each token: whether one was looked for
	found []dateIn
}

// mostKept is of how many tokens it is kept whether a date begins there: a message has fewer.
const mostKept = 256

// dateIn is a date from a token up to, not including, another.
type dateIn struct {
	date
	from, to int
}

func one(y int, m time.Month, d int) (date, bool) {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return date{t, t, 'd', true}, t.Day() == d && t.Month() == m && y >= 1800 && y < 2200
}

func monthOf(y int, m time.Month) date {
	from := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	return date{from, from.AddDate(0, 1, -1), 'm', true}
}

func yearOf(y int) date {
	return date{time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC), 'y', true}
}

// written reads 2021-11-10, 10.11.2021, 11/10/2021, 10.11.21.
func (r *reader) written(i int) (date, int, bool) {
	if !digit(r.tokens[i].Text) {
		return date{}, i, false
	}
	parts := strings.FieldsFunc(r.tokens[i].Text, func(c rune) bool { return c == '-' || c == '.' || c == '/' })
	if len(parts) != 3 || len(parts[0]) < 4 && len(parts[2]) != 2 && len(parts[2]) != 4 {
		return date{}, i, false
	}
	var n [3]int
	for k, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil {
			return date{}, i, false
		}
		n[k] = v
	}
	y, m, d := n[2], n[1], n[0] // the day first
	switch slash := strings.Contains(r.tokens[i].Text, "/"); {
	case len(parts[0]) == 4:
		y, m, d = n[0], n[1], n[2]
	case slash && n[1] > 12 || slash && n[0] <= 12 && n[1] <= 12 && (r.language == "en" || r.language == "zh"): // as Americans write it
		m, d = n[0], n[1]
	}
	if y < 100 {
		y += 2000
	}
	out, ok := one(y, time.Month(m), d)
	return out, i + 1, ok
}

// numeric reads months in digits, 03/2021 and 2021-03, and days without a year: am 10.11.
func (r *reader) numeric(i int) (date, int, bool) {
	t := r.tokens[i]
	if t.Kind != lexicon.Number {
		return date{}, i, false
	}
	if day, month, dotted := strings.Cut(t.Text, "."); dotted {
		m, _ := strconv.Atoi(month)
		n, _ := strconv.Atoi(day)
		if _, _, led := r.lookup(dayLeads, i-1); len(month) == 4 && n >= 1 && n <= 12 && m >= 1900 && m < 2100 { // "03.2021"
			return monthOf(m, time.Month(n)), i + 1, true
		} else if led && len(month) == 2 {
			out, ok := one(r.now.Year(), time.Month(m), n)
			out.dated = false
			return r.past(out), i + 1, ok && m <= 12
		}
		return date{}, i, false
	}
	if d, end, ok := r.slashed(i); ok {
		return d, end, true
	}
	if m := int(t.Number); len(t.Text) <= 2 && m >= 1 && m <= 12 && i+2 < len(r.tokens) && r.tokens[i+1].Kind == lexicon.Slash && r.isYear(i+2) {
		return monthOf(int(r.tokens[i+2].Number), time.Month(m)), i + 3, true
	}
	if r.isYear(i) && i+1 < len(r.tokens) {
		next := r.tokens[i+1]
		if m := int(next.Number); next.Kind == lexicon.Number && len(next.Text) == 2 && m >= 1 && m <= 12 {
			return monthOf(int(t.Number), time.Month(m)), i + 2, true
		}
	}
	return date{}, i, false
}

// slashed reads a day without a year behind a word that leads to one: "on 3/14", "el 14/3". Where both may be months, English has the
// month first, as Americans write it; its 9/11 is that of 2001.
func (r *reader) slashed(i int) (date, int, bool) {
	if i+2 >= len(r.tokens) || r.tokens[i+1].Kind != lexicon.Slash || !r.tokens[i+1].Glued || !r.tokens[i+2].Glued || r.tokens[i+2].Kind != lexicon.Number {
		return date{}, i, false
	}
	if _, _, led := r.lookup(dayLeads, i-1); !led || i+3 < len(r.tokens) && r.tokens[i+3].Kind == lexicon.Slash {
		return date{}, i, false
	}
	d, m := int(r.tokens[i].Number), int(r.tokens[i+2].Number)
	if len(r.tokens[i].Text) > 2 || len(r.tokens[i+2].Text) > 2 || r.language == "en" && d <= 12 && m <= 31 || m > 12 {
		d, m = m, d
	}
	if r.language == "en" && m == 9 && d == 11 {
		out, ok := one(2001, time.September, 11)
		return out, i + 3, ok
	}
	out, ok := one(r.now.Year(), time.Month(m), d)
	out.dated = false
	return r.past(out), i + 3, ok && m >= 1 && m <= 12
}

// chinese reads 2021年11月10日, 11月10日, 2021年11月, 2021年, 去年11月.
func (r *reader) chinese(i int) (d date, end int, ok bool) {
	y, at, hasYear := r.hanUnit(i, "年")
	if back, next, is := r.lookup(hanYears, i); is {
		n, _ := strconv.Atoi(back)
		y, at, hasYear = r.now.Year()-n, next, true
	}
	if hasYear && y < 100 {
		y = r.hanShortYear(y, at)
	}
	if hasYear && (y < 1900 || y > 2100) {
		return date{}, i, false
	}
	m, at2, hasMonth := r.hanUnit(at, "月")
	dd, at3, hasDay := r.hanUnit(at2, "日")
	switch {
	case hasMonth && (m < 1 || m > 12):
		return date{}, i, false
	case hasMonth && hasDay:
		out, fine := one(orYear(y, hasYear, r.now), time.Month(m), dd)
		out.dated = hasYear
		return r.past(out), at3, fine
	case hasMonth && hasYear:
		return monthOf(y, time.Month(m)), at2, true
	case hasMonth:
		out := monthOf(r.now.Year(), time.Month(m))
		out.dated = false
		return r.past(out), at2, true
	}
	if half, next, is := r.lookup(hanHalves, at); is {
		n, _ := strconv.Atoi(half)
		return r.partOf(orYear(y, hasYear, r.now), n, 6, hasYear), next, true
	}
	_, _, edged := r.lookup(edgesBehind, at)
	return yearOf(y), at, hasYear && (r.tokens[i].Kind == lexicon.Number || edged)
}

// hanShortYear is the year of two digits where what follows makes it one, as in 24年9月 and 23年全年; else it is a number of years.
func (r *reader) hanShortYear(y, at int) int {
	_, _, month := r.hanUnit(at, "月")
	_, _, half := r.lookup(hanHalves, at)
	_, _, edged := r.lookup(edgesBehind, at)
	_, _, whole := r.lookup(hanWhole, at)
	if !month && !half && !edged && !whole || 2000+y > r.now.Year() || y < 9 {
		return y
	}
	return 2000 + y
}

// hanWhole say that all of a year is meant.
var hanWhole = table("全年,整年,一整年,一年,整一年=1")

// hanYears are years counted from this one, where a month or an end follows.
var hanYears = table("去年=1 今年=0 前年=2")

// hanUnit reads a number and its unit: 11月, 三月; of days 10日 and 10号.
func (r *reader) hanUnit(i int, unit string) (n, end int, ok bool) {
	next := r.word(i + 1)
	if next != unit && (unit != "日" || next != "号" && next != "號") || r.taken(i) {
		return 0, i, false
	}
	if r.tokens[i].Kind == lexicon.Number {
		return int(r.tokens[i].Number), i + 2, true
	}
	n = int(lexicon.One(r.tokens[i].Text, "zh"))
	return n, i + 2, n > 0 && han(r.tokens[i].Text)
}

func orYear(y int, has bool, now time.Time) int {
	if has {
		return y
	}
	return now.Year()
}

// past moves a date without a year back to where it has begun.
func (r *reader) past(d date) date {
	if !d.dated && d.from.After(r.now) {
		return d.in(d.from.Year() - 1)
	}
	return d
}

// named reads "10 november 2021", "nov 10, 2021", "november 2021", "in march", "1 de enero de 2021".
func (r *reader) named(i int) (date, int, bool) {
	n, at, numbered := r.ordinal(i)
	if numbered {
		at = r.skip(ofs, at)
	} else {
		at = i
	}
	m, isMonth := r.month(at)
	if !isMonth || r.taken(at) {
		return date{}, i, false
	}
	end := at + 1
	if !numbered {
		if y, ok := r.twoDigits(end); ok && inMonth.Has(r.word(i-1)) { // "in nov 21", where "on nov 21" is a day
			return monthOf(y, m), end + 1, true
		}
		if n, after, ok := r.ordinal(end); ok && n <= 31 && r.tokens[end].Text != "" && !r.isYear(end) {
			return r.full(n, m, after)
		}
	} else {
		return r.full(n, m, end)
	}
	y, after, hasYear := r.yearBehind(end)
	if hasYear {
		return monthOf(y, m), after, true
	}
	_, _, led := r.lookup(monthLeads, i-1)
	if shy := shyMonths.of.Has(r.word(at)); i == 0 && shy || shy && !led || !led && !shy && len(r.tokens) == 1 {
		return date{}, i, false
	}
	out := monthOf(r.now.Year(), m)
	out.dated = false
	return r.past(out), end, true
}

// yearFirst reads a month behind its year: "2018 ağustosunda", "2021 march".
func (r *reader) yearFirst(i int) (date, int, bool) {
	if !r.isYear(i) {
		return date{}, i, false
	}
	_, at, named := r.lookup(yearWords, i+1)
	if !named {
		at = i + 1
	}
	m, ok := r.month(at)
	if !ok || r.taken(at) {
		return date{}, i, false
	}
	if _, _, counts := r.lookup(units, at); counts { // "2018 mar" is no unit, "2018 ay" is
		return date{}, i, false
	}
	y, _ := strconv.Atoi(r.tokens[i].Text)
	return monthOf(y, m), at + 1, true
}

// month reads the name of one, in Turkish also with its ending: "martta", "kasım'da".
func (r *reader) month(i int) (time.Month, bool) {
	w := r.word(i)
	if m, ok := months.Find(w); ok {
		return m, w != "ago" || r.august(i)
	}
	if r.language != "tr" {
		return 0, false
	}
	head, _, cut := strings.Cut(w, "'")
	if m, ok := months.Find(head); cut && ok {
		return m, true
	}
	for _, end := range monthEndings.Of(w) {
		if m, ok := months.Find(strings.TrimSuffix(w, end)); ok {
			return m, true
		}
	}
	return 0, false
}

// august reports whether the "ago" at a token is short for agosto: in Spanish and Portuguese alone, behind a day, or what leads to a
// month, and in any language between a day and a year. Elsewhere it is the English word: "3 days ago".
func (r *reader) august(i int) bool {
	_, _, day := r.ordinal(i - 1)
	if r.language == "es" || r.language == "pt" {
		_, _, led := r.lookup(monthLeads, i-1)
		_, _, of := r.lookup(ofs, i-1)
		return day || led || of || r.isYear(i+1)
	}
	return day && r.isYear(i+1)
}

var monthEndings = words.EndingsOf("inda", "unda", "indan", "undan", "ındaki", "indeki", "undaki", "ündeki", "ından", "inden", "undan", "ünden", "ında", "inde", "unda", "ünde", "ının", "inin", "unun", "ünün", "ına", "ine", "una", "üne", "ıydı", "iydi", "taki", "teki", "daki", "deki", "tan", "ten", "dan", "den", "ta", "te", "da", "de", "ayı", "ın", "in")

// full is a day of a month, with its year if it follows.
func (r *reader) full(n int, m time.Month, end int) (date, int, bool) {
	y, after, hasYear := r.yearBehind(end)
	if short, ok := r.twoDigits(end); !hasYear && ok { // "8 nov 22"
		y, after, hasYear = short, end+1, true
	}
	out, ok := one(orYear(y, hasYear, r.now), m, n)
	if hasYear {
		end = after
	}
	out.dated = hasYear
	return r.past(out), end, ok
}

// inMonth stand before a month, and not before a day of it.
var inMonth = words.SetOf("in", "en", "em", "im")

// twoDigits reads a year that is written with its last two digits. What counts something, or is the day of a month, is none.
func (r *reader) twoDigits(i int) (int, bool) {
	if i >= len(r.tokens) || r.taken(i) || r.tokens[i].Kind != lexicon.Number || r.tokens[i].Glued || len(r.tokens[i].Text) != 2 {
		return 0, false
	}
	n, err := strconv.Atoi(r.tokens[i].Text)
	if err != nil {
		return 0, false
	}
	if _, _, counts := r.lookup(units, i+1); counts {
		return 0, false
	}
	if _, month := r.month(i + 1); month || i+1 < len(r.tokens) && r.tokens[i+1].Kind != lexicon.Word {
		return 0, false
	}
	switch {
	case n >= 9 && 2000+n <= r.now.Year():
		return 2000 + n, true
	case n >= 60:
		return 1900 + n, true
	}
	return 0, false
}

// digit reports whether a word begins with a digit.
func digit(word string) bool { return word != "" && word[0] >= '0' && word[0] <= '9' }

// ordinal reads the number of a day: 10, 1st, 3rd, 1er, 10th.
func (r *reader) ordinal(i int) (n, end int, ok bool) {
	if i < 0 || i >= len(r.tokens) || r.taken(i) {
		return 0, i, false
	}
	if !digit(r.tokens[i].Text) {
		return 0, i, false
	}
	text := strings.TrimRight(r.tokens[i].Text, "abcdefghijklmnopqrstuvwxyz.")
	if !dayEndings[r.tokens[i].Text[len(text):]] { // "3h" and "3d" are spans
		return 0, i, false
	}
	n, err := strconv.Atoi(text)
	return n, i + 1, err == nil && n >= 1 && n <= 31 && len(text) <= 2
}

// dayEndings stand behind the number of a day.
var dayEndings = map[string]bool{"": true, ".": true, "st": true, "nd": true, "rd": true, "th": true, "er": true, "e": true, "re": true, "ten": true, "te": true, "s": true}

func (r *reader) skip(t phrases, i int) int {
	for {
		_, end, ok := r.lookup(t, i)
		if !ok {
			return i
		}
		i = end
	}
}

// yearBehind reads the year of a date, with "of" or "de" before it, also as one that is counted from
// this one: "june last year".
func (r *reader) yearBehind(i int) (y, end int, ok bool) {
	if r.word(i) == "del" && i+1 < len(r.tokens) && r.tokens[i+1].Kind == lexicon.Number && len(r.tokens[i+1].Text) == 2 { // "enero del 21"
		y = 2000 + int(r.tokens[i+1].Number)
		_, _, days := r.lookup(joints, i+2) // "marzo del 10 al 15"
		return y, i + 2, y >= 2009 && y <= r.now.Year() && !days
	}
	i = r.skip(ofs, i)
	if !r.isYear(i) {
		back, end, counted := r.lookup(yearsAgo, i)
		n, _ := strconv.Atoi(back)
		return r.now.Year() - n, end, counted
	}
	y, _ = strconv.Atoi(r.tokens[i].Text)
	return y, i + 1, true
}

func (r *reader) isYear(i int) bool {
	if i < 0 || i >= len(r.tokens) || r.taken(i) || r.tokens[i].Kind != lexicon.Number || len(r.tokens[i].Text) != 4 {
		return false
	}
	y, err := strconv.Atoi(r.tokens[i].Text)
	return err == nil && y >= 1900 && y <= 2099
}
