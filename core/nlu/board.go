package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// falls and rises are words of what lost and what gained.
var (
	falls = foldedSet("losers, loser, losing, lost, fell, falling, fallen, worst, down, dumping, dumped, dump, dropped, dropping, crashing, crashed, tanked, laggards, rekt, bleeding, perdedores, perdedoras, bajan, bajaron, cayeron, caen, caídas, peores, bajadas, quedas, caíram, perdedoras, piores, despencaram, baisses, perdants, baissent, chutes, pires, verlierer, gefallen, gefallenen, fallen am, schlechtesten, abstürze, düşen, düşenler, kaybeden, kaybedenler, kaybettiren, en kötü, упали, падают, падения, просели, лузеры, худшие, аутсайдеры, обвал, 跌幅榜, 领跌, 跌得最, 暴跌, 跌最多, 跌最惨, 跌幅")
	rises = foldedSet("gainers, gainer, gained, gaining, winners, winner, rose, rising, risers, up, best, best performing, top performers, pumping, pumped, pump, mooning, climbing, soaring, jumped, rallied, ganadores, ganadoras, suben, subieron, subidas, mejores, disparados, altas, subiram, sobem, ganhadores, melhores, valorizaram, hausses, gagnants, montent, grimpent, meilleures, gewinner, gestiegen, gestiegenen, steigen am, besten, yükselen, yükselenler, kazanan, kazananlar, kazandıran, artan, en iyi, выросли, растут, роста, взлетели, лучшие, лидеры, 涨幅榜, 领涨, 涨得最, 暴涨, 涨最多, 涨幅")
)

// boards are words that tell which ranking is asked for, the most telling first.
var boards = []struct {
	board ask.Board
	words set
}{
	{ask.Dearest, accented("most expensive, priciest, highest price, highest priced, highest-priced, dearest, costliest, más caro, más cara, más caros, más caras, mais caro, mais cara, mais caros, mais caras, plus cher, plus chère, plus chers, plus chères, teuerste, teuersten, teuerster, en pahalı, самый дорогой, самая дорогая, самые дорогие, самую дорогую, 最贵, 最贵的, 单价最高")},
	{ask.Cheapest, accented("cheapest, lowest price, lowest priced, lowest-priced, low priced, low-priced, penny coins, penny cryptos, más barato, más barata, más baratos, más baratas, mais barato, mais barata, mais baratos, mais baratas, moins cher, moins chère, moins chers, moins chères, billigste, billigsten, billigster, günstigste, günstigsten, en ucuz, самый дешёвый, самая дешёвая, самые дешёвые, самый дешевый, самая дешевая, самые дешевые, 最便宜, 最便宜的, 单价最低")},
	{ask.Trending, foldedSet("trending, trend, hot, hottest, popular, most searched, hyped, buzzing, talked about, tendencia, tendencias, de moda, em alta agora, tendência, bombando, tendance, tendances, à la mode, angesagt, beliebt, beliebteste, trendler, popüler, gündemde, в тренде, тренды, популярные, хайповые, 热门, 最热, 热搜, 热度")},
	{ask.Traded, foldedSet("most traded, by volume, volume, highest volume, más negociados, más negociadas, mais negociados, mais negociadas, les plus échangés, les plus échangées, meistgehandelt, meistgehandelte, meistgehandelten, hacim, en çok işlem, по объему, по объёму, торгуемые, 成交量, 交易量, 成交额")},
	{ask.Losers, falls},
	{ask.Gainers, rises},
	{ask.Largest, foldedSet("largest, biggest coins, by market cap, market cap, by cap, top coins, top cryptos, top cryptocurrencies, leading coins, más grandes, mayores, maiores, por capitalización, por capitalização, plus grandes, plus grosses, par capitalisation, größten, größte, nach marktkapitalisierung, en büyük, piyasa değerine göre, крупнейшие, по капитализации, 市值, 最大的")},
}

// stocksMeant are words that say that movers are shares and no coins.
var stocksMeant = foldedSet("stock, stocks, shares, equities, nasdaq, s&p, s&p 500, dow, wall street, acciones, acción, bolsa, ações, papéis, b3, bourse, actions, aktien, börse, dax, hisse, hisseler, hisseleri, borsa, bist, акции, акций, бумаги, биржа, бирже, 股票, 美股, 股, 股市, a股, 港股")

// tops ask for the first of a list by size where no other order is named.
var tops = foldedSet("top, top 5, top 10, top ten, top 20, top 50, top 100, топ, топ 10, 前十, 前五, 排行, 排名")

// mostRanked is how many rows somebody may ask for.
const mostRanked = 50

// winners, beside losers, ask for both.
var winners = setOf("gainers, winners, ganadores, gewinner, gagnants, ganhadores, altas, yükselenler, kazananlar, выросли, лидеры роста, 领涨, 涨幅榜")

// underPrice stand before what things cost at most.
var underPrice = accented("under, below, less than, cheaper than, sub, for less than, por debajo de, menos de, a menos de, abaixo de, menos que, por menos de, moins de, en dessous de, sous, à moins de, unter, weniger als, billiger als, günstiger als, altında, altındaki, altı, меньше, дешевле, ниже, до, 低于, 不到, 以下, 小于")

