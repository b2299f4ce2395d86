package when

import (
	"strconv"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// back reads a span that ends now: "last 7 days", "past month", "la semana pasada".
func (r *reader) back(i int) (Phrase, bool) {
	_, at, led := r.lookup(lasts, i)
	if !led {
		at = i
	}
	for led { // "over the last"
		_, end, more := r.lookup(lasts, at)
		if !more {
			break
		}
		at = end
	}
	n, unit, end, ok := r.amount(at)
	if !ok && (led || r.behind(at)) {
		n = 1
		unit, end, ok = r.lookup(units, at)
	}
	if !ok || unit == "min" || !led && r.howOften(i, end) {
		return Phrase{}, false
	}
	if _, after, is := r.lookup(lastsBehind, end); is {
		return Phrase{Span: span(n, unit), To: after}, true
	}
	if _, after, is := r.lookup(sincesBehind, end); is { // "3 aydan beri"
		return Phrase{Span: span(n, unit), To: after}, true
	}
	return Phrase{Span: span(n, unit), To: end}, led || ((n > 1 || r.tokens[at].Kind == lexicon.Number || han(r.tokens[at].Text) || r.pictured(end)) && r.alone(i, end))
}

// howOften reports whether a number of units says how often something is done: "every two weeks", "iki haftada bir".
func (r *reader) howOften(from, to int) bool {
	switch r.word(from - 1) {
	case "every", "each", "cada", "alle", "jede", "her", "каждые", "каждую", "每":
		return true
	case "les":
		return r.word(from-2) == "toutes" || r.word(from-2) == "tous"
	case "в":
		return r.word(from-2) == "раз"
	}
	return r.word(to) == "bir" && strings.HasSuffix(r.word(to-1), "a") && r.language == "tr"
}

// pictured reports whether what is drawn over a span stands behind it: "a one year chart".
func (r *reader) pictured(at int) bool {
	if at >= len(r.tokens) {
		return false
	}
	switch r.tokens[at].Text {
	case "chart", "graph", "plot", "candles", "performance", "return", "returns", "history", "change", "view", "charts", "kerzen", "grafik", "gráfico", "grafico", "graphique", "график", "grafiği", "velas", "bougies":
		return true
	}
	return false
}

// behind reports whether a unit at a token has its "last" behind it.
func (r *reader) behind(at int) bool {
	_, end, ok := r.lookup(units, at)
	if !ok {
		return false
	}
	_, _, is := r.lookup(lastsBehind, end)
	return is
}

// alone reports whether a number of units without a lead is a span: "eth 30 days".
func (r *reader) alone(from, to int) bool {
	if _, _, next := r.lookup(elsewise, to); next {
		return false
	}
	return from > 0 || to < len(r.tokens)
}

// short reads "7d" and "24h" by themselves; "24h volume" is the name of a figure.
func (r *reader) short(i int) (Phrase, bool) {
	if n, ok := r.months(i); ok {
		return Phrase{Span: span(n, "mo"), To: i + 1}, true
	}
	if r.taken(i) || r.tokens[i].Kind != lexicon.Word {
		return Phrase{}, false
	}
	n, unit, ok := glued(r.tokens[i].Text)
	if !ok {
		return Phrase{}, false
	}
	if _, _, figure := r.lookup(elsewise, i+1); figure {
		return Phrase{}, false
	}
	return Phrase{Span: ask.Span(strconv.Itoa(n) + unit), To: i + 1}, true
}

// months reads the "3m" of a text that wants a picture; elsewhere it is three million.
func (r *reader) months(i int) (n int, ok bool) {
	t := r.tokens[i]
	digits, m := strings.CutSuffix(t.Text, "m")
	if !m || t.Kind != lexicon.Number || r.taken(i) {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > 60 || n%3 != 0 || n%15 == 0 { // 5m and 15m are candles of minutes
		return 0, false
	}
	for at := range r.tokens {
		if r.pictured(at) {
			return n, true
		}
	}
	return 0, false
}

// ago reads a moment: "two weeks ago", "hace 3 meses", "7天前".
func (r *reader) ago(i int) (Phrase, bool) {
	_, at, before := r.lookup(agosBefore, i)
	if !before {
		at = i
	}
	if before {
		at = r.skip(nearly, at)
	}
	n, unit, end, ok := r.amount(at)
	if !ok && !before { // "год назад"
		n = 1
		if unit, end, ok = r.lookup(units, at); ok {
			_, _, ok = r.lookup(agosBehind, end)
		}
	}
	if !ok || unit == "min" { // of minutes nobody has a record
		return Phrase{}, false
	}
	_, after, behind := r.lookup(agosBehind, end)
	if behind {
		end = after
	}
	if !before && !behind {
		return Phrase{}, false
	}
	p := Phrase{Span: day(r.minus(n, unit)), To: end}
	if unit == "h" {
		p.Back = time.Duration(n) * time.Hour
	}
	return p, true
}

func (r *reader) minus(n int, unit string) time.Time {
	switch unit {
	case "h":
		return r.now.Add(-time.Duration(n) * time.Hour)
	case "d":
		return r.now.AddDate(0, 0, -n)
	case "w":
		return r.now.AddDate(0, 0, -7*n)
	case "mo":
		return r.now.AddDate(0, -n, 0)
	case "q":
		return r.now.AddDate(0, -3*n, 0)
	case "fn":
		return r.now.AddDate(0, 0, -14*n)
	case "dec":
		n *= 10
	}
	return r.now.AddDate(-n, 0, 0)
}
