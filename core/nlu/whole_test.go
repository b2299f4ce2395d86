package nlu_test

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// wholly is what is understood of a text, in a line: intent, metric, ranking, assets, and whose market cap is meant.
func wholly(q ask.Query) string {
	out := string(q.Intent)
	if q.Metric != "" {
		out += " " + string(q.Metric)
	}
	if q.Board != "" {
		out += " " + string(q.Board)
	}
	for _, a := range q.Assets {
		out += " " + a.ID
	}
	if q.Like.ID != "" {
		out += " like " + q.Like.ID
	}
	return out
}

func understands(t *testing.T, want string, texts string) {
	t.Helper()
	u := newUnderstander(t)
	for text := range strings.Lines(texts) {
		text = strings.TrimSpace(text)
		if text == "" {
			continue
		}
		earlier := strings.Split(text, " | ")
		last := earlier[len(earlier)-1]
		if got := wholly(u.Within(t.Context(), last, earlier[:len(earlier)-1], time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC))); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestTheMarketAsAWholeIsAsked(t *testing.T) {
	understands(t, "market", `
		what's going on?
		whats going on
		what's happening today
		what's going on in the crypto market
		what is going on in crypto today?
		market brief
		market brief please
		brief
		market brief in euros
		give me a market brief
		crypto market summary
		quick market recap
		how's the market today
		how is the market
		how are the markets doing right now
		how's crypto looking
		what's up with crypto today
		market overview
		morning brief
		catch me up on the market
		what did I miss in crypto
		tell me about the market today
		crypto update
		was ist am Markt los?
		was ist los?
		was ist heute am Kryptomarkt los
		Marktüberblick
		wie läuft der Markt heute
		fass mir den Markt zusammen
		gib mir einen Überblick über den Markt
		wie steht's am Kryptomarkt
		gib mir einen kurzen Marktbericht
		qué está pasando en el mercado
		¿qué está pasando?
		cómo está el mercado hoy
		como esta el mercado
		que pasa con las criptos
		que esta pasando en el mercado
		¿cómo va el mercado cripto?
		resumen del mercado
		dame un resumen del mercado cripto
		o que está acontecendo no mercado?
		como está o mercado hoje
		como tá o mercado cripto
		resumo do mercado
		panorama do mercado cripto
		que se passe-t-il sur le marché
		qu'est-ce qui se passe ?
		comment va le marché aujourd'hui
		résumé du marché
		comment se porte le marché crypto
		piyasada neler oluyor
		neler oluyor?
		piyasa nasıl
		kripto piyasası bugün nasıl
		piyasa özeti
		bana piyasa özeti ver
		что происходит на рынке
		что происходит?
		как там рынок
		введи в курс дела по рынку
		обзор рынка
		что сегодня на крипторынке
		краткая сводка по рынку
		市场怎么样
		今天行情怎么样
		市场概况
		发生了什么？
		币圈现在什么情况
		来份市场简报
	`)
}

func TestABriefIsNotWhatAsksForMoreOrLess(t *testing.T) {
	u := newUnderstander(t)
	for _, text := range []string{
		"what's going on with the bond market right now, explain the selloff", "what's happening in the middle east", "was ist los in der ukraine", "what's up",
		"hey how's it going", "how is the market cap computed", "what's happening with bitcoin", "how are you", "news about the crypto market",
		"what is crypto", "what are cryptocurrencies", "tell me about crypto", "what is a market report", "how's crypto in the us",
	} {
		q := u.Within(t.Context(), text, nil, time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC))
		if q.Intent == ask.Market && q.Metric == "" && len(q.Assets) == 0 {
			t.Errorf("%q: %s", text, wholly(q))
		}
	}
	understands(t, "education", "what is crypto\nwhat are cryptocurrencies\ntell me about crypto\nwhat is a market report")
	understands(t, "market", "what are the markets doing\nwhat is the market like today\nwhat's new in crypto\ntell me about the crypto market today\nbrief us on the market")
	understands(t, "market dominance", "how is dominance today")
	understands(t, "market market_cap", "total crypto market cap\nhow's the total market cap")
	understands(t, "market volume", "global volume")
}

func TestAHeatMapIsAsked(t *testing.T) {
	understands(t, "movers heat", `
		heatmap
		heat map
		market heat map
		show me a heatmap of the top 50
		crypto heatmap today
		can i get the heat map pls
		heatmap of the market in euros
		treemap of the top 20 coins
		Heatmap
		zeig mir die Heatmap
		Heatmap der größten Coins
		mapa de calor
		mapa de calor del mercado
		muéstrame un mapa de calor de las 50 mayores
		mapa de calor das 50 maiores criptos
		me mostra o mapa de calor do mercado
		carte thermique
		montre-moi la carte thermique du marché
		carte de chaleur des cryptos
		ısı haritası
		piyasanın ısı haritasını göster
		тепловая карта
		покажи тепловую карту рынка
		тепловая карта топ 50
		热力图
		给我看市场热力图
		前50热力图
	`)
}

