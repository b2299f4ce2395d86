package skills

import (
	"os"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/skills/series"
)

// rows are those of a table of the lexicon, which this room must not import: the words of the
// people it understands and those of the cards must be about the same things.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile("../nlu/lexicon/data/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimRight(line, "\n"); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	if len(out) < 20 {
		t.Fatalf("%s has %d rows", name, len(out))
	}
	return out
}

func TestEveryEconomicFigureHasANameInEveryLanguage(t *testing.T) {
	for _, lang := range []string{"es", "de", "fr", "pt", "tr", "ru", "zh"} {
		v := in(lang)
		for _, row := range rows(t, "indicators.tsv") {
			ind := market.Indicator{Country: row[1], Title: row[3], Unit: row[4]}
			if got := v.indicator(ind); got == ind.Title && got != "SOFR" {
				t.Errorf("%s: %q has no name: a line in core/skills/tongue/words/%s.tsv", lang, ind.Title, lang)
			}
			u := series.ParseUnit(ind.Unit)
			if named := u.Name(v.Locale); !v.Knows(u.String()) && named == u.String() {
				t.Errorf("%s: the unit %q of %q has no name", lang, u, ind.Title)
			}
			written := u.Write(v.Locale, 1234.5, 1)
			for _, word := range strings.Fields(u.Write(voice{}.Locale, 1234.5, 1)) {
				if strings.Trim(word, "0123456789.,$€£¥%") != "" && len(word) > 4 && strings.Contains(" "+written+" ", " "+word+" ") && !sameEverywhere[word] {
					t.Errorf("%s: %q of %q is written %q", lang, ind.Unit, ind.Title, written)
				}
			}
		}
	}
}

// sameEverywhere are words of units that other languages have too.
var sameEverywhere = map[string]bool{"million": true, "pounds": true, "euros": true, "dollars": true, "gallon": true}

func TestMetalsAndMoneyHaveNamesInEveryLanguage(t *testing.T) {
	for _, lang := range []string{"es", "de", "fr", "pt", "tr", "ru", "zh"} {
		v := in(lang)
		for _, row := range rows(t, "markets.tsv") {
			if row[0] == "commodity" && !v.Knows(row[3]) {
				t.Errorf("%s: %q has no name", lang, row[3])
			}
		}
		for _, row := range rows(t, "currencies.tsv") {
			if !v.Knows(row[1]) {
				t.Errorf("%s: %q has no name", lang, row[1])
			}
		}
	}
}

// in is the voice of a language.
func in(lang string) voice { return speak(ask.Query{Language: lang}) }
