package storagetest

import (
	"fmt"
	"testing"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// feedback is what people think of a reply.
var feedback = map[string]func(*testing.T, *house){
	"feedback is kept with its interaction": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		f := judgement(1, id, "account-1", "👍")
		h.must(h.AddFeedback(t.Context(), f))
		h.reopen()
		all := rows[record.FeedbackRow](h, "feedback")
		want := record.FeedbackRow{
			ID: f.ID, InteractionID: id, UserID: h.read(id).User, FeedbackType: "positive", FeedbackText: "👍",
			Platform: "telegram", CreatedAt: noon,
		}
		if len(all) != 1 || all[0] != want {
			t.Errorf("stored %+v\nwant   %+v", all, want)
		}
	},
	"adding it again changes nothing": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		f := judgement(1, id, "account-1", "👍")
		h.must(h.AddFeedback(t.Context(), f))
		again := f
		again.Verdict, again.Emoji = record.Negative, "👎"
		h.must(h.AddFeedback(t.Context(), again))
		h.wantFeedback("👍")
		h.must(h.WithdrawFeedback(t.Context(), f))
		h.must(h.AddFeedback(t.Context(), f))
		h.wantFeedback("👍 withdrawn")
	},
	"a button replaces the other one, and takes itself back": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		up, down := record.Button+"positive", record.Button+"negative"
		h.must(h.AddFeedback(t.Context(), judgement(1, id, "account-1", "👍"))) // a reaction of theirs is another thing
		for n, step := range []string{up, down, down, up} {
			f := judgement(n+2, id, "account-1", step)
			h.must(h.ToggleFeedback(t.Context(), f))
			h.must(h.ToggleFeedback(t.Context(), f)) // as after a crash
		}
		h.must(h.ToggleFeedback(t.Context(), judgement(9, id, "account-2", up)))
		h.wantFeedback("👍", up+" withdrawn", down+" withdrawn", down+" withdrawn", up, up)
		if err := h.ToggleFeedback(t.Context(), judgement(8, unknown, "account-1", up)); !isNotFound(err) {
			t.Errorf("on nothing: %v", err)
		}
	},
	"feedback on nothing is not found": func(t *testing.T, h *house) {
		e := h.take(1)
		for _, id := range []record.ID{unknown, e.ID} {
			if err := h.AddFeedback(t.Context(), judgement(1, id, "account-1", "👍")); !isNotFound(err) {
				t.Errorf("%s: error %v, want ErrNotFound", id, err)
			}
		}
		h.wantFeedback()
	},
	"withdrawing takes what is the same in interaction, platform, author and emoji": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		other, _ := h.deliver(2)
		f := judgement(1, id, "account-1", "👍")
		h.must(h.AddFeedback(t.Context(), f))
		miss := map[string]func(*record.Feedback){
			"interaction": func(f *record.Feedback) { f.Interaction = other },
			"platform":    func(f *record.Feedback) { f.Platform = chat.Slack },
			"author":      func(f *record.Feedback) { f.Author.ID = "account-2" },
			"nobody":      func(f *record.Feedback) { f.Author.ID = "" },
			"emoji":       func(f *record.Feedback) { f.Emoji = "👍🏽" },
			"unknown":     func(f *record.Feedback) { f.Interaction = unknown },
		}
		for what, alter := range miss {
			g := f
			alter(&g)
			if err := h.WithdrawFeedback(t.Context(), g); err != nil {
				t.Errorf("another %s: %v", what, err)
			}
		}
		h.wantFeedback("👍")
		bare := record.Feedback{Interaction: id, Platform: f.Platform, Author: f.Author, Emoji: f.Emoji}
		h.must(h.WithdrawFeedback(t.Context(), bare))
		h.must(h.WithdrawFeedback(t.Context(), bare))
		h.wantFeedback("👍 withdrawn")
		h.reopen()
		h.wantFeedback("👍 withdrawn")
	},
	"who changes their mind has both on record": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		up, down := judgement(1, id, "account-1", "👍"), judgement(2, id, "account-1", "👎")
		down.Verdict = record.Negative
		h.must(h.AddFeedback(t.Context(), up))
		h.must(h.WithdrawFeedback(t.Context(), up))
		h.must(h.AddFeedback(t.Context(), down))
		up.ID = judgement(3, id, "", "").ID
		h.must(h.AddFeedback(t.Context(), up))
		h.wantFeedback("👍 withdrawn", "👎", "👍")
		h.must(h.WithdrawFeedback(t.Context(), up))
		h.wantFeedback("👍 withdrawn", "👎", "👍 withdrawn")
	},
	"a correction is what is shown": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		f := judgement(1, id, "account-1", "wrong")
		f.Correction = "I meant Bitcoin Cash"
		h.must(h.AddFeedback(t.Context(), f))
		h.wantFeedback("I meant Bitcoin Cash")
	},
	"people who only react are users, too": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		h.must(h.AddFeedback(t.Context(), judgement(1, id, "stranger", "👍")))
		h.must(h.AddFeedback(t.Context(), judgement(2, id, "stranger", "🎉")))
		all := rows[record.FeedbackRow](h, "feedback")
		if len(all) != 2 || all[0].UserID != all[1].UserID || len(all[0].UserID) != 36 || all[0].UserID == h.read(id).User {
			t.Errorf("stored %+v, want two of one new user", all)
		}
	},
	"feedback needs an id": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		f := judgement(1, id, "account-1", "👍")
		f.ID = ""
		if err := h.AddFeedback(t.Context(), f); err == nil {
			t.Error("no error")
		}
	},
}

// judgement is the n-th piece of feedback.
func judgement(n int, of record.ID, account, emoji string) record.Feedback {
	return record.Feedback{
		ID: record.ID(fmt.Sprintf("01890a5d-ac96-774b-bcce-%012x", n)), Interaction: of, Author: chat.Author{ID: account},
		Platform: chat.Telegram, Verdict: record.Positive, Emoji: emoji, At: noon,
	}
}

// wantFeedback checks all feedback, in order: its text, and whether it is withdrawn.
func (h *house) wantFeedback(want ...string) {
	h.t.Helper()
	var got []string
	for _, r := range rows[record.FeedbackRow](h, "feedback") {
		text := r.FeedbackText
		if r.Withdrawn {
			text += " withdrawn"
		}
		got = append(got, text)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		h.t.Errorf("feedback is %v, want %v", got, want)
	}
}
