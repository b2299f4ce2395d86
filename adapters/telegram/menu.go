package telegram

import (
	"context"
	"encoding/json"
	"slices"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// entry is a command of the menu that people see when they type a slash, described in each of
// the languages, in their order. The commands themselves are the same for all.
type entry struct {
	command      string
	descriptions [8]string
}

// languages are those of the menu. Telegram shows the first one to everybody whose own is not
// among them.
var languages = [8]string{"en", "es", "de", "fr", "pt", "tr", "ru", "zh"}

var menu = []entry{
	{"price", [8]string{
		"Price of one or many assets: /price btc eth", "Precio de uno o varios activos: /price btc eth",
		"Kurs von einem oder mehreren Werten: /price btc eth", "Cours d'un ou de plusieurs actifs : /price btc eth",
		"Preço de um ou vários ativos: /price btc eth", "Bir veya birkaç varlığın fiyatı: /price btc eth",
		"Цена одного или нескольких активов: /price btc eth", "一个或多个资产的价格：/price btc eth",
	}},
	{"convert", [8]string{
		"Convert an amount: /convert 1.5 eth eur", "Convertir una cantidad: /convert 1,5 eth eur",
		"Betrag umrechnen: /convert 1,5 eth eur", "Convertir un montant : /convert 1,5 eth eur",
		"Converter um valor: /convert 1,5 eth eur", "Tutar çevir: /convert 1,5 eth eur",
		"Пересчитать сумму: /convert 1,5 eth eur", "换算金额：/convert 1.5 eth eur",
	}},
	{"market", [8]string{
		"Market statistics: /market btc", "Datos de mercado: /market btc", "Marktdaten: /market btc", "Données de marché : /market btc",
		"Dados de mercado: /market btc", "Piyasa verileri: /market btc", "Данные рынка: /market btc", "市场数据：/market btc",
	}},
	{"brief", [8]string{
		"The market in four sentences", "El mercado en cuatro frases", "Der Markt in vier Sätzen", "Le marché en quatre phrases",
		"O mercado em quatro frases", "Dört cümlede piyasa", "Рынок в четырёх фразах", "四句话看市场",
	}},
	{"heatmap", [8]string{
		"The largest coins as a picture: /heatmap 20", "Las mayores criptomonedas en una imagen: /heatmap 20", "Die größten Coins als Bild: /heatmap 20", "Les plus grandes cryptos en image : /heatmap 20",
		"As maiores criptomoedas em uma imagem: /heatmap 20", "En büyük coinler bir resimde: /heatmap 20", "Крупнейшие монеты на картинке: /heatmap 20", "一张图看最大的币：/heatmap 20",
	}},
	{"gas", [8]string{
		"What transactions on Ethereum cost", "Cuánto cuestan las transacciones en Ethereum", "Was Transaktionen auf Ethereum kosten", "Ce que coûtent les transactions sur Ethereum",
		"Quanto custam as transações na Ethereum", "Ethereum'da işlemlerin maliyeti", "Сколько стоят транзакции в Ethereum", "以太坊交易的费用",
	}},
	{"funding", [8]string{
		"Funding rates of perpetual futures: /funding btc", "Tasas de financiación de futuros perpetuos: /funding btc", "Finanzierungsraten unbefristeter Futures: /funding btc",
		"Taux de financement des contrats perpétuels : /funding btc", "Taxas de financiamento de futuros perpétuos: /funding btc", "Sürekli vadeli sözleşmelerin fonlama oranı: /funding btc",
		"Ставки финансирования бессрочных фьючерсов: /funding btc", "永续合约的资金费率：/funding btc",
	}},
	{"whatif", [8]string{
		"A coin with another one's market cap: /whatif sol eth", "Una moneda con la capitalización de otra: /whatif sol eth", "Ein Coin mit dem Marktwert eines anderen: /whatif sol eth",
		"Une crypto avec la capi d'une autre : /whatif sol eth", "Uma moeda com a capitalização de outra: /whatif sol eth", "Bir coin, başkasının piyasa değeriyle: /whatif sol eth",
		"Монета с капитализацией другой: /whatif sol eth", "某币有另一种币的市值时：/whatif sol eth",
	}},
	{"chart", [8]string{
		"A picture: /chart btc 30d", "Gráfico: /chart btc 30d", "Kursbild: /chart btc 30d", "Graphique : /chart btc 30d",
		"Gráfico: /chart btc 30d", "Grafik: /chart btc 30d", "График: /chart btc 30d", "走势图：/chart btc 30d",
	}},
	{"history", [8]string{
		"The past: /history btc 2021-01-01", "El pasado: /history btc 2021-01-01", "Rückblick: /history btc 2021-01-01", "Le passé : /history btc 2021-01-01",
		"O passado: /history btc 2021-01-01", "Geçmiş: /history btc 2021-01-01", "Прошлое: /history btc 2021-01-01", "历史价格：/history btc 2021-01-01",
	}},
	{"compare", [8]string{
		"Side by side: /compare btc gold 1y", "Comparar: /compare btc gold 1y", "Im Vergleich: /compare btc gold 1y", "Comparer : /compare btc gold 1y",
		"Comparar: /compare btc gold 1y", "Karşılaştır: /compare btc gold 1y", "Сравнить: /compare btc gold 1y", "对比：/compare btc gold 1y",
	}},
	{"movers", [8]string{
		"Gainers and losers: /movers losers", "Los que más suben y bajan: /movers losers", "Gewinner und Verlierer: /movers losers",
		"Plus fortes hausses et baisses : /movers losers", "Maiores altas e baixas: /movers losers", "En çok yükselen ve düşenler: /movers losers",
		"Лидеры роста и падения: /movers losers", "涨幅榜和跌幅榜：/movers losers",
	}},
	{"mood", [8]string{
		"Fear and greed in the crypto market", "Miedo y codicia en el mercado cripto", "Angst und Gier am Kryptomarkt", "Peur et avidité sur le marché des cryptos",
		"Medo e ganância no mercado cripto", "Kripto piyasasında korku ve açgözlülük", "Страх и жадность на крипторынке", "加密市场的恐惧与贪婪",
	}},
	{"about", [8]string{
		"What it is: /about solana", "Qué es: /about solana", "Was ist das? /about solana", "Qu'est-ce que c'est ? /about solana",
		"O que é: /about solana", "Nedir? /about solana", "Что это такое: /about solana", "这是什么：/about solana",
	}},
	{"explain", [8]string{
		"A term in plain words: /explain staking", "Un término en palabras sencillas: /explain staking", "Ein Begriff, einfach erklärt: /explain staking",
		"Un terme en mots simples : /explain staking", "Um termo em palavras simples: /explain staking", "Bir terim, sade sözlerle: /explain staking",
		"Термин простыми словами: /explain staking", "用简单的话解释术语：/explain staking",
	}},
	{"econ", [8]string{
		"An economic indicator: /econ cpi", "Un indicador económico: /econ cpi", "Eine Wirtschaftszahl: /econ cpi", "Un indicateur économique : /econ cpi",
		"Um indicador econômico: /econ cpi", "Bir ekonomik gösterge: /econ cpi", "Экономический показатель: /econ cpi", "经济指标：/econ cpi",
	}},
	{"ask", [8]string{
		"Ask in your own words: /ask how much is gold", "Pregunta con tus palabras: /ask cuánto vale el oro", "Frag in eigenen Worten: /ask was kostet gold",
		"Demandez avec vos mots : /ask combien vaut l'or", "Pergunte com suas palavras: /ask quanto custa o ouro", "Kendi sözlerinle sor: /ask altın ne kadar",
		"Спросите своими словами: /ask сколько стоит золото", "用自己的话提问：/ask 黄金多少钱",
	}},
	{"settings", [8]string{
		"Currency, time zone, language: /settings currency eur", "Moneda, zona horaria, idioma: /settings moneda eur",
		"Währung, Zeitzone, Sprache: /settings Währung eur", "Devise, fuseau horaire, langue : /settings devise eur",
		"Moeda, fuso horário, idioma: /settings moeda eur", "Para birimi, saat dilimi, dil: /settings currency eur",
		"Валюта, часовой пояс, язык: /settings валюта eur", "货币、时区、语言：/settings 货币 eur",
	}},
	{"privacy", [8]string{
		"What I keep of you, and how to delete it", "Qué guardo de ti y cómo borrarlo", "Was ich von dir speichere und wie du es löschst", "Ce que je garde de vous, et comment l'effacer",
		"O que guardo sobre você e como apagar", "Sizden neyi sakladığım ve nasıl silineceği", "Что я храню о вас и как это удалить", "我保存了你的什么，以及如何删除",
	}},
	{"help", [8]string{
		"What I can do, with examples", "Qué puedo hacer, con ejemplos", "Was ich kann, mit Beispielen", "Ce que je sais faire, avec des exemples",
		"O que eu faço, com exemplos", "Neler yapabilirim, örneklerle", "Что я умею, с примерами", "我能做什么，附示例",
	}},
}

// menuIn is the menu in the language of this place in the list.
func menuIn(language int) []tg.BotCommand {
	list := make([]tg.BotCommand, len(menu))
	for i, e := range menu {
		list[i] = tg.BotCommand{Command: e.command, Description: e.descriptions[language]}
	}
	return list
}

// setMenu registers the menu in every language in which Telegram has another one. Without it
// everything else works.
func (a *Adapter) setMenu(ctx context.Context) {
	for i, code := range languages {
		if i == 0 {
			code = "" // for everybody
		}
		if err := a.setMenuIn(ctx, code, menuIn(i)); err != nil && ctx.Err() == nil {
			a.log.Warn("the command menu could not be set", "language", languages[i], "error", err)
		}
	}
}

func (a *Adapter) setMenuIn(ctx context.Context, code string, want []tg.BotCommand) error {
	p := tg.Params{}
	p.AddNonEmpty("language_code", code)
	has, err := reply[[]tg.BotCommand](ctx, a.calls, "getMyCommands", p)
	if err != nil || slices.Equal(has, want) {
		return err
	}
	list, err := json.Marshal(want)
	if err != nil {
		return err // can't be: strings always marshal
	}
	p["commands"] = string(list)
	_, err = a.calls.do(ctx, "setMyCommands", p)
	return err
}
