package suggest

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"tickertape/core/chat"
	"tickertape/core/market"
)

// Figures are economic indicators with what figures and countries are called.
type Figures struct {
	All       []market.Indicator
	Names     map[string][]string // by code of the figure
	Countries map[string][]string // by code of the country
}

// economy completes figures and their countries.
type economy struct {
	figures   []offer            // of the United States, or of another country where those have none
	abroad    []offer            // the same elsewhere, with the country's name
	in        map[string][]offer // by the country's name
	countries []offer
	has       map[string]map[string]bool // figure, country
	land      map[string]string          // country by folded name
}

// leading are countries whose figures come first.
var leading = []string{"us", "eu", "gb", "de", "jp", "cn"}

func economyOf(f Figures) economy {
	e := economy{in: map[string][]offer{}, has: map[string]map[string]bool{}, land: map[string]string{}}
	all := slices.Clone(f.All)
	slices.SortFunc(all, func(a, b market.Indicator) int {
		return cmp.Or(place(leading, a.Country)-place(leading, b.Country), len(a.Code)-len(b.Code), strings.Compare(a.Code+a.Country, b.Code+b.Country))
	})
	for _, i := range all {
		if e.in[Country(i.Country)] == nil {
			e.countries = append(e.countries, country(i.Country, f.Countries[i.Country]))
		}
		e.add(i, f.Names[i.Code])
	}
	for _, c := range e.countries {
		for _, name := range c.names {
			e.land[name] = c.value
		}
	}
	return e
}

// add lists a figure of a country.
func (e *economy) add(i market.Indicator, names []string) {
	land := Country(i.Country)
	if e.has[i.Code] == nil {
		e.has[i.Code] = map[string]bool{}
		e.figures = append(e.figures, offerOf(i.Code, alike(i.Title), names...))
	} else {
		o := offerOf(i.Code, alike(i.Title), names...)
		o.value += " " + land
		e.abroad = append(e.abroad, o)
	}
	e.has[i.Code][land] = true
	e.in[land] = append(e.in[land], offerOf(i.Code, alike(i.Title), names...))
}

// country is a country by its names everywhere.
func country(code string, names []string) offer {
	var labels [len(languages)]string
	for i, in := range languages {
		labels[i] = called(code, in)
	}
	return offerOf(Country(code), labels, names...)
}

// Country is the name of a country, by its code, by which it is suggested: in English.
func Country(code string) string {
	if code == "eu" {
		return "Euro area"
	}
	return called(code, "en")
}

// called is a country's name in a language.
func called(code, in string) string {
	if code == "eu" {
		code = "EZ" // as CLDR has the euro area
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	return display.Regions(language.Make(in)).Name(region)
}

// like are figures that begin with a text: of the country that was chosen, or else of the largest
// that has each, and then of all others.
func (e economy) like(text, chosen, in string, before []string) []chat.Choice {
	if all := e.in[e.land[chosen]]; len(all) > 0 {
		return like(all, text, in, before)
	}
	return append(like(e.figures, text, in, before), like(e.abroad, text, in, before)...)
}

// lands are countries that begin with a text, those first that have the figure that was chosen.
func (e economy) lands(text, figure, in string, before []string) []chat.Choice {
	all := like(e.countries, text, in, before)
	has := e.has[figure]
	slices.SortStableFunc(all, func(a, b chat.Choice) int { return without(has, a) - without(has, b) })
	return all
}

func without(has map[string]bool, c chat.Choice) int {
	if has[c.Value] {
		return 0
	}
	return 1
}
