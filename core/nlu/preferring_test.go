package nlu_test

import (
	"slices"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

func TestYesterdayIsThatOfItsPersonsZone(t *testing.T) {
	u := newUnderstander(t)
	late := time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC) // 24 November in Auckland, 23 in Los Angeles
	for zone, want := range map[string]struct {
		span ask.Span
		from string
	}{
		"":                    {"2026-11-22", "2026-11-22 00:00"},
		"Pacific/Auckland":    {"2026-11-23", "2026-11-22 11:00"},
		"America/Los_Angeles": {"2026-11-22", "2026-11-22 08:00"},
		"no/where":            {"2026-11-22", "2026-11-22 00:00"},
	} {
		q, err := u.Understand(t.Context(), chat.Message{Text: "what was btc yesterday", At: late}, ask.Preferences{Zone: zone})
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Range.From.Format("2006-01-02 15:04"); q.Span != want.span || got != want.from {
			t.Errorf("%q: %s from %s, want %s from %s", zone, q.Span, got, want.span, want.from)
		}
	}
}

func TestDaysOfFiguresAreThoseTheyArePublishedFor(t *testing.T) {
	u := newUnderstander(t)
	q, err := u.Understand(t.Context(), chat.Message{Text: "us inflation in 2021", At: monday}, ask.Preferences{Zone: "Pacific/Auckland"})
	if err != nil || q.Intent != ask.Economic || q.Range.From != time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC) {
		t.Errorf("%s from %s, %v", q.Intent, q.Range.From, err)
	}
}

// A ticker that a coin and a stock have is what its person prefers, whatever others asked before.
func TestTickersOfTwoAreWhatTheirPersonPrefers(t *testing.T) {
	u := newUnderstander(t)
	class := func(first market.Class, text string) market.Class {
		q, err := u.Understand(t.Context(), chat.Message{Text: text, At: monday}, ask.Preferences{First: first})
		if err != nil || len(q.Assets) != 1 {
			t.Fatalf("%q: %+v, %v", text, q.Assets, err)
		}
		return q.Assets[0].Class
	}
	usual := class("", "price STX")
	other := market.Crypto
	if usual == market.Crypto {
		other = market.Equity
	}
	if got := class(other, "price STX"); got != other {
		t.Errorf("preferred as %s it is %s", other, got)
	}
	if got := class("", "price STX"); got != usual {
		t.Errorf("to somebody else it is %s, was %s", got, usual)
	}
	if got := class(market.Equity, "price bitcoin"); got != market.Crypto {
		t.Errorf("bitcoin is %s", got)
	}
}

func TestMessagesAboutSettingsSayWhatTheyWant(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string][]ask.Wish{
		"use euros from now on":                      {{Act: ask.Set, Key: ask.InCurrency, Value: "eur"}},
		"/settings currency chf":                     {{Act: ask.Set, Key: ask.InCurrency, Value: "chf"}},
		"默认货币改成人民币":                                  {{Act: ask.Set, Key: ask.InCurrency, Value: "cny"}},
		"mi zona horaria es madrid":                  {{Act: ask.Set, Key: ask.InZone, Value: "Europe/Madrid"}},
		"langauge english":                           {{Act: ask.Set, Key: ask.InLanguage, Value: "en"}},
		"turn on ambient tickers in this channel":    {{Act: ask.Set, Key: ask.Ambient, Value: "on", Channel: true}},
		"set my currency to euro and zone to berlin": {{Act: ask.Set, Key: ask.InCurrency, Value: "eur"}, {Act: ask.Set, Key: ask.InZone, Value: "Europe/Berlin"}},
		"settings currency doge":                     {{Act: ask.Set, Key: ask.InCurrency, Said: "doge"}},
		"settings":                                   {{Act: ask.Show}},
		"reset my settings":                          {{Act: ask.Forget}},
	} {
		q, err := u.Understand(t.Context(), chat.Message{Text: text, At: monday}, ask.Preferences{})
		if err != nil || q.Intent != ask.Settings || !slices.Equal(q.Wishes, want) {
			t.Errorf("%q: %s %+v, want %+v", text, q.Intent, q.Wishes, want)
		}
	}
	if q, _ := u.Understand(t.Context(), chat.Message{Text: "price btc in eur", At: monday}, ask.Preferences{}); len(q.Wishes) != 0 {
		t.Errorf("a price wants %+v", q.Wishes)
	}
}
