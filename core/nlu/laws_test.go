package nlu_test

import (
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// sentences draws texts from the words that matter, with some that are anything.
func sentences() *rapid.Generator[string] {
	words := strings.Fields("price convert btc eth near link gold aapl usd eur $ € / 1.5 10k -3 0 1e3 ½ half a two hundred and in to of vs inflation us uk germany 2020 10% market cap ath how much is what sats pounds chart $BTC the")
	word := rapid.OneOf(rapid.SampledFrom(words), rapid.SampledFrom(words), rapid.String())
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 0, 12).Draw(t, "words"), " ")
	})
}

// lawful checks what holds for every answer.
func lawful(t interface{ Fatalf(string, ...any) }, text string, q ask.Query) {
	if q.Confidence < 0 || q.Confidence > 1 || math.IsNaN(q.Confidence) {
		t.Fatalf("%q: confidence %v", text, q.Confidence)
	}
	if math.IsNaN(q.Amount) || math.IsInf(q.Amount, 0) || math.Signbit(q.Amount) {
		t.Fatalf("%q: amount %v", text, q.Amount)
	}
	seen := map[market.Asset]bool{}
	for _, a := range q.Assets {
		if seen[a] || a.ID == "" {
			t.Fatalf("%q: assets %v", text, q.Assets)
		}
		seen[a] = true
	}
}

func TestEveryTextHasOneLawfulAnswer(t *testing.T) {
	u := newUnderstander(t)
	rapid.Check(t, func(r *rapid.T) {
		text := sentences().Draw(r, "text")
		first := understand(t, u, text)
		lawful(r, text, first)
		if second := understand(t, u, text); !reflect.DeepEqual(first, second) {
			r.Fatalf("%q: %+v, then %+v", text, first, second)
		}
	})
}

func TestSpaceAroundATextMeansNothing(t *testing.T) {
	u := newUnderstander(t)
	rapid.Check(t, func(r *rapid.T) {
		text := sentences().Draw(r, "text")
		around := rapid.StringOfN(rapid.SampledFrom([]rune(" \t\n")), 0, 4, -1)
		got := understand(t, u, around.Draw(r, "before")+text+around.Draw(r, "behind"))
		got.Text = text
		if want := understand(t, u, text); !reflect.DeepEqual(got, want) {
			r.Fatalf("%q: %+v, with space %+v", text, want, got)
		}
	})
}

func TestClosingMarkMeansNothing(t *testing.T) {
	u := newUnderstander(t)
	for _, q := range questions(t) {
		if q.text == "" || q.text == "$" || !utf8.ValidString(q.text) || strings.HasPrefix(q.text, ".") {
			continue
		}
		want := understand(t, u, q.text)
		for _, mark := range []string{"?", "!", ".", " ?"} {
			got := understand(t, u, q.text+mark)
			got.Text = q.text
			if q.text != "?" && strings.TrimSpace(q.text) != "" && !reflect.DeepEqual(got, want) {
				t.Errorf("%q with %q: %+v, want %+v", q.text, mark, got, want)
			}
		}
	}
}

func TestCommandsDisregardCase(t *testing.T) {
	u := newUnderstander(t)
	for _, text := range []string{
		"price btc", "price btc eth in eur", "convert 10 usd eur", "1.5 eth in eur", "market btc", "econ cpi", "help",
		"us unemployment rate", "price gold", "bitcoin dominance", "10k usd to btc",
	} {
		want := understand(t, u, text)
		for _, other := range []string{strings.ToUpper(text), strings.ToUpper(text[:1]) + text[1:]} {
			got := understand(t, u, other)
			got.Text = text
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%q: %+v, want %+v", other, got, want)
			}
		}
	}
}

func TestPriceFindsTheFirst300Coins(t *testing.T) {
	u := newUnderstander(t)
	b, err := os.ReadFile("lexicon/data/coins.tsv")
	if err != nil {
		t.Fatal(err)
	}
	owner, n := map[string]bool{}, 0
	for row := range strings.Lines(string(b)) {
		c := strings.Split(strings.TrimSpace(row), "\t")
		if strings.HasPrefix(row, "#") || n == 300 {
			continue
		}
		n++
		symbol := strings.ToLower(c[1])
		if owner[symbol] || stocks[symbol] {
			continue // the larger coin or the stock has it
		}
		owner[symbol] = true
		q := understand(t, u, "price "+c[1])
		if q.Intent != ask.Price || len(q.Assets) != 1 || q.Assets[0].ID != c[0] {
			t.Errorf("price %s: %s %v, want %s", c[1], q.Intent, q.Assets, c[0])
		}
	}
}

// stocks are tickers of coins among the first 300 that name a better known stock.
var stocks = map[string]bool{"t": true}

func TestAmountsAsPeopleWriteThem(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]float64{
		"1,5 eth in usd": 1.5, "1.5 eth in usd": 1.5, "1,500.25 eth in usd": 1500.25, "1.500,25 eth in usd": 1500.25, "10k eth in usd": 1e4,
		"1e3 eth in usd": 1000, "$100 in eth": 100, "€5 in eth": 5, ".5 eth in usd": 0.5, "2m eth in usd": 2e6, "1bn usd in eur": 1e9,
		"1E-3 eth in usd": 0.001, "two eth in usd": 2, "a million dollars in eth": 1e6, "5 lakh inr in usd": 5e5, "100 sats in usd": 1e-6,
	} {
		if q := understand(t, u, text); q.Intent != ask.Convert || math.Abs(q.Amount-want) > want*1e-12 {
			t.Errorf("%q: %s %v, want %v", text, q.Intent, q.Amount, want)
		}
	}
}

func TestYearNarrowsTheTime(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"inflation in 2020": "2020-01-01 2021-01-01", "cpi march 2021": "2021-03-01 2021-04-01", "btc price 2019": "2019-01-01 2020-01-01",
		"2020 usd in eur": "0001-01-01 0001-01-01", "inflation": "0001-01-01 0001-01-01",
	} {
		r := understand(t, u, text).Range
		if got := r.From.Format("2006-01-02") + " " + r.To.Format("2006-01-02"); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func FuzzUnderstand(f *testing.F) {
	u := newUnderstander(f)
	for _, q := range questions(f) {
		f.Add(q.text)
	}
	f.Fuzz(func(t *testing.T, text string) { lawful(t, text, understand(t, u, text)) })
}
