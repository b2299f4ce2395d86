package when

import (
	"time"

	"tickertape/core/ask"
)

// special reads phrases that stand for themselves.
func (r *reader) special(i int) (Phrase, bool) {
	v, end, ok := r.lookup(fixed, i)
	if !ok || r.isYear(r.skip(ofs, end)) { // "no ano de 2016" is that year
		return Phrase{}, false
	}
	if v == "max" && figures[r.word(end)] {
		return Phrase{}, false
	}
	if r.word(i) == "hier" && r.language == "de" && len(r.tokens) > 3 { // here, but "btc hier" may be French
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
	case "quarter":
		p.Span = interval(time.Date(r.now.Year(), (r.now.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC), r.now)
	case "lastyear":
		p.Span = "1y"
	case "yearago":
		p.Span = day(r.now.AddDate(-1, 0, 0))
	case "wholeyear", "twoyears":
		back := map[string]int{"wholeyear": 1, "twoyears": 2}[v]
		year := yearOf(r.now.Year() - back)
		p.Span = interval(year.from, year.to)
	case "weekend":
		sunday := r.now.AddDate(0, 0, -int(r.now.Weekday()))
		p.Span = r.until(sunday.AddDate(0, 0, -1), sunday)
	}
	return p, true
}

// figures behind "max" are what there is the most of: "max supply" is no time.
var figures = map[string]bool{"supply": true, "pain": true, "leverage": true, "loss": true, "profit": true, "greed": true, "fear": true, "degen": true, "hype": true, "gain": true, "drawdown": true, "amount": true, "price": true, "coins": true, "tokens": true}

// since reads a time from a beginning until now.
func (r *reader) since(i int) (Phrase, bool) {
	_, at, ok := r.lookup(sinces, i)
	if !ok {
		return r.sinceBehind(i)
	}
	if _, after, moment := r.lookup(agosBefore, at); moment { // "desde hace 3 meses"
		if n, unit, end, is := r.amount(after); is {
			return Phrase{Span: span(n, unit), To: end}, true
		}
	}
	from := r.skip(articles, at)
	if p, end, is := r.date(from); is {
		if _, _, joint := r.lookup(joints, end); joint && r.word(i) == "from" || p.from.After(r.now) {
			return Phrase{}, false
		}
		_, after, behind := r.lookup(sincesBehind, end)
		if behind {
			end = after
		}
		return Phrase{Span: interval(p.from, r.now), To: end}, r.word(i) != "from" || behind || end == len(r.tokens)
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
	if !spanning[r.word(i)] {
		return Phrase{}, false
	}
	if n, unit, end, is := r.amount(from); is {
		return Phrase{Span: span(n, unit), To: end}, true
	}
	p, is := r.back(from)
	_, _, unit := r.lookup(units, from)
	return p, is && !unit // "since last week"
}

// spanning are words for since behind which a number of units is a span: "seit drei Wochen".
var spanning = map[string]bool{"seit": true, "depuis": true, "since": true, "desde": true, "自": true, "с": true}

// sinceBehind reads a beginning whose since stands behind it: "marttan beri", 2021年以来.
func (r *reader) sinceBehind(i int) (Phrase, bool) {
	p, end, is := r.date(i)
	if !is || p.from.After(r.now) {
		return Phrase{}, false
	}
	_, after, behind := r.lookup(sincesBehind, end)
	return Phrase{Span: interval(p.from, r.now), To: after}, behind
}
