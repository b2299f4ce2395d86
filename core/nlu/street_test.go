package nlu_test

import (
	"fmt"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/nlu/lexicon"
)

// Messages as chats write them, whose names and times are words of every day too.
func TestChatsAreUnderstood(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"lmk when sol touch 200": "alert solana 200", "did link pump this week or nah": "history chainlink 7d", "how dot been doin this week": "history polkadot 7d", "prices on link n dot": "price chainlink polkadot",
		"tell me how sol is doing": "price solana", "did sui pump today or nah": "price sui", "is now a good time to cop nvda": "advice NVDA", "why is eth down": "out_of_scope", "why is btc dumping": "out_of_scope",
		"wen btc 200k": "advice bitcoin", "is btc up on the month": "history bitcoin 30d", "btc on the year": "history bitcoin ytd", "how much did eth drop today": "history ethereum 24h", "is bitcoin up 5% today": "price bitcoin",
		"my phone is at 2%. eth price. go": "price ethereum", "gme on jan 28 2021. i just wanna feel something": "history GME 2021-01-28", "whats the boe at": "economic policy_rate of gb",
		"£45.50 → €": "convert gbp in eur 45.5", "usd to inr, 1200": "convert usd in inr 1200", "10 k hkd to rmb": "convert hkd in cny 10000", "how is the rand doing against the dollar": "price zar in usd",
		"how much has the won lost to the dollar over the past 10 years": "history krw 10y in usd", "switch my currency to pesos": "settings in mxn", "3M stock price": "price MMM", "boomer rock price. no fiat cope": "price GC=F",
		"100 usd in egyptian pounds": "convert usd in egp 100", "250 pakistani rupees in euros": "convert pkr in eur 250", "100 usd to jamaican dollars": "convert usd in jmd 100", "MNT price": "price mantle",
		"qual foi a maior alta histórica da ada": "market ath cardano", "dette française en % du pib": "economic debt_to_gdp of fr", "btc 90 bine inerse haber ver": "alert bitcoin 90000", "gram kaç lira oldu": "price GC=F in try",
		"solun grafiği": "chart solana", "纳指和道指放一块儿看看": "compare ^IXIC ^DJI", "比特币多少u": "price bitcoin in usd", "cuánto subió xrp en las últimas 24 hs": "history ripple 24h", "doge caiu quanto na semana": "history dogecoin 7d",
		"1000 usd in btc on 1 jan 2020": "history bitcoin 2020-01-01 in usd 1000", "2 btc a year ago": "history bitcoin 2025-11-23 2", "2 milhões de real dá quantos btc": "convert brl in btc 2000000", "ponme en la lista a tesla y a nvidia": "watchlist TSLA NVDA",
		"every two weeks 50 usd in btc since 2022": "history bitcoin 2022-01-01..2026-11-23 in usd 50", "btc between 2023 and 2021": "history bitcoin 2021-01-01..2023-12-31", "highest price of btc in the last 52 weeks": "history bitcoin 52w",
		"0.034 of corn in tenge": "convert bitcoin in kzt 0.034", "combien de sol pour 1 eth": "convert ethereum in sol 1", "se a sol cair pra 100 me dá um toque": "alert solana 100", "wie viel franken krieg ich für nen euro": "convert eur in chf 1",
		"вчера на чем тон закрылся": "history the-open-network 2026-11-22", "quién está detrás de injective": "profile injective-protocol", "inditex desde que salió a bolsa": "history ITX.MC max", "ада летом 22го сколько стоила": "history cardano 2022-06-01..2022-08-31",
		"btc summer 22": "history bitcoin 2022-06-01..2022-08-31", "walmex y cemex en la bmv": "price WALMEX.MX CEMEXCPO.MX", "бакс к деревянному какой курс": "price usd in rub", "доха по десятилеткам сша": "economic treasury_10y of us",
		"dump my atom": "out_of_scope", "whack 200 quid on xrp": "out_of_scope", "get me 3 tsla calls": "out_of_scope", "whats my coinbase balance": "out_of_scope", "shib all time low what was it": "market atl shiba-inu", "300 francos em euros": "convert chf in eur 300", "was kostet hier die telekom aktie": "price DTE.DE", "should i dump my atom": "advice cosmos", "thoughts on aping link": "advice chainlink", "who runs meta": "profile META", "where tf is near": "price near", "link past mo": "history chainlink 30d", "how much dot does 1k get me": "convert usd in dot 1000", "how much eth can i get for 1k": "convert usd in eth 1000", "what would 500 get me in sol": "convert usd in sol 500",
		"c'est quoi l'ath de sui": "market ath sui", "dolar argentina hoy": "price usd in ars", "dólar en méxico": "price usd in mxn", "euro in turkey": "price eur in try", "доллар в казахстане": "price usd in kzt",
		"сколько доллар в рублях": "price usd in rub", "сколько долларов в рубле": "price rub in usd", "до скольки рублей бакс улетал в марте 22": "history usd 2022-03-01..2022-03-31 in rub", "wo war eth letztes jahr im märz": "history ethereum 2025-03-01..2025-03-31", "btc last year in march": "history bitcoin 2025-03-01..2025-03-31",
		"ping me wen corn hits 150k": "alert bitcoin 150000", "chart me the corn": "chart bitcoin", "corn price": "price ZC=F",
		"nah eso está mal, en binance me sale otro precio": "feedback", "yanlış bu, google başka gösteriyor": "feedback",
	} {
		if got := counted(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestWordsOfChatsAreNoNames(t *testing.T) {
	u := newUnderstander(t)
	for _, text := range []string{"what is a link", "this link is down", "are we near peak greed", "on a scale of one to ten how scared is the market", "explique-moi un pump", "gm kings, good one today"} {
		if q := understand(t, u, text); len(q.Assets) > 0 {
			t.Errorf("%q: %s", text, meaning(q))
		}
	}
}

func TestMoneyThatAnAmountIsWantedIn(t *testing.T) {
	wantTurns(t, []turn{
		{"цена xrp", "а в 💶?", "price ripple in eur"},
		{"100 usd in eur", "how much is it in gbp", "convert usd in gbp 100"},
		{"500 usd to eur", "what about 💷 instead", "convert usd in gbp 500"},
	})
}

func TestGoldCoinsOfTurkeyAreNoOunces(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]ask.Unit{
		"çeyrek altın kaç tl": ask.QuarterCoin, "3 çeyrek altın kaç tl": ask.QuarterCoin, "yarım altın fiyatı": ask.HalfCoin, "tam altın fiyatı": ask.FullCoin, "cumhuriyet altını ne kadar": ask.RepublicCoin,
		"gram altın kaç lira": ask.Gram, "altın kaç dolar": "",
	} {
		if q := understand(t, u, text); q.Unit != want || len(q.Assets) != 1 {
			t.Errorf("%q is told by %q, want %q", text, q.Unit, want)
		}
	}
}

// Russians write with Latin letters, too, and are answered in Russian.
func TestRussianInLatinLetters(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"skolko stoit ton v rublyah": "price the-open-network in rub", "grafik xrp v evro za polgoda": "chart ripple 6mo in eur", "mstr za 3 mesyaca chto sdelala": "history MSTR 3mo",
		"bitok pochem seichas": "price bitcoin", "inflyaciya v rossii": "economic cpi of ru",
	} {
		q := understand(t, u, text)
		if got := counted(q); got != want || q.Language != "ru" {
			t.Errorf("%q: %s in %s, want %s", text, got, q.Language, want)
		}
	}
}

