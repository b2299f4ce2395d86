package nlu

import (
	"strings"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// inNation is a figure of another country, where a message names that and nothing else: "la
// belgique", and "euro area" that is no currency there.
func (s *scene) inNation(prev, q ask.Query) (ask.Query, bool) {
	if prev.Intent != ask.Economic || prev.Indicator.Code == "" || s.measured || s.amountAt >= 0 || !s.short() {
		return prev, false
	}
	country := s.nation()
	if country == "" {
		return prev, false
	}
	for _, spot := range s.spots {
		if !s.partOfCountry(spot) {
			return prev, false
		}
	}
	found := s.spots
	if s.spots = nil; q.Intent == ask.Economic && q.Indicator.Code == "" && s.named != "" && len(s.strays()) <= 2 {
		out := again(prev)
		out.Indicator = s.elsewhere(prev.Indicator, country)
		return s.setAgainst(prev, out), true
	}
	if !s.bareNames() && s.named != "" || s.named == "" && len(s.strays()) > 1 {
		s.spots = found
		return prev, false
	}
	out := again(prev)
	out.Indicator = s.elsewhere(prev.Indicator, country)
	if s.past() {
		out.Span = s.when.Span
	}
	return s.setAgainst(prev, out), true
}

// otherNation is a figure of the country that stands beside the one that is denied: "не сша а
// германия".
func (s *scene) otherNation(prev ask.Query, _ bool) (ask.Query, bool) {
	if prev.Intent != ask.Economic || prev.Indicator.Country == "" || s.named == "" || s.measured || !s.short() || !s.has(negated) && !s.has(negatedBehind) {
		return prev, false
	}
	for i := range s.tokens {
		if code := s.lex.Country(s.tokens[i:]); code != "" && code != prev.Indicator.Country {
			out := prev
			out.Indicator, out.Against = s.elsewhere(prev.Indicator, code), nil
			return out, true
		}
	}
	return prev, false
}

// nation is the country that a message names, also behind the apostrophe of an article.
func (s *scene) nation() string {
	if s.named != "" || s.language != "fr" && s.language != "en" {
		return s.named
	}
	for _, t := range s.tokens {
		if _, name, ok := strings.Cut(t.Text, "'"); ok && len(name) > 3 {
			if code := s.lex.Country([]lexicon.Token{{Text: name, Raw: name}}); code != "" {
				return code
			}
		}
	}
	return ""
}

// partOfCountry reports whether a name is part of that of a country: the euro of the "euro area".
func (s *scene) partOfCountry(spot lexicon.Spot) bool {
	if !isMoney(spot.Asset) {
		return false
	}
	for from := max(0, spot.From-1); from <= spot.From; from++ {
		for to := spot.To + 1; to <= min(len(s.tokens), spot.To+1); to++ {
			if s.country(s.window(from, to)) {
				return true
			}
		}
	}
	return spot.From > 0 && s.country(s.window(spot.From-1, spot.To))
}
