package nlu_test

import "testing"

func TestFiguresOnceMoreInEveryLanguage(t *testing.T) {
	wantTalks(t, []talk{
		{[]string{"my watchlist"}, "us inflation", "economic cpi of us"},
		{[]string{"market cap of sol"}, "is that high?", "market market_cap solana"},
		{[]string{"us unemployment"}, "is this normal", "economic unemployment of us"},
		{[]string{"inflación españa"}, "¿eso es mucho?", "economic cpi of es"},
		{[]string{"inflação brasil"}, "isso é alto?", "economic cpi of br"},
		{[]string{"инфляция в сша"}, "это много?", "economic cpi of us"},
		{[]string{"enflasyon türkiye"}, "bu çok mu", "economic cpi of tr"},
		{[]string{"美国失业率"}, "这算低吗", "economic unemployment of us"},
		{[]string{"inflation deutschland"}, "ist das hoch?", "economic cpi of de"},
		{[]string{"fear and greed index"}, "is that good or bad", "sentiment"},
		{[]string{"price of eth"}, "what's gdp of germany", "economic gdp of de"},
		{[]string{"us gdp"}, "france", "economic gdp of fr"},
		{[]string{"us gdp"}, "eurozone", "economic gdp of eu"},
		{[]string{"us cpi"}, "without food and energy", "economic core_cpi of us"},
		{[]string{"us cpi"}, "core", "economic core_cpi of us"},
		{[]string{"vpi deutschland"}, "ohne energie und lebensmittel", "economic core_cpi of de"},
		{[]string{"us inflation"}, "what about core", "economic core_cpi of us"},
		{[]string{"us inflation"}, "compared to germany", "economic cpi of de"},
		{[]string{"us inflation"}, "since 2015", "economic cpi 2015-01-01..2026-11-23 of us"},
		{[]string{"us inflation"}, "what about the uk", "economic cpi of gb"},
		{[]string{"tasa de paro españa"}, "y en italia", "economic unemployment of it"},
		{[]string{"tasa de paro españa"}, "¿y francia?", "economic unemployment of fr"},
		{[]string{"arbeitslosenquote deutschland"}, "österreich", "economic unemployment of at"},
		{[]string{"taux de chômage france"}, "l'allemagne", "economic unemployment of de"},
		{[]string{"безработица сша"}, "а в германии", "economic unemployment of de"},
		{[]string{"美国通胀率"}, "英国的呢", "economic cpi of gb"},
		{[]string{"taxa de desemprego brasil"}, "e nos eua", "economic unemployment of us"},
		{[]string{"türkiye enflasyon"}, "abd'de", "economic cpi of us"},
		{[]string{"fear and greed"}, "yesterday", "sentiment 2026-11-22"},
		{[]string{"fear and greed"}, "last week", "sentiment 7d"},
	})
}

func TestTermsOfTheAnswerBeforeInEveryLanguage(t *testing.T) {
	wantTalks(t, []talk{
		{[]string{"market cap of btc"}, "what does market cap mean", "education"},
		{[]string{"capitalización de btc"}, "qué significa capitalización", "education"},
		{[]string{"chart btc with rsi"}, "what is rsi", "education"},
		{[]string{"chart btc with macd"}, "wie lese ich den macd", "education"},
		{[]string{"капитализация btc"}, "что значит капитализация", "education"},
		{[]string{"比特币市值"}, "市值是什么意思", "education"},
		{[]string{"btc price"}, "is it real time?", "help"},
		{[]string{"alert me when btc hits 90k"}, "how do i delete an alert", "help"},
		{[]string{"price of tesla"}, "what is a stock", "education"},
		{[]string{"us inflation"}, "what is inflation", "education"},
		{[]string{"us inflation"}, "what does cpi mean", "education"},
		{[]string{"price of tesla"}, "what does the fed do", "education"},
		{[]string{"market cap of eth"}, "how does that work", "education"},
		{[]string{"apple kurs"}, "ist das live", "help"},
		{[]string{"курс евро"}, "данные за когда", "help"},
		{[]string{"fear and greed"}, "what does it mean", "education"},
	})
}

func TestWhoStandsBehindWhatWasAskedAboutInEveryLanguage(t *testing.T) {
	wantTalks(t, []talk{
		{[]string{"price of arb"}, "who founded it", "profile arbitrum"},
		{[]string{"nvidia kurs"}, "was stellen die her", "profile NVDA"},
		{[]string{"sap aktie"}, "wer ist der chef der firma", "profile SAP.DE"},
		{[]string{"precio de inditex"}, "quién dirige la empresa", "profile ITX.MC"},
		{[]string{"prix lvmh"}, "ils vendent quoi au juste", "profile MC.PA"},
		{[]string{"курс сбера"}, "чем занимается компания", "profile SBER.ME"},
		{[]string{"英伟达股价"}, "这家公司是干嘛的", "profile NVDA"},
		{[]string{"thyao"}, "bu şirket ne yapıyor", "profile THYAO.IS"},
		{[]string{"btc price", "eth price"}, "who made bitcoin", "profile bitcoin"},
		{[]string{"apple stock"}, "tell me more about the company", "profile AAPL"},
		{[]string{"apple stock"}, "where is the company based", "profile AAPL"},
		{[]string{"prix apple"}, "c'est qui le patron", "profile AAPL"},
		{[]string{"apple stock"}, "why is the company called that", "profile AAPL"},
		{[]string{"цена тона"}, "что это вообще такое", "profile the-open-network"},
		{[]string{"以太坊价格"}, "这是什么", "profile ethereum"},
		{[]string{"btc"}, "what is it", "profile bitcoin"},
	})
}
