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
	english := cmp.Or(string(places[ind.Country]), voice{}.Country(ind.Country))
	figure, placed := strings.CutPrefix(ind.Title, english+" ")
	switch {
	case v.Code() == tongue.English || !v.Knows(figure):
		return ind.Title
	case !placed || english == "":
		return v.capital(v.Word(figure))
	}
	return v.Say("%[1]s, %[2]s", v.capital(v.Word(figure)), v.place(ind.Country))
}

// place names a country beside a figure.
func (v voice) place(code string) string {
	if k, ok := places[code]; ok {
		return v.Say(k)
	}
	return v.Country(code)
}
