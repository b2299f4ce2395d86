package nlu_test

import "testing"

// turn is a message after others, and what it means: see meaning; an amount stands at the end.
type turn struct{ before, text, want string }

func wantTurns(t *testing.T, rows []turn) {
	t.Helper()
	u := newUnderstander(t)
	for _, row := range rows {
		if got := counted(u.Within(t.Context(), row.text, []string{row.before}, monday)); got != row.want {
			t.Errorf("%q after %q: %s, want %s", row.text, row.before, got, row.want)
		}
	}
}

func TestAnotherAssetInEveryLanguage(t *testing.T) {
	wantTurns(t, []turn{
		{"price of tesla", "same question but for microsoft", "price MSFT"},
		{"was kostet bitcoin", "dann halt silber", "price SI=F"},
		{"precio de bitcoin", "y el de ethereum?", "price ethereum"},
		{"cours du bitcoin", "et celui de l'ethereum ?", "price ethereum"},
		{"preço do bitcoin", "e quanto tá o ethereum?", "price ethereum"},
		{"thyao kaç", "peki pgsus", "price PGSUS.IS"},
		{"эфир цена", "солану тоже", "price solana"},
		{"比特币价格", "狗狗币也来一个", "price dogecoin"},
		{"chart btc 30d", "price of apple in gbp", "price AAPL in gbp"},
		{"btc price in eur", "price of apple", "price AAPL"}, // a whole question has no currency of another one's
	})
}

func TestAnotherCurrencyInEveryLanguage(t *testing.T) {
	wantTurns(t, []turn{
		{"12 sol en euros", "plutôt en dollars canadiens", "convert solana in cad 12"},
		{"750 xrp in euro", "nee, lieber in dollar", "convert ripple in usd 750"},
		{"precio ether", "pásamelo a euros", "price ethereum in eur"},
		{"eth em dólar", "quanto dá em real isso", "price ethereum in brl"},
		{"0,4 eth kaç dolar", "liraya vur bi de", "convert ethereum in try 0.4"},
		{"800 баксов в рублях", "теперь то же самое но в юанях", "convert usd in cny 800"},
		{"茅台股价", "换成美元", "price 600519.SS in usd"},
		{"eur usd", "and gbp?", "price gbp in usd"},
		{"eur usd", "and in yen?", "price eur in jpy"},
		{"wo steht der franken zum euro", "und der yen?", "price jpy in eur"},
		{"gold price", "and the dollar?", "price usd"},
		{"btc price", "eur/usd", "price eur in usd"},
		{"btc price", "set my currency to gbp", "settings in gbp"},
		{"50 usd to eur", "the other way round", "convert eur in usd 50"},
		{"1 eth in btc", "наоборот", "convert bitcoin in eth 1"},
	})
}

func TestAnotherNumber(t *testing.T) {
	wantTurns(t, []turn{
		{"100 eur in usd", "make that 250", "convert eur in usd 250"},
		{"100 eur in usd", "make it 2000", "convert eur in usd 2000"},
		{"100 euros em dólares", "e se forem 300?", "convert eur in usd 300"},
		{"convert 50 usd to eur", "and 50 gbp?", "convert gbp in eur 50"},
		{"price btc", "and for 5?", "convert bitcoin 5"},
		{"avísame si eth pasa de 4000", "mejor cámbiala a 3200", "alert ethereum 3200"},
		{"me avisa btc em 100k", "na verdade põe 90 mil", "alert bitcoin 90000"},
		{"恒指到3万点提醒我", "改成3.2万点吧", "alert ^HSI 32000"},
		{"портфель: купил 5 солан", "пусть будет 8", "portfolio solana 8"},
		{"i bought 2 eth", "sold one of them", "portfolio ethereum 1"},
		{"btc price", "and what about in 2021", "history bitcoin 2021-01-01..2021-12-31"},
	})
}

