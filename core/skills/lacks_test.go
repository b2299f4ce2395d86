package skills_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func TestWhatNobodyHasOfAShareIsSaidWithWhatThereIs(t *testing.T) {
	heard := map[string]bool{}
	for _, lang := range spoken {
		c := open().answer(t, ask.Query{Text: "p/e of apple", Intent: ask.OutOfScope, Language: lang, Lacks: ask.Lack{Figure: "p/e", Of: []market.Asset{aapl, sap}}})
		wellFormed(t, lang, c)
		for _, want := range []string{"p/e", "Apple", "SAP", "AAPL"} {
			if !strings.Contains(c.Text, want) {
				t.Errorf("%s: no %q in %q", lang, want, c.Text)
			}
		}
		if heard[c.Text] || len(c.Values) > 0 || c.Table != nil {
			t.Errorf("%s: %s", lang, c.Plain())
		}
		heard[c.Text] = true
		coins := open().answer(t, ask.Query{Text: "btc hashrate", Intent: ask.OutOfScope, Language: lang, Lacks: ask.Lack{Figure: "hashrate", Of: []market.Asset{btc}}})
		wellFormed(t, lang, coins)
		if !strings.Contains(coins.Text, "hashrate") || !strings.Contains(coins.Text, "BTC") || heard[coins.Text] {
			t.Errorf("%s: %q of a coin", lang, coins.Text)
		}
		heard[coins.Text] = true
	}
}
