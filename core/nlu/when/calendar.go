package when

import (
	"strconv"
	"strings"
	"time"

	"tickertape/core/nlu/lexicon"
)

// year reads a bare year that counts nothing.
func (r *reader) year(i int) (date, int, bool) {
	if !r.isYear(i) || i > 0 && (r.tokens[i-1].Kind == lexicon.Sign || r.taken(i-1) && len(r.tokens) == 2) {
		return date{}, i, false
	}
	y, _ := strconv.Atoi(r.tokens[i].Text)
	end := i + 1
	if _, _, named := r.lookup(yearWords, end); named {
		end++
	} else if _, _, counts := r.lookup(units, end); counts && (r.word(end) != "y" || !r.isYear(end+1)) { // but "2021 y 2023"
		return date{}, i, false
	}
	return yearOf(y), end, true
}

// yearWords stand behind a year.
var yearWords = table("yılını,yılına,yılından,yıla,yılında,yılındaki,yılı,yılının,yıl,senesi,senesinde,году,год,года,г,гг,year=1")

// partOf is the nth part of a year that has parts of size months.
func (r *reader) partOf(y, n, size int, dated bool) date {
	from := time.Date(y, time.Month(1+(n-1)*size), 1, 0, 0, 0, 0, time.UTC)
	return r.past(date{from, from.AddDate(0, size, -1), 'q', dated})
}

// quarter reads "q3 2024", "h1 2023", "t3 2024", "q4'23", "1q25".
func (r *reader) quarter(i int) (date, int, bool) {
	text := r.word(i)
	end := i + 1
	if r.tokens[i].Kind == lexicon.Number && len(text) == 1 && end < len(r.tokens) && r.tokens[end].Glued { // "1q25"
		next := r.word(end)
		if next == "" || next[0] != 'q' && next[0] != 't' {
			return date{}, i, false
		}
		text, end = next[:1]+text+next[1:], end+1
	}
	if len(text) < 2 || strings.IndexByte("qht", text[0]) < 0 || text[1] < '1' || text[1] > '4' {
		return date{}, i, false
	}
	n, size := int(text[1]-'0'), 3
	if text[0] == 'h' {
		size = 6
	}
	y, after, hasYear := r.shortYear(strings.TrimLeft(text[2:], "'-/"), end)
	if len(text) > 2 && !hasYear || text[0] == 't' && !hasYear {
		return date{}, i, false
	}
	if n*size > 12 {
		return date{}, i, false
	}
	return r.partOf(orYear(y, hasYear, r.now), n, size, hasYear), after, true
}

// shortYear reads the year of a quarter: its last letters, or the next token, 2024 or 24.
func (r *reader) shortYear(letters string, at int) (y, end int, ok bool) {
	end = at
	if letters == "" {
		if y, end, ok := r.yearBehind(at); ok {
			return y, end, true
		}
		if at >= len(r.tokens) || r.tokens[at].Kind != lexicon.Number || len(r.tokens[at].Text) != 2 {
			return 0, at, false
		}
		letters, end = r.tokens[at].Text, at+1
	}
	y, err := strconv.Atoi(letters)
	if err != nil {
		return 0, at, false
	}
	if y < 100 {
		y += 2000
	}
	return y, end, y >= 1990 && y < 2100
}

// term reads "first quarter of 2024", "zweites Halbjahr", "第三季度", "3. Quartal 2023".
func (r *reader) term(i int) (date, int, bool) {
	which, at, ok := r.lookup(ordinals, i)
	bare := !ok && r.tokens[i].Kind == lexicon.Number && len(r.tokens[i].Text) == 1
	if bare {
		which, at = r.tokens[i].Text, i+1
	} else if !ok {
		return date{}, i, false
	}
	size, end, ok := r.lookup(terms, at)
	n, _ := strconv.Atoi(which)
	months, _ := strconv.Atoi(size)
	if !ok || n < 1 || n*months > 12 {
		return date{}, i, false
	}
	y, after, hasYear := r.yearBehind(end)
	if hasYear {
		end = after
	}
	return r.partOf(orYear(y, hasYear, r.now), n, months, hasYear), end, hasYear || !bare
}

// yearsAgo are years by their distance from this one.
var yearsAgo = table("last_year,the_previous_year,the_year_before,año_pasado,ano_passado,letzten_jahres,vorjahres,l'année_dernière,geçen_yıl,прошлого_года=1 this_year,the_year,este_año,deste_ano,dieses_jahres,cette_année,bu_yıl,этого_года,года=0")

