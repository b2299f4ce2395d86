package nlu_test

import (
	"strconv"
	"strings"
	"testing"

	"tickertape/core/ask"
)

// paid is the assets, the amount and the currency of a question.
func paid(q ask.Query) string {
	var assets []string
	for _, a := range q.Assets {
		assets = append(assets, a.ID)
	}
	return strings.Join([]string{strings.Join(assets, ","), strconv.FormatFloat(q.Amount, 'g', -1, 64), string(q.Currency)}, " ")
}

// What people of eight languages write for amounts: "source amount target".
func TestAmountsOfEightLanguages(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"€10k in btc": "eur 10000 btc", "$2.5m in eth": "usd 2.5e+06 eth", "usd100 to eur": "usd 100 eur", "1/4 btc in usd": "bitcoin 0.25 usd", "1.5 hundred dollars in eur": "usd 150 eur", "half an eth in eur": "ethereum 0.5 eur",
		"how much btc can i get for 500 eur": "eur 500 btc", "how many sats for 20 bucks": "usd 20 btc", "half of a bitcoin in usd": "bitcoin 0.5 usd",
		"mil quinientos euros en bitcoin": "eur 1500 btc", "la mitad de un bitcoin en pesos mexicanos": "bitcoin 0.5 mxn", "50 pavos en btc": "eur 50 btc", "cuánto bitcoin me dan por 300 euros": "eur 300 btc",
		"duzentos e cinquenta reais em euro": "brl 250 eur", "três milhões de reais em dólar": "brl 3e+06 usd", "100 contos em dólar": "brl 100 usd", "meio bitcoin em reais": "bitcoin 0.5 brl",
		"zweitausendfünfhundert euro in eth": "eur 2500 eth", "dreiundzwanzig euro in eth": "eur 23 eth", "anderthalb bitcoin in euro": "bitcoin 1.5 eur", "100 kröten in bitcoin": "eur 100 btc", "2,5 mio euro in btc": "eur 2.5e+06 btc",
		"quatre-vingt-dix euros en dollars": "eur 90 usd", "deux mille cinq cents euros en eth": "eur 2500 eth", "200 balles en bitcoin": "eur 200 btc", "soixante-quinze euros en dollars": "eur 75 usd",
		"iki yüz elli dolar kaç tl": "usd 250 try", "bir buçuk btc kaç dolar": "bitcoin 1.5 usd", "beş yüz bin tl kaç euro": "try 500000 eur", "3 bin kağıt kaç dolar": "try 3000 usd",
		"двести пятьдесят тысяч тенге в рубли": "kzt 250000 rub", "полбиткоина в долларах": "bitcoin 0.5 usd", "косарь баксов в лирах": "usd 1000 try", "2кк рублей в баксах": "rub 2e+06 usd", "полторы тысячи долларов в тенге": "usd 1500 kzt",
		"二十五万八千块人民币够换几个以太坊": "cny 258000 eth", "1万2千日元多少人民币": "jpy 12000 cny", "500u换人民币": "tether 500 cny", "20块美金换台币": "usd 20 twd", "三点五个比特币多少美元": "bitcoin 3.5 usd", "100刀等于多少人民币": "usd 100 cny",
	} {
		q := understand(t, u, text)
		got := paid(q)
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestThresholdsAreNoYearsAndNoPercents(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"eth跌破2000提醒我": "ethereum 2000 ", "alert me when doge hits 20 cents": "dogecoin 0.2 ", "notify me if sol drops below twenty": "solana 20 ", "eth 2000 altına inerse haber ver": "ethereum 2000 ",
		"alert me if eth drops 5 percent": "ethereum 0 ", "btc 100 bin dolar olunca haber ver": "bitcoin 100000 usd", "prévenez-moi quand le cac touche 8000": "^FCHI 8000 ", "大饼砸到八万五提醒我": "bitcoin 85000 ",
	} {
		q := understand(t, u, text)
		if got := paid(q); got != want || q.Span != "" {
			t.Errorf("%q: %s %s, want %s", text, got, q.Span, want)
		}
	}
}

func TestMoneyBesideAnAssetIsItsCurrency(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"ada kaç dolar ediyor acaba": "cardano 0 usd", "how many dollars is an eth": "ethereum 0 usd", "o real face ao euro a quanto está": "brl 0 eur", "price of gold and the dollar": "GC=F,usd 0 ",
		"黄金合多少人民币": "GC=F 0 cny", "btc en pavos": "bitcoin 0 eur",
	} {
		q := understand(t, u, text)
		if got := paid(q); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
