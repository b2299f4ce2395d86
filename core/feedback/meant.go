package feedback

import (
	"strings"

	"tickertape/core/ask"
)

// meaning are words that end before what was meant, behind those that come after it.
var (
	meaning = split(`i meant, i mean, meant, i wanted, i asked for, i asked about, quise decir, quería decir, me refería a, quis dizer, eu queria,
		je voulais dire, je voulais, je parlais de, ich meinte, ich wollte, gemeint war, я имел в виду, я имела в виду, имел в виду, имела в виду, я хотел, я хотела, 我是说, 我指的是, 我说的是, 我要的是`)
	meaningBehind = split(`demek istedim, demek istemiştim, kastettim, meinte ich, wollte ich, i meant, quise decir, quis dizer, je voulais dire, имел в виду`)
)

// called are the intents by what people call them. What is asked for in other words is understood
// before it comes here: see ask.Query.Corrects.
var called = intentsBy(map[ask.Intent]string{
	ask.Price:     `price, prices, quote, precio, precios, cotización, preço, preços, cotação, prix, cours, preis, preise, kurs, fiyat, fiyatı, цена, цену, цены, курс, 价格`,
	ask.Convert:   `convert, conversion, converter, conversión, convertir, conversão, converte, umrechnen, umrechnung, çeviri, çevirmek, çevirme, конвертация, конвертацию, перевод, 换算, 兑换`,
	ask.History:   `history, historical price, past price, historia, historial, histórico, historique, verlauf, historie, geçmiş, история, историю, 历史, 历史价格`,
	ask.Chart:     `chart, graph, plot, gráfico, gráfica, graphique, graphe, diagramm, chart, grafik, grafiği, график, 图表, k线`,
	ask.Market:    `market, market data, statistics, mercado, marché, markt, piyasa, рынок, 市场, 行情`,
	ask.Movers:    `movers, gainers, losers, top movers, top gainers, top losers, ganadores, perdedores, maiores altas, maiores baixas, gagnants, perdants, gewinner, verlierer, yükselenler, düşenler, лидеры роста, лидеров роста, 涨幅榜, 跌幅榜`,
	ask.Compare:   `compare, comparison, comparación, comparar, comparação, comparaison, comparer, vergleich, vergleichen, karşılaştırma, сравнение, сравнить, 比较, 对比`,
	ask.Economic:  `economic, economy, indicator, economía, indicador, economia, économie, indicateur, wirtschaft, ekonomi, gösterge, экономика, экономику, показатель, 经济, 经济指标`,
	ask.Sentiment: `sentiment, mood, sentimiento, sentimento, humor, sentiment, stimmung, duyarlılık, hissiyat, настроение, настроения, 情绪`,
	ask.Profile:   `profile, description, perfil, descripción, descrição, profil, beschreibung, açıklama, профиль, описание, 简介, 介绍`,
	ask.Education: `education, explanation, definition, explicación, definición, explicação, definição, explication, définition, erklärung, açıklama, tanım, объяснение, определение, 解释, 定义`,
	ask.Alert:     `alert, alerts, alarm, alerta, alertas, alerte, alarm, uyarı, alarm, оповещение, уведомление, 提醒, 警报`,
	ask.Watchlist: `watchlist, watch list, lista de seguimiento, lista, liste, beobachtungsliste, izleme listesi, список наблюдения, 自选, 自选股`,
	ask.Portfolio: `portfolio, cartera, carteira, portefeuille, depot, portföy, портфель, 投资组合, 持仓`,
	ask.Help:      `help, ayuda, ajuda, aide, hilfe, yardım, помощь, 帮助`,
	ask.Settings:  `settings, ajustes, configuración, configurações, réglages, paramètres, einstellungen, ayarlar, настройки, 设置`,
	ask.Advice:    `advice, consejo, conselho, conseil, rat, tavsiye, совет, 建议`,
})

func intentsBy(names map[ask.Intent]string) map[string]ask.Intent {
	all := map[string]ask.Intent{}
	for _, i := range ask.Intents() { // in their order: of a word that two are called by, the first has it
		for _, name := range split(names[i]) {
			if _, taken := all[name]; !taken {
				all[name] = i
			}
		}
	}
	return all
}

// articles may stand before what was meant.
var articles = " the a an my el la los las un una mi o os as um uma meu minha le les l' une mon ma der die das den ein eine einen mein meine "

// meantBy is the intent that a message names as what was meant: "no, I meant convert".
func meantBy(text string) (ask.Intent, bool) {
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	words := strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n.,;:!?…¡¿()\"，。！？", r) }), " ")
	for _, said := range meaning {
		if _, rest, ok := strings.Cut(words, said); ok && rest != "" {
			if i, ok := intentOf(rest); ok {
				return i, true
			}
		}
	}
	for _, said := range meaningBehind {
		if rest, ok := strings.CutSuffix(words, " "+said); ok {
			if i, ok := intentOf(afterNo(rest)); ok {
				return i, true
			}
		}
	}
	return "", false
}

func intentOf(rest string) (ask.Intent, bool) {
	rest = strings.TrimSpace(rest)
	if first, more, ok := strings.Cut(rest, " "); ok && strings.Contains(articles, " "+first+" ") {
		rest = more
	}
	i, ok := called[rest]
	return i, ok
}

// afterNo drops a no from the beginning.
func afterNo(text string) string {
	for _, no := range []string{"no ", "nope ", "nein ", "nee ", "não ", "non ", "hayır ", "yok ", "нет "} {
		if rest, ok := strings.CutPrefix(text, no); ok {
			return rest
		}
	}
	return text
}
