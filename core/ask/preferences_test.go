package ask_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func TestAPersonsWishesCountBeforeTheChannels(t *testing.T) {
	channel := ask.Preferences{Currency: "eur", Zone: "Europe/Berlin", Language: "de", First: market.Equity, Theme: ask.Light, Ambient: ask.On, Units: ask.Gram}
	own := ask.Preferences{Currency: "chf", Theme: ask.Dark, Ambient: ask.Off, Units: ask.Ounce}
	want := ask.Preferences{Currency: "chf", Zone: "Europe/Berlin", Language: "de", First: market.Equity, Theme: ask.Dark, Ambient: ask.On, Units: ask.Ounce}
	if got := (ask.Asker{Own: own, Shared: channel}).Prefers(); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestAsAskedOverrulesTheLanguageOfAChannel(t *testing.T) {
	if got := (ask.Preferences{Language: ask.AsAsked}).Over(ask.Preferences{Language: "de"}); got.Language != "" {
		t.Errorf("language %q, want that of the question", got.Language)
	}
}

func TestEveryKeyIsSetReadAndForgotten(t *testing.T) {
	keys := ask.Keys()
	rapid.Check(t, func(t *rapid.T) {
		key, value := rapid.SampledFrom(keys).Draw(t, "key"), rapid.StringN(1, 8, -1).Draw(t, "value")
		var before ask.Preferences
		for _, k := range keys {
			before = before.With(k, "of "+string(k))
		}
		after := before.With(key, value)
		for _, k := range keys {
			want := before.Get(k)
			if k == key {
				want = value
			}
			if got := after.Get(k); got != want {
				t.Fatalf("%s is %q after %s was set to %q, want %q", k, got, key, value, want)
			}
		}
		if after.With(key, "").Get(key) != "" {
			t.Fatalf("%s is not forgotten", key)
		}
	})
	if len(keys) != 7 || slices.Contains(keys, "") || (ask.Preferences{}).With("unheard-of", "x") != (ask.Preferences{}) {
		t.Errorf("keys %v", keys)
	}
}
