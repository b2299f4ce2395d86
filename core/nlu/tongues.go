package nlu

import (
	"strings"

	"tickertape/core/ask"
	"tickertape/core/nlu/words"
)

// words of other languages than English, added to the tables of cues.go.
var (
	otherMetrics = map[ask.Metric]string{
		ask.MarketCap: "cuántos billones, quantos trilhões, wie viele billionen, wieviel billionen, wie viel billionen, combien de milliards, combien de trillions, kaç trilyon, сколько триллионов, 几万亿, 多少万亿, capitalización, capitalizacion, capitalización de mercado, capitalización bursátil, cap de mercado, capitalização, capitalização de mercado, valor de mercado, marktkapitalisierung, börsenwert, marktkap, capitalisation, capitalisation boursière, capi, piyasa değeri, piyasa degeri, piyasa hacmi değeri, капитализация, капитализации, капитализацию, рыночная капитализация, капа, 市值, 总市值, 總市值, 盘子多大, 盘子, 体量, 规模, капы, капу, маркеткап, маркеткапа, маркет кап, mcapi, piyasa değerleri, marketcapi, capi boursière, valorisation, valorización bursátil, valor bursátil, marktkapi, marktwert, börsenbewertung, quanto vale no total, valor total de mercado",
		ask.Volume:    "volumen, volumen de negociación, volumen de trading, volume de negociação, volume négociado, handelsvolumen, umsatz, volume d'échange, volume échangé, işlem hacmi, hacim, hacmi, объем, объём, объемы, объем торгов, объём торгов, объема торгов, 成交量, 交易量, 成交额",
		ask.Supply:    "suministro, oferta total, suministro total, offre totale, oferta circulante, oferta em circulação, gesamtangebot, umlaufende menge, suministro circulante, suministro máximo, circulante, em circulação, en circulación, oferta máxima, umlaufmenge, im umlauf, umlauf, maximale menge, offre en circulation, en circulation, offre maximale, arz, dolaşımdaki arz, dolaşımda, toplam arz, maksimum arz, эмиссия, эмиссии, эмиссию, в обращении, предложение, 流通量, 供应量, 总量, 发行量, 最大供应量, 流通, 流通盘, 在外流通, 流通了多少, 一共多少枚, 一共多少个, 已发行, emitidas, emitidos, monedas emitidas, cuántas hay, cuántos hay, moedas emitidas, quantas existem, unités en circulation, combien existe, stückzahl, gesamtmenge, umlaufende, wie viele gibt es, tedavülde, kaç tane var, kaç adet var, сколько выпущено, сколько в обращении, сколько всего, выпущено",
		ask.ATH:       "when did it peak, máximo histórico, maximo historico, máximos históricos, máxima histórica, maior alta histórica, alta histórica, allzeithoch, allzeithochs, rekordhoch, plus haut historique, plus haut, sommet historique, record historique, tüm zamanların en yükseği, tüm zamanların en yüksek, rekor, zirve, zirvesi, исторический максимум, исторического максимума, максимум за всю историю, ath'si, 历史最高, 历史高点, 最高价, 历史新高, 歷史最高, 最高点, 最高到过, 前高, 巅峰, хай, хаи, хая, исторический хай, истхай, пик, пика, максимум, максимума, рекорд, рекорда, récord histórico, pico histórico, récord, máximo de todos los tiempos, topo histórico, recorde, recorde histórico, pico, höchststand, rekord, historisches hoch, höchster stand, höchste stand, höchsten stand, höchster kurs, höchstkurs, record, plus haut niveau, sommet, en yüksek, en yüksek seviye, en yükseği, tepe, tepesi, rekoru, peak, peak price, all time highs",
		ask.ATL:       "mínimo histórico, minimo historico, mínima histórica, allzeittief, plus bas historique, tüm zamanların en düşüğü, исторический минимум, 历史最低, 最低价",
		ask.Dominance: "dominancia, dominância, dominanz, domination, hakimiyet, hakimiyeti, dominasyon, dominansı, доминация, доминации, доминацию, доминирование, доминирования, 市占率, 主导地位, 占比, 市场占有率, 统治力, 市占, 占市场, 吸血, 吸血率, доминашка, доминашку, доминашки, domi, anteil am markt, marktanteil, fatia do mercado, part de marché, cuota de mercado, pazar payı, piyasa payı, доля рынка, доля на рынке",
		ask.Rank:      "posición, puesto, ranking, posição, rang, rangs, sıralama, sırada, kaçıncı sırada, место, позиция, 排名, 第几名, 排第几, 排多少, на каком месте, какое место, какое место занимает, em que posição, em que lugar, en qué puesto, puesto de, puesto va, puesto está, puesto tiene, en qué lugar, qué puesto, à quel rang, quelle place, auf welchem platz, welcher platz, welchen platz, platz, kaçıncı, kacinci, kacinci sirada, kaçıncı sırada, sıralaması, sıralamada, what place, which place, what rank",
		ask.FDV:       "vollständig verwässerte bewertung, valoración diluida, 完全稀释估值, fdv'si",
	}
	otherInto   = "合, 折, 等于, en, a, em, para, pra, pro, por, in, zu, nach, auf, à, vers, contre, в, во, на, к, 换, 兑, 兑换, 换成, 换算成, 等于多少, 对, 多少, 值多少, 折合, to, versus, cinsinden, olarak"
	otherPrices = "precio, precios, cotización, cotiza, vale, valen, cuesta, cuánto, cuanto, a cómo, a cuánto, preço, preços, cotação, custa, custam, quanto, preis, preise, kurs, kurse, kostet, kosten, steht, notiert, prix, cours, cote, coûte, vaut, combien, fiyat, fiyatı, fiyatları, kaç, ne kadar, kaçtan, kuru, цена, цены, цену, курс, курсы, стоит, стоимость, сколько, почём, почем, котировка, котировки, 价格, 價格, 多少钱, 多少錢, 报价, 行情, 现价, 币价, 股价, 汇率, 多少, 价"
)

// withTongues adds what other languages call the metrics.
func withTongues(english map[string]ask.Metric) *words.Map[ask.Metric] {
	out := words.MapOf(english)
	for m, list := range otherMetrics {
		for w := range foldedSet(list).All() {
			out.Put(w, m)
		}
	}
	for m, list := range easternMetrics {
		for w := range foldedSet(list).All() {
			out.Put(w, m)
		}
	}
	return out
}

// foldedSet is a set of the words as texts are folded: Chinese characters stand apart.
func foldedSet(list string) set {
	out := words.NewSet(1 + strings.Count(list, ","))
	for w := range strings.SplitSeq(list, ",") {
		out.Add(strings.TrimSpace(foldText(strings.TrimSpace(w))))
	}
	return phrasesOfAll.Join(out)
}

// accented is foldedSet with every phrase without its accents, too: people leave them out.
func accented(list string) set { return both(foldedSet(list), foldedSet(bare(list))) }

// both is one set of several.
func both(sets ...set) set {
	size := 0
	for _, s := range sets {
		size += s.Len()
	}
	out := words.NewSet(size)
	for _, s := range sets {
		addAll(out, s)
	}
	return phrasesOfAll.Join(out)
}

// addAll adds what is in another set.
func addAll(s, more set) {
	for phrase := range more.All() {
		s.Add(phrase)
	}
}
