package storagetest

import (
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/record"
)

// preferences are what people and channels want of every answer.
var preferences = map[string]func(*testing.T, *house){
	"nobody prefers anything at first": func(t *testing.T, h *house) {
		a := h.asker("account-1", where(1))
		if a.Own != (ask.Preferences{}) || a.Shared != (ask.Preferences{}) || a.Person == "" || a.Channel == "" || a.Person == a.Channel {
			t.Errorf("%+v", a)
		}
	},
	"a person's are theirs everywhere, and a channel's everybody's there": func(t *testing.T, h *house) {
		ana := h.asker("account-1", where(1))
		h.prefer(ana.Person, ask.InCurrency, "eur")
		h.prefer(ana.Channel, ask.InZone, "Europe/Berlin")
		h.reopen()
		want := ask.Asker{Person: ana.Person, Channel: ana.Channel, Own: ask.Preferences{Currency: "eur"}, Shared: ask.Preferences{Zone: "Europe/Berlin"}}
		if diff := cmp.Diff(want, h.asker("account-1", where(1))); diff != "" {
			t.Error(diff)
		}
		if a := h.asker("account-1", where(2)); a.Own.Currency != "eur" || a.Shared != (ask.Preferences{}) || a.Person != ana.Person {
			t.Errorf("elsewhere: %+v", a)
		}
		if a := h.asker("account-2", where(1)); a.Own != (ask.Preferences{}) || a.Shared.Zone != "Europe/Berlin" || a.Person == ana.Person {
			t.Errorf("somebody else: %+v", a)
		}
	},
	"everything is kept until it is forgotten": func(t *testing.T, h *house) {
		all := ask.Preferences{Currency: "chf", Zone: "UTC", Language: "pt", First: market.Equity, Theme: ask.Light, Ambient: ask.On, Units: ask.Gram}
		who := h.asker("account-1", where(1)).Person
		for _, k := range ask.Keys() {
			h.prefer(who, k, all.Get(k))
		}
		h.reopen()
		if got := h.asker("account-1", where(1)).Own; got != all {
			t.Errorf("%+v, want %+v", got, all)
		}
		h.prefer(who, ask.InTheme, "")
		if got := h.asker("account-1", where(1)).Own; got != all.With(ask.InTheme, "") {
			t.Errorf("%+v, want no theme", got)
		}
		h.prefer(who, "", "")
		if got := h.asker("account-1", where(1)).Own; got != (ask.Preferences{}) {
			t.Errorf("%+v, want none", got)
		}
	},
	"a person is the one of their interactions": func(t *testing.T, h *house) {
		h.prefer(h.asker("account-1", where(1)).Person, ask.InCurrency, "eur")
		e := h.take(1) // account-1's
		h.answer(e)
		if h.asker("account-1", where(1)).Own.Currency != "eur" || h.read(e.ID).User == "" {
			t.Error("the preference is gone once its person has asked something")
		}
	},
	"threads are of their channel": func(t *testing.T, h *house) {
		at := where(1)
		h.prefer(h.asker("account-1", at).Channel, ask.Ambient, "on")
		at.Thread = "another"
		if h.asker("account-1", at).Shared.Ambient != ask.On {
			t.Error("another thread knows nothing of it")
		}
	},
	"nobody has no name, and no name is made up": func(t *testing.T, h *house) {
		if a := h.asker("", where(1)); a.Person != "" || a.Channel == "" {
			t.Errorf("%+v", a)
		}
		for _, name := range []string{"", "person:", "person:00", "channel:zz", "account-1", "person:account-1"} {
			if err := h.Prefer(t.Context(), name, ask.InCurrency, "eur"); !errors.Is(err, record.ErrInvalid) {
				t.Errorf("%q: %v", name, err)
			}
		}
	},
	"changes at the same time are all kept": func(t *testing.T, h *house) {
		who := h.asker("account-1", where(1)).Person
		all := ask.Preferences{Currency: "chf", Zone: "UTC", Language: "pt", First: market.Equity, Theme: ask.Light, Ambient: ask.On, Units: ask.Gram}
		var writers sync.WaitGroup
		for _, k := range ask.Keys() {
			writers.Go(func() { h.prefer(who, k, all.Get(k)) })
		}
		writers.Wait()
		if got := h.asker("account-1", where(1)).Own; got != all {
			t.Errorf("%+v, want %+v", got, all)
		}
	},
}

func (h *house) asker(account string, at chat.Address) ask.Asker {
	h.t.Helper()
	a, err := h.Asker(h.t.Context(), chat.Author{ID: account}, at)
	h.must(err)
	return a
}

func (h *house) prefer(name string, k ask.Key, value string) {
	h.t.Helper()
	h.must(h.Prefer(h.t.Context(), name, k, value))
}