func TestAnotherTime(t *testing.T) {
	wantTurns(t, []turn{
		{"btc chart 30d", "make it a year", "chart bitcoin 1y"},
		{"cuanto vale el ibex", "y en lo que va de año", "history ^IBEX ytd"},
		{"сколько стоит газпром", "а год назад?", "history GAZP.ME 2025-11-23"},
		{"fear and greed index", "and last week?", "sentiment 7d"},
		{"btc 2 years ago", "and 1 year ago?", "history bitcoin 2025-11-23"},
		{"apple 10 years ago", "and 5 years ago?", "history AAPL 2021-11-23"},
		{"apple and sap over 90 days in gbp", "and 1 year?", "history AAPL SAP.DE 1y in gbp"},
		{"1.000 eur in usd", "1.5.2 btc in usd", "out_of_scope"},
		{"inflation in spain", "since 2015", "economic cpi 2015-01-01..2026-11-23 of es"},
		{"btc vs eth", "over the last year", "compare bitcoin ethereum 1y"},
	})
}

func TestAnotherFigureOrCountry(t *testing.T) {
	wantTurns(t, []turn{
		{"inflation in spain", "vs france", "economic cpi of fr"},
		{"inflation in spain", "core?", "economic core_cpi of es"},
		{"türkiye enflasyon", "işsizlik nasıl?", "economic unemployment of tr"},
		{"inflation in spain", "us unemployment", "economic unemployment of us"},
		{"us inflation", "and the weather in germany?", "out_of_scope"},
		{"amd 现价", "市值呢?", "market market_cap AMD"},
		{"capitalisation du litecoin", "et son record ?", "market ath litecoin"},
		{"эфир цена", "какой был максимум", "market ath ethereum"},
		{"btc price", "what is market cap", "education"},
	})
}

func TestPicturesOfWhatWasAsked(t *testing.T) {
	wantTurns(t, []turn{
		{"link kurs letzte 30 tage", "jetzt bitte als kerzen", "chart chainlink 30d"},
		{"sol kurs", "als bild", "chart solana"},
		{"precio ada", "ahora con velas, 30 días", "chart cardano 30d"},
		{"avax sur 7 jours", "fais voir ça en bougies", "chart avalanche-2 7d"},
		{"xrp tá quanto", "põe o desenho das últimas 4 horas", "chart ripple 4h"},
		{"евро к доллару какой курс", "нарисуй это за 5 лет", "chart eur 5y in usd"},
		{"dolar kaç tl", "grafiğe dök", "chart usd in try"},
		{"sol价格", "来张图", "chart solana"},
		{"inflation in spain", "chart it", "economic cpi of es"},
	})
}

func TestComparedWithWhatWasAsked(t *testing.T) {
	wantTurns(t, []turn{
		{"how did gold do over the last year", "and against silver?", "compare GC=F SI=F 1y"},
		{"wie lief gold dieses jahr", "und mit silber verglichen?", "compare GC=F SI=F ytd"},
		{"precio btc", "compáralo con el oro", "compare bitcoin GC=F"},
		{"combien vaut le bitcoin", "par rapport à l'or ?", "compare bitcoin GC=F"},
		{"preço btc", "compara com ouro", "compare bitcoin GC=F"},
		{"btc fiyat", "altınla karşılaştır", "compare bitcoin GC=F"},
		{"цена btc", "сравни с золотом", "compare bitcoin GC=F"},
		{"黄金今年表现怎么样", "跟白银比呢", "compare GC=F SI=F ytd"},
		{"btc price", "gold vs silver this year", "compare GC=F SI=F ytd"},
	})
}

