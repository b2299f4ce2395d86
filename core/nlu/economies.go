package nlu

import (
	"cmp"
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// mostFigures is how many economic figures are set against each other.
const mostFigures = 4

// figureSpot is an economic figure that a text names, before it is known of which country.
type figureSpot struct {
	from, to int
	in       func(country lexicon.CountrySpot) lexicon.IndicatorSpot
}

// economies is a comparison of economic figures, where a text names several, or several countries: "cpi vs fed funds",
// "inflation in germany and france". What is said of each of two figures without comparing them stays two questions.
func (s *scene) economies(q *ask.Query) {
	switch q.Intent {
	case ask.Economic, ask.Compare, ask.Chart, ask.History:
	default:
		return
	}
	if !s.measured || len(s.spots) > 0 || s.economic.Indicator.Code == "debt_to_gdp" {
		return
	}
	figures, countries := s.figuresNamed(), s.countriesNamed()
	abroad := len(countries) > 1
	if len(figures) == 0 || len(figures) == 1 && !abroad || !s.has(besides) && !s.inARow(figures, countries) {
		return
	}
	if (!abroad || s.eachOwn(countries)) && !s.has(besides) && !s.pictured() && !s.past() {
		return // each of them is asked for by itself
	}
	all, strange := s.matched(figures, countries)
	if len(all) == 0 || len(all)+len(strange) < 2 {
		return
	}
	q.Intent, q.Assets, q.Metric, q.Unknown = ask.Economic, nil, "", strange
	if len(all) > mostFigures {
		q.Left, all = len(all)-mostFigures, all[:mostFigures]
	}
	q.Indicator, q.Against = all[0], all[1:]
	s.since(q)
}

// figuresNamed are the figures that a text names, each once, from left to right.
func (s *scene) figuresNamed() []figureSpot {
	var out []figureSpot
	for _, f := range s.lex.Figures(s.tokens) {
		out = append(out, figureSpot{f.From, f.To, func(of lexicon.CountrySpot) lexicon.IndicatorSpot { return f.In(of.Code, of.From) }})
	}
	if terms := s.terms(out); len(terms) > 0 {
		out = slices.DeleteFunc(out, func(f figureSpot) bool {
			return bondFigures.Has(f.in(lexicon.CountrySpot{}).Indicator.Code) && !s.holdsTerm(f)
		})
		out = append(out, terms...)
	}
	if len(out) < 2 { // the one that may be made of words that stand apart
		one := s.economic
		out = []figureSpot{{one.From, one.To, func(of lexicon.CountrySpot) lexicon.IndicatorSpot {
			ind := s.elsewhere(one.Indicator, cmp.Or(of.Code, one.Indicator.Country))
			return lexicon.IndicatorSpot{Indicator: ind, From: one.From, To: one.To, Elsewhere: ind.Series == ""}
		}}}
	}
	slices.SortStableFunc(out, func(a, b figureSpot) int { return cmp.Compare(a.from, b.from) })
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(f figureSpot) bool {
		code := f.in(lexicon.CountrySpot{}).Indicator.Code
		twice := seen[code]
		seen[code] = true
		return twice
	})
}

// terms are the bonds and loans that a text names by their years alone, outside of the figures that were found: the 10y of
// "10y vs 2y treasury yield".
func (s *scene) terms(found []figureSpot) []figureSpot {
	codes := maturities
	switch {
	case s.has(loanWords):
		codes = loans
	case !s.has(bondWords):
		return nil
	}
	var out []figureSpot
	for i := 0; i < len(s.tokens); i++ {
		years, to := s.termAt(i)
		if years == 0 && s.isIn(besides, i+1) { // "10 vs 2 year"
			if _, behind := s.termAt(i + 2); behind > 0 && s.kindAt(i) == lexicon.Number {
				years, to = int(s.tokens[i].Number), i+1
			}
		}
		if codes[years] == "" || slices.ContainsFunc(found, func(f figureSpot) bool { return i >= f.from && i < f.to }) {
			continue
		}
		out = append(out, figureSpot{i, to, func(of lexicon.CountrySpot) lexicon.IndicatorSpot {
			ind := s.elsewhere(market.Indicator{Code: codes[years]}, cmp.Or(of.Code, "us"))
			return lexicon.IndicatorSpot{Indicator: ind, From: i, To: to, Elsewhere: ind.Series == ""}
		}})
		i = to - 1
	}
	return out
}

func (s *scene) holdsTerm(f figureSpot) bool {
	for i := f.from; i < f.to; i++ {
		if years, _ := s.termAt(i); years > 0 {
			return true
		}
	}
	return false
}

