package adaptertest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
)

// Card is a card with the name that its golden file gives it.
type Card struct {
	Name string
	chat.Card
}

// Cards are what every platform has to show, the same for all of them: what each skill makes,
// and what is hard to show.
func Cards() []Card { return slices.Concat(states(), answers(), extremes()) }

// noon is when the data of the cards was true.
var noon = time.Date(2026, 11, 23, 10, 58, 12, 0, time.UTC)

// rate are the buttons under every reply.
var rate = []chat.Button{{Label: "👍", Value: "rate:positive:1"}, {Label: "👎", Value: "rate:negative:1"}}

// states are an answer as it should be, and what can be said about its data.
func states() []Card {
	return []Card{
		{"price", chat.Card{
			Title: "Bitcoin (BTC)", Text: "Bitcoin is at $97,432.10, up 2.41 % in 24 hours.",
			Fields: []chat.Field{{Name: "Price", Value: "$97,432.10"}, {Name: "24 hours", Value: "▲ +2.41 %", Trend: chat.Up}},
			Source: "CoinGecko", AsOf: noon, Buttons: rate,
		}},
		{"prices, one missing", chat.Card{
			Title: "Prices", Text: "Change: over 24 hours for coins, since the previous close for everything else. * market closed",
			Table:  &chat.Table{Header: []string{"Asset", "Price", "Change"}, Rows: [][]string{{"BTC", "$97,432.10", "▲ +2.41 %"}, {"AAPL *", "$336.91", "▼ −0.12 %"}}},
			Source: "CoinGecko, Yahoo Finance", AsOf: noon, Notice: "No data for XYZ.", Buttons: rate,
		}},
		{"stale", chat.Card{Title: "Gold", Text: "Gold is at $4,080.20.", Source: "Yahoo Finance", AsOf: noon.Add(-12 * time.Minute), Stale: 12 * time.Minute}},
		{"simulated", chat.Card{Text: "1.5 ETH = €5,321.04", Source: "simulated market", AsOf: noon, Simulated: true}},
		{"sentence", chat.Card{Text: "I don't know “foobarcoin”. Try a ticker or a name, for example: price btc, $AAPL, or price gold"}},
		{"hostile", chat.Card{
			Title: "<script>alert(1)</script> @everyone", Text: "<!channel> <@U123> <https://evil.example|click> **bold** _it_ `code` \u202eRTL\u202c &amp; [a](http://b)",
			Fields: []chat.Field{{Name: "*name*", Value: "@here ~x~ |y| \\ > quote"}}, Notice: "tg://user?id=1 @admin",
		}},
	}
}

// Golden sends the cards through the adapter's real client library, and compares what the
// platform then holds with the platform's golden file, testdata/suite.golden.
func Golden(t *testing.T, open Open) {
	t.Helper()
	h := enter(t, open, 0)
	to := h.world.Say(Line{User: "1001", Text: "hello"})
	h.answered("hello")
	before := len(h.world.Replies())
	var b strings.Builder
	for i, c := range Cards() {
		if _, err := h.adapter.Send(t.Context(), chat.Post{Key: fmt.Sprint("golden-", i), To: to.Address, ReplyTo: to, Card: c.Card}); err != nil {
			t.Fatalf("%s: %v", c.Name, err)
		}
		reply := h.world.Replies()[before+i]
		fmt.Fprintf(&b, "=== %s\n%s\nbuttons: %s\n\n", c.Name, reply.Text, strings.Join(reply.Buttons, " | "))
	}
	Compare(t, filepath.Join("testdata", "suite.golden"), b.String())
}

// Compare checks a text against a file, or writes the file where the tests run with -update.
func Compare(t *testing.T, path, got string) {
	t.Helper()
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (write it with -update, then look at it)", err)
	}
	if string(want) != got {
		t.Errorf("%s differs; got\n%s", path, got)
	}
}