func TestNotEveryHeatMapIsOurs(t *testing.T) {
	u := newUnderstander(t)
	for _, text := range []string{"heat map of the rsi for btc", "btc liquidation heatmap", "what is a heatmap", "was ist eine heatmap", "correlation heatmap", "how do i read a heatmap", "wie liest man eine heatmap", "как читать тепловую карту", "热力图怎么看", "mapa de calor de temperaturas", "how does a treemap work"} {
		if got := u.Within(t.Context(), text, nil, time.Now()); got.Board == ask.Heat {
			t.Errorf("%q is %s", text, wholly(got))
		}
	}
	q := u.Within(t.Context(), "heatmap of the top 20 stocks", nil, time.Now())
	if q.Top != 20 || q.Of != "equity" || q.Board != ask.Heat {
		t.Errorf("%+v", q)
	}
	for text, part := range map[string]string{"heatmap of memecoins": "memecoins", "heat map of defi": "defi", "heatmap of the market": ""} {
		if q = u.Within(t.Context(), text, nil, time.Now()); q.Board != ask.Heat || strings.Join(q.Unknown, " ") != part {
			t.Errorf("%q is %s, unknown %q", text, wholly(q), q.Unknown)
		}
	}
	if q = u.Within(t.Context(), "top 10", []string{"heatmap"}, time.Now()); q.Board != ask.Heat || q.Top != 10 {
		t.Errorf("%+v", q)
	}
	if q = u.Within(t.Context(), "and the losers?", []string{"heatmap"}, time.Now()); q.Board != ask.Losers {
		t.Errorf("%+v", q)
	}
}

func TestOneThingIsImaginedWithTheMarketCapOfAnother(t *testing.T) {
	understands(t, "compare market_cap solana ethereum like ethereum", `
		what would sol be worth with eth's market cap
		sol with eth's market cap
		sol at eth mcap
		sol w/ eth mcap
		$sol with the market cap of $eth
		price of sol at eth's market cap
		if sol had eth's market cap
		if sol had the market cap of eth, what would it be worth?
		what would solana cost if its market cap reached ethereum's
		how much would sol be with eths marketcap
		with eth's market cap sol would be how much
		solana if it had the same market cap as ethereum
		what would be the price of sol if it flips eth
		price of sol if it flips eth
		sol price if it had the mc of eth
		was wäre sol mit der marktkapitalisierung von eth wert
		Solana mit der Marktkapitalisierung von Ethereum
		sol bei eths marktkapitalisierung
		wenn sol die marktkapitalisierung von eth hätte
		sol con la capitalización de eth
		cuánto valdría solana con la capitalización de ethereum
		si sol tuviera el market cap de eth
		quanto valeria sol com o market cap do eth
		se solana tivesse a capitalização do ethereum
		sol com o valor de mercado do eth
		sol avec la capitalisation d'eth
		combien vaudrait solana avec la capitalisation d'ethereum
		si solana avait la capi d'ethereum
		eth piyasa değeriyle sol
		sol eth'in piyasa değerine ulaşırsa
		sol eth piyasa değerine sahip olsa kaç dolar olur
		сколько стоил бы sol с капитализацией эфира
		sol с капитализацией eth
		sol при капитализации эфира
		если бы у солана была капитализация эфира
		如果sol有eth的市值
		si la capitalización de sol fuera la de eth
		if the market cap of sol reached that of eth what would it cost
		if sol's market cap hit eth's
		wenn die marktkapitalisierung von sol so groß wie die von eth wäre
		sol'un piyasa değeri eth kadar olsa fiyatı ne olur
		если бы капитализация sol была как у eth
		если sol догонит по капитализации эфир
		如果sol的市值达到eth的市值
		sol达到eth的市值值多少
		按eth的市值算sol多少钱
		sol price | and with eth's market cap?
		ada with eth's market cap | and sol?
		sol price | what would it be worth if it had eth's market cap
		sol with btc's market cap | and with eth's market cap?
		sol with btc's market cap | what about eth's
		sol with btc's market cap | and eth's?
	`)
	understands(t, "compare market_cap dogecoin bitcoin like bitcoin", `
		doge at bitcoin's mcap
		dogecoin with bitcoin's market capitalization
		doge con el mcap de bitcoin
		doge a la capitalización de bitcoin
		doge na capitalização do bitcoin
		doge mit btc marktkapitalisierung
		doge à la capitalisation du bitcoin
		цена doge при капе битка
		doge按比特币市值
	`)
	understands(t, "compare market_cap cardano AAPL like AAPL", `
		ada with apple's market cap
		what would ada be worth with the market cap of apple
	`)
	understands(t, "compare market_cap bitcoin like bitcoin", `
		btc with btc's market cap
		bitcoin with its own market cap
		what would btc be worth with bitcoin's market cap
	`)
}

