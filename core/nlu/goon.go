package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// briefMetrics are figures of an asset that has been named: by themselves their words say
// something else.
var briefMetrics = func() map[string]ask.Metric {
	out := map[string]ask.Metric{}
	for m, list := range map[ask.Metric]string{
		ask.MarketCap: "valuation, market valuation, company value, valuación, valoración, bewertung, valorisation, капа, капу, değerleme, 估值, 市 值",
		ask.Volume:    "turnover, vol, volumes, umsätze, obrót, объёмы, объемы, оборот, 成交, 交 易 量",
		ask.ATH:       "record, the record, peak, highest, the highest, más alto, el más alto, mais alto, o mais alto, le plus haut, plus élevé, am höchsten, das höchste, höchster stand, en yüksek, en yükseği, самый высокий, самая высокая, самое высокое, выше всего, récord, record histórico, tope, pico, recorde, topo, pic, sommet, rekord, höchststand, spitze, rekoru, tepe, zirvesi, рекорд, пик, максимум, хай, хаи, 最高, 新高, 历史最高, 峰值",
		ask.ATL:       "bottom, all time low, lowest, the lowest, más bajo, el más bajo, mais baixo, le plus bas, am tiefsten, das tiefste, en düşük, en düşüğü, самый низкий, самая низкая, mínimo, piso, fundo, plancher, plus bas, tiefststand, tief, dip, dibi, dip seviyesi, дно, минимум, 最低, 新低, 谷底",
		ask.Supply:    "supply, oferta, suministro, offre, umlauf, arzı, предложение, эмиссия, 流通, 供应",
		ask.Rank:      "place, posición, colocação, platz, place, sırası, sıralaması, место, 名次",
	} {
		for w := range foldedSet(list).All() {
			out[w] = m
		}
	}
	return out
}()

// figureOf is the metric that a message asks for of what was named before.
func (s *scene) figureOf(prev ask.Query) ask.Metric {
	if m := s.metric(); m != "" || len(prev.Assets) == 0 {
		return m
	}
	if m := s.otherRecord(prev); m != "" {
		return m
	}
	for n := min(4, len(s.tokens)); n > 0; n-- {
		for i := 0; i+n <= len(s.tokens); i++ {
			if m := briefMetrics[s.window(i, i+n)]; m != "" {
				return m
			}
		}
	}
	return ""
}

// sorted are the spots of a text: things, and money.
func (s *scene) sorted() (things, money []market.Asset) {
	for _, spot := range s.spots {
		kind := &things
		if spot.Asset.Class == market.Fiat {
			kind = &money
		}
		if !slices.Contains(*kind, spot.Asset) {
			*kind = append(*kind, spot.Asset)
		}
	}
	return things, money
}

// aboutThings reports whether one of the spots is a thing, and no money.
func (s *scene) aboutThings() bool {
	return slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return spot.Asset.Class != market.Fiat })
}

// goOn is the question before with what is new in this one.
func (s *scene) goOn(prev ask.Query, led bool) (ask.Query, bool) {
	out := prev
	out.Also, out.Unknown, out.Range = nil, nil, market.Range{}
	s.recount(prev)
	assets, money := s.sorted()
	m := s.figureOf(prev)
	switch {
	case s.pictured() && (s.measured || len(assets) == 0 && s.strange() && !s.refers()): // "inflation chart", "chart asdfgh": a question of its own
		return prev, false
	case s.pictured():
		return s.drawn(out, assets)
	case s.measured && prev.Indicator.Code == "debt" && s.economic.Indicator.Code == "gdp" && s.has(ofGDP): // "as % of gdp"
		out.Indicator = s.elsewhere(market.Indicator{Code: "debt_to_gdp"}, prev.Indicator.Country)
		return out, true
	case s.measured:
		return s.setAgainst(prev, s.otherFigure(prev, led)), true
	case prev.Intent == ask.Economic && s.named != "" && len(s.spots) == 0:
		out.Indicator = s.elsewhere(prev.Indicator, s.named)
		if s.past() {
			out.Span = s.when.Span
		}
		return s.setAgainst(prev, out), true
	case m != "" && len(assets)+len(prev.Assets) > 0 && prev.Intent != ask.Economic:
		if out.Intent != ask.Compare || len(out.Assets) < 2 {
			out.Intent, out.Span = ask.Market, ""
			if s.past() && recorded[m] && s.when.Span != "24h" {
				out.Intent, out.Span = ask.History, s.when.Span
			}
		}
		out = uninvested(out)
		out.Metric, out.Target = m, market.Asset{}
		if len(assets) > 0 {
			out.Assets = assets
		}
		return out, true
	case len(assets) == 1 && prev.Intent == ask.Convert && s.amountAt < 0 && (s.intoIt(assets[0]) || s.replacesTarget(prev) || s.countsIn(assets[0])):
		setTarget(&out, assets[0])
		return out, true
	case len(assets) == 1 && s.termsOf(prev, assets[0]):
		out.Currency = market.Currency(strings.ToLower(assets[0].Symbol))
		return out, true
	case len(assets) > 0:
		return s.about(out, assets, money)
	case len(money) > 0 && s.amountAt < 0:
		return s.inMoney(out, money, led)
	case s.amountAt >= 0 && (!s.dated || s.when.Loose):
		return s.ofAmount(out, money, led)
	case s.dated && !s.when.Loose:
		return s.overTime(out)
	}
	return prev, false
}

