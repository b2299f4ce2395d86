package storagetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// review is what people said about answers, and the cases that come of it.
var review = map[string]func(*testing.T, *house){
	"feedback on an interaction comes back whole": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		other, _ := h.deliver(2)
		first := judgement(1, id, "account-9", "👍")
		second := judgement(2, id, "account-1", record.Words)
		second.Verdict, second.Correction, second.Meant, second.Weight = record.Negative, "no, the chart", ask.Chart, 0.5
		h.must(h.AddFeedback(t.Context(), second))
		h.must(h.AddFeedback(t.Context(), first))
		h.must(h.AddFeedback(t.Context(), judgement(3, other, "account-1", "👎")))
		h.must(h.WithdrawFeedback(t.Context(), first))
		all, err := h.FeedbackOn(t.Context(), id)
		h.must(err)
		if len(all) != 2 || all[0].ID != first.ID || !all[0].Withdrawn || all[1].Correction != second.Correction || all[1].Meant != ask.Chart || all[1].Weight != 0.5 || len(all[1].User) != 36 || all[1].User == all[0].User {
			t.Errorf("%+v", all)
		}
		if all, err := h.FeedbackOn(t.Context(), unknown); err != nil || len(all) != 0 {
			t.Errorf("on nothing: %+v, %v", all, err)
		}
	},
	"votes of a person are counted since a time": func(t *testing.T, h *house) {
		at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
		id, _ := h.deliver(1)
		for n := range 4 {
			f := judgement(n, id, "account-1", fmt.Sprint(n))
			f.ID = idAt(at.Add(time.Duration(n)*time.Hour), n)
			h.must(h.AddFeedback(t.Context(), f))
			h.must(h.WithdrawFeedback(t.Context(), f)) // a vote all the same
		}
		h.must(h.AddFeedback(t.Context(), judgement(9, id, "account-2", "👍")))
		h.reopen()
		for since, want := range map[time.Duration]int{0: 4, time.Hour: 3, 90 * time.Minute: 2, 4 * time.Hour: 0} {
			if n, err := h.Votes(t.Context(), chat.Telegram, chat.Author{ID: "account-1"}, at.Add(since)); err != nil || n != want {
				t.Errorf("since %v: %d, %v, want %d", since, n, err, want)
			}
		}
		if n, err := h.Votes(t.Context(), chat.Telegram, chat.Author{ID: "stranger"}, time.Time{}); err != nil || n != 0 {
			t.Errorf("a stranger: %d, %v", n, err)
		}
		var seen []record.ID
		h.must(h.Judgements(t.Context(), at.Add(2*time.Hour), func(f record.Feedback) error { seen = append(seen, f.ID); return nil }))
		if want := []record.ID{idAt(at.Add(2*time.Hour), 2), idAt(at.Add(3*time.Hour), 3)}; !slices.Equal(seen, want) {
			t.Errorf("judgements %v, want %v", seen, want)
		}
	},
	"a case is opened, changed, decided and dropped": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		want := record.Case{
			Interaction: id, Cause: record.Slow, Told: true, Urgency: 0.5, State: record.CaseLabelled, Intent: ask.Chart,
			Assets: []string{"bitcoin"}, Note: "n", By: "ana", Opened: noon, Decided: noon.Add(time.Hour),
		}
		set := func(c record.Case) func(record.Case, bool) (record.Case, bool) {
			return func(record.Case, bool) (record.Case, bool) { return c, true }
		}
		h.must(h.ChangeCase(t.Context(), id, func(c record.Case, there bool) (record.Case, bool) {
			if there || c.State != "" {
				t.Errorf("there is %+v", c)
			}
			return record.Case{Cause: record.Slow, State: record.CaseOpen}, true
		}))
		h.must(h.ChangeCase(t.Context(), id, set(want)))
		h.reopen()
		got, err := h.Case(t.Context(), id)
		h.must(err)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		h.must(h.ChangeCase(t.Context(), id, func(c record.Case, there bool) (record.Case, bool) { return c, false }))
		if _, err := h.Case(t.Context(), id); !isNotFound(err) {
			t.Errorf("dropped: %v", err)
		}
		if err := h.ChangeCase(t.Context(), unknown, set(want)); !isNotFound(err) {
			t.Errorf("of nothing: %v", err)
		}
	},
	"all cases and all that was judged are listed in pages": func(t *testing.T, h *house) {
		const n = 260
		var want []record.ID
		for k := range n {
			id, _ := h.deliver(k)
			switch k % 4 {
			case 0: // nobody says anything
				continue
			case 1:
				h.must(h.AddFeedback(t.Context(), judgement(k, id, "account-1", "👍")))
			case 2:
				h.open1(id)
			case 3:
				h.open1(id)
				h.must(h.AddFeedback(t.Context(), judgement(k, id, "account-1", "👍")))
				h.must(h.AddFeedback(t.Context(), judgement(k+n, id, "account-7", "👍")))
			}
			want = append(want, id)
		}
		var got []record.ID
		h.must(h.Judged(t.Context(), func(j record.Judged) error {
			got = append(got, j.Interaction.ID)
			if j.Interaction.Message.Text == "" || j.Consent.User != j.Interaction.User || (j.Case.State == "") != (len(j.Feedback) == 1) && len(j.Feedback) != 0 {
				t.Errorf("%+v", j)
			}
			return nil
		}))
		if !slices.Equal(got, want) {
			t.Errorf("judged %d, want %d", len(got), len(want))
		}
		cases := 0
		h.must(h.Cases(t.Context(), func(record.Case) error { cases++; return nil }))
		if cases != n/2 {
			t.Errorf("%d cases, want %d", cases, n/2)
		}
		boom := errors.New("boom")
		if err := h.Judged(t.Context(), func(record.Judged) error { return boom }); !errors.Is(err, boom) {
			t.Errorf("yield's error is %v", err)
		}
		if err := h.Cases(t.Context(), func(record.Case) error { return boom }); !errors.Is(err, boom) {
			t.Errorf("yield's error is %v", err)
		}
	},
}

// open1 opens a case.
func (h *house) open1(id record.ID) {
	h.t.Helper()
	h.must(h.ChangeCase(h.t.Context(), id, func(c record.Case, _ bool) (record.Case, bool) {
		c.State, c.Cause, c.Opened = record.CaseOpen, record.Misread, noon
		return c, true
	}))
}

// idAt is the n-th id of a time.
func idAt(at time.Time, n int) record.ID {
	ms := fmt.Sprintf("%012x", at.UnixMilli())
	return record.ID(fmt.Sprintf("%s-%s-7000-8000-%012x", ms[:8], ms[8:], n))
}