// countriesNamed are the countries of a text, each once, from left to right. The one that the name of the only figure implies
// does not count beside one that is named: "VPI Frankreich".
func (s *scene) countriesNamed() []lexicon.CountrySpot {
	all := s.lex.Countries(s.tokens)
	named := slices.ContainsFunc(all, func(c lexicon.CountrySpot) bool { return !c.Implied })
	alone := named && len(s.lex.Figures(s.tokens)) < 2
	var out []lexicon.CountrySpot
	for _, c := range all {
		if c.Implied && alone || slices.ContainsFunc(out, func(o lexicon.CountrySpot) bool { return o.Code == c.Code }) {
			continue
		}
		out = append(out, c)
	}
	return out
}

// matched gives figures their countries: each its own where both stand by turns, "us cpi and german unemployment", and else
// all of them to each. What there is no series of is named.
func (s *scene) matched(figures []figureSpot, countries []lexicon.CountrySpot) (all []market.Indicator, strange []string) {
	add := func(f figureSpot, of lexicon.CountrySpot) {
		spot := f.in(of)
		if spot.Elsewhere {
			if other := s.elsewhere(spot.Indicator, of.Code); other.Series != "" {
				spot.Indicator, spot.Elsewhere = other, false
			}
		}
		switch {
		case spot.Elsewhere:
			strange = append(strange, place(cmp.Or(of.Code, "us"))+" "+s.window(f.from, f.to))
		case !slices.Contains(all, spot.Indicator):
			all = append(all, spot.Indicator)
		}
	}
	switch {
	case len(countries) == 0:
		countries = []lexicon.CountrySpot{{}}
	case len(figures) > 1 && len(figures) == len(countries) && byTurns(figures, countries):
		for i, f := range figures {
			add(f, countries[i])
		}
		return all, strange
	}
	for _, f := range figures {
		for _, c := range countries {
			add(f, c)
		}
	}
	return all, strange
}

// eachOwn reports whether every country of a text has the name of a figure beside it: "us inflation and uk inflation".
func (s *scene) eachOwn(countries []lexicon.CountrySpot) bool {
	var named []figureSpot
	for _, f := range s.lex.Figures(s.tokens) {
		named = append(named, figureSpot{from: f.From, to: f.To})
	}
	return len(named) > 1 && len(named) == len(countries) && byTurns(named, countries)
}

// byTurns reports whether figures and countries stand in pairs, all in the same order.
func byTurns(figures []figureSpot, countries []lexicon.CountrySpot) bool {
	for i := range figures[1:] {
		ahead := countries[i].From <= figures[i].from && countries[i+1].From <= figures[i+1].from && figures[i].from < countries[i+1].From
		behind := countries[i].From > figures[i].from && countries[i+1].From > figures[i+1].from && countries[i].From < figures[i+1].from
		if !ahead && !behind {
			return false
		}
	}
	return true
}

// inARow reports whether what a text names several of stands in a list: nothing else is said between two of it.
func (s *scene) inARow(figures []figureSpot, countries []lexicon.CountrySpot) bool {
	taken := map[int]bool{}
	var ends [][2]int
	take := func(from, to int) {
		ends = append(ends, [2]int{from, to})
		for i := from; i < to; i++ {
			taken[i] = true
		}
	}
	for _, f := range figures {
		take(f.from, f.to)
	}
	for _, c := range countries {
		take(c.From, c.To)
	}
	first, last := ends[0], ends[0]
	for _, e := range ends {
		if e[0] < first[0] {
			first = e
		}
		if e[1] > last[1] {
			last = e
		}
	}
	for i := first[0]; i < last[1]; i++ {
		if w := s.word(i); !taken[i] && s.kindAt(i) == lexicon.Word && !stop.Has(w) && !inLists.Has(w) && !conjunctions.Has(w) {
			return false
		}
	}
	return true
}

// Words that stand between the names of a list, and around them.
var (
	conjunctions = foldedSet("and, or, plus, y, o, e, ou, et, und, oder, sowie, ve, veya, ile, и, или, с, со, 和, 与, 與, 跟, 及, 还 有")
	inLists      = foldedSet("in, the, en, de, la, el, los, las, do, da, no, na, em, du, le, les, des, au, aux, l, d, der, die, das, den, von, в, во, 的")
)

// setAgainst is what becomes of a figure that a message goes on with: against those before where it compares or adds, else alone.
func (s *scene) setAgainst(prev, out ask.Query) ask.Query {
	next := out.Indicator
	out.Against = nil
	if prev.Intent != ask.Economic || prev.Indicator.Series == "" || next.Series == "" || !s.has(besides) && !s.has(alsoWords) {
		return out
	}
	all := []market.Indicator{prev.Indicator}
	if s.has(alsoWords) {
		all = append(all, prev.Against...)
	}
	all = slices.DeleteFunc(all, func(i market.Indicator) bool { return i == next })
	out.Against = all[:min(len(all), mostFigures-1)]
	if out.Span == "" {
		out.Span = prev.Span
	}
	return out
}
