package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Figures of companies and of coins that no source of ours has.
var (
	fundamentals = both(
		foldedSet("earnings, earnings date, earnings report, next earnings, quarterly earnings, q1 earnings, q2 earnings, q3 earnings, q4 earnings, quarterly results, quarterly report, net income, short interest, balance sheet, quarterly numbers, "+
			"resultados trimestrales, quartalszahlen, umsatz, jahresumsatz, nettogewinn, résultats trimestriels, chiffre d'affaires, bénéfice net, resultado trimestral, lucro líquido, faturamento, bilanço, bilançosu, bilançoları, net kâr, net kârı, cirosu, выручка, выручку, отчётность, отчетность, квартальный отчёт, квартальный отчет, чистая прибыль, 财报, 营收, 净利润, 季报, 年报"),
		foldedSet("p / e, p / e ratio, pe, p e, pe ratio, p e ratio, p-e, p-e ratio, forward pe, forward p / e, trailing pe, trailing p / e, price earnings, price earnings ratio, price to earnings, price to earnings ratio, price-to-earnings, price-to-earnings ratio, eps, earnings per share, p / b, p / b ratio, price to book, ebitda, revenue, revenues, dividend, dividends, dividend yield, profit margin, free cash flow"),
		foldedSet("kgv, kurs-gewinn-verhältnis, kurs gewinn verhältnis, kbv, gewinn je aktie, gewinn pro aktie, dividende, dividenden, dividendenrendite, per ratio, ratio per, ratio precio beneficio, precio beneficio, bpa, dividendo, dividendos, rentabilidad por dividendo, bénéfice par action, bénéfice par titre, dividendes, rendement du dividende, preço lucro, preço sobre lucro, lpa, lucro por ação, dividend yield"),
		foldedSet("f / k, f / k oranı, fk, fk oranı, fiyat kazanç, fiyat kazanç oranı, hisse başına kâr, temettü, temettüsü, temettü verimi, р / е, р / e, p / е, п / е, мультипликатор, прибыль на акцию, дивиденд, дивиденды, дивидендов, дивидендная доходность, 市盈率, 本益比, 市净率, 每股收益, 股息, 股息率, 分红"),
	)
	onChain = foldedSet("hashrate, hash rate, hashing power, mining difficulty, network difficulty, open interest, tvl, total value locked, active addresses, active wallets, daily transactions, long / short ratio, long short ratio, etf flows, etf inflows, etf outflows, mempool, exchange reserves, holders count, number of holders, " +
		"tasa de hash, dificultad de minado, interés abierto, valor total bloqueado, direcciones activas, taxa de hash, dificuldade de mineração, contratos em aberto, valor total bloqueado, endereços ativos, " +
		"hashleistung, hash-rate, mining-schwierigkeit, aktive adressen, taux de hachage, difficulté de minage, intérêt ouvert, adresses actives, hash oranı, madencilik zorluğu, açık pozisyon, aktif adres, хешрейт, хэшрейт, сложность сети, сложность майнинга, открытый интерес, активных адресов, 算力, 哈希率, 挖矿难度, 未平仓合约, 持仓量, 锁仓量, 总锁仓量, 活跃地址, 多空比")
	// portugueseRatio is what others take for profit and loss.
	portugueseRatio = foldedSet("p / l, pl")
	// perOf stand behind what Spanish and French shorten price to earnings to.
	perOf = setOf("de, du, del, d, da, do, von, of, ratio")
)

// lack finds what is asked for of companies or coins and that nobody has: "p/e of apple", "kgv von sap", "btc hashrate".
func (s *scene) lack(prev, q ask.Query) (ask.Lack, bool) {
	switch q.Intent {
	case ask.Alert, ask.Watchlist, ask.Portfolio, ask.Settings, ask.Convert, ask.Feedback, ask.Movers:
		return ask.Lack{}, false
	case ask.Advice:
		if !s.begins(datesAsked) { // "when is apple's next earnings report"
			return ask.Lack{}, false
		}
	}
	from, to, class := s.lacked()
	if to == 0 || s.amountAt >= 0 || q.Intent == ask.Education && s.begins(conceptWords) && !s.figureOfOne(from, to) { // "explain ethereum tvl"
		return ask.Lack{}, false
	}
	var of []market.Asset
	for _, spot := range slices.Concat(s.spots, s.maybe) {
		if spot.Asset.Class == class && (spot.To <= from || spot.From >= to) && !slices.Contains(of, spot.Asset) {
			of = append(of, spot.Asset)
		}
	}
	if len(of) == 0 && len(s.spots) == 0 && s.short() && !s.begins(conceptWords) {
		of = slices.DeleteFunc(slices.Clone(prev.Assets), func(a market.Asset) bool { return a.Class != class })
	}
	return ask.Lack{Figure: s.figureWritten(from, to), Of: of}, len(of) > 0
}

// datesAsked begin a question for a date, which is no advice.
var datesAsked = setOf("when is, when's, whens, when are, when does, when do")

// figureOfOne reports whether a figure is asked for as that of somebody: "apple's p/e", "the hashrate of bitcoin".
func (s *scene) figureOfOne(from, to int) bool {
	return s.isIn(perOf, to) || from > 0 && within(s.spots, from-1) && strings.ContainsAny(s.tokens[from-1].Raw, "'’")
}

// lacked is where a figure is named that nobody has, and of which class of assets it is.
func (s *scene) lacked() (from, to int, of market.Class) {
	if from, to = s.fundamental(); to > 0 {
		return from, to, market.Equity
	}
	for i := range s.tokens {
		if n := s.phraseAt(onChain, i, mostOfPhrase); n > 0 {
			return i, i + n, market.Crypto
		}
	}
	return 0, 0, ""
}

// fundamental is where a figure of companies is named, the longest name first; 0, 0 where none is.
func (s *scene) fundamental() (from, to int) {
	for n := min(5, len(s.tokens)); n > 0; n-- {
		for i := 0; i+n <= len(s.tokens); i++ {
			if fundamentals.Longest(s.hashes[i]) < n && s.tokens[i].Text != "per" && s.language != "pt" {
				continue
			}
			key := s.window(i, i+n)
			if fundamentals.Has(key) || s.language == "pt" && portugueseRatio.Has(key) || key == "per" && (s.tokens[i].Raw == "PER" || s.language != "en" && s.isIn(perOf, i+1)) {
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
