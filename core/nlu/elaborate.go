package nlu

import (
	"strconv"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// elaborated is the question before with a number in it: "4 of them in dollars" after a price,
// "and the 2 year?" after a yield, "core only" after consumer prices.
func (s *scene) elaborated(prev, q ask.Query) (ask.Query, bool) {
	if prev.Intent == ask.Economic {
		return s.variant(prev)
	}
	if out, ok := s.several(prev); ok && !s.elsewhereBound(q) {
		return out, true
	}
	if (prev.Intent == ask.Alert || prev.Intent == ask.Watchlist) && len(s.spots) == 0 && s.short() && s.has(allOff) {
		return ask.Query{Intent: prev.Intent}, true
	}
	if len(s.spots) > 0 || len(prev.Assets) == 0 {
		return prev, false
	}
	switch {
	case len(prev.Assets) > 1 && s.has(ofBoth) && q.Intent != ask.Advice:
		out := ask.Query{Intent: ask.Compare, Assets: prev.Assets, Currency: prev.Currency, Metric: s.metric()}
		s.timed(&out)
		if out.Span == "" && !prev.Span.Day() {
			out.Span = prev.Span
		}
		return out, true
	case prev.Intent == ask.Alert && s.has(takenBack):
		return ask.Query{Intent: ask.Alert, Assets: prev.Assets}, true
	case s.has(listed) || prev.Intent == ask.Watchlist && s.has(takenBack):
		return ask.Query{Intent: ask.Watchlist, Assets: prev.Assets}, true
	}
	return prev, false
}

// Words of messages that go on with what several, or a list, have.
var (
	ofBoth    = foldedSet("which of the two, which of them, which of those, which one did, which one is, which did better, who did better, of the two, the two, both of them, compare them, compare those, compare the two, compara los dos, cuál de los dos, qual dos dois, lequel des deux, welche von beiden, welcher von beiden, hangisi, ikisini karşılaştır, кто из них, какая из них, что из них, 哪个, 比较一下")
	takenBack = foldedSet("take it off, take that off, remove it, remove that, delete it, delete that, drop it, cancel it, cancel that, undo that, quítalo, bórralo, tira isso, remove isso, enlève-le, supprime-le, nimm es runter, lösch es, löschen, kaldır, sil, убери, удали, 删掉, 取消")
	listed    = foldedSet("add it to my list, add it to my watchlist, add it to the list, add that to my watchlist, add both to my watchlist, add them to my watchlist, put it on my list, put it on my watchlist, put it on the list, watch it, follow it, star it, agrégalo a mi lista, adiciona na minha lista, ajoute-le à ma liste, auf meine liste, auf die liste, listeme ekle, добавь в список, добавь в избранное, 加到自选, 加入自选")
)

// them stand for what a number counts.
var them = foldedSet("them, those, these, of them, of those, of it, of these, de esos, de esas, de ellos, deles, dessas, d'entre eux, davon, tane, tanesi, adet, штук, штуки, штуку, stück, unidades, pièces, 个, 枚")

// ofThem stand between a number and what it counts.
var ofThem = setOf("of, de, del, do, da, du, von, vom, из, 个, 枚")

// several is a conversion of so many of what was asked about.
func (s *scene) several(prev ask.Query) (ask.Query, bool) {
	if s.amountAt < 0 || s.amount <= 0 || len(prev.Assets) != 1 || isMoney(prev.Assets[0]) && prev.Currency == "" || len(s.spots) > 1 || s.dated || s.measured {
		return prev, false
	}
	counted := s.has(former) && s.isIn(ofThem, s.amountEnd) // "5 of the first one"
	for n := 1; n <= 2; n++ {
		counted = counted || them.Has(s.window(s.amountEnd, min(len(s.tokens), s.amountEnd+n)))
	}
	if !counted || len(s.spots) == 1 && s.spots[0].Asset.Class != market.Fiat {
		return prev, false
	}
	out := ask.Query{Intent: ask.Convert, Amount: s.amount, Assets: prev.Assets, Currency: prev.Currency}
	if prev.Intent == ask.Portfolio { // "and 10 more of them"
		out.Intent = ask.Portfolio
	}
	if len(s.spots) == 1 {
		out.Currency = market.Currency(s.spots[0].Asset.ID)
	}
	return out, true
}

// Words that turn a figure into its kin.
var (
	coreWords     = foldedSet("core, core only, without food, excluding food, ex food, without energy, excluding energy, ex energy, sin alimentos, sin energía, sin la energía, sem alimentos, sem energia, sem a energia, ohne energie, ohne nahrungsmittel, ohne lebensmittel, sans énergie, sans l'énergie, hors énergie, hors alimentation, sans l'alimentation, enerji hariç, gıda hariç, без еды, без продуктов, без энергии, 剔除食品, 不含食品, 不含能源, subyacente, núcleo, sous-jacente, sous-jacent, kern, kernrate, çekirdek, базовая, базовый, 核心")
	headlineWords = foldedSet("headline, general, headline only, overall, manşet, общая, 总体")
	yearWords     = foldedSet("year, years, yr, y, year?, años, año, anos, ano, ans, an, jahre, jährige, yıl, yıllık, летние, лет, 年, 年期")
)

// variant is the same figure of another term, or without food and energy.
func (s *scene) variant(prev ask.Query) (ask.Query, bool) {
	code := prev.Indicator.Code
	switch {
	case !s.short(), s.measured, len(s.spots) > 1, len(s.spots) == 1 && (!s.has(coreWords) || len(s.tokens) > 3): // "core?" is a coin, too
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
	if _, ok := s.lex.ByCode(code, "us"); !ok || code == prev.Indicator.Code { // the country with all kinds
		return prev, false
	}
	found := s.elsewhere(market.Indicator{Code: code}, prev.Indicator.Country)
	out := prev
	out.Indicator, out.Also, out.Unknown = found, nil, nil
	return s.setAgainst(prev, out), true
}

// years is the number of a text of a number of years: "2y", "and the 2 year?".
func (s *scene) years() (int, bool) {
	for i, t := range s.tokens {
		if head, ok := strings.CutSuffix(t.Text, "y"); ok {
			if n, err := strconv.Atoi(head); err == nil {
				return n, n > 0
			}
		}
		if n, err := strconv.Atoi(t.Text); err == nil && s.isIn(yearWords, i+1) {
			return n, n > 0
		}
	}
	return 0, false
}
