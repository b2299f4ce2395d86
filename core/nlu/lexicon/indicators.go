package lexicon

import (
	"maps"
	"slices"
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/words"
)

// IndicatorSpot is an economic indicator found in a text.
type IndicatorSpot struct {
	Indicator market.Indicator
	From, To  int
	Country   string // named in the text; empty where none was
	Elsewhere bool   // a country was named for which the series is not known
}

// Indicator finds the economic figure that a text names, the longest name first, and the
// country that it is for. Without a country it is the United States.
func (l *Lexicon) Indicator(tokens []Token) (IndicatorSpot, bool) {
	var names run
	longest, at := 0, 0
	for i := range tokens {
		most := l.indicators.Longest(words.Hash(tokens[i].Text))
		if most <= longest {
			continue
		}
		names.read(tokens, i, most, nil)
		for n := names.n; n > longest; n-- {
			if _, found := l.indicators.FindBytes(names.key(n)); found {
				longest, at = n, i
			}
		}
	}
	if longest == 0 {
		return IndicatorSpot{}, false
	}
	names.read(tokens, at, longest, nil)
	country, countryAt := l.country(tokens)
	return choose(l.indicators.GetBytes(names.key(longest)), country, countryAt, at, at+longest), true
}

// FigureSpot is the name of a figure in a text, of whatever country.
type FigureSpot struct {
	From, To int
	by       map[string]market.Indicator
}

// In is the figure of a country that the text names at a token; an empty one is chosen as Indicator does.
func (f FigureSpot) In(country string, at int) IndicatorSpot {
	return choose(f.by, country, at, f.From, f.To)
}

// Figures finds the names of all economic figures of a text, from left to right, each the longest that begins there.
func (l *Lexicon) Figures(tokens []Token) []FigureSpot {
	var out []FigureSpot
	var names run
	for i := 0; i < len(tokens); i++ {
		most := l.indicators.Longest(words.Hash(tokens[i].Text))
		if most == 0 {
			continue
		}
		names.read(tokens, i, most, nil)
		for n := names.n; n > 0; n-- {
			if by, found := l.indicators.FindBytes(names.key(n)); found {
				out = append(out, FigureSpot{i, i + n, by})
				i += n - 1
				break
			}
		}
	}
	return out
}

func choose(by map[string]market.Indicator, country string, countryAt, from, to int) IndicatorSpot {
	s := IndicatorSpot{From: from, To: to, Country: country}
	if ind, ok := by[country]; ok {
		s.Indicator = ind
		return s
	}
	if ind, ok := by["us"]; ok && (country == "" || (countryAt >= from && countryAt < to)) {
		s.Indicator = ind
		return s
	}
	if country == "" {
		for _, c := range append([]string{"eu", "gb", "jp", "cn"}, slices.Sorted(maps.Keys(by))...) {
			if ind, ok := by[c]; ok {
				s.Indicator = ind
				return s
			}
		}
	}
	s.Elsewhere = true
	for _, of := range slices.Sorted(maps.Keys(by)) { // what it is, of a country that we have no figures of
		s.Indicator = market.Indicator{Code: by[of].Code, Country: country}
	}
	return s
}

// country finds the first country that a text names. "us" in lower case may be a pronoun.
func (l *Lexicon) country(tokens []Token) (code string, at int) {
	if c, at := l.among(l.countries, l.landStems, tokens); at >= 0 {
		return c, at
	}
	return l.among(l.implied, l.underLands, tokens)
}

// among finds the first name of a table, the longest of those that begin at one place.
func (l *Lexicon) among(table, stems *words.Map[string], tokens []Token) (code string, at int) {
	var names run
	for i := range tokens {
		if c, _ := l.landAt(table, stems, tokens, i, &names); c != "" {
			return c, i
		}
	}
	return "", -1
}

// landAt is the country of a table whose name begins at a token, and how many tokens it has.
func (l *Lexicon) landAt(table, stems *words.Map[string], tokens []Token, i int, names *run) (code string, n int) {
	most := l.lands.Get(tokens[i].Text)
	if most > 0 {
		names.read(tokens, i, most, nil)
	} else {
		names.n = 0
	}
	for n := min(most, names.n); n > 0; n-- {
		c, found := table.FindBytes(names.key(n))
		if found && (string(names.key(n)) != "us" || i == 0 || !pronoun.Has(tokens[i-1].Text)) {
			return c, n
		}
	}
	if names.n > 0 && table.Get(tokens[i].Text) != "" { // "us", which is a pronoun
		return "", 0
	}
	return landUnder(table, stems, tokens[i].Text), 1
}

// CountrySpot is a country in a text.
type CountrySpot struct {
	Code     string
	From, To int
	Implied  bool // by a name of what it alone has
}

// Countries finds all countries that a text names, from left to right, also those that alone have what it names.
func (l *Lexicon) Countries(tokens []Token) []CountrySpot {
	var out []CountrySpot
	var names run
	for i := 0; i < len(tokens); i++ {
		code, n := l.landAt(l.countries, l.landStems, tokens, i, &names)
		implied := code == ""
		if implied {
			code, n = l.landAt(l.implied, l.underLands, tokens, i, &names)
		}
		if code != "" {
			out = append(out, CountrySpot{code, i, i + n, implied})
			i += n - 1
		}
	}
	return out
}

// land notes with which word the folded name of a country begins, and how many words it has.
func (l *Lexicon) land(key string) {
	first, _, _ := strings.Cut(key, " ")
	l.lands.Put(first, max(l.lands.Get(first), 1+strings.Count(key, " ")))
}

// Country is the code of the first country that a text names; empty where it names none.
func (l *Lexicon) Country(tokens []Token) string { code, _ := l.country(tokens); return code }

var pronoun = words.SetOf("tell", "give", "show", "let", "help", "of")

// ByCode finds an indicator by its plain name and country.
func (l *Lexicon) ByCode(code, country string) (market.Indicator, bool) {
	ind, ok := l.byCode[country+"/"+code]
	return ind, ok
}

// BySeries finds an indicator by its series at FRED: "UNRATE".
func (l *Lexicon) BySeries(id string) (market.Indicator, bool) {
	for _, ind := range l.byCode {
		if ind.Series == id {
			return ind, true
		}
	}
	return market.Indicator{}, false
}

// Indicators lists all of them, in no order.
func (l *Lexicon) Indicators() []market.Indicator {
	out := make([]market.Indicator, 0, len(l.byCode))
	for _, ind := range l.byCode {
		out = append(out, ind)
	}
	return out
}

// Lands lists the names of countries of one word.
func (l *Lexicon) Lands() []string {
	var out []string
	for name := range l.countries.All() {
		if !strings.Contains(name, " ") {
			out = append(out, name)
		}
	}
	return out
}

// Land is the code of the country that words name; empty where they name none.
func (l *Lexicon) Land(words string) string { return l.countries.Get(words) }

// IsCountry reports whether a word names a country.
func (l *Lexicon) IsCountry(word string) bool { _, ok := l.countries.Find(word); return ok }
