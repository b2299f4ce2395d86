package storagetest

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/record"
)

// interactions is what stays of a question and its answer.
var interactions = map[string]func(*testing.T, *house){
	"question and answer can be read back": func(t *testing.T, h *house) {
		e := h.take(1)
		want := h.answer(e)
		h.reopen()
		got := h.read(e.ID)
		want.Card.Image.PNG = nil
		if diff := cmp.Diff(want.Card, got.Card); diff != "" {
			t.Errorf("card (-want +got)\n%s", diff)
		}
		if diff := cmp.Diff(want.Query, got.Query); diff != "" {
			t.Errorf("query (-want +got)\n%s", diff)
		}
		if got.ID != e.ID || got.Provider != want.Provider || got.Took != want.Took || !got.At.Equal(want.At) {
			t.Errorf("%s by %s in %v at %v", got.ID, got.Provider, got.Took, got.At)
		}
		if m := got.Message; m.Text != want.Message.Text || m.Direct != want.Message.Direct || !m.At.Equal(want.Message.At) || m.Ref.Platform != chat.Telegram {
			t.Errorf("message %+v", m)
		}
	},
	"an interaction holds no id of its platform": func(t *testing.T, h *house) {
		id, ref := h.deliver(1)
		text, err := json.Marshal(h.read(id))
		if err != nil {
			t.Fatal(err)
		}
		m, _ := message(1).Body.(chat.Message)
		for _, raw := range []string{m.Author.ID, m.Author.Locale, m.Ref.Channel, m.Ref.Space, m.Ref.Thread, m.Ref.ID, m.ReplyTo.ID, ref.ID} {
			if strings.Contains(string(text), raw) {
				t.Errorf("it holds %q: %s", raw, text)
			}
		}
	},
	"the reply is zero until it was sent": func(t *testing.T, h *house) {
		e := h.take(1)
		h.answer(e)
		if got := h.read(e.ID).Reply; !got.Zero() {
			t.Errorf("reply %+v before it was sent", got)
		}
		h.must(h.Sent(t.Context(), e.ID, reply(1)))
		if got := h.read(e.ID).Reply; got.Platform != chat.Telegram || got.ID == "" {
			t.Errorf("reply %+v after it was sent", got)
		}
	},
	"a person is one user, on one platform": func(t *testing.T, h *house) {
		user := func(n int, p chat.Platform, account string) record.ID {
			e := message(n)
			m, _ := e.Body.(chat.Message)
			e.Platform, m.Ref.Platform, m.Author.ID = p, p, account
			e.Body = m
			h.accept(e)
			entry := h.next()
			h.answer(entry)
			return h.read(entry.ID).User
		}
		ana := user(1, chat.Telegram, "ana")
		h.reopen()
		if again := user(2, chat.Telegram, "ana"); again != ana || len(ana) != 36 {
			t.Errorf("ana is %s, then %s; want one UUID", ana, again)
		}
		if ben := user(3, chat.Telegram, "ben"); ben == ana {
			t.Error("ben is ana")
		}
		if slack := user(4, chat.Slack, "ana"); slack == ana {
			t.Error("ana of Slack is ana of Telegram")
		}
		if nobody := user(5, chat.Telegram, ""); nobody != "" {
			t.Errorf("nobody is %s", nobody)
		}
	},
	"one conversation has one key": func(t *testing.T, h *house) {
		keys := map[chat.Address]string{}
		back := map[string]chat.Address{}
		for n := range 6 {
			id, _ := h.deliver(n)
			key := h.read(id).Message.Ref.Channel
			if old, ok := keys[where(n)]; ok && old != key {
				t.Errorf("conversation %+v is %s and %s", where(n), old, key)
			}
			keys[where(n)], back[key] = key, where(n)
		}
		if len(back) != 3 {
			t.Errorf("%d keys for 3 conversations", len(back))
		}
	},
	"an interaction that is not there is not found": func(t *testing.T, h *house) {
		if _, err := h.Interaction(t.Context(), unknown); !isNotFound(err) {
			t.Errorf("error %v, want ErrNotFound", err)
		}
		if _, err := h.Interaction(t.Context(), "17"); err == nil {
			t.Error("something that is no id was found")
		}
	},
}