func TestPeoplesStandForTheirCountries(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"безработица у немцев": "economic unemployment of de", "инфляция у французов": "economic cpi of fr", "almanların işsizliği": "economic unemployment of de", "inflación argenta": "economic cpi of ar",
		"безработица в рашке": "economic unemployment of ru",
	} {
		if got := counted(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestLevelsThatAPriceIsComparedWith(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]float64{
		"is btc above 100k": 100_000, "how far is btc from 90k": 90_000, "btc 100 binin üstünde mi": 100_000, "比特币破10万了吗": 100_000, "ist btc über 100k": 100_000, "is gold above 120 per gram": 120, "price btc": 0, "gold price per gram": 0,
	} {
		if q := understand(t, u, text); q.Intent != ask.Price || q.Level != want {
			t.Errorf("%q: %s compared with %v, want %v", text, meaning(q), q.Level, want)
		}
	}
}

func TestReasonsOfMovesAreThoseOfOneThing(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"why is btc down today": "bitcoin", "warum fällt bitcoin": "bitcoin", "почему биток падает": "bitcoin", "why is the sky blue": "", "why is life so hard": "",
	} {
		q := understand(t, u, text)
		got := ""
		for _, a := range q.Moved {
			got += a.ID
		}
		if q.Intent != ask.OutOfScope || len(q.Assets) > 0 || got != want {
			t.Errorf("%q: %s, the move of %q, want that of %q", text, meaning(q), got, want)
		}
	}
}

