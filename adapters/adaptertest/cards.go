package adaptertest

import (
	"time"

	"tickertape/core/chat"
	"tickertape/core/feedback"
)

// Card is a card with the name that its golden file gives it.
type Card struct {
	Name      string
	chat.Card `json:"Card"`
}

// Deck is the cards of one golden file.
type Deck struct {
	Name    string
	Cards   []Card
	bySkill bool
}

// Decks are what every platform has to show, the same for all of them: what is made by hand, and
// every card of the skills' golden files.
func Decks() []Deck { return append(HandMade(), skills()...) }

// HandMade are the decks that no skill makes: the states of an answer, and what is hard to show.
func HandMade() []Deck {
	return []Deck{{Name: "states", Cards: states()}, {Name: "extremes", Cards: extremes()}}
}

// Cards are those of all decks.
func Cards() []Card {
	var all []Card
	for _, d := range Decks() {
		all = append(all, d.Cards...)
	}
	return all
}

// noon is when the data of the cards was true.
var noon = time.Date(2026, 11, 23, 10, 58, 12, 0, time.UTC)

// Buttons are those that the pipeline puts under every answer.
var Buttons = feedback.Buttons("1")

// states are an answer as it should be, and what can be said about its data.
func states() []Card {
	return []Card{
		{"price", chat.Card{
			Title: "Bitcoin (BTC)", Text: "Bitcoin is at $97,432.10, up 2.41 % in 24 hours.",
			Fields: []chat.Field{{Name: "Price", Value: "$97,432.10"}, {Name: "24 hours", Value: "▲ +2.41 %", Trend: chat.Up}},
			Source: "CoinGecko", AsOf: noon, Buttons: Buttons,
		}},
		{"prices, one missing", chat.Card{
			Title: "Prices", Text: "Change: over 24 hours for coins, since the previous close for everything else. * market closed",
			Table:  &chat.Table{Header: []string{"Asset", "Price", "Change"}, Rows: [][]string{{"BTC", "$97,432.10", "▲ +2.41 %"}, {"AAPL *", "$336.91", "▼ −0.12 %"}}},
			Source: "CoinGecko, Yahoo Finance", AsOf: noon, Notice: "No data for XYZ.", Buttons: Buttons,
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