func TestMarketCapsThatNobodyImagines(t *testing.T) {
	u := newUnderstander(t)
	for _, text := range []string{
		"market cap of sol and eth", "sol vs eth market cap", "compare sol with eth market cap", "is sol's market cap bigger than eth's", "btc market cap", "market cap of eth in eur",
		"alert me if eth market cap is above sol", "what would you say about eth's market cap", "sol and eth with market cap", "should i buy sol at eth's market cap", "will eth flip btc",
		"marktkapitalisierung von sol und eth", "compara la capitalización de sol y eth", "sol和eth的市值", "капитализация sol и eth", "what's the market cap of apple and ada",
	} {
		if got := u.Within(t.Context(), text, nil, time.Now()); got.Like.ID != "" {
			t.Errorf("%q is %s", text, wholly(got))
		}
	}
	for _, next := range []string{"what would eth's market cap be in euros", "eth's market cap", "and eth's market cap?"} {
		if got := u.Within(t.Context(), next, []string{"sol price"}, time.Now()); got.Like.ID != "" {
			t.Errorf("after sol, %q is %s", next, wholly(got))
		}
	}
	for _, next := range []string{"chart it", "price of ada", "vs doge", "market cap of btc"} {
		if got := u.Within(t.Context(), next, []string{"sol with eth's market cap"}, time.Now()); got.Like.ID != "" {
			t.Errorf("then %q is %s", next, wholly(got))
		}
	}
}

func TestAMarketOfSharesIsSaidToBeOne(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]market.Class{"how's the stock market today": market.Equity, "wie läuft die Börse heute": market.Equity, "how's the us market": market.Equity, "how's the market today": "", "brief us on the market": ""} {
		if q := u.Within(t.Context(), text, nil, time.Now()); q.Of != want || wholly(q) != "market" {
			t.Errorf("%q: %s of %q", text, wholly(q), q.Of)
		}
	}
}

func TestACurrencyOfABrief(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{"market brief in euros": "eur", "how's the crypto market in yen": "jpy", "market brief": ""} {
		if q := u.Within(t.Context(), text, nil, time.Now()); string(q.Currency) != want || wholly(q) != "market" {
			t.Errorf("%q: %s in %q", text, wholly(q), q.Currency)
		}
	}
}

func TestACurrencyOfWhatIsImagined(t *testing.T) {
	u := newUnderstander(t)
	for _, texts := range [][]string{{"sol with eth's market cap in euros"}, {"sol with eth's market cap", "in euros"}} {
		q := u.Within(t.Context(), texts[len(texts)-1], texts[:len(texts)-1], time.Now())
		if q.Currency != "eur" || wholly(q) != "compare market_cap solana ethereum like ethereum" {
			t.Errorf("%q: %s in %q", texts, wholly(q), q.Currency)
		}
	}
}

func TestTheLanguageOfShortQuestions(t *testing.T) {
	u := newUnderstander(t)
	for language, texts := range map[string]string{
		"en": "gold per gram\ngram gold usd\nbtc per gram\nprice of silver per gram\nwhat's going on?\nmarket brief",
		"tr": "gram altın\ngram altın ne kadar\ngram altin kac tl\nneler oluyor?\npiyasa nasıl",
		"pt": "como está o mercado\ncomo está o mercado hoje\no que está acontecendo\no que está acontecendo no mercado?\nresumo do mercado\npanorama do mercado cripto",
		"es": "cómo está el mercado hoy\ncomo esta el mercado\nqué está pasando\nresumen del mercado\nbtc o eth",
		"de": "was ist los?\nMarktüberblick\nwie läuft der Markt heute",
		"fr": "comment va le marché aujourd'hui\nrésumé du marché\nqu'est-ce qui se passe ?",
		"ru": "что происходит?\nкак там рынок",
		"zh": "市场怎么样\n发生了什么？",
	} {
		for text := range strings.Lines(texts) {
			text = strings.TrimSpace(text)
			if got := u.Within(t.Context(), text, nil, time.Now()).Language; got != language {
				t.Errorf("%q is read as %s, want %s", text, got, language)
			}
		}
	}
}
