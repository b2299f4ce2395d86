package privacy_test

import (
	"strings"
	"testing"

	"tickertape/core/privacy"
)

func TestScrubTakesOutWhoSomebodyIs(t *testing.T) {
	for text, want := range map[string]string{
		"My name is Ana Maria Lopez, price of btc":              "My name is [name], price of btc",
		"my name is bob and I want the price of eth":            "my name is [name] and I want the price of eth",
		"ich heiße Jörg Müller was kostet gold":                 "ich heiße [name] was kostet gold",
		"me llamo José, precio de bitcoin":                      "me llamo [name], precio de bitcoin",
		"меня зовут Иван сколько стоит биткоин":                 "меня зовут [name] сколько стоит биткоин",
		"我叫小明，比特币价格":                                            "我叫[name]，比特币价格",
		"mail me at ana.lopez+btc@example.co.uk please":         "mail me at [email] please",
		"call +49 170 1234567 about btc":                        "call [phone] about btc",
		"call (415) 555-2671 or 415-555-2671":                   "call [phone] or [phone]",
		"tel 0170 1234567":                                      "tel [phone]",
		"balance of 0x52908400098527886E0F7030069857D2E4169EE7": "balance of [wallet]",
		"send to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq":    "send to [wallet]",
		"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa is satoshi":         "[wallet] is satoshi",
		"my sol 7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV":    "my sol [wallet]",
		"pay with 4111 1111 1111 1111":                          "pay with [account]",
		"iban DE89 3704 0044 0532 0130 00 now":                  "iban [account] now",
		"user 123456789012 asks":                                "user [id] asks",
		"id 01890a5d-ac96-774b-bcce-b302099a8057":               "id [id]",
		"key sk_live_4eC39HqLyjWDarjtT1zdp7dc":                  "key [id]",
		"@ana what is btc":                                      "[mention] what is btc",
		"<@U12345> price btc":                                   "[mention] price btc",
		"see https://example.com/u/ana?x=1 for eth":             "see [url] for eth",
		"this is John Smith, price of btc":                      "this is [name], price of btc",
		"I'm María González, precio de btc":                     "I'm [name], precio de btc",
		"ma femme Claire Dubois veut du btc":                    "ma femme [name] veut du btc",
		"my friend Bob says btc to 100k":                        "my friend [name] says btc to 100k",
		"моя жена Ольга спрашивает про биткоин":                 "моя жена [name] спрашивает про биткоин",
		"mail john.doe (at) gmail.com":                          "mail [email]",
		"tg id 98765432 wants btc":                              "tg id [id] wants btc",
		"passport X1234567":                                     "passport [id]",
		"tel 415 555 26 71":                                     "tel [phone]",
		"call me on 555-1234":                                   "call me on [phone]",
		"see example.com/u/ana":                                 "see [url]",
	} {
		if got := privacy.Scrub(text); got != want {
			t.Errorf("%q\n is %q\nnot %q", text, got, want)
		}
	}
}

func TestScrubLeavesQuestionsAlone(t *testing.T) {
	for _, text := range []string{
		"price btc eth sol", "1.5 eth in eur", "10000000 satoshi in usd", "1,000,000 usd to btc", "btc on 2021-11-10 at 14:30", "from 2021-01-01 to 2021-06-30",
		"$TSLA vs $AAPL", "S&P 500 over 30 days", "€1.000.000,50 in USD", "what's the 24h volume?", "中国的通货膨胀率", "биткоин за 7 дней", "10 000 usd in chf",
		"btc/usd", "is 0.00012345 btc a lot", "yahoo.com stock", "internationalization of currencies", "DE0005140008", "btc am 01.02.2024", "05/06/2023 gold", "at 09:30", "02 03 2024", "12345678 shib in usd", "100-200 day average",
	} {
		if got := privacy.Scrub(text); got != text {
			t.Errorf("%q is %q", text, got)
		}
	}
}

func FuzzScrub(f *testing.F) {
	for _, s := range []string{"my name is Ana", "a@b.co", "+49 170 1234567", "0x52908400098527886E0F7030069857D2E4169EE7", "\xff@x", "my name is my name is", "call me +call me"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := privacy.Scrub(text)
		if again := privacy.Scrub(got); again != got {
			t.Errorf("%q is %q and then %q", text, got, again)
		}
		if got := privacy.Scrub(text + " ana.lopez@example.com"); strings.Contains(got, "ana.lopez@example.com") {
			t.Errorf("%q keeps the address", got)
		}
	})
}
