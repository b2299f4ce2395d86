package discord

import "tickertape/core/chat"

// locales are the languages, besides English, in which commands describe themselves, in the
// order of the translations. The commands' names are the same for all.
// https://docs.discord.com/developers/reference#locales
var locales = [...]string{"es-ES", "de", "fr", "pt-BR", "tr", "ru", "zh-CN"}

// more are locales that get another one's words.
var more = map[string]string{"es-419": "es-ES"}

// translated are the descriptions of commands and arguments.
var translated = map[string][len(locales)]string{
	"What it costs now: coins, stocks, indices, currencies, metals": {
		"Cuánto cuesta ahora: criptomonedas, acciones, índices, divisas, metales", "Was es jetzt kostet: Coins, Aktien, Indizes, Währungen, Metalle",
		"Le cours actuel : cryptos, actions, indices, devises, métaux", "Quanto custa agora: criptomoedas, ações, índices, moedas, metais",
		"Şu an kaç para: kripto paralar, hisseler, endeksler, dövizler, metaller", "Сколько стоит сейчас: монеты, акции, индексы, валюты, металлы",
		"现在的价格：加密货币、股票、指数、外汇、金属",
	},
	"One or several, like: btc eth $AAPL gold": {
		"Uno o varios, por ejemplo: btc eth $AAPL gold", "Einer oder mehrere, etwa: btc eth $AAPL gold", "Un ou plusieurs, par exemple : btc eth $AAPL gold",
		"Um ou vários, por exemplo: btc eth $AAPL gold", "Bir veya birkaç tane, örneğin: btc eth $AAPL gold", "Один или несколько, например: btc eth $AAPL gold",
		"一个或多个，例如：btc eth $AAPL gold",
	},
	"How much one thing is worth in another": {
		"Cuánto vale una cosa en otra", "Wie viel etwas in etwas anderem wert ist", "Combien vaut une chose dans une autre", "Quanto vale uma coisa em outra",
		"Bir şeyin başka bir şey cinsinden değeri", "Сколько одно стоит в другом", "一种资产值多少另一种资产",
	},
	"How much, like: 1.5 or 10k": {
		"Cuánto, por ejemplo: 1,5 o 10k", "Wie viel, etwa: 1,5 oder 10k", "Combien, par exemple : 1,5 ou 10k", "Quanto, por exemplo: 1,5 ou 10k",
		"Ne kadar, örneğin: 1,5 veya 10k", "Сколько, например: 1,5 или 10k", "数量，例如：1.5 或 10k",
	},
	"What you have, like: eth": {
		"Lo que tienes, por ejemplo: eth", "Was du hast, etwa: eth", "Ce que vous avez, par exemple : eth", "O que você tem, por exemplo: eth",
		"Elindeki, örneğin: eth", "Что у вас есть, например: eth", "你有的，例如：eth",
	},
	"What you want it in, like: eur": {
		"En qué lo quieres, por ejemplo: eur", "Worin du es willst, etwa: eur", "En quoi vous le voulez, par exemple : eur", "Em que você quer, por exemplo: eur",
		"Ne cinsinden, örneğin: eur", "Во что пересчитать, например: eur", "换成什么，例如：eur",
	},
	"Market cap, volume, supply, all-time high": {
		"Capitalización, volumen, oferta, máximo histórico", "Marktkapitalisierung, Volumen, Umlauf, Allzeithoch", "Capitalisation, volume, offre, plus haut historique",
		"Capitalização, volume, oferta, máxima histórica", "Piyasa değeri, hacim, arz, tüm zamanların zirvesi", "Капитализация, объём, предложение, исторический максимум",
		"市值、成交量、供应量、历史最高价",
	},
	"A coin, or: global": {
		"Una moneda, o: global", "Ein Coin, oder: global", "Une crypto, ou : global", "Uma moeda, ou: global", "Bir coin ya da: global", "Монета или: global", "一种币，或：global",
	},
	"What transactions on Ethereum cost now": {
		"Cuánto cuestan ahora las transacciones en Ethereum", "Was Transaktionen auf Ethereum jetzt kosten", "Ce que coûtent les transactions sur Ethereum",
		"Quanto custam agora as transações na Ethereum", "Ethereum'da işlemlerin şu anki maliyeti", "Сколько сейчас стоят транзакции в Ethereum", "以太坊交易现在的费用",
	},
	"What holders of perpetual futures on coins pay each other": {
		"Lo que se pagan entre sí los titulares de futuros perpetuos", "Was sich die Halter unbefristeter Futures auf Coins zahlen", "Ce que se versent les détenteurs de contrats perpétuels sur cryptos",
		"O que os detentores de futuros perpétuos pagam uns aos outros", "Sürekli vadeli sözleşme sahiplerinin birbirine ödediği", "Что платят друг другу держатели бессрочных фьючерсов на монеты", "永续合约持有者之间支付的资金费率",
	},
	"One or several, like: btc, or: btc eth": {
		"Una o varias, por ejemplo: btc, o: btc eth", "Einer oder mehrere, etwa: btc, oder: btc eth", "Une ou plusieurs, par exemple : btc, ou : btc eth",
		"Uma ou várias, por exemplo: btc, ou: btc eth", "Bir veya birkaç tane, örneğin: btc ya da: btc eth", "Одна или несколько, например: btc или btc eth", "一个或多个，例如：btc，或：btc eth",
	},
	"What a coin would cost with another one's market cap": {
		"Cuánto valdría una moneda con la capitalización de otra", "Was ein Coin mit der Marktkapitalisierung eines anderen kosten würde", "Ce que vaudrait une crypto avec la capitalisation d'une autre",
		"Quanto valeria uma moeda com a capitalização de outra", "Bir coin, başkasının piyasa değeriyle kaç para olurdu", "Сколько стоила бы монета с капитализацией другой", "如果一种币有另一种币的市值，会值多少",
	},
	"The coin, like: sol": {
		"La moneda, por ejemplo: sol", "Der Coin, etwa: sol", "La crypto, par exemple : sol", "A moeda, por exemplo: sol", "Coin, örneğin: sol", "Монета, например: sol", "币，例如：sol",
	},
	"Whose market cap it has then, like: eth": {
		"De quién es la capitalización, por ejemplo: eth", "Wessen Marktkapitalisierung er dann hat, etwa: eth", "De qui elle a alors la capitalisation, par exemple : eth",
		"De quem é a capitalização, por exemplo: eth", "Kimin piyasa değeriyle, örneğin: eth", "Чью капитализацию она тогда имеет, например: eth", "用谁的市值，例如：eth",
	},
	"What the bot keeps of you, and how to delete it": {
		"Qué guarda el bot de ti y cómo borrarlo", "Was der Bot von dir speichert und wie du es löschst", "Ce que le bot garde de vous, et comment l'effacer",
		"O que o bot guarda sobre você e como apagar", "Botun sizden neyi sakladığı ve nasıl silineceği", "Что бот хранит о вас и как это удалить", "机器人保存了你的什么，以及如何删除",
	},
	"The market in four sentences: size, shares, movers, mood": {
		"El mercado en cuatro frases: tamaño, cuotas, subidas y ánimo", "Der Markt in vier Sätzen: Größe, Anteile, Bewegung, Stimmung", "Le marché en quatre phrases : taille, parts, mouvements, humeur",
		"O mercado em quatro frases: tamanho, fatias, altas e humor", "Dört cümlede piyasa: büyüklük, paylar, hareket, hava", "Рынок в четырёх фразах: размер, доли, движение, настроение", "四句话看市场：规模、占比、涨跌、情绪",
	},
	"The largest coins as a picture: size and change": {
		"Las mayores criptomonedas en una imagen: tamaño y cambio", "Die größten Coins als Bild: Größe und Veränderung", "Les plus grandes cryptos en image : taille et variation",
		"As maiores criptomoedas em uma imagem: tamanho e variação", "En büyük coinler bir resimde: büyüklük ve değişim", "Крупнейшие монеты на картинке: размер и изменение", "一张图看最大的币：市值与涨跌",
	},
	"How many, like: 20": {
		"Cuántas, por ejemplo: 20", "Wie viele, etwa: 20", "Combien, par exemple : 20", "Quantas, por exemplo: 20", "Kaç tane, örneğin: 20", "Сколько, например: 20", "多少个，例如：20",
	},
	"A picture of how prices went": {
		"Un gráfico de la evolución del precio", "Ein Bild vom Verlauf der Kurse", "Un graphique de l'évolution des cours", "Um gráfico da evolução dos preços",
		"Fiyatların seyrini gösteren grafik", "График: как менялась цена", "价格走势图",
	},
	"One or several, like: btc, or: btc gold": {
		"Uno o varios, por ejemplo: btc, o: btc gold", "Einer oder mehrere, etwa: btc, oder: btc gold", "Un ou plusieurs, par exemple : btc, ou : btc gold",
		"Um ou vários, por exemplo: btc, ou: btc gold", "Bir veya birkaç tane, örneğin: btc ya da: btc gold", "Один или несколько, например: btc или btc gold",
		"一个或多个，例如：btc，或：btc gold",
	},
	"Like: 24h, 30d, 1y, this year; candles, rsi": {
		"Por ejemplo: 24h, 30d, 1y, este año; velas, rsi", "Etwa: 24h, 30d, 1y, dieses Jahr; Kerzen, rsi", "Par exemple : 24h, 30d, 1y, cette année ; chandeliers, rsi",
		"Por exemplo: 24h, 30d, 1y, este ano; candles, rsi", "Örneğin: 24h, 30d, 1y, bu yıl; mum, rsi", "Например: 24h, 30d, 1y, этот год; свечи, rsi",
		"例如：24h、30d、1y、今年；K线、rsi",
	},
	"What it cost on a day, or how it did over a time": {
		"Cuánto costaba un día, o cómo evolucionó en un período", "Was es an einem Tag kostete, oder wie es über eine Zeit lief",
		"Le cours d'un jour, ou l'évolution sur une période", "Quanto custava em um dia, ou como foi em um período",
		"Belirli bir günkü fiyatı ya da bir dönemdeki seyri", "Сколько стоило в тот день или как менялось за период", "某一天的价格，或一段时间的表现",
	},
	"One or several, like: btc": {
		"Uno o varios, por ejemplo: btc", "Einer oder mehrere, etwa: btc", "Un ou plusieurs, par exemple : btc", "Um ou vários, por exemplo: btc",
		"Bir veya birkaç tane, örneğin: btc", "Один или несколько, например: btc", "一个或多个，例如：btc",
	},
	"Like: 30d, this year, 2021-01-01": {
		"Por ejemplo: 30d, este año, 2021-01-01", "Etwa: 30d, dieses Jahr, 2021-01-01", "Par exemple : 30d, cette année, 2021-01-01", "Por exemplo: 30d, este ano, 2021-01-01",
		"Örneğin: 30d, bu yıl, 2021-01-01", "Например: 30d, этот год, 2021-01-01", "例如：30d、今年、2021-01-01",
	},
	"Two or more side by side": {
		"Dos o más, lado a lado", "Zwei oder mehr im Vergleich", "Deux ou plus, côte à côte", "Dois ou mais, lado a lado",
		"İki veya daha fazlası yan yana", "Два и больше рядом", "两个或更多的对比",
	},
	"Like: btc eth gold": {
		"Por ejemplo: btc eth gold", "Etwa: btc eth gold", "Par exemple : btc eth gold", "Por exemplo: btc eth gold", "Örneğin: btc eth gold", "Например: btc eth gold", "例如：btc eth gold",
	},
	"Like: 30d, 1y, this year": {
		"Por ejemplo: 30d, 1y, este año", "Etwa: 30d, 1y, dieses Jahr", "Par exemple : 30d, 1y, cette année", "Por exemplo: 30d, 1y, este ano",
		"Örneğin: 30d, 1y, bu yıl", "Например: 30d, 1y, этот год", "例如：30d、1y、今年",
	},
	"What rose and fell, is traded and looked for": {
		"Lo que sube, baja, se negocia y se busca", "Was steigt, fällt, gehandelt und gesucht wird", "Ce qui monte, baisse, s'échange et se cherche",
		"O que sobe, cai, é negociado e procurado", "Yükselenler, düşenler, çok işlem görenler ve arananlar", "Что растёт, падает, торгуется и что ищут",
		"涨幅、跌幅、成交和热搜榜",
	},
	"Like: gainers, losers, trending, stock losers": {
		"Por ejemplo: gainers, losers, trending, stock losers", "Etwa: gainers, losers, trending, stock losers", "Par exemple : gainers, losers, trending, stock losers",
		"Por exemplo: gainers, losers, trending, stock losers", "Örneğin: gainers, losers, trending, stock losers", "Например: gainers, losers, trending, stock losers",
		"例如：gainers、losers、trending、stock losers",
	},
	"Fear and greed in the crypto market": {
		"Miedo y codicia en el mercado cripto", "Angst und Gier am Kryptomarkt", "Peur et avidité sur le marché des cryptos", "Medo e ganância no mercado cripto",
		"Kripto piyasasında korku ve açgözlülük", "Страх и жадность на крипторынке", "加密市场的恐惧与贪婪",
	},
	"What a coin or a company is": {
		"Qué es una moneda o una empresa", "Was ein Coin oder ein Unternehmen ist", "Ce qu'est une crypto ou une entreprise", "O que é uma moeda ou uma empresa",
		"Bir coin ya da şirket nedir", "Что это за монета или компания", "某种币或公司是什么",
	},
	"Like: solana": {
		"Por ejemplo: solana", "Etwa: solana", "Par exemple : solana", "Por exemplo: solana", "Örneğin: solana", "Например: solana", "例如：solana",
	},
	"A term in plain words": {
		"Un término en palabras sencillas", "Ein Begriff, einfach erklärt", "Un terme en mots simples", "Um termo em palavras simples",
		"Bir terim, sade sözlerle", "Термин простыми словами", "用简单的话解释术语",
	},
	"Like: staking, or: yield curve": {
		"Por ejemplo: staking, o: yield curve", "Etwa: staking, oder: yield curve", "Par exemple : staking, ou : yield curve", "Por exemplo: staking, ou: yield curve",
		"Örneğin: staking ya da: yield curve", "Например: staking или yield curve", "例如：staking，或：yield curve",
	},
	"The latest value of an economic indicator": {
		"El último dato de un indicador económico", "Der neueste Wert einer Wirtschaftszahl", "La dernière valeur d'un indicateur économique",
		"O valor mais recente de um indicador econômico", "Bir ekonomik göstergenin son değeri", "Последнее значение экономического показателя", "某项经济指标的最新值",
	},
	"Like: inflation, unemployment, gdp": {
		"Por ejemplo: inflación, desempleo, pib", "Etwa: Inflation, Arbeitslosigkeit, BIP", "Par exemple : inflation, chômage, pib", "Por exemplo: inflação, desemprego, pib",
		"Örneğin: enflasyon, işsizlik, gsyh", "Например: инфляция, безработица, ввп", "例如：通胀、失业率、gdp",
	},
	"Like: us or euro area": {
		"Por ejemplo: us o euro area", "Etwa: us oder euro area", "Par exemple : us ou euro area", "Por exemplo: us ou euro area", "Örneğin: us veya euro area", "Например: us или euro area", "例如：us 或 euro area",
	},
	"Ask in your own words": {
		"Pregunta con tus palabras", "Frag in eigenen Worten", "Demandez avec vos mots", "Pergunte com suas palavras", "Kendi sözlerinle sor", "Спросите своими словами", "用自己的话提问",
	},
	"Like: how much is ethereum": {
		"Por ejemplo: cuánto vale ethereum", "Etwa: was kostet ethereum", "Par exemple : combien vaut ethereum", "Por exemplo: quanto custa ethereum",
		"Örneğin: ethereum ne kadar", "Например: сколько стоит ethereum", "例如：以太坊多少钱",
	},
	"Your currency, time zone, language and more": {
		"Tu moneda, zona horaria, idioma y más", "Deine Währung, Zeitzone, Sprache und mehr", "Votre devise, fuseau horaire, langue, etc.",
		"Sua moeda, fuso horário, idioma e mais", "Para birimin, saat dilimin, dilin ve dahası", "Ваша валюта, часовой пояс, язык и другое", "你的货币、时区、语言等",
	},
	"Like: currency eur, zone madrid, language german, reset; add: here": {
		"Por ejemplo: currency eur, zone madrid, language german, reset; añade: here", "Etwa: currency eur, zone madrid, language german, reset; dazu: here",
		"Par exemple : currency eur, zone madrid, language german, reset ; ajoutez : here", "Por exemplo: currency eur, zone madrid, language german, reset; acrescente: here",
		"Örneğin: currency eur, zone madrid, language german, reset; ekle: here", "Например: currency eur, zone madrid, language german, reset; добавьте: here",
		"例如：currency eur、zone madrid、language german、reset；可加：here",
	},
	"What the bot can do": {
		"Qué puede hacer el bot", "Was der Bot kann", "Ce que le bot sait faire", "O que o bot faz", "Bot neler yapabilir", "Что умеет бот", "机器人能做什么",
	},
}