func TestAmountsOfNothingAreDollars(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"15k in pesos": "convert usd in mxn 15000", "1000 in eth": "convert usd in eth 1000", "5 grand in euros": "convert usd in eur 5000", "how much is 5 of my eth in usd": "convert ethereum in usd 5", "100 usd in eur": "convert usd in eur 100",
	} {
		if got := counted(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	wantTurns(t, []turn{{"price eth", "2 in eur", "convert ethereum in eur 2"}})
}

func TestTimesReachToNow(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"btc from 2021 to now": "history bitcoin 2021-01-01..2026-11-23", "btc from jan 2024 until today": "history bitcoin 2024-01-01..2026-11-23", "btc desde enero 2024 hasta ahora": "history bitcoin 2024-01-01..2026-11-23",
		"btc von januar 2024 bis heute": "history bitcoin 2024-01-01..2026-11-23", "btc de janvier 2024 à aujourd'hui": "history bitcoin 2024-01-01..2026-11-23", "btc ocak 2024'ten bugüne": "history bitcoin 2024-01-01..2026-11-23", "btc 2021至今": "history bitcoin 2021-01-01..2026-11-23",
	} {
		if got := counted(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestParticlesOfTalkAreNoTickers(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"qto ta o btc ai": "price bitcoin", "AI price": "price sleepless-ai", "c3 ai price": "price AI", "eth btc pair": "price ethereum in btc", "aussie unemployment": "economic unemployment of au", "sg gdp": "economic gdp of sg", "desemprego br": "economic unemployment of br",
		"tsla on reddit price": "price TSLA", "sol uçar mı sence": "advice solana", "100 dolar kaç tele": "convert usd in try 100",
	} {
		if got := counted(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// A word in a hurry is one of the language of the conversation where nothing says more for another one.
func TestHurryGoesOnInTheLanguageOfTheConversation(t *testing.T) {
	wantTurns(t, []turn{
		{"wie viel sind 300 usd in eur", "jz in chf", "convert usd in chf 300"},
		{"quanto ta custando o btc", "agr em euro", "price bitcoin in eur"},
	})
}

func TestNobodyHasAsManyCoinsAsDollars(t *testing.T) {
	wantTurns(t, []turn{
		{"100 usd in eur", "btc in usd", "price bitcoin in usd"},
		{"100 usd in eur", "and in gbp", "convert usd in gbp 100"},
	})
}

func TestDaysOfChats(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"btc on 3/14": "history bitcoin 2026-03-14", "gold since 9/11": "history GC=F 2001-09-11..2026-11-23", "btc el 14/3": "history bitcoin 2026-03-14", "btc friday close": "history bitcoin 2026-11-20", "garan cuma kapanışı": "history GARAN.IS 2026-11-20",
		"btc when trump won": "history bitcoin 2024-11-05", "台積電股價": "price 2330.TW", "台積電ADR多少": "price TSM", "台积电多少": "price TSM", "24年9月24号上证收几点": "history 000001.SS 2024-09-24", "graph eth 7j": "chart ethereum 7d", "silber graph 5j": "chart SI=F 5y",
	} {
		if got := counted(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// What is drawn by its own name has nothing to do with what was asked before.
func TestPicturesOfSomethingElseAreQuestionsOfTheirOwn(t *testing.T) {
	wantTurns(t, []turn{
		{"price btc", "inflation chart", "economic cpi of us"},
		{"us unemployment chart", "chart inflation", "economic cpi of us"},
		{"price btc", "gráfico de inflación", "economic cpi of us"},
		{"price btc", "chart blargcoin", "chart"},
		{"price btc", "chart it", "chart bitcoin"},
		{"price eth", "比特币价格", "price bitcoin"},
		{"eth价格", "比特币走势图", "chart bitcoin"},
		{"eth价格", "和比特币比一下", "compare ethereum bitcoin"},
	})
}

func TestHoursAgoAreNotedAsHours(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]bool{"btc 2 hours ago": true, "btc vor 2 stunden": true, "比特币2小时前": true, "btc yesterday": false, "btc last 24 hours": false} {
		if q := understand(t, u, text); q.Intent != ask.History || q.OfHour != want {
			t.Errorf("%q: %s, of an hour: %v, want %v", text, meaning(q), q.OfHour, want)
		}
	}
}

// What a card calls a figure is understood, but for titles that say what only a list of them tells apart.
func TestTitlesOfFiguresAreUnderstood(t *testing.T) {
	lex, err := lexicon.New()
	if err != nil {
		t.Fatal(err)
	}
	u := newUnderstander(t)
	lost := 0
	for _, ind := range lex.Indicators() {
		if q := understand(t, u, ind.Title); q.Intent != ask.Economic || q.Indicator.Code != ind.Code {
			lost++
			t.Logf("%s: %s", ind.Title, meaning(q))
		}
	}
	if lost > 20 {
		t.Errorf("%d titles of figures are not understood", lost)
	}
}

// Who has corrected the bot once does not do so with each question that goes on.
func TestOneCorrectionIsOne(t *testing.T) {
	u := newUnderstander(t)
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for i, c := range []struct {
		text     string
		corrects bool
	}{{"price btc", false}, {"no, I meant ethereum", true}, {"and sol?", false}, {"in eur", false}, {"xrp", false}, {"no, I meant ada", true}, {"and doge?", false}} {
		m := chat.Message{Ref: chat.Ref{Address: chat.Address{Platform: chat.Slack, Channel: "c"}, ID: fmt.Sprint(i)}, Author: chat.Author{ID: "u"}, Text: c.text, At: now.Add(time.Duration(i) * time.Minute)}
		q, err := u.Understand(t.Context(), m, ask.Preferences{})
		if err != nil || q.Corrects != c.corrects {
			t.Errorf("%q: corrects %v, want %v, %v", c.text, q.Corrects, c.corrects, err)
		}
	}
}
