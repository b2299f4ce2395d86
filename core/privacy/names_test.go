package privacy_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/privacy"
)

// namings are texts that give a name away, with what is left of them.
var namings = map[string]string{
	"john smith here, price of btc":                             "[name] here, price of btc",
	"Peter here. how is gold?":                                  "[name] here. how is gold?",
	"hi maria here what's eth at":                               "hi [name] here what's eth at",
	"it's maria, price of gold":                                 "it's [name], price of gold",
	"hi bot its margaret again, how much is coca cola":          "hi bot its [name] again, how much is coca cola",
	"I'm Anna and I want the price of eth":                      "I'm [name] and I want the price of eth",
	"im dave whats doge":                                        "im [name] whats doge",
	"this is john how much is btc":                              "this is [name] how much is btc",
	"price of btc please. regards, Peter":                       "price of btc please. regards, [name]",
	"price of btc\nBest regards\nXiomara Quispe":                "price of btc\nBest regards\n[name]",
	"price of btc. Kind regards, Zbigniew":                      "price of btc. Kind regards, [name]",
	"thanks, Tom!":                                              "thanks, [name]!",
	"chart of btc — Anna":                                       "chart of btc — [name]",
	"chart of btc -- Anna Schmidt":                              "chart of btc -- [name]",
	"chart of btc\n- peter":                                     "chart of btc\n- [name]",
	"chart of btc — Xiomara Quispe":                             "chart of btc — [name]",
	"sell it for Maria Lopez at 5":                              "sell it for [name] at 5",
	"maria lopez wants to know the price":                       "[name] wants to know the price",
	"Jean-Pierre Dubois et Marie Curie demandent le cours":      "Jean-Pierre Dubois et [name] demandent le cours",
	"is john's friend, i'm john's brother":                      "is john's friend, i'm [name]'s brother",
	"Ich bin Thomas Müller, was kostet Gold":                    "Ich bin [name], was kostet Gold",
	"ich bin die renate, und wer bist du?":                      "ich bin die [name], und wer bist du?",
	"hier ist Jürgen, wie steht der Dax":                        "hier ist [name], wie steht der Dax",
	"Was kostet ein Bitcoin? Viele Grüße, Jörg":                 "Was kostet ein Bitcoin? Viele Grüße, [name]",
	"Wie steht der Dax\nMfG Hans Meier":                         "Wie steht der Dax\nMfG [name]",
	"soy juan, precio de bitcoin":                               "soy [name], precio de bitcoin",
	"hola, aquí Carlos Gómez. ¿a cuánto está el oro?":           "hola, aquí [name]. ¿a cuánto está el oro?",
	"precio del oro. Saludos, Lucía":                            "precio del oro. Saludos, [name]",
	"aqui é o joão, preço do bitcoin":                           "aqui é o [name], preço do bitcoin",
	"sou a Beatriz Souza, quanto está o dólar":                  "sou a [name], quanto está o dólar",
	"quanto está o dólar? abraços, Thiago":                      "quanto está o dólar? abraços, [name]",
	"je suis claire, le prix du btc":                            "je suis [name], le prix du btc",
	"moi c'est Michel":                                          "moi c'est [name]",
	"le cours de l'or ? Cordialement, Aurélie Dupont":           "le cours de l'or ? Cordialement, [name]",
	"I'M JOHN SMITH, BTC NOW":                                   "I'M [name], BTC NOW",
	"ben İbrahim, altın ne kadar":                               "ben [name], altın ne kadar",
	"soy Jose\u0301 Garci\u0301a, precio del oro":               "soy [name], precio del oro",
	"ben Ayşe, altın ne kadar":                                  "ben [name], altın ne kadar",
	"ben Mehmet Yılmaz dolar kaç":                               "ben [name] dolar kaç",
	"dolar kaç? saygılarımla, Mustafa":                          "dolar kaç? saygılarımla, [name]",
	"я Иван Петров, сколько стоит биткоин":                      "я [name], сколько стоит биткоин",
	"это Маша, курс доллара?":                                   "это [name], курс доллара?",
	"я — Аркадий Звонарёв, курс евро":                           "я — [name], курс евро",
	"курс доллара? С уважением, Ольга":                          "курс доллара? С уважением, [name]",
	"我是张伟，比特币价格":                                                "我是[name]，比特币价格",
	"我是小明想问比特币价格":                                               "我是[name]想问比特币价格",
	"比特币价格？此致，王小明":                                              "比特币价格？此致，[name]",
	"My name is Ana, my wife is María José García, thanks, Ana": "My name is [name], my wife is [name], thanks, [name]",
}

