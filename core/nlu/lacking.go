package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Figures of companies that no source of ours has.
var (
	fundamentals = both(
		foldedSet("p / e, p / e ratio, pe, p e, pe ratio, p e ratio, p-e, p-e ratio, forward pe, forward p / e, trailing pe, trailing p / e, price earnings, price earnings ratio, price to earnings, price to earnings ratio, price-to-earnings, price-to-earnings ratio, eps, earnings per share, p / b, p / b ratio, price to book, ebitda, revenue, revenues, dividend, dividends, dividend yield, profit margin, free cash flow"),
		foldedSet("kgv, kurs-gewinn-verhältnis, kurs gewinn verhältnis, kbv, gewinn je aktie, gewinn pro aktie, dividende, dividenden, dividendenrendite, per ratio, ratio per, ratio precio beneficio, precio beneficio, bpa, dividendo, dividendos, rentabilidad por dividendo, bénéfice par action, bénéfice par titre, dividendes, rendement du dividende, preço lucro, preço sobre lucro, lpa, lucro por ação, dividend yield"),
		foldedSet("f / k, f / k oranı, fk, fk oranı, fiyat kazanç, fiyat kazanç oranı, hisse başına kâr, temettü, temettüsü, temettü verimi, р / е, р / e, p / е, п / е, мультипликатор, прибыль на акцию, дивиденд, дивиденды, дивидендов, дивидендная доходность, 市盈率, 本益比, 市净率, 每股收益, 股息, 股息率, 分红"),
	)
	// portugueseRatio is what others take for profit and loss.
	portugueseRatio = foldedSet("p / l, pl")
	// perOf stand behind what Spanish and French shorten price to earnings to.
	perOf = setOf("de, du, del, d, da, do, von, of, ratio")
)

// lack finds what is asked for of companies and that nobody has: "p/e of apple", "kgv von sap".
func (s *scene) lack(prev, q ask.Query) (ask.Lack, bool) {
	switch q.Intent {
	case ask.Alert, ask.Watchlist, ask.Portfolio, ask.Settings, ask.Convert, ask.Feedback, ask.Advice, ask.Movers:
		return ask.Lack{}, false
	}
	from, to := s.fundamental()
	if to == 0 || s.amountAt >= 0 {
		return ask.Lack{}, false
	}
	var of []market.Asset
	for _, spot := range slices.Concat(s.spots, s.maybe) {
		if spot.Asset.Class == market.Equity && (spot.To <= from || spot.From >= to) && !slices.Contains(of, spot.Asset) {
			of = append(of, spot.Asset)
		}
	}
	if len(of) == 0 && len(s.spots) == 0 && s.short() && !s.begins(conceptWords) {
		of = slices.DeleteFunc(slices.Clone(prev.Assets), func(a market.Asset) bool { return a.Class != market.Equity })
	}
	return ask.Lack{Figure: s.figureWritten(from, to), Of: of}, len(of) > 0
}

// fundamental is where a figure of companies is named, the longest name first; 0, 0 where none is.
func (s *scene) fundamental() (from, to int) {
	for n := min(5, len(s.tokens)); n > 0; n-- {
		for i := 0; i+n <= len(s.tokens); i++ {
			if fundamentals.Longest(s.hashes[i]) < n && s.tokens[i].Text != "per" && s.language != "pt" {
				continue
			}
			key := s.window(i, i+n)
			if fundamentals.Has(key) || s.language == "pt" && portugueseRatio.Has(key) || key == "per" && (s.tokens[i].Raw == "PER" || s.language != "en" && perOf.Has(s.word(i+1))) {
				return i, i + n
			}
		}
	}
	return 0, 0
}

// figureWritten is the name of a figure as it was written: "P/E ratio".
func (s *scene) figureWritten(from, to int) string {
	out := ""
	for i, t := range s.tokens[from:to] {
		joined := i == 0 || t.Kind == lexicon.Slash || s.kindAt(from+i-1) == lexicon.Slash || hanWord(t.Text)
		if !joined {
			out += " "
		}
		out += t.Raw
	}
	return out
}