// decade reads "the 90s", "2010s", "años 90", "90er", "90年代".
func (r *reader) decade(i int) (date, int, bool) {
	if y := namedDecades[r.word(i)]; y > 0 {
		return decadeOf(y), i + 1, true
	}
	if _, at, named := r.lookup(decades, i); named && at < len(r.tokens) && len(r.tokens[at].Text) <= 4 {
		y, ok := decadeYear(r.tokens[at].Text)
		return decadeOf(y), at + 1, ok
	}
	text := r.word(i)
	if !digit(text) && !han(text) {
		return date{}, i, false
	}
	for _, tail := range [...]string{"s", "er", "ern"} {
		digits, cut := strings.CutSuffix(text, tail)
		_, _, led := r.lookup(decadeLeads, i-1)
		if y, ok := decadeYear(digits); cut && ok && (led || len(digits) == 4 || tail != "s") {
			return decadeOf(y), i + 1, true
		}
	}
	if y, ok := decadeYear(text); ok && r.tokens[i].Kind == lexicon.Number {
		if _, end, han := r.lookup(hanDecade, i+1); han {
			return decadeOf(y), end, true
		}
		if tail := r.word(i + 1); decadeTails[tail] {
			return decadeOf(y), i + 2, true
		}
	}
	return date{}, i, false
}

var hanDecade = table("年代=1")

// decadeYear is the first year of a decade: 90, 1990, 00.
func decadeYear(digits string) (int, bool) {
	if digits == "" || !digit(digits[len(digits)-1:]) { // as of almost all words
		return 0, false
	}
	y, err := strconv.Atoi(digits)
	switch {
	case err != nil || y%10 != 0:
		return 0, false
	case len(digits) == 4:
		return y, y >= 1900 && y < 2100
	case len(digits) != 2:
		return 0, false
	case y < 30:
		return 2000 + y, true
	}
	return 1900 + y, true
}

func decadeOf(y int) date {
	return date{time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(y+9, 12, 31, 0, 0, 0, 0, time.UTC), 'y', true}
}

// weekday reads "last friday", "on monday", "viernes pasado", 上周五.
func (r *reader) weekday(i int) (date, int, bool) {
	_, at, led := r.lookup(dayLeads, i)
	if !led {
		at = i
	}
	if _, end, more := r.lookup(dayLeads, at); led && more {
		at = end
	}
	w, ok := weekdays.Find(r.word(at))
	end := at + 1
	if _, after, week := r.lookup(hanWeeks, i); week {
		w, ok = hanDays[r.word(after)]
		led, at, end = true, after, after+1
	}
	if !ok || at >= len(r.tokens) || r.taken(at) {
		return date{}, i, false
	}
	if _, after, tail := r.lookup(dayTails, end); tail {
		led, end = true, after
	}
	before := i - 1
	if _, _, article := r.lookup(articles, before); article {
		before--
	}
	if _, _, since := r.lookup(sinces, before); !led && !since {
		return date{}, i, false
	}
	days := (int(r.now.Weekday()) - int(w) + 7) % 7
	if days == 0 {
		days = 7
	}
	t := r.now.AddDate(0, 0, -days)
	t = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	return date{t, t, 'd', true}, end, true
}

// edge reads "end of last month", "start of 2024", "beginning of the year".
func (r *reader) edge(i int) (date, int, bool) {
	which, at, ok := r.lookup(edges, i)
	if !ok {
		return date{}, i, false
	}
	at = r.skip(ofs, at)
	d, end, ok := r.bounded(at)
	if !ok {
		return date{}, i, false
	}
	d = d.edge(which)
	return d, end, !d.from.After(r.now)
}

// edge is the first or the last day of a date.
func (d date) edge(which string) date {
	if which == "start" {
		d.to = d.from
	} else {
		d.from = d.to
	}
	d.grain = 'd'
	return d
}

// edged reads an edge that stands behind its date: "2023 sonunda", 去年底.
func (r *reader) edged(d date, end int) (date, int, bool) {
	which, after, ok := r.lookup(edgesBehind, end)
	if !ok || d.grain == 'd' {
		return d, end, true
	}
	d = d.edge(which)
	return d, after, !d.from.After(r.now)
}

// theses stand before a unit whose edge is meant.
var theses = table("this,the,year's=1")

// bounded reads what has edges: a year, a month, "last month", "the year".
func (r *reader) bounded(i int) (date, int, bool) {
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
