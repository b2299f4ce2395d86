package nlu_test

import "testing"

func TestTwoThingsInEveryLanguage(t *testing.T) {
	wantTalks(t, []talk{
		{[]string{"apple vs microsoft"}, "replace microsoft with nvidia", "compare AAPL NVDA"},
		{[]string{"btc vs eth 1y"}, "cambia eth por sol", "compare bitcoin solana 1y"},
		{[]string{"btc vs eth 1y"}, "замени эфир на солану", "compare bitcoin solana 1y"},
		{[]string{"btc vs eth 1y"}, "把以太坊换成sol", "compare bitcoin solana 1y"},
		{[]string{"how is apple doing this year", "and microsoft"}, "which did better", "compare AAPL MSFT ytd"},
		{[]string{"bitcoin kurs", "ethereum"}, "welcher ist besser gelaufen dieses jahr", "compare bitcoin ethereum ytd"},
		{[]string{"bitcoin kurs", "ethereum"}, "wer hat mehr gewonnen", "compare bitcoin ethereum"},
		{[]string{"btc fiyatı", "eth"}, "hangisi daha çok kazandırdı", "compare bitcoin ethereum"},
		{[]string{"цена btc", "eth"}, "что выросло больше за год", "compare bitcoin ethereum 1y"},
		{[]string{"苹果股价", "微软"}, "哪个涨得更多", "compare AAPL MSFT"},
		{[]string{"btc vs eth"}, "who's ahead this week", "compare bitcoin ethereum 7d"},
		{[]string{"btc 1y chart", "eth"}, "both on one graph", "chart bitcoin ethereum 1y"},
		{[]string{"btc chart", "eth"}, "beide in einem chart", "chart bitcoin ethereum"},
		{[]string{"btc price", "eth price"}, "which one should i buy", "advice bitcoin ethereum"},
		{[]string{"btc price", "eth price"}, "which is bigger", "compare market_cap bitcoin ethereum"},
		{[]string{"btc chart", "eth"}, "beide in einem chart", "chart bitcoin ethereum"},
		{[]string{"btc vs eth 1y"}, "cambia eth por sol", "compare bitcoin solana 1y"},
		{[]string{"цена btc", "eth"}, "что выросло больше за год", "compare bitcoin ethereum 1y"},
		{[]string{"btc price", "eth price"}, "which one has more volume", "compare volume bitcoin ethereum"},
		{[]string{"chart btc 30d"}, "compare with eth", "compare bitcoin ethereum 30d"},
		{[]string{"price of btc", "and eth"}, "and the two compared", "compare bitcoin ethereum"},
		{[]string{"price of btc", "and eth"}, "put them side by side", "compare bitcoin ethereum"},
		{[]string{"price of btc", "and eth"}, "chart both for a year", "chart bitcoin ethereum 1y"},
		{[]string{"nvda", "amd"}, "which has the bigger market cap", "compare market_cap NVDA AMD"},
		{[]string{"nvda vs amd"}, "over 5 years", "compare NVDA AMD 5y"},
		{[]string{"nvda vs amd"}, "add intel", "compare NVDA AMD INTC"},
		{[]string{"nvda vs amd"}, "and intel vs amd", "compare INTC AMD"},
	})
}
