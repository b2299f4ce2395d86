package lexicon_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

var day = time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)

// coins is a list by market cap: of pairs of an id and a ticker.
func coins(pairs ...string) []market.Listed {
	var out []market.Listed
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, market.Listed{Rank: i/2 + 1, Asset: market.Asset{Class: market.Crypto, ID: pairs[i], Symbol: pairs[i+1], Name: pairs[i]}})
	}
	return out
}

func revise(t *testing.T, old market.Roster, at time.Time, today []market.Listed) market.Roster {
	t.Helper()
	r, err := lexicon.Revise(old, today, at)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func resolve(t *testing.T, r market.Roster, words string) string {
	t.Helper()
	l, err := lexicon.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := l.Resolve(words)
	return a.ID
}

func TestRosterKnowsNewCoins(t *testing.T) {
	r := revise(t, market.Roster{}, day, coins("bitcoin", "BTC", "zorkcoin", "ZORK"))
	for words, want := range map[string]string{"zork": "zorkcoin", "zorkcoin": "zorkcoin", "btc": "bitcoin", "litecoin": "litecoin"} {
		if got := resolve(t, r, words); got != want {
			t.Errorf("%s is %q, want %s", words, got, want)
		}
	}
	if r.Version != 1 || len(r.Waiting) != 0 || r.Tickers["zork"] != "zorkcoin" || !r.Coins[1].Since.Equal(day) {
		t.Errorf("%d, %v, %v", r.Version, r.Waiting, r.Coins)
	}
	l, err := lexicon.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Complete("zor", 3); len(got) == 0 || got[0].ID != "zorkcoin" {
		t.Errorf("completion %v", got)
	}
}

func TestTickerOfALargeCoinWaitsForAPerson(t *testing.T) {
	today := coins("super-bitcoin", "BTC", "bitcoin", "BTC", "ethereum", "ETH")
	r := revise(t, market.Roster{}, day, today)
	for n := range 30 { // however long it lasts
		r = revise(t, r, day.AddDate(0, 0, n+1), today)
	}
	if len(r.Waiting) != 1 || r.Waiting[0] != (market.Turn{Ticker: "btc", Was: "bitcoin", Now: "super-bitcoin", Since: day}) || resolve(t, r, "btc") != "bitcoin" {
		t.Fatalf("%+v, btc is %s", r.Waiting, resolve(t, r, "btc"))
	}
	yes, err := lexicon.Decide(r, "BTC", true, day)
	if err != nil || resolve(t, yes, "btc") != "super-bitcoin" || len(yes.Waiting) != 0 || yes.Version != r.Version+1 {
		t.Errorf("accepted: %v, %+v", err, yes.Waiting)
	}
	if resolve(t, yes, "bitcoin") != "bitcoin" {
		t.Error("a name changed with the ticker")
	}
	no, err := lexicon.Decide(r, "btc", false, day)
	if err != nil || resolve(t, revise(t, no, day, today), "btc") != "bitcoin" || len(revise(t, no, day, today).Waiting) != 0 {
		t.Errorf("refused: %v, %+v", err, no)
	}
	if _, err := lexicon.Decide(no, "btc", true, day); !errors.Is(err, lexicon.ErrNoTurn) {
		t.Errorf("nothing waits: %v", err)
	}
	if r.Tickers["btc"] != "bitcoin" {
		t.Error("a decision changed the roster that it was made of")
	}
}

func TestTickerOfASmallCoinTurnsAfterAWeek(t *testing.T) {
	small := coins("zorkcoin", "ZORK")
	small[0].Rank = 800
	r := revise(t, market.Roster{}, day, small)
	today := coins("zork-the-second", "ZORK")
	for n, want := range map[int]string{1: "zorkcoin", 6: "zorkcoin", 8: "zork-the-second"} {
		next := r
		for i := range n + 1 {
			next = revise(t, next, day.AddDate(0, 0, i), append(today, small...))
		}
		if next.Tickers["zork"] != want {
			t.Errorf("after %d days: %s, want %s", n, next.Tickers["zork"], want)
		}
	}
}

func TestDisguisedCoinsStayOut(t *testing.T) {
	bad := []market.Asset{
		{ID: "b1", Symbol: "BTС", Name: "Some coin"}, // a Cyrillic С
		{ID: "b2", Symbol: "XYZZY", Name: "Bitcoin"}, // the name of another one
		{ID: "b3", Symbol: "XYZZZ", Name: "B1tcoin"}, // a digit in a letter's place
		{ID: "b4", Symbol: "S0L", Name: "Somebody's coin"},
		{ID: "b5", Symbol: "ETH\u200b", Name: "Ether of mine"}, // a space of no width
		{ID: "b6", Symbol: "", Name: "Nothing"},
		{ID: "b7", Symbol: "АPPL", Name: "Аpple"},
	}
	today := coins("bitcoin", "BTC", "solana", "SOL", "ethereum", "ETH")
	for _, a := range bad {
		a.Class = market.Crypto
		today = append(today, market.Listed{Asset: a, Rank: len(today) + 1})
	}
	r := revise(t, market.Roster{}, day, today)
	for _, c := range r.Coins {
		if len(c.Asset.ID) == 2 {
			t.Errorf("%q %q is in", c.Asset.Symbol, c.Asset.Name)
		}
	}
	if _, err := lexicon.Revise(market.Roster{}, nil, day); err == nil {
		t.Error("an empty list is a roster")
	}
}

func TestNewNamesThatAreWordsNeedAContext(t *testing.T) {
	r := revise(t, market.Roster{}, day, coins("breakfast", "TOAST"))
	l, err := lexicon.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range l.Assets(lexicon.Tokenize("toast for breakfast"), func(int) bool { return false }) {
		if s.Sure {
			t.Errorf("%s is surely a coin", s.Asset.ID)
		}
	}
}

// BenchmarkLexiconOf compares a lexicon of a thousand coins with one of twenty thousand: what it
// takes to spot the names of a sentence.
func BenchmarkLexiconOf(b *testing.B) {
	for _, size := range []int{1000, 20000} {
		var pairs []string
		for i := range size {
			pairs = append(pairs, fmt.Sprintf("generated-coin-%d", i), fmt.Sprintf("GC%dX", i))
		}
		r, err := lexicon.Revise(market.Roster{}, coins(pairs...), day)
		if err != nil {
			b.Fatal(err)
		}
		l, err := lexicon.Of(r)
		if err != nil {
			b.Fatal(err)
		}
		tokens := lexicon.Tokenize("what is the price of bitcoin and of generated coin 17 in euros since last week")
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if len(l.Assets(tokens, func(int) bool { return false })) == 0 {
					b.Fatal("nothing spotted")
				}
			}
		})
	}
}
