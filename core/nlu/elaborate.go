package nlu

import (
	"strconv"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// elaborated is the question before with a number in it: "4 of them in dollars" after a price,
// "and the 2 year?" after a yield, "core only" after consumer prices.
func (s *scene) elaborated(prev ask.Query) (ask.Query, bool) {
	if prev.Intent == ask.Economic {
		return s.variant(prev)
	}
	return s.several(prev)
}

// them stand for what a number counts.
var them = foldedSet("them, those, these, of them, of those, of it, of these, de esos, de esas, de ellos, deles, dessas, d'entre eux, davon, tane, tanesi, штук, 个, 枚")

// several is a conversion of so many of what was asked about.
func (s *scene) several(prev ask.Query) (ask.Query, bool) {
	if s.amountAt < 0 || s.amount <= 0 || len(prev.Assets) != 1 || prev.Assets[0].Class == market.Fiat || len(s.spots) > 1 || s.dated || s.measured {
		return prev, false
	}
	counted := false
	for n := 1; n <= 2; n++ {
		counted = counted || them[s.window(s.amountEnd, min(len(s.tokens), s.amountEnd+n))]
	}
	if !counted || len(s.spots) == 1 && s.spots[0].Asset.Class != market.Fiat {
		return prev, false
	}
	out := ask.Query{Intent: ask.Convert, Amount: s.amount, Assets: prev.Assets, Currency: prev.Currency}
	if len(s.spots) == 1 {
		out.Currency = market.Currency(s.spots[0].Asset.ID)
	}
	return out, true
}

// Words that turn a figure into its kin.
var (
	coreWords     = foldedSet("core, core only, subyacente, núcleo, sous-jacente, sous-jacent, kern, kernrate, çekirdek, базовая, базовый, 核心")
	headlineWords = foldedSet("headline, general, headline only, overall, manşet, общая, 总体")
	yearWords     = foldedSet("year, years, yr, y, year?, años, año, anos, ano, ans, an, jahre, jährige, yıl, yıllık, летние, лет, 年, 年期")
)

// variant is the same figure of another term, or without food and energy.
func (s *scene) variant(prev ask.Query) (ask.Query, bool) {
	code := prev.Indicator.Code
	switch {
	case !s.short() || s.measured || len(s.spots) > 0:
		return prev, false
	case s.has(coreWords):
		code = "core_" + strings.TrimPrefix(code, "core_")
	case s.has(headlineWords):
		code = strings.TrimPrefix(code, "core_")
	case strings.HasPrefix(code, "treasury_"):
		years, ok := s.years()
		if !ok {
			return prev, false
		}
		code = "treasury_" + strconv.Itoa(years) + "y"
	}
	found, ok := s.lex.ByCode(code, prev.Indicator.Country)
	if !ok || code == prev.Indicator.Code {
		return prev, false
	}
	out := prev
	out.Indicator, out.Also, out.Unknown = found, nil, nil
	return out, true
}

// years is the number of a text of a number of years: "2y", "and the 2 year?".
func (s *scene) years() (int, bool) {
	for i, t := range s.tokens {
		if head, ok := strings.CutSuffix(t.Text, "y"); ok {
			if n, err := strconv.Atoi(head); err == nil {
				return n, n > 0
			}
		}
		if n, err := strconv.Atoi(t.Text); err == nil && yearWords[s.word(i+1)] {
			return n, n > 0
		}
	}
	return 0, false
}