// otherFigure is another figure, of the same country where the message says that it goes on: "and gdp?". A bare "gdp" is a new
// question.
func (s *scene) otherFigure(prev ask.Query, led bool) ask.Query {
	out := s.query(ask.Economic)
	if prev.Intent != ask.Economic || !led && s.economic.From == 0 && s.economic.To == len(s.tokens) {
		return out
	}
	if s.economic.Country == "" && s.named == "" && prev.Indicator.Country != "" {
		out.Indicator = s.elsewhere(out.Indicator, prev.Indicator.Country)
	}
	if out.Span == "" {
		out.Span = prev.Span
	}
	return out
}

// intoIt reports whether an asset is what something is to be converted into: "to bitcoin instead".
func (s *scene) intoIt(a market.Asset) bool {
	for _, spot := range s.spots {
		if spot.Asset != a {
			continue
		}
		if isMoney(a) && (s.isIn(versus, spot.From-1) || s.isIn(versus, spot.From-2) && s.isIn(articleOne, spot.From-1)) { // "against the yen"
			return true
		}
		for n := 1; n <= min(3, spot.From); n++ {
			if into.Has(s.window(spot.From-n, spot.From)) || s.isIn(into, spot.From-min(n, 2)) {
				return true
			}
		}
		return s.isIn(intoBehind, spot.To)
	}
	return false
}

// howManyOf stand before what something is counted in.
var howManyOf = foldedSet("how many, how much, cuántos, cuántas, cuanto, cuánto, quantos, quantas, quanto, wie viel, wieviel, wie viele, combien de, combien d', kaç, ne kadar, сколько, 多少, 几个, 多少个")

// countsIn reports whether a message asks how many of an asset something is: "how many btc is that".
func (s *scene) countsIn(a market.Asset) bool {
	for _, spot := range s.spots {
		for n := 1; spot.Asset == a && n <= min(2, spot.From); n++ {
			if howManyOf.Has(s.window(spot.From-n, spot.From)) {
				return s.refers() || s.has(thatIs)
			}
		}
	}
	return false
}

// thatIs ask what something comes to.
var thatIs = foldedSet("is that, would that be, is it, does that make, makes that, serían, son, sería, dá, daria, seria, são, wäre das, wären das, ist das, sind das, macht das, ça fait, ça ferait, est-ce, eder, ediyor, yapar, это, будет, выйдет, 是")

// towards reports whether all that a message names is the money that an answer is wanted in.
func (s *scene) towards() bool {
	things, money := s.sorted()
	return len(things) == 0 && len(money) == 1 && s.amountAt < 0 && s.intoIt(money[0])
}

// intoBehind are words behind the currency of an answer.
var intoBehind = foldedSet("version, olarak, cinsinden, bazında, üzerinden, karşılığı, 计 价, 计")

// pictured reports whether a message wants a picture.
func (s *scene) pictured() bool {
	return s.has(chartWords) || s.has(candleWords) || s.has(axes) || s.means("chart") || slices.ContainsFunc(studyWords, func(w struct {
		study ask.Study
		words set
	},
	) bool {
		return s.has(w.words)
	})
}

// means reports whether a word of a text carries one of the concepts.
func (s *scene) means(wanted ...string) bool {
	for i := 0; i < len(s.tokens); {
		names, n := s.concepts.at(s.text, i)
		if slices.ContainsFunc(names, func(c string) bool { return slices.Contains(wanted, c) }) && !within(s.spots, i) {
			return true
		}
		i += n
	}
	return false
}

