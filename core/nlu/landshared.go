package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// figuresOfOne are several figures that stand in a list with the one country that is named beside them, each asked for by
// itself: "inflation and unemployment in france".
func (s *scene) figuresOfOne(whole ask.Query) (ask.Query, bool) {
	if s == nil || whole.Intent != ask.Economic || len(whole.Against)+len(whole.Also) > 0 || !s.measured || len(s.spots) > 0 || s.economic.Indicator.Code == "debt_to_gdp" {
		return whole, false
	}
	figures, countries := s.figuresNamed(), s.countriesNamed()
	if len(figures) < 2 || len(countries) != 1 || countries[0].Implied || !s.inARow(figures, countries) || s.cut(figures) {
		return whole, false
	}
	all, strange := s.matched(figures, countries)
	if len(all) < 2 {
		return whole, false
	}
	out := whole
	out.Unknown, out.Left, all = strange, max(0, len(all)-maxParts), all[:min(len(all), maxParts)]
	out.Indicator = all[0]
	for _, ind := range all[1:] {
		more := whole
		more.Indicator, more.Unknown, more.Slips = ind, nil, nil
		out.Also = append(out.Also, more)
	}
	return out, true
}

// cut reports whether nothing joins two figures of a text: "core inflation rate" is one of them.
func (s *scene) cut(figures []figureSpot) bool {
	for i, f := range figures[1:] {
		joined := false
		for at := figures[i].to; at < f.from; at++ {
			joined = joined || s.isIn(conjunctions, at) || s.kindAt(at) != lexicon.Word
		}
		if !joined {
			return true
		}
	}
	return false
}

// inOneLand gives the figures of a message that names one country alone that country, where what is said of them names none:
// "gold price, cpi and unemployment in spain".
func (u *reader) inOneLand(all []clause, s *scene) {
	if s == nil || !s.measured {
		return
	}
	named := s.countriesNamed()
	if len(named) != 1 || named[0].Implied {
		return
	}
	for i, c := range all {
		if c.q.Intent != ask.Economic || c.q.Indicator.Code == "" || len(c.q.Against) > 0 || len(u.lex.Countries(lexicon.Tokenize(c.text))) > 0 || worldly(c.q.Indicator) {
			continue
		}
		if own := s.elsewhere(c.q.Indicator, named[0].Code); own.Series != "" {
			all[i].q.Indicator = own
		}
	}
}

// worldly reports whether a figure is of one country alone by its name.
func worldly(ind market.Indicator) bool {
	return slices.Contains([]string{"fed_funds", "policy_rate"}, ind.Code)
}