// limited adds what the coins of a ranking cost at most, "coins under $1", and tells where that stands; −1 where nothing does.
func (s *scene) limited(q *ask.Query) int {
	if !s.has(underPrice) {
		return -1
	}
	limit := func(at int, under float64) int {
		q.Under = under
		if q.Board != ask.Gainers && q.Board != ask.Losers {
			q.Board = ask.Cheapest
		}
		return at
	}
	for i, t := range s.tokens {
		if t.Kind == lexicon.Number && t.Number > 0 && s.hundredths(i+1) { // "under 50 cents"
			return limit(i, t.Number/100)
		}
	}
	for _, spot := range s.spots {
		for _, at := range []int{spot.From - 1, spot.To} {
			if spot.Asset.Class == market.Fiat && s.kindAt(at) == lexicon.Number && s.tokens[at].Number > 0 {
				q.Currency = market.Currency(spot.Asset.ID)
				return limit(at, s.tokens[at].Number)
			}
		}
		if one := spot.From - 1; spot.Asset.Class == market.Fiat && s.isIn(oneUnit, one) && s.behind(underPrice, one) { // "cheaper than a dollar"
			q.Currency = market.Currency(spot.Asset.ID)
			return limit(one, 1)
		}
	}
	for i, t := range s.tokens { // "coins under 5"
		if t.Kind == lexicon.Number && t.Number > 0 && (s.behind(underPrice, i) || s.starting(underPrice, i+1)) && (!s.dated || i < s.when.From || i >= s.when.To) {
			return limit(i, t.Number)
		}
	}
	return -1
}

// behind reports whether a phrase ends right before a token.
func (s *scene) behind(phrases set, at int) bool {
	for n := 1; n <= min(at, mostOfPhrase); n++ {
		if phrases.Has(s.window(at-n, at)) {
			return true
		}
	}
	return false
}

// coinsMeant name coins as such.
var coinsMeant = accented("coins, cryptos, crypto, cryptocurrencies, altcoins, alts, tokens, monedas, criptos, criptomonedas, moedas, criptomoedas, cryptomonnaies, jetons, kryptos, kryptowährungen, coinler, kripto paralar, монеты, монет, крипта, токены, 币, 山寨币, 加密货币")

// cheaper reads a text that wants what costs less than a price, and names nothing: "stocks under $10".
func (s *scene) cheaper() (ask.Query, bool) {
	if s.aboutThings() || s.measured || s.has(keeps) || s.means("alert") || !s.has(underPrice) || !s.has(coinsMeant) && !s.has(stocksMeant) {
		return ask.Query{}, false
	}
	q := s.query(ask.Movers)
	q.Confidence = strong
	return q, q.Under > 0
}

// ranked adds which ranking is asked for, of what, and of how many.
func (s *scene) ranked(q *ask.Query) {
	for _, b := range boards {
		if s.has(b.words) {
			q.Board = b.board
			break
		}
	}
	if q.Board == "" && s.has(tops) {
		q.Board = ask.Largest
	}
	if q.Board == ask.Gainers && s.has(falls) { // "gainers and losers"
		q.Board = ""
	}
	if q.Board == ask.Losers && s.has(winners) {
		q.Board = ""
	}
	if s.has(stocksMeant) {
		q.Of = market.Equity
	}
	limit := s.limited(q)
	for i, t := range s.tokens {
		timed := s.dated && i >= s.when.From && i < s.when.To || i == limit
		if t.Kind == lexicon.Number && t.Number >= 1 && t.Number <= mostRanked && t.Number == float64(int(t.Number)) && !timed {
			q.Top = int(t.Number)
			return
		}
		if v := lexicon.One(t.Text, s.language); v > 2 {
			q.Top = int(v)
			return
		}
	}
}

// reranked is another ranking, of another time or length, or the mood of another time.
func (s *scene) reranked(prev ask.Query) (ask.Query, bool) {
	if s.aboutThings() || len(s.spots) > 0 && !s.has(underPrice) || s.measured || !s.short() {
		return prev, false
	}
	out := prev
	out.Also, out.Unknown = nil, nil
	switch prev.Intent {
	case ask.Sentiment:
		if len(prev.Assets) > 0 {
			return prev, false
		}
		out.Span = s.when.Span
		return out, s.past() && s.bareNames()
	case ask.Movers:
	default:
		return prev, false
	}
	board := ask.Query{Intent: ask.Movers}
	s.ranked(&board)
	if board.Board == "" {
		board.Board = s.direction()
	}
	if board.Board == "" && board.Of == "" && board.Top == 0 && !s.past() || len(s.strays()) > 2 || s.strange() {
		return prev, false
	}
	if board.Board != "" {
		out.Under = board.Under
	}
	if board.Currency != "" {
		out.Currency = board.Currency
	}
	if s.has(coinsMeant) && !s.has(stocksMeant) {
		out.Of = ""
	}
	switch {
	case prev.Board == ask.Heat && board.Board == ask.Largest: // "top 10" of a heat map
	case board.Board != "":
		out.Board = board.Board
	}
	if board.Of != "" {
		out.Of = board.Of
	}
	if board.Top > 0 {
		out.Top = board.Top
	}
	if s.dated {
		out.Span = s.when.Span
	}
	return out, true
}

// direction is the ranking of what rose or fell, where nothing but that is said.
func (s *scene) direction() ask.Board {
	switch {
	case s.means("fall"):
		return ask.Losers
	case s.means("rise"):
		return ask.Gainers
	}
	return ""
}