// asked is what the bot warms its cache with.
var asked = map[string]func(*testing.T, *house){
	"most asked first, ties by id": func(t *testing.T, h *house) {
		h.ask(1, ask.Price, noon, apple, ethereum)
		h.ask(2, ask.Price, noon, ethereum, bitcoin)
		h.ask(3, ask.Convert, noon, ethereum)
		h.wantAsked(noon, 10, ethereum, apple, bitcoin)
		h.wantAsked(noon, 2, ethereum, apple)
		h.wantAsked(noon, 0)
		h.wantAsked(noon, -1)
	},
	"an asset counts once a question": func(t *testing.T, h *house) {
		h.ask(1, ask.Price, noon, bitcoin, bitcoin, bitcoin)
		h.ask(2, ask.Price, noon, apple)
		h.ask(3, ask.Price, noon, apple)
		h.wantAsked(noon, 10, apple, bitcoin)
	},
	"only prices and conversions count": func(t *testing.T, h *house) {
		h.ask(1, ask.Market, noon, bitcoin)
		h.ask(2, ask.Help, noon, bitcoin)
		h.ask(3, ask.Convert, noon, apple)
		h.wantAsked(noon, 10, apple)
	},
	"what was asked before does not count": func(t *testing.T, h *house) {
		h.ask(1, ask.Price, noon.Add(-time.Second), bitcoin)
		h.ask(2, ask.Price, noon, apple)
		h.wantAsked(noon, 10, apple)
		h.wantAsked(noon.Add(-time.Hour), 10, apple, bitcoin)
		h.wantAsked(noon.Add(time.Hour), 10)
	},
	"a conversion's target counts, too": func(t *testing.T, h *house) {
		e := h.take(1)
		i := interaction(e)
		i.Query.Intent, i.Query.Target = ask.Convert, ethereum
		h.must(h.Answered(t.Context(), i, post(e)))
		h.wantAsked(noon, 10, bitcoin, ethereum)
	},
	"what was asked at the end or later does not count": func(t *testing.T, h *house) {
		end := time.Now().UTC().Add(time.Hour)
		h.ask(1, ask.Price, end.Add(-time.Second), bitcoin)
		h.ask(2, ask.Price, end, apple)
		h.ask(3, ask.Price, end.Add(time.Hour), ethereum)
		got, err := h.Asked(t.Context(), noon, end, 10)
		h.must(err)
		if diff := cmp.Diff([]record.Demand{{Asset: bitcoin, Times: 1}}, got); diff != "" {
			t.Error(diff)
		}
	},
	"each time counts": func(t *testing.T, h *house) {
		for n := range 3 {
			h.ask(n, ask.Price, noon, bitcoin)
		}
		got, err := h.Asked(t.Context(), noon, always, 10)
		h.must(err)
		if len(got) != 1 || got[0].Times != 3 {
			t.Errorf("%+v", got)
		}
	},
	"nobody asked": func(_ *testing.T, h *house) { h.wantAsked(time.Time{}, 10) },
}

// ask stores an interaction about some assets.
func (h *house) ask(n int, intent ask.Intent, at time.Time, assets ...market.Asset) {
	h.t.Helper()
	e := h.take(n)
	i := interaction(e)
	i.At, i.Query.Intent, i.Query.Assets = at, intent, assets
	h.must(h.Answered(h.t.Context(), i, post(e)))
}

// always is behind every time of the suite.
var always = time.Date(2300, 1, 1, 0, 0, 0, 0, time.UTC)

func (h *house) wantAsked(since time.Time, limit int, want ...market.Asset) {
	h.t.Helper()
	all, err := h.Asked(h.t.Context(), since, always, limit)
	h.must(err)
	var got []market.Asset
	for _, d := range all {
		got = append(got, d.Asset)
	}
	if len(got) == 0 && len(want) == 0 {
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		h.t.Errorf("most asked (-want +got)\n%s", diff)
	}
}
