package slack

import "tickertape/core/chat"

// phrases are the fixed texts of the app in one language.
type phrases struct {
	title, intro, closing string     // of the home
	shelves               [5]string  // what the rows of examples are about
	examples              [20]string // labels of the buttons, in the order of asks
	begin                 string     // above the suggestions in a thread of the assistant
	prompts               [4]prompt
	status                string // behind the bot's name, while an answer is under way
	picture               string // what a picture without a description is
}

// prompt is a suggestion: what is shown, and what is then said to us.
type prompt struct{ title, message string }

// phrasesIn are those of a language, or of English.
func phrasesIn(language string) phrases { return spoken[chat.Spoken(language)] }

// spoken are the phrases by language.
var spoken = map[string]phrases{
	"en": {
		title:   "Ask about crypto, markets and the economy",
		intro:   "In plain words or as short as you like, in eight languages: in a message to me, with a mention in a channel, or with /tape. Every answer says where its numbers are from and how old they are.",
		closing: "A button asks its question; the answer comes in our direct conversation. 👍 or 👎 on an answer tells me whether it was right.",
		shelves: [...]string{
			"Prices of coins, stocks, indices, currencies and metals, and conversions",
			"Pictures, the past, and things side by side",
			"The market: its size, what moves, its mood",
			"The economy",
			"Words explained",
		},
		examples: [...]string{
			"price btc eth sol", "$AAPL", "gold in eur", "1.5 eth in eur",
			"chart btc 30d", "candles of eth 7d", "btc on 1 jan 2021", "btc vs gold this year",
			"market brief", "heatmap", "btc dominance", "top gainers",
			"us inflation", "us unemployment", "10 year yield", "euro area gdp",
			"what is chainlink", "explain staking", "explain the yield curve", "help",
		},
		begin: "What would you like to know?",
		prompts: [...]prompt{
			{"Bitcoin and Ethereum", "price btc eth"},
			{"A month of Bitcoin", "chart btc 30d"},
			{"What is going on", "market brief"},
			{"US inflation", "us inflation"},
		},
		status: "is checking prices…", picture: "chart",
	},
	"es": {
		title:   "Pregunta por cripto, mercados y economía",
		intro:   "Con tus palabras o en pocas, en ocho idiomas: en un mensaje para mí, mencionándome en un canal o con /tape. Cada respuesta dice de dónde son sus números y de cuándo.",
		closing: "Un botón hace su pregunta; la respuesta llega a nuestra conversación directa. 👍 o 👎 en una respuesta me dice si era correcta.",
		shelves: [...]string{
			"Precios de criptomonedas, acciones, índices, divisas y metales, y conversiones",
			"Gráficos, el pasado y comparaciones",
			"El mercado: su tamaño, lo que se mueve, su ánimo",
			"La economía",
			"Palabras explicadas",
		},
		examples: [...]string{
			"precio btc eth sol", "$AAPL", "oro en euros", "1,5 eth en euros",
			"gráfico btc 30d", "velas de eth 7d", "btc el 1 de enero de 2021", "btc vs oro este año",
			"resumen del mercado", "mapa de calor", "dominancia de btc", "mayores subidas",
			"inflación de EE. UU.", "desempleo de EE. UU.", "bono a 10 años", "pib de la eurozona",
			"qué es chainlink", "explica el staking", "explica la curva de rendimientos", "ayuda",
		},
		begin: "¿Qué quieres saber?",
		prompts: [...]prompt{
			{"Bitcoin y Ethereum", "¿cuánto valen bitcoin y ethereum?"},
			{"Un mes de Bitcoin", "gráfico de bitcoin 30 días"},
			{"Qué pasa en el mercado", "resumen del mercado"},
			{"Inflación de EE. UU.", "inflación de EE. UU."},
		},
		status: "está consultando precios…", picture: "gráfico",
	},
	"de": {
		title:   "Frag nach Krypto, Märkten und Wirtschaft",
		intro:   "In eigenen Worten oder so kurz du magst, in acht Sprachen: in einer Nachricht an mich, mit einer Erwähnung im Kanal oder mit /tape. Jede Antwort sagt, woher ihre Zahlen sind und von wann.",
		closing: "Ein Knopf stellt seine Frage; die Antwort kommt in unserem direkten Gespräch. 👍 oder 👎 an einer Antwort sagt mir, ob sie richtig war.",
		shelves: [...]string{
			"Preise von Coins, Aktien, Indizes, Währungen und Metallen, und Umrechnungen",
			"Bilder, die Vergangenheit und Vergleiche",
			"Der Markt: seine Größe, was sich bewegt, seine Stimmung",
			"Die Wirtschaft",
			"Begriffe erklärt",
		},
		examples: [...]string{
			"Preis btc eth sol", "$AAPL", "Gold in Euro", "1,5 eth in Euro",
			"Chart btc 30d", "Kerzen eth 7d", "btc am 1. Januar 2021", "btc vs Gold dieses Jahr",
			"Marktüberblick", "Heatmap", "btc Dominanz", "größte Gewinner",
			"US-Inflation", "US-Arbeitslosigkeit", "10-jährige Rendite", "BIP der Eurozone",
			"was ist chainlink", "erkläre Staking", "erkläre die Zinskurve", "Hilfe",
		},
		begin: "Was möchtest du wissen?",
		prompts: [...]prompt{
			{"Bitcoin und Ethereum", "Was kosten Bitcoin und Ethereum?"},
			{"Ein Monat Bitcoin", "Zeig den Chart von Bitcoin, 30 Tage"},
			{"Was gerade los ist", "Wie steht der Markt?"},
			{"Inflation in den USA", "Wie hoch ist die Inflation in den USA?"},
		},
		status: "sieht nach den Preisen …", picture: "Diagramm",
	},
	"fr": {
		title:   "Interrogez-moi sur les cryptos, les marchés et l’économie",
		intro:   "Avec vos mots ou en bref, en huit langues\u00a0: dans un message direct, en me mentionnant dans un canal ou avec /tape. Chaque réponse dit d’où viennent ses chiffres et de quand ils datent.",
		closing: "Un bouton pose sa question\u202f; la réponse arrive dans notre conversation directe. 👍 ou 👎 sur une réponse me dit si elle était juste.",
		shelves: [...]string{
			"Cours de cryptos, actions, indices, devises et métaux, et conversions",
			"Graphiques, passé et comparaisons",
			"Le marché\u00a0: sa taille, ce qui bouge, son humeur",
			"L’économie",
			"Les termes expliqués",
		},
		examples: [...]string{
			"prix btc eth sol", "$AAPL", "cours de l’or en euros", "1,5 eth en euros",
			"graphique btc 30 jours", "bougies eth 7 jours", "btc le 1er janvier 2021", "btc vs or cette année",
			"résumé du marché", "carte thermique", "dominance de btc", "plus fortes hausses",
			"inflation aux USA", "chômage aux USA", "taux à 10 ans", "pib de la zone euro",
			"c’est quoi chainlink", "explique le staking", "explique la courbe des taux", "aide",
		},
		begin: "Que voulez-vous savoir\u202f?",
		prompts: [...]prompt{
			{"Bitcoin et Ethereum", "combien valent bitcoin et ethereum\u202f?"},
			{"Un mois de Bitcoin", "graphique du bitcoin sur 30 jours"},
			{"Ce qui se passe", "résumé du marché"},
			{"L’inflation aux États-Unis", "quelle est l’inflation aux USA\u202f?"},
		},
		status: "consulte les cours…", picture: "graphique",
	},
	"pt": {
		title:   "Pergunte sobre cripto, mercados e economia",
		intro:   "Com suas palavras ou em poucas, em oito idiomas: em uma mensagem para mim, me mencionando em um canal ou com /tape. Cada resposta diz de onde vêm seus números e de quando são.",
		closing: "Um botão faz sua pergunta; a resposta chega na nossa conversa direta. 👍 ou 👎 em uma resposta me diz se ela estava certa.",
		shelves: [...]string{
			"Preços de criptomoedas, ações, índices, moedas e metais, e conversões",
			"Gráficos, o passado e comparações",
			"O mercado: seu tamanho, o que se move, seu humor",
			"A economia",
			"Termos explicados",
		},
		examples: [...]string{
			"preço btc eth sol", "$AAPL", "ouro em euros", "1,5 eth em euros",
			"gráfico btc 30d", "velas de eth 7d", "btc em 1 de janeiro de 2021", "btc vs ouro este ano",
			"resumo do mercado", "mapa de calor", "dominância do btc", "maiores altas",
			"inflação dos EUA", "desemprego dos EUA", "título de 10 anos", "pib da zona do euro",
			"o que é chainlink", "explique staking", "explique a curva de juros", "ajuda",
		},
		begin: "O que você quer saber?",
		prompts: [...]prompt{
			{"Bitcoin e Ethereum", "quanto valem bitcoin e ethereum?"},
			{"Um mês de Bitcoin", "gráfico do bitcoin em 30 dias"},
			{"O que está acontecendo", "resumo do mercado"},
			{"Inflação dos EUA", "qual é a inflação dos EUA?"},
		},
		status: "está consultando os preços…", picture: "gráfico",
	},
	"tr": {
		title:   "Kripto, piyasalar ve ekonomi hakkında sorun",
		intro:   "Kendi sözlerinizle ya da kısaca, sekiz dilde: bana mesajla, bir kanalda benden söz ederek veya /tape ile. Her yanıt, sayılarının nereden geldiğini ve ne zamana ait olduğunu söyler.",
		closing: "Düğme kendi sorusunu sorar; yanıt özel konuşmamıza gelir. Bir yanıta 👍 veya 👎 koymak doğru olup olmadığını bana söyler.",
		shelves: [...]string{
			"Coin, hisse, endeks, döviz ve metal fiyatları, ve çevirmeler",
			"Grafikler, geçmiş ve karşılaştırmalar",
			"Piyasa: büyüklüğü, hareket edenler, havası",
			"Ekonomi",
			"Terimlerin açıklaması",
		},
		examples: [...]string{
			"btc eth sol fiyatı", "$AAPL", "altın kaç euro", "1,5 eth kaç euro",
			"btc grafik 30 gün", "eth mum grafiği 7 gün", "1 ocak 2021 btc", "btc vs altın bu yıl",
			"piyasa özeti", "ısı haritası", "btc dominansı", "en çok yükselenler",
			"ABD enflasyon", "ABD işsizlik", "10 yıllık tahvil faizi", "euro bölgesi gsyh",
			"chainlink nedir", "staking nedir", "getiri eğrisi nedir", "yardım",
		},
		begin: "Ne öğrenmek istersiniz?",
		prompts: [...]prompt{
			{"Bitcoin ve Ethereum", "bitcoin ve ethereum ne kadar?"},
			{"Bir aylık Bitcoin", "bitcoin grafiği 30 gün"},
			{"Neler oluyor", "piyasa özeti"},
			{"ABD enflasyonu", "ABD enflasyonu ne kadar?"},
		},
		status: "fiyatlara bakıyor…", picture: "grafik",
	},
	"ru": {
		title:   "Спросите о криптовалютах, рынках и экономике",
		intro:   "Своими словами или кратко, на восьми языках: в сообщении мне, с упоминанием в канале или через /tape. В каждом ответе указано, откуда данные и на какое время.",
		closing: "Кнопка задаёт свой вопрос, ответ придёт в нашу личную переписку. 👍 или 👎 под ответом скажет мне, верен ли он.",
		shelves: [...]string{
			"Цены монет, акций, индексов, валют и металлов, пересчёт",
			"Графики, прошлое и сравнения",
			"Рынок: размер, движение, настроение",
			"Экономика",
			"Термины простыми словами",
		},
		examples: [...]string{
			"цена btc eth sol", "$AAPL", "золото в евро", "1,5 eth в евро",
			"график btc 30 дней", "свечи eth 7 дней", "btc 1 января 2021", "btc против золота в этом году",
			"обзор рынка", "тепловая карта", "доминация btc", "лидеры роста",
			"инфляция в США", "безработица в США", "доходность 10 лет", "ввп еврозоны",
			"что такое chainlink", "что такое стейкинг", "что такое кривая доходности", "помощь",
		},
		begin: "Что вы хотите узнать?",
		prompts: [...]prompt{
			{"Биткоин и Ethereum", "сколько стоят биткоин и эфир?"},
			{"Биткоин за месяц", "график биткоина за 30 дней"},
			{"Что происходит", "обзор рынка"},
			{"Инфляция в США", "инфляция в США"},
		},
		status: "смотрит цены…", picture: "график",
	},
	"zh": {
		title:   "询问加密货币、市场和经济",
		intro:   "可以用自己的话，也可以很简短，支持八种语言：给我发消息、在频道里提到我，或使用 /tape。每个回答都会说明数据的来源和时间。",
		closing: "按钮会提出它的问题，回答会出现在我们的私聊里。在回答上点 👍 或 👎，告诉我是否正确。",
		shelves: [...]string{
			"加密货币、股票、指数、外汇和金属的价格，以及换算",
			"图表、历史和对比",
			"市场：规模、涨跌、情绪",
			"经济",
			"术语解释",
		},
		examples: [...]string{
			"btc eth sol 价格", "$AAPL", "黄金多少欧元", "1.5 eth 换欧元",
			"btc 走势图 30天", "eth K线 7天", "btc 2021年1月1日", "btc 对比 黄金 今年",
			"市场概况", "热力图", "btc 市占率", "涨幅榜",
			"美国通胀", "美国失业率", "10年期国债收益率", "欧元区gdp",
			"chainlink是什么", "什么是质押", "什么是收益率曲线", "帮助",
		},
		begin: "想了解什么？",
		prompts: [...]prompt{
			{"比特币和以太坊", "比特币和以太坊多少钱？"},
			{"比特币近一个月", "比特币走势图 30天"},
			{"市场动态", "市场概况"},
			{"美国通胀", "美国通胀率"},
		},
		status: "正在查询价格…", picture: "图表",
	},
}
