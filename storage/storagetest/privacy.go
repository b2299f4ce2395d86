package storagetest

import (
	"testing"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// privacy is what people agree to, and how they leave.
var privacy = map[string]func(*testing.T, *house){
	"consent is kept of a person": func(t *testing.T, h *house) {
		ana := chat.Author{ID: "account-1"}
		if c, err := h.Consent(t.Context(), chat.Telegram, ana); err != nil || c != (record.Consent{}) {
			t.Errorf("of a stranger: %+v, %v", c, err)
		}
		id, _ := h.deliver(1) // of account-1
		user := h.read(id).User
		if c, err := h.Consent(t.Context(), chat.Telegram, ana); err != nil || c.User != user || c.State != record.Unasked {
			t.Errorf("unasked: %+v, %v", c, err)
		}
		for _, state := range []record.ConsentState{record.Invited, record.Agreed, record.Refused} {
			who, err := h.SetConsent(t.Context(), chat.Telegram, ana, state)
			h.must(err)
			if who != user {
				t.Errorf("consent of %s, want %s", who, user)
			}
			h.reopen()
			c, err := h.Consent(t.Context(), chat.Telegram, ana)
			if err != nil || c.User != user || c.State != state || c.At.IsZero() {
				t.Errorf("%s: %+v, %v", state, c, err)
			}
			if of, err := h.ConsentOf(t.Context(), user); err != nil || of != c {
				t.Errorf("%s by user: %+v, %v", state, of, err)
			}
		}
		if c, err := h.ConsentOf(t.Context(), ""); err != nil || c.State != "" {
			t.Errorf("of nobody: %+v, %v", c, err)
		}
		if c, err := h.Consent(t.Context(), chat.Slack, ana); err != nil || c.State != "" {
			t.Errorf("the same id elsewhere is somebody else: %+v, %v", c, err)
		}
		if _, err := h.SetConsent(t.Context(), chat.Telegram, chat.Author{}, record.Agreed); err == nil {
			t.Error("nobody agreed")
		}
	},
	"an erased person is gone, and the others stay": func(t *testing.T, h *house) {
		ana := chat.Author{ID: "account-1"}
		one, ref := h.deliver(1)   // of account-1
		other, _ := h.deliver(2)   // of account-2
		another, _ := h.deliver(4) // of account-1
		h.open1(one)
		h.open1(other)
		h.must(h.AddFeedback(t.Context(), judgement(1, one, "account-1", "👍")))
		h.must(h.AddFeedback(t.Context(), judgement(2, other, "account-1", "👎")))
		h.must(h.AddFeedback(t.Context(), judgement(3, other, "account-2", "🎉")))
		user, err := h.SetConsent(t.Context(), chat.Telegram, ana, record.Agreed)
		h.must(err)
		who, err := h.Asker(t.Context(), ana, where(1))
		h.must(err)
		h.must(h.Prefer(t.Context(), who.Person, ask.InCurrency, "eur"))
		if who, err := h.UserOf(t.Context(), chat.Telegram, ana); err != nil || who != user {
			t.Errorf("user of ana is %s, %v", who, err)
		}
		for want := 2; want >= 0; want -= 2 { // the second time there is nothing left
			if n, err := h.Erase(t.Context(), user); err != nil || n != want {
				t.Errorf("erased %d, %v, want %d", n, err, want)
			}
		}
		h.reopen()
		for _, id := range []record.ID{one, another} {
			i := h.read(id)
			if i.User != "" || i.Message.Text != "" || i.Message.Ref.Channel != "" || i.Query.Text != "" || len(i.Query.Assets) > 0 || i.Card.Title != "" || i.Query.Intent != ask.Price {
				t.Errorf("left of an interaction: %+v", i)
			}
		}
		if _, err := h.Case(t.Context(), one); !isNotFound(err) {
			t.Errorf("their case: %v", err)
		}
		if id, err := h.InteractionOf(t.Context(), ref); err != nil || id != one {
			t.Errorf("a reaction on the old reply finds %s, %v", id, err)
		}
		if h.read(other).Message.Text == "" {
			t.Error("somebody else was erased")
		}
		if _, err := h.Case(t.Context(), other); err != nil {
			t.Errorf("somebody else's case: %v", err)
		}
		h.wantFeedback("🎉")
		for _, r := range rows[record.InteractionRow](h, "interactions") {
			if (r.Query == "") != (r.ID != other) || (r.Response == "") != (r.ID != other) {
				t.Errorf("dumped: %+v", r)
			}
		}
		if c, err := h.Consent(t.Context(), chat.Telegram, ana); err != nil || c != (record.Consent{}) {
			t.Errorf("their consent: %+v, %v", c, err)
		}
		if _, err := h.Erase(t.Context(), "nonsense"); err == nil {
			t.Error("nonsense was erased")
		}
		if who, err := h.Asker(t.Context(), ana, where(1)); err != nil || who.Own != (ask.Preferences{}) {
			t.Errorf("their preferences: %+v, %v", who.Own, err)
		}
		again, _ := h.deliver(7) // of account-1
		if who := h.read(again).User; who == user || who == "" {
			t.Errorf("who comes back is %s", who)
		}
	},
}