// localized are the translations of a description, by locale; nil where there are none.
func localized(description string) map[string]string {
	words, ok := translated[description]
	if !ok {
		return nil
	}
	by := map[string]string{}
	for i, locale := range locales {
		by[locale] = words[i]
	}
	for locale, like := range more {
		by[locale] = by[like]
	}
	return by
}

// sorry is said to whoever asked what could not be taken, by language.
var sorry = map[string]string{
	"en": "I could not take your question just now. Please ask again in a minute.",
	"es": "No he podido recibir tu pregunta. Pregunta de nuevo en un minuto.",
	"de": "Ich konnte deine Frage gerade nicht annehmen. Frag bitte in einer Minute noch einmal.",
	"fr": "Je n’ai pas pu prendre votre question. Réessayez dans une minute.",
	"pt": "Não consegui receber sua pergunta agora. Pergunte de novo em um minuto.",
	"tr": "Sorunuzu şu anda alamadım. Bir dakika sonra tekrar sorun.",
	"ru": "Не удалось принять ваш вопрос. Спросите ещё раз через минуту.",
	"zh": "刚才没能收到你的问题，请一分钟后再问。",
}

// tryAgain is sorry in the language of a locale.
func tryAgain(locale string) string { return sorry[chat.Spoken(locale)] }