func TestWhatElseIsWantedOfIt(t *testing.T) {
	wantTurns(t, []turn{
		{"btc price in eur", "alert me at 100k", "alert bitcoin in eur 100000"},
		{"btc kurs", "alarm bei 90.000", "alert bitcoin 90000"},
		{"цена btc", "маякни на 100к", "alert bitcoin 100000"},
		{"btc价格", "跌破8万告诉我", "alert bitcoin 80000"},
		{"precio nvda", "agrégala a mi lista", "watchlist NVDA"},
		{"nvda fiyatı", "takip listeme ekle", "watchlist NVDA"},
		{"nvda price", "show my watchlist", "watchlist"},
		{"sol price", "i have 3 of those", "portfolio solana 3"},
		{"sol kurs", "davon hab ich 3", "portfolio solana 3"},
		{"prix sol", "j'en ai 3", "portfolio solana 3"},
		{"sol price", "my portfolio", "portfolio"},
		{"avax price", "or should i hold?", "advice avalanche-2"},
		{"preço aave", "compro ou espero?", "advice aave"},
		{"nvda今年涨了多少", "那还能追吗", "advice NVDA"},
		{"btc price", "what should i buy", "advice"},
		{"btc price", "when will the fed cut rates", "advice"},
		{"prix aave", "c'est quoi au juste ?", "profile aave"},
		{"cuanto vale ethereum", "quién lo creó", "profile ethereum"},
		{"what is solana", "how much is it", "price solana"},
		{"btc price", "what does it mean when it dips", "education"},
	})
}

func TestAnotherRanking(t *testing.T) {
	wantTurns(t, []turn{
		{"top gainers today", "losers?", "movers 24h"},
		{"top 10 coins", "top 20 instead", "movers"},
		{"лидеры роста", "а за неделю", "movers 7d"},
		{"今天涨得最好的十个币", "跌的呢", "movers 24h"},
		{"top gainers", "what's up", "smalltalk"},
	})
	u := newUnderstander(t)
	q := u.Within(t.Context(), "top 20 instead", []string{"top 10 losers"}, monday)
	if q.Top != 20 || q.Board == "" {
		t.Errorf("%d rows of %q", q.Top, q.Board)
	}
}

func TestNamesThatAreDenied(t *testing.T) {
	wantTurns(t, []turn{
		{"ada price", "not cardano, cosmos", "price cosmos"},
		{"ada price", "cosmos, not cardano", "price cosmos"},
		{"ada kurs", "nein, ich meinte cosmos", "price cosmos"},
		{"precio ada", "no cardano sino cosmos", "price cosmos"},
		{"prix ada", "non, pas cardano, cosmos", "price cosmos"},
		{"preço ada", "cosmos, não cardano", "price cosmos"},
		{"ada fiyatı", "cardano değil cosmos", "price cosmos"},
		{"ada价格", "不是艾达,是cosmos", "price cosmos"},
	})
}

func TestTwoThatWereAskedAbout(t *testing.T) {
	u := newUnderstander(t)
	for _, row := range []struct{ text, want string }{
		{"compare both", "compare bitcoin ethereum"},
		{"chart both", "chart bitcoin ethereum"},
		{"vergleich die beiden", "compare bitcoin ethereum"},
		{"сравни их", "compare bitcoin ethereum"},
		{"the first one in eur", "price bitcoin in eur"},
	} {
		if got := meaning(u.Within(t.Context(), row.text, []string{"btc price", "eth price"}, monday)); got != row.want {
			t.Errorf("%q: %s, want %s", row.text, got, row.want)
		}
	}
}

func TestMessagesThatGoOnWithNothing(t *testing.T) {
	wantTurns(t, []turn{
		{"price of tesla", "cool thanks", "smalltalk"},
		{"price of tesla", "book a flight to spain", "out_of_scope"},
		{"btc kurs", "wie wird das wetter morgen", "out_of_scope"},
		{"precio btc", "cuéntame un chiste", "out_of_scope"},
		{"prix btc", "merci, bonne journée", "smalltalk"},
		{"preço btc", "valeu demais", "smalltalk"},
		{"btc fiyatı", "hava nasıl", "out_of_scope"},
		{"цена btc", "какая погода завтра", "out_of_scope"},
		{"btc价格", "好的谢谢", "smalltalk"},
		{"btc price", "use euros from now on", "settings in eur"},
		{"btc price", "total crypto market cap", "market market_cap"},
		{"btc price", "list my alerts", "alert"},
		{"btc price", "buy me 2 of those", "out_of_scope"},
	})
}

func TestWhatWasNotUnderstoodIsGoneOnWith(t *testing.T) {
	wantTurns(t, []turn{
		{"perf du bitcoin sur un an", "et face au nasdaq ?", "compare bitcoin ^IXIC 1y"},
	})
}
