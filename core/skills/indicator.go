package skills

import (
	"cmp"
	"strings"

	"tickertape/core/market"
	"tickertape/core/skills/tongue"
)

// places are the countries whose names in titles of figures are not those of golang.org/x/text.
var places = map[string]tongue.Key{"us": "US", "gb": "UK", "eu": "Euro area"}

// indicator names an economic figure. Its English title is that of the data, "Germany inflation
// (CPI)"; elsewhere the figure and the country are named apart.
func (v voice) indicator(ind market.Indicator) string {
	figure, placed := figureOf(ind)
	switch {
	case v.Code() == tongue.English || !v.Knows(figure):
		return ind.Title
	case !placed:
		return v.capital(v.Word(figure))
	}
	return v.Say("%[1]s, %[2]s", v.capital(v.Word(figure)), v.place(ind.Country))
}

// figureOf is the English title of an economic figure without the country that it begins with. It reports whether there was one.
func figureOf(ind market.Indicator) (figure string, placed bool) {
	english := cmp.Or(string(places[ind.Country]), voice{}.Country(ind.Country))
	if english == "" {
		return ind.Title, false
	}
	return strings.CutPrefix(ind.Title, english+" ")
}

// place names a country beside a figure.
func (v voice) place(code string) string {
	if k, ok := places[code]; ok {
		return v.Say(k)
	}
	return v.Country(code)
}
