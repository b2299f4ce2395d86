package nlu_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
)

func TestPartsSharesAndProductsAreAmounts(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"1000 wei to eth": "ethereum 1e-15 eth", "1 gwei in usd": "ethereum 1e-09 usd", "1 mbtc in usd": "bitcoin 0.001 usd", "1500 mbtc in euro": "bitcoin 1.5 eur", "5 гвей в долларах": "ethereum 5e-09 usd",
		"20% of 3 btc in usd": "bitcoin 0.6 usd", "20 % von 3 btc in euro": "bitcoin 0.6 eur", "10 por ciento de 5 eth en euros": "ethereum 0.5 eur", "25 percent of 2 eth in usd": "ethereum 0.5 usd",
		"1 lakh crore rupees in usd": "inr 1e+12 usd", "mille milliards de dollars en btc": "usd 1e+12 btc", "2 thousand million dollars in eur": "usd 2e+09 eur", "dos mil millones de dólares en euros": "usd 2e+09 eur",
		"10 lac doge in inr": "dogecoin 1e+06 inr", "100 kr to eur": "sek 100 eur", "bitcoin in real": "bitcoin 0 brl",
		"-5 btc in usd": "bitcoin 0 usd", "minus 5 btc in usd": "bitcoin 0 usd", "-0.5 eth en euros": "ethereum 0 eur",
	} {
		if got := paid(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if q := understand(t, u, "100 kr to eur"); len(q.Slips) != 2 || q.Slips[1] != "SEK" {
		t.Errorf("which crowns are meant is not said: %v", q.Slips)
	}
}

func TestMetalsAreWeighedInEveryUnit(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]struct {
		paid string
		unit ask.Unit
	}{
		"1 ton of gold in usd": {"GC=F 1 usd", ask.Tonne}, "1 metric ton of silver in usd": {"SI=F 1 usd", ask.Tonne}, "1 ton altın kaç dolar": {"GC=F 1 usd", ask.Tonne}, "2 тонны золота в долларах": {"GC=F 2 usd", ask.Tonne}, "1吨黄金多少美元": {"GC=F 1 usd", ask.Tonne},
		"2 pounds of silver in usd": {"SI=F 2 usd", ask.Pound}, "ein pfund gold in euro": {"GC=F 1 eur", ask.HalfKilo}, "1 livre d'or en euros": {"GC=F 1 eur", ask.HalfKilo}, "2 libras de oro en dólares": {"GC=F 2 usd", ask.Pound},
		"1 troy ounce of platinum in chf": {"PL=F 1 chf", ask.Ounce}, "5 tolas of gold in inr": {"GC=F 5 inr", ask.Tola},
		"1 ton in usd": {"the-open-network 1 usd", ""}, "100 pounds in gold": {"gbp 100 xau", ""},
	} {
		if q := understand(t, u, text); paid(q) != want.paid || q.Unit != want.unit {
			t.Errorf("%q: %s in %q, want %s in %q", text, paid(q), q.Unit, want.paid, want.unit)
		}
	}
	for _, text := range []string{"1 quintal of wheat", "1 ton of wheat in usd", "3 tonnes of corn in eur", "1 quintal de trigo en dólares"} {
		if q := understand(t, u, text); q.Intent != ask.OutOfScope {
			t.Errorf("%q: %s %s, want a refusal", text, q.Intent, paid(q))
		}
	}
}

func TestAnswersAreCountedInSatoshis(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"100 dollars in sats": "usd 100 btc", "cuántos satoshis son 10 dólares": "usd 10 btc", "1 btc in sats": "bitcoin 1 btc", "btc to sats": "bitcoin 0 btc", "сколько сатоши в долларе": "usd 0 btc", "100美元等于多少聪": "usd 100 btc",
	} {
		if q := understand(t, u, text); q.Intent != ask.Convert || paid(q) != want || q.Unit != ask.Satoshi {
			t.Errorf("%q: %s %s in %q, want %s", text, q.Intent, paid(q), q.Unit, want)
		}
	}
	for text, want := range map[string]string{"5000聪等于多少美元": "bitcoin 5e-05 usd", "5000 sats in usd": "bitcoin 5e-05 usd"} {
		if q := understand(t, u, text); paid(q) != want || q.Unit != "" {
			t.Errorf("%q: %s in %q, want %s", text, paid(q), q.Unit, want)
		}
	}
}

func TestWholeQuestionsDoNotGoOn(t *testing.T) {
	wantTalks(t, []talk{
		{[]string{"gold"}, "EURUSD", "price eur in usd"},
		{[]string{"price eth"}, "USDTRY", "price usd in try"},
		{[]string{"1.5 eth in eur"}, "-5 btc in usd", "convert bitcoin in usd"},
		{[]string{"price btc"}, "-5 btc in usd", "convert bitcoin in usd"},
		{[]string{"1 eth in usd"}, "20% of 3 btc in usd", "convert bitcoin in usd 0.6"},
		{[]string{"price doge"}, "1 mbtc in usd", "convert bitcoin in usd 0.001"},
		{[]string{"inflation in germany"}, "gdp", "economic gdp of us"},
		{[]string{"inflation in germany"}, "unemployment", "economic unemployment of us"},
		{[]string{"inflation in germany"}, "and gdp?", "economic gdp of de"},
	})
}

