package nlu

import (
	"strings"
	"testing"

	"tickertape/core/nlu/lexicon"
)

func TestSpacesAreSetRight(t *testing.T) {
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"whatsthepriceofxrp":         "whats the price of xrp",
		"btcprice":                   "btc price",
		"priceof eth":                "price of eth",
		"bitcoindominance":           "bitcoin dominance",
		"showmethechartofsolana":     "show me the chart of solana",
		"1.5ethineur":                "1.5 eth in eur",
		"250euro kacdolar":           "250 euro kac dolar",
		"эфириум занеделю":           "эфириум за неделю",
		"ценабитка":                  "цена битка",
		"preciodelbitcoin":           "precio del bitcoin",
		"un employment in germany":   "unemployment in germany",
		"infla tion and doge coin":   "inflation and doge coin",
		"palla dium und erd gas":     "palladium und erdgas",
		"100usdtoeur":                "100 usd to eur",
		"btc7d":                      "btc 7d",
		"euro2dollar":                "euro to dollar",
		"howmuchis1btc":              "how much is 1 btc",
		"topgainerstoday":            "top gainers today",
		"iphone15":                   "iphone15",
		"web3":                       "web3",
		"marketing":                  "marketing",
		"bitcoiner":                  "bitcoiner",
		"solidity":                   "solidity",
		"adaptation":                 "adaptation",
		"the united states":          "the united states",
		"put it to my list over all": "put it to my list over all",
		"gold man":                   "gold man",
		"pricey":                     "pricey",
		"eth or sol":                 "eth or sol",
	} {
		r := u.reads.Load()
		var got []string
		for _, token := range r.parted(r.rejoined(plainly(lexicon.Tokenize(text), ""))) {
			got = append(got, token.Text)
		}
		if words := strings.Join(got, " "); words != want {
			t.Errorf("%q became %q, want %q", text, words, want)
		}
	}
}