// innocent have words that names have, too, or that are where names are, and are none.
var innocent = []string{
	"it's sol, not eth", "its ada here to stay?", "it's luna", "is it max pain today", "chart btc max", "rose and leo", "it's gold", "this is Bitcoin Cash",
	"I'm Long Bitcoin", "here is the chart", "bitcoin here", "charles schwab stock", "price of morgan stanley", "john deere stock", "compare gold — silver", "btc - eth",
	"S&P 500 — Dow Jones", "btc price - thanks", "thanks, Bitcoin", "Best, Solana or Cardano", "regards, Bitcoin", "price in april", "may i ask", "mark my words",
	"will btc rise", "bill gates said what", "elon musk coin", "frank in euro", "100 Schweizer Franken in Euro", "ich bin Anfänger", "ich bin im Plus", "hier ist Gold günstig",
	"soy nuevo", "soy principiante", "sou novo aqui", "je suis perdu", "c'est combien le bitcoin", "ici on parle de bitcoin", "ben anlamadım", "bana btc göster",
	"это биткоин", "я хочу биткоин", "я новичок", "я Биткоин", "это Газпром Нефть", "我是新手", "我是小白，什么是比特币", "我是马来西亚人", "我是高手", "santiago stock exchange",
	"costa rica inflation", "lockheed martin", "jack in the box", "dow jones", "love bitcoin", "best coins — top 10", "Viele Grüße, und was kostet Gold?",
	"gracias, y el euro?", "спасибо, а евро?", "merci, et l'euro ?", "danke, und Silber?",
}

func TestScrubTakesOutNamesInEightLanguages(t *testing.T) {
	for text, want := range namings {
		if got := privacy.Scrub(text); got != want {
			t.Errorf("%q\n is %q\nnot %q", text, got, want)
		}
	}
}

func TestScrubTakesNoOtherWordsForNames(t *testing.T) {
	for _, text := range innocent {
		if got := privacy.Scrub(text); got != text {
			t.Errorf("%q is %q", text, got)
		}
	}
}

func TestScrubTellsAmountsFromNumbersThatAreSomebodys(t *testing.T) {
	for text, want := range map[string]string{
		"1000000000 shib":                    "",
		"1234567890 shib in usd":             "",
		"how much is 123456789 doge":         "",
		"shib 1234567891":                    "",
		"$1234567890 in btc":                 "",
		"1234567890€ in btc":                 "",
		"1234567890 USDT":                    "",
		"1234567890 $wen":                    "",
		"1234567890 zyntra in usd":           "",
		"1234567890 zyntra en euros":         "",
		"1000000000000000 of it":             "",
		"convert 1500000000":                 "",
		"1234567891 k usd":                   "",
		"1234567891k":                        "",
		"100000000000 рублей в долларах":     "",
		"123456789 млн рублей":               "",
		"1234567890狗狗币多少美元":                  "",
		"1234567890 vnd to usd":              "",
		"user 123456789012 asks":             "user [id] asks",
		"user 123456789012 usd":              "user [id] usd",
		"id 1000000000":                      "id [id]",
		"my account 1234567890 btc":          "my account [id] btc",
		"konto 1000000000 eur":               "konto [id] eur",
		"qq 123456789":                       "qq [id]",
		"123456789 wants btc":                "[id] wants btc",
		"find 123456789":                     "find [id]",
		"pay with 4111 1111 1111 1111 now":   "pay with [account] now",
		"pay 10 usd with 4111111111111111":   "pay 10 usd with [account]",
		"4111111111111111 usd is on my card": "[account] usd is on my card",
	} {
		if want == "" {
			want = text
		}
		if got := privacy.Scrub(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Whatever is put together: scrubbing twice is scrubbing once.
func TestScrubbingTwiceIsScrubbingOnce(t *testing.T) {
	pieces := []string{
		"it's", "this is", "I'm", "ich bin", "я", "это", "soy", "regards,", "thanks", "mfg", "—", "-", "here", "my name is", "call me", "我是", "张伟", "price of", "btc", "Bitcoin",
		"maria", "John", "Smith", "Müller", "Иван", "Петров", "Quispe", "Xiomara", "anna's", "user", "id", "1234567890", "1000000000", "shib", "usd", "k", "+49 170 1234567", "a@b.co",
		"4111 1111 1111 1111", "\n", ",", ".", "!", "$", "[name]", "[id]", "my friend", "dr.",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 14).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", "", " "}).Draw(t, "gap"))
		once := privacy.Scrub(text)
		if twice := privacy.Scrub(once); twice != once {
			t.Fatalf("%q\n is %q\nthen %q", text, once, twice)
		}
	})
}
