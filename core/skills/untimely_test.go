package skills_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func TestATimeThatThereIsNotIsNamed(t *testing.T) {
	for _, intent := range []ask.Intent{ask.Chart, ask.History, ask.Compare, ask.Price} {
		card := open().answer(t, ask.Query{Intent: intent, Assets: []market.Asset{btc}, NoTime: "30 feb 2023", Language: "en"})
		if !strings.HasPrefix(card.Text, "“30 feb 2023” is no time") || card.Source != "" {
			t.Errorf("%s: %+v", intent, card)
		}
	}
}

func TestNothingIsComparedWithANameThatNobodyKnows(t *testing.T) {
	card := open().answer(t, ask.Query{Intent: ask.Compare, Assets: []market.Asset{btc}, Unknown: []string{"foobarcoin"}, Language: "en"})
	if !strings.Contains(card.Text, "foobarcoin") || card.Source != "" {
		t.Errorf("%+v", card)
	}
}

func TestSatoshisAreCounted(t *testing.T) {
	for name, c := range map[string]struct {
		q    ask.Query
		text string
		sats float64
	}{
		"a bitcoin":      {ask.Query{Assets: []market.Asset{btc}, Amount: 1}, "1 BTC = 100,000,000 sats", 1e8},
		"half a bitcoin": {ask.Query{Assets: []market.Asset{btc}, Amount: 0.5}, "0.5 BTC = 50,000,000 sats", 5e7},
	} {
		c.q.Intent, c.q.Target, c.q.Unit, c.q.Language = ask.Convert, btc, ask.Satoshi, "en"
		card := open().answer(t, c.q)
		found := false
		for _, v := range card.Values {
			found = found || v.Name == "result" && v.Number == c.sats && v.Unit == "sat"
		}
		if card.Text != c.text || !found {
			t.Errorf("%s: %q %+v", name, card.Text, card.Values)
		}
	}
}

func TestAmountsBelowZeroAreRefused(t *testing.T) {
	for _, text := range []string{"-5 btc in usd", "−5 btc in usd", "minus 5 btc in usd", "0 btc in usd", "--5 btc in usd", "0x10 btc in usd", "0xff btc in usd"} {
		card := open().answer(t, ask.Query{Text: text, Intent: ask.Convert, Assets: []market.Asset{btc}, Currency: "usd", Language: "en"})
		if !strings.HasPrefix(card.Text, "I convert amounts above zero") {
			t.Errorf("%q: %q", text, card.Text)
		}
	}
}