// drawn is a picture of what was asked about.
func (s *scene) drawn(out ask.Query, assets []market.Asset) (ask.Query, bool) {
	if len(assets) > 0 {
		out.Assets = assets
	}
	s.averaged()
	if s.dated {
		out.Span = s.when.Span
	}
	if out.Intent == ask.Economic {
		return out, true
	}
	if out.Span.Day() {
		out.Span = ""
	}
	out = uninvested(out)
	out.Intent, out.Target, out.Metric = ask.Chart, market.Asset{}, ""
	return out, len(out.Assets) > 0
}

// alsoWords add to what was asked about, where others replace it.
var alsoWords = foldedSet("on the same pic, on the same chart, on the same graph, same pic, same chart, same graph, in there too, noch mit rein, mit rein, noch dazu, da ekle, yı da ekle, yi da ekle, i da ekle, ı da ekle, also add, add, include, plus, as well, too, also, throw in, toss in, chuck in, put in, bring in, together with, along with, throw, toss, agrega, añade, suma, también, adiciona, inclui, inclua, também, nimm dazu, füg hinzu, hinzufügen, dazu, auch, ajoute, rajoute, aussi, ekle, de ekle, добавь, тоже, также, 加上, 加, 也, agregale, agrégale, sumale, súmale, métele, mete, pon también, inclui também, põe também, bota, coloca, mets aussi, met aussi, ajoute-y, rajoute-y, nimm noch, pack, packe, füge, füg")

// justPrice are words for the price that mean no other figure.
var justPrice = foldedSet("price, prices, quote, the price, just the price, precio, el precio, cotización, preço, o preço, cotação, preis, kurs, den preis, den kurs, prix, le prix, cours, le cours, fiyat, fiyatı, цена, цену, курс, 价格, 股价, 币价, 报价")

// about is the same question of other assets.
func (s *scene) about(out ask.Query, assets, money []market.Asset) (ask.Query, bool) {
	if out.Intent == ask.Convert && s.amountAt < 0 && len(money) > 0 && ofMoney(out) && !isMoney(assets[0]) { // "btc in usd" behind "100 usd in eur": nobody has 100 of them
		out = ask.Query{Intent: ask.Price}
	}
	switch out.Intent {
	case ask.Market:
		if s.has(justPrice) && !s.dated || len(out.Assets) == 0 && out.Metric == "" { // behind a brief
			out = ask.Query{Intent: ask.Price, Currency: out.Currency}
		}
	case ask.Price, ask.Convert, ask.History, ask.Compare:
	case ask.Chart, ask.Profile, ask.Advice, ask.Watchlist:
		if s.has(priceWords) && !s.dated {
			out = ask.Query{Intent: ask.Price, Currency: out.Currency}
		}
	case ask.Alert, ask.Portfolio:
		out.Amount = 0 // that of the other asset
	default:
		out = ask.Query{Intent: ask.Price}
	}
	switch {
	case out.Intent == ask.Compare && out.Like.ID != "" && len(assets) == 1 && !s.has(besides): // another one with the same market cap
		out.Assets = unique([]market.Asset{assets[0], out.Like})
	case out.Intent == ask.Compare && s.has(alsoWords):
		out.Assets = unique(append(slices.Clone(out.Assets), assets...))
	case (out.Intent == ask.Price || out.Intent == ask.Chart || out.Intent == ask.History || out.Intent == ask.Market) && s.has(alsoWords) && s.has(alongIt):
		out.Assets = unique(append(slices.Clone(out.Assets), assets...))
	case out.Intent == ask.Compare && len(assets) == 1 && len(out.Assets) > 0:
		out.Assets = unique([]market.Asset{out.Assets[0], assets[0]})
	default:
		out.Assets = assets
	}
	if s.amountAt >= 0 {
		out.Amount = s.amount
		switch out.Intent {
		case ask.Price:
			out.Intent = ask.Convert
		case ask.History:
			out.Counted = s.countedOf(s.spots[0])
		}
	}
	if s.dated && !s.when.Loose {
		out.Span = s.when.Span
		if out.Intent == ask.Price {
			out.Intent = ask.History
		}
	}
	if len(money) > 0 {
		out.Currency = market.Currency(money[0].ID)
	}
	return out, true
}