func TestAnAmountIsMultiplied(t *testing.T) {
	wantTalks(t, []talk{
		{[]string{"2 btc in usd"}, "half of that", "convert bitcoin in usd 1"},
		{[]string{"2 btc in usd"}, "double that", "convert bitcoin in usd 4"},
		{[]string{"2 btc en euros"}, "la mitad de eso", "convert bitcoin in eur 1"},
		{[]string{"2 btc em dólares"}, "metade disso", "convert bitcoin in usd 1"},
		{[]string{"2 btc in euro"}, "die Hälfte davon", "convert bitcoin in eur 1"},
		{[]string{"2 btc en euros"}, "la moitié", "convert bitcoin in eur 1"},
		{[]string{"2 btc kaç dolar"}, "bunun yarısı", "convert bitcoin in usd 1"},
		{[]string{"2 btc в долларах"}, "половина", "convert bitcoin in usd 1"},
		{[]string{"2个比特币多少美元"}, "一半呢", "convert bitcoin in usd 1"},
	})
}

func TestATimeThatThereIsNotIsSaid(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"btc on 30 feb 2023": "30 feb 2023", "btc am 30. februar 2023": "30 februar 2023", "btc el 30 de febrero de 2023": "30 de febrero de 2023", "цена btc 30 февраля 2023": "30 февраля 2023", "btc 30 şubat 2023": "30 şubat 2023", "btc on 2023-02-30": "2023-02-30", "2023年2月30日比特币价格": "2月30日", "2月28日比特币价格": "",
		"chart btc 0d": "0d", "chart btc 1000y": "1000y", "chart btc from 2025-06-01 to 2025-05-01": "2025-06-01 – 2025-05-01",
		"btc from june 2021 to march 2021": "june 2021 to march 2021", "chart btc from 2021 to 2019": "2021 to 2019", "btc von 2021 bis 2019": "2021 bis 2019", "chart btc 10000 years": "10000 years", "btc 500 jahre": "500 jahre",
		"btc from march 2021 to june 2021": "", "chart btc 2019 to 2021": "", "btc 5 years": "", "2021年比特币": "",
		"btc on 28 feb 2023": "", "btc in june 2021": "", "chart btc 30d": "", "chart btc from 2025-05-01 to 2025-06-01": "",
	} {
		if q := understand(t, u, text); q.NoTime != want || want != "" && q.Span != "" {
			t.Errorf("%q: no time is %q in %q, want %q", text, q.NoTime, q.Span, want)
		}
	}
	for text, want := range map[string]bool{"price of btc yesterday at 5pm": true, "btc gestern um 17 uhr": true, "btc yesterday at 17:00": true, "btc yesterday": false} {
		if q := understand(t, u, text); q.OfHour != want || q.Intent != ask.History || len(q.Assets) != 1 {
			t.Errorf("%q: %s of an hour is %v, want %v", text, meaning(q), q.OfHour, want)
		}
	}
}

func TestNothingStandsForANameThatNobodyKnows(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{"chart foobarcoin 30d": "chart", "btc vs foobarcoin": "compare bitcoin"} {
		q := u.Within(t.Context(), text, []string{"price doge"}, monday)
		if got := meaning(q); len(q.Unknown) != 1 || q.Unknown[0] != "foobarcoin" || string(q.Intent) != strings.Fields(want)[0] || len(q.Assets) != len(strings.Fields(want))-1 {
			t.Errorf("%q: %s, unknown %v, want %s", text, got, q.Unknown, want)
		}
	}
	wantTalks(t, []talk{
		{[]string{"price doge"}, "chart it 30d", "chart dogecoin 30d"},
		{[]string{"price doge"}, "1 quintal of wheat", "out_of_scope"},
		{[]string{"price doge"}, "p/e of apple", "out_of_scope"},
		{nil, "btc 'or 1=1", "price bitcoin"},
		{nil, "usd index", "price DX-Y.NYB"},
		{nil, "price <b>btc</b>", "price bitcoin"},
	})
	if q := understand(t, u, "btc vs aapl vs gold vs eurusd 5 years"); len(q.Assets) != 4 || q.Assets[3].ID != "eur" {
		t.Errorf("the pair is left out: %v", q.Assets)
	}
	if q := understand(t, u, "p/e of apple"); q.Intent != ask.OutOfScope {
		t.Errorf("a ratio that nobody has: %s", meaning(q))
	}
	for text, want := range map[string]string{"inflation germany vs atlantis": "atlantis", "unemployment in spain versus narnia": "narnia", "inflation germany vs france": "", "cpi vs fed funds": ""} {
		if q := understand(t, u, text); q.Intent != ask.Economic || strings.Join(q.Unknown, " ") != want {
			t.Errorf("%q: %s, unknown are %q, want %q", text, q.Intent, q.Unknown, want)
		}
	}
}

func TestAnswersAreInTheLanguageOfTheConversation(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"1 sat in usd": "en", "inflation argentina": "en", "price btc | in pesos": "en", "cours du bitcoin | mapa de calor": "es", "eth gaz ücreti": "tr", "frais de gas ethereum": "fr", "velas de 4 horas do eth": "pt", "eth 1 ocak 2021": "tr", "euro kullan": "tr",
		"finanzierungsrate bitcoin": "de", "eine halbe million euro in bitcoin": "de", "no": "en", "bitcoin kurs heute | eth": "de", "precio de btc | no": "es", "比特币价格 | eth": "zh", "bitcoin kurs heute | price of eth": "en",
	} {
		said := strings.Split(text, " | ")
		if q := u.Within(t.Context(), said[len(said)-1], said[:len(said)-1], monday); q.Language != want {
			t.Errorf("%q: %s, want %s", text, q.Language, want)
		}
	}
}
