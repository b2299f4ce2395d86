package skills_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// Of a ticker that a stock and a coin have, the answer says which was taken, and offers the other.
func TestTheOtherReadingIsOffered(t *testing.T) {
	q := priced(aapl)
	q.Other = coin("apple-token", "AAPL", "Apple Token")
	c := open().answer(t, q)
	if c.Notice != "I took AAPL for the stock, not for the coin Apple Token." {
		t.Errorf("notice %q", c.Notice)
	}
	if want := (chat.Button{Label: "Apple Token (coin)", Value: "ask:price apple-token"}); len(c.Buttons) != 1 || c.Buttons[0] != want {
		t.Errorf("buttons %+v", c.Buttons)
	}
	q = priced(btc)
	q.Other = market.Asset{Class: market.Equity, ID: "BTC", Symbol: "BTC", Name: "Bitco Inc."}
	if c := open().answer(t, q); len(c.Buttons) != 1 || c.Buttons[0].Value != "ask:price BTC stock" {
		t.Errorf("buttons %+v", c.Buttons)
	}
	q.Other.ID, q.Other.Symbol = strings.Repeat("x", 80), strings.Repeat("x", 80)
	if c := open().answer(t, q); len(c.Buttons) != 0 {
		t.Errorf("a value that no platform takes: %+v", c.Buttons)
	}
}

func TestUnknownNamesAreAskedBack(t *testing.T) {
	q := ask.Query{Intent: ask.Price, Unknown: []string{"chianlnk"}, Guesses: []market.Asset{coin("chainlink", "LINK", "Chainlink"), coin("chain", "XCN", "Chain")}}
	c := open().answer(t, q)
	if c.Text != "I don't know “chianlnk”. Did you mean Chainlink (LINK) or Chain (XCN)?" || len(c.Buttons) != 2 || c.Buttons[0].Value != "ask:price chainlink" {
		t.Errorf("%q, %+v", c.Text, c.Buttons)
	}
}
