package when

import (
	"strconv"
	"strings"
	"time"

	"tickertape/core/nlu/lexicon"
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
func (r reader) date(i int) (d date, end int, ok bool) {
	if i >= len(r.tokens) || r.taken(i) {
		return date{}, i, false
	}
	for _, read := range []func(int) (date, int, bool){r.edge, r.written, r.chinese, r.named, r.feast, r.quarter, r.weekday, r.year} {
		if d, end, ok = read(i); ok {
			return d, end, true
		}
	}
	return date{}, i, false
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
func (r reader) written(i int) (date, int, bool) {
	if !digit(r.tokens[i].Text) {
		return date{}, i, false
	}
	parts := strings.FieldsFunc(r.tokens[i].Text, func(c rune) bool { return c == '-' || c == '.' || c == '/' })
	if len(parts) != 3 {
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
	case slash && n[1] > 12 || slash && n[0] <= 12 && n[1] <= 12: // as Americans write it
		m, d = n[0], n[1]
	}
	if y < 100 {
		y += 2000
	}
	out, ok := one(y, time.Month(m), d)
	return out, i + 1, ok
}

// chinese reads 2021年11月10日, 11月10日, 2021年11月, 2021年.
func (r reader) chinese(i int) (d date, end int, ok bool) {
	take := func(at int, unit string) (int, int, bool) {
		if at+1 < len(r.tokens) && r.tokens[at].Kind == lexicon.Number && (r.word(at+1) == unit || unit == "日" && r.word(at+1) == "号") {
			return int(r.tokens[at].Number), at + 2, true
		}
		return 0, at, false
	}
	y, at, hasYear := take(i, "年")
	if hasYear && (y < 1900 || y > 2100) {
		return date{}, i, false
	}
	m, at2, hasMonth := take(at, "月")
	dd, at3, hasDay := take(at2, "日")
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
	return yearOf(y), at, hasYear
}

func orYear(y int, has bool, now time.Time) int {
	if has {
		return y
	}
	return now.Year()
}

// past moves a date without a year back to where it has begun.
func (r reader) past(d date) date {
	if !d.dated && d.from.After(r.now) {
		return d.in(d.from.Year() - 1)
	}
	return d
}

// named reads "10 november 2021", "nov 10, 2021", "november 2021", "in march", "1 de enero de 2021".
func (r reader) named(i int) (date, int, bool) {
	n, at, numbered := r.ordinal(i)
	if numbered {
		at = r.skip(ofs, at)
	} else {
		at = i
	}
	m, isMonth := months[r.word(at)]
	if !isMonth || r.taken(at) {
		return date{}, i, false
	}
	end := at + 1
	if !numbered {
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
	if _, shy := shyMonths.of[r.word(at)]; i == 0 && shy || shy && !led || !led && !shy && len(r.tokens) == 1 {
		return date{}, i, false
	}
	out := monthOf(r.now.Year(), m)
	out.dated = false
	return r.past(out), end, true
}

// full is a day of a month, with its year if it follows.
func (r reader) full(n int, m time.Month, end int) (date, int, bool) {
	y, after, hasYear := r.yearBehind(end)
	out, ok := one(orYear(y, hasYear, r.now), m, n)
	if hasYear {
		end = after
	}
	out.dated = hasYear
	return r.past(out), end, ok
}

// digit reports whether a word begins with a digit.
func digit(word string) bool { return word != "" && word[0] >= '0' && word[0] <= '9' }

// ordinal reads the number of a day: 10, 1st, 3rd, 1er, 10th.
func (r reader) ordinal(i int) (n, end int, ok bool) {
	if i < 0 || i >= len(r.tokens) || r.taken(i) {
		return 0, i, false
	}
	if !digit(r.tokens[i].Text) {
		return 0, i, false
	}
	text := strings.TrimRight(r.tokens[i].Text, "stndrhe.")
	n, err := strconv.Atoi(text)
	return n, i + 1, err == nil && n >= 1 && n <= 31 && len(text) <= 2
}

func (r reader) skip(t phrases, i int) int {
	for {
		_, end, ok := r.lookup(t, i)
		if !ok {
			return i
		}
		i = end
	}
}

// yearBehind reads the year of a date, with "of" or "de" before it.
func (r reader) yearBehind(i int) (y, end int, ok bool) {
	i = r.skip(ofs, i)
	if !r.isYear(i) {
		return 0, i, false
	}
	y, _ = strconv.Atoi(r.tokens[i].Text)
	return y, i + 1, true
}

func (r reader) isYear(i int) bool {
	if i < 0 || i >= len(r.tokens) || r.taken(i) || r.tokens[i].Kind != lexicon.Number || len(r.tokens[i].Text) != 4 {
		return false
	}
	y, err := strconv.Atoi(r.tokens[i].Text)
	return err == nil && y >= 1900 && y <= 2099
}

// year reads a bare year that counts nothing.
func (r reader) year(i int) (date, int, bool) {
	if !r.isYear(i) || i > 0 && (r.tokens[i-1].Kind == lexicon.Sign || r.taken(i-1) && len(r.tokens) == 2) {
		return date{}, i, false
	}
	y, _ := strconv.Atoi(r.tokens[i].Text)
	end := i + 1
	if _, _, named := r.lookup(yearWords, end); named {
		end++
	} else if _, _, counts := r.lookup(units, end); counts {
		return date{}, i, false
	}
	return yearOf(y), end, true
}

// yearWords stand behind a year.
var yearWords = table("yılında,yılı,yıl,году,год,года,year=1")

// feast reads "christmas 2020", "last christmas".
func (r reader) feast(i int) (date, int, bool) {
	_, at, led := r.lookup(lasts, i)
	if !led {
		at = i
	}
	v, end, ok := r.lookup(feasts, at)
	if !ok {
		return date{}, i, false
	}
	y, after, hasYear := r.yearBehind(end)
	if hasYear {
		end = after
	}
	month, dd, _ := strings.Cut(v, "-")
	m, _ := strconv.Atoi(month)
	n, _ := strconv.Atoi(dd)
	out, fine := one(orYear(y, hasYear, r.now), time.Month(m), n)
	out.dated = hasYear
	return r.past(out), end, fine
}

// quarter reads "q3 2024", "h1 2023".
func (r reader) quarter(i int) (date, int, bool) {
	text := r.word(i)
	if len(text) != 2 || text[0] != 'q' && text[0] != 'h' || text[1] < '1' || text[1] > '4' {
		return date{}, i, false
	}
	n, size := int(text[1]-'0'), 3
	if text[0] == 'h' {
		size = 6
	}
	y, end, hasYear := r.yearBehind(i + 1)
	if !hasYear {
		y, end = r.now.Year(), i+1
	}
	from := time.Date(y, time.Month(1+(n-1)*size), 1, 0, 0, 0, 0, time.UTC)
	return r.past(date{from, from.AddDate(0, size, -1), 'q', hasYear}), end, n*size <= 12
}

// weekday reads "last friday", "on monday".
func (r reader) weekday(i int) (date, int, bool) {
	_, at, led := r.lookup(dayLeads, i)
	if !led {
		return date{}, i, false
	}
	if _, end, more := r.lookup(dayLeads, at); more {
		at = end
	}
	w, ok := weekdays[r.word(at)]
	if !ok || at >= len(r.tokens) || r.taken(at) {
		return date{}, i, false
	}
	days := (int(r.now.Weekday()) - int(w) + 7) % 7
	if days == 0 {
		days = 7
	}
	t := r.now.AddDate(0, 0, -days)
	t = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	return date{t, t, 'd', true}, at + 1, true
}

// edges are the first and the last day of a month or a year.
var edges = table("end_of,the_end_of,finales_de,fin_de,fim_de,ende=end start_of,beginning_of,the_start_of,the_beginning_of,begin_of,principios_de,inicio_de,início_de,início_do,début_de,anfang,начало,начала=start")

// edge reads "end of last month", "start of 2024", "beginning of the year".
func (r reader) edge(i int) (date, int, bool) {
	which, at, ok := r.lookup(edges, i)
	if !ok {
		return date{}, i, false
	}
	at = r.skip(ofs, at)
	d, end, ok := r.bounded(at)
	if !ok {
		return date{}, i, false
	}
	if which == "start" {
		d.to = d.from
	} else {
		d.from = d.to
	}
	d.grain = 'd'
	return d, end, !d.from.After(r.now)
}

// theses stand before a unit whose edge is meant.
var theses = table("this,the,year's=1")

// bounded reads what has edges: a year, a month, "last month", "the year".
func (r reader) bounded(i int) (date, int, bool) {
	if i >= len(r.tokens) {
		return date{}, i, false
	}
	if d, end, ok := r.named(i); ok && d.grain == 'm' {
		return d, end, true
	}
	if d, end, ok := r.year(i); ok {
		return d, end, true
	}
	_, at, last := r.lookup(lasts, i)
	at = r.skip(theses, at)
	unit, end, ok := r.lookup(units, at)
	back := 0
	if last {
		back = 1
	}
	switch {
	case ok && unit == "y":
		return yearOf(r.now.Year() - back), end, true
	case ok && unit == "mo":
		first := time.Date(r.now.Year(), r.now.Month()-time.Month(back), 1, 0, 0, 0, 0, time.UTC)
		return monthOf(first.Year(), first.Month()), end, true
	}
	return date{}, i, false
}
