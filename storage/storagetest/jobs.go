package storagetest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// jobs is what jobs did and learned, and how the store is cleared.
var jobs = map[string]func(*testing.T, *house){
	"runs are kept, the newest first, and bounded": func(t *testing.T, h *house) {
		if all, err := h.Runs(t.Context(), "warm", 5); err != nil || len(all) != 0 {
			t.Errorf("of none: %v, %v", all, err)
		}
		for n := range 130 {
			h.must(h.PutRun(t.Context(), run("warm", n)))
			h.must(h.PutRun(t.Context(), run("war", n)))
		}
		h.must(h.PutRun(t.Context(), run("warmer", 1)))
		h.reopen()
		all, err := h.Runs(t.Context(), "warm", 2)
		if diff := cmp.Diff([]record.Run{run("warm", 129), run("warm", 128)}, all); diff != "" || err != nil {
			t.Errorf("%v %s", err, diff)
		}
		if all, err := h.Runs(t.Context(), "warm", 1000); err != nil || len(all) != 100 || all[99].Start != run("warm", 30).Start {
			t.Errorf("%d runs are kept, %v", len(all), err)
		}
	},
	"a run that ends takes the place of its beginning": func(t *testing.T, h *house) {
		r := run("train", 1)
		r.Outcome, r.End, r.Did = record.Running, time.Time{}, ""
		h.must(h.PutRun(t.Context(), r))
		if all, err := h.Runs(t.Context(), "train", 9); err != nil || len(all) != 1 || all[0].Outcome != record.Running || !all[0].End.IsZero() {
			t.Errorf("%+v, %v", all, err)
		}
		h.must(h.PutRun(t.Context(), run("train", 1)))
		if all, err := h.Runs(t.Context(), "train", 9); err != nil || len(all) != 1 || all[0] != run("train", 1) {
			t.Errorf("%+v, %v", all, err)
		}
		if err := h.PutRun(t.Context(), record.Run{}); !isInvalid(err) {
			t.Errorf("nothing: %v", err)
		}
	},
	"what was learned is kept under its name": func(t *testing.T, h *house) {
		if data, err := h.Memory(t.Context(), "demand"); err != nil || data != nil {
			t.Errorf("of nothing: %q, %v", data, err)
		}
		h.must(h.Remember(t.Context(), "demand", []byte("one")))
		h.must(h.Remember(t.Context(), "demand", []byte("two")))
		h.reopen()
		if data, err := h.Memory(t.Context(), "demand"); err != nil || string(data) != "two" {
			t.Errorf("%q, %v", data, err)
		}
		if err := h.Remember(t.Context(), "", nil); !isInvalid(err) {
			t.Errorf("without a name: %v", err)
		}
	},
	"an erasure is known until it has ended": func(t *testing.T, h *house) {
		h.must(h.BeginErasure(t.Context(), idAt(noon, 1)))
		h.must(h.BeginErasure(t.Context(), idAt(noon, 2)))
		h.must(h.EndErasure(t.Context(), idAt(noon, 1)))
		h.reopen()
		if all, err := h.Erasures(t.Context()); err != nil || !slices.Equal(all, []record.ID{idAt(noon, 2)}) {
			t.Errorf("%v, %v", all, err)
		}
		if err := h.BeginErasure(t.Context(), "nonsense"); !isInvalid(err) {
			t.Errorf("of nobody: %v", err)
		}
	},
	"a withdrawal is known until it has ended": func(t *testing.T, h *house) {
		h.must(h.BeginWithdrawal(t.Context(), idAt(noon, 1)))
		h.must(h.BeginWithdrawal(t.Context(), idAt(noon, 2)))
		h.must(h.EndWithdrawal(t.Context(), idAt(noon, 1)))
		h.reopen()
		if all, err := h.Withdrawals(t.Context()); err != nil || !slices.Equal(all, []record.ID{idAt(noon, 2)}) {
			t.Errorf("%v, %v", all, err)
		}
		if all, err := h.Erasures(t.Context()); err != nil || len(all) > 0 {
			t.Errorf("taken for erasures: %v, %v", all, err)
		}
		if err := h.BeginWithdrawal(t.Context(), "nonsense"); !isInvalid(err) {
			t.Errorf("of nobody: %v", err)
		}
	},
	"old texts go, and what remains tells nothing about people": func(t *testing.T, h *house) {
		id, ref := h.deliver(1)
		f := judgement(1, id, "account-1", record.Words)
		f.ID, f.Correction = idAt(time.Now(), 1), "no, I meant my pension"
		h.must(h.AddFeedback(t.Context(), f))
		again, other := judgement(2, id, "account-1", "👍"), judgement(3, id, "account-9", "👎")
		again.ID, other.ID = idAt(time.Now(), 2), idAt(time.Now(), 3)
		h.must(h.AddFeedback(t.Context(), again))
		h.must(h.AddFeedback(t.Context(), other))
		before, err := h.FeedbackOn(t.Context(), id)
		h.must(err)
		if n, err := h.RemoveTexts(t.Context(), time.Now().Add(-time.Hour)); err != nil || n != 0 {
			t.Errorf("of young ones: %d, %v", n, err)
		}
		if n, err := h.RemoveTexts(t.Context(), time.Now().Add(time.Hour)); err != nil || n != 3 { // with two voices
			t.Errorf("removed %d, %v", n, err)
		}
		h.reopen()
		i := h.read(id)
		if i.User != "" || i.Message.Text != "" || i.Card.Title != "" || len(i.Query.Assets) != 0 || i.Query.Intent == "" || i.At.IsZero() {
			t.Errorf("left: %+v", i)
		}
		all, err := h.FeedbackOn(t.Context(), id)
		if err != nil || len(all) != 3 || all[0].Correction != "" || all[0].User != all[1].User || all[0].User == all[2].User || all[1].Verdict != again.Verdict {
			t.Fatalf("feedback: %+v, %v", all, err)
		}
		for n := range all {
			if all[n].User == "" || all[n].User == before[0].User || all[n].User == before[2].User {
				t.Errorf("it says whose it is: %+v", all[n])
			}
		}
		if n, err := h.Votes(t.Context(), chat.Telegram, chat.Author{ID: "account-1"}, time.Time{}); err != nil || n != 0 {
			t.Errorf("%d votes of theirs are known, %v", n, err)
		}
		if got, err := h.InteractionOf(t.Context(), ref); err != nil || got != id {
			t.Errorf("a reaction finds %q, %v", got, err)
		}
		if n, err := h.RemoveTexts(t.Context(), time.Now().Add(time.Hour)); err != nil || n != 0 {
			t.Errorf("again: %d, %v", n, err)
		}
	},
	"old interactions go with all that hangs on them": func(t *testing.T, h *house) {
		id, ref := h.deliver(1)
		h.open1(id)
		f := judgement(1, id, "account-9", "👍")
		f.ID = idAt(time.Now(), 1)
		h.must(h.AddFeedback(t.Context(), f))
		waits := h.take(2)
		h.answer(waits) // its reply is not sent
		time.Sleep(2 * time.Millisecond)
		border := time.Now()
		time.Sleep(2 * time.Millisecond)
		young, _ := h.deliver(3)
		if n, err := h.RemoveInteractions(t.Context(), border); err != nil || n != 1 {
			t.Errorf("removed %d, %v", n, err)
		}
		h.reopen()
		if _, err := h.Interaction(t.Context(), id); !isNotFound(err) {
			t.Errorf("it is there: %v", err)
		}
		if _, err := h.InteractionOf(t.Context(), ref); !isNotFound(err) {
			t.Errorf("its reply is known: %v", err)
		}
		if _, err := h.Case(t.Context(), id); !isNotFound(err) {
			t.Errorf("its case is there: %v", err)
		}
		if n, err := h.Votes(t.Context(), chat.Telegram, chat.Author{ID: "account-9"}, time.Time{}); err != nil || n != 0 {
			t.Errorf("%d votes, %v", n, err)
		}
		h.wantFeedback()
		h.read(young)
		if len(h.unsent()) != 1 {
			t.Error("what waited to be sent is gone")
		}
		h.must(h.Sent(t.Context(), waits.ID, reply(2)))
	},
	"old feedback and old cases go, and the interaction stays": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		h.open1(id)
		for n := range 3 {
			f := judgement(n, id, "account-1", fmt.Sprint(n))
			f.ID = idAt(noon.Add(time.Duration(n)*time.Hour), n)
			h.must(h.AddFeedback(t.Context(), f))
		}
		if n, err := h.RemoveFeedback(t.Context(), noon.Add(90*time.Minute)); err != nil || n != 2 {
			t.Errorf("removed %d judgements, %v", n, err)
		}
		if n, err := h.RemoveCases(t.Context(), time.Now().Add(time.Hour)); err != nil || n != 1 {
			t.Errorf("removed %d cases, %v", n, err)
		}
		h.reopen()
		h.wantFeedback("2")
		if n, err := h.Votes(t.Context(), chat.Telegram, chat.Author{ID: "account-1"}, time.Time{}); err != nil || n != 1 {
			t.Errorf("%d votes, %v", n, err)
		}
		h.read(id)
	},
	"what was decided of a removed case stays while feedback could be learned from": func(t *testing.T, h *house) {
		said, _ := h.deliver(1)
		silent, _ := h.deliver(2)
		for _, id := range []record.ID{said, silent} {
			h.must(h.ChangeCase(t.Context(), id, func(record.Case, bool) (record.Case, bool) {
				return record.Case{State: record.CaseLabelled, Cause: record.ProviderError, Intent: ask.Chart, By: "olga", Note: "she meant her pension", Assets: []string{"gold"}, Urgency: .5, Opened: noon, Decided: noon}, true
			}))
		}
		f := judgement(1, said, "account-1", "👍")
		f.ID = idAt(noon, 1)
		h.must(h.AddFeedback(t.Context(), f))
		later := time.Now().Add(time.Hour)
		for _, want := range []int{2, 0} { // the second time there is nothing left to remove
			if n, err := h.RemoveCases(t.Context(), later); err != nil || n != want {
				t.Errorf("removed %d, %v, want %d", n, err, want)
			}
		}
		h.reopen()
		h.must(h.Judged(t.Context(), func(j record.Judged) error {
			want := record.Case{Interaction: said, State: record.CaseLabelled, Cause: record.ProviderError, Intent: ask.Chart, By: "olga"}
			if diff := cmp.Diff(want, j.Case); diff != "" {
				t.Error(diff)
			}
			return nil
		}))
		if _, err := h.Case(t.Context(), said); !isNotFound(err) {
			t.Errorf("it can be reviewed: %v", err)
		}
		h.must(h.Cases(t.Context(), func(c record.Case) error { t.Errorf("it is listed: %+v", c); return nil }))
		if _, err := h.RemoveFeedback(t.Context(), later); err != nil {
			t.Error(err)
		}
		if n, err := h.RemoveCases(t.Context(), later); err != nil || n != 1 {
			t.Errorf("with the feedback %d go, %v", n, err)
		}
	},
}

// run is the nth run of a job.
func run(job string, n int) record.Run {
	start := noon.Add(time.Duration(n) * time.Minute)
	return record.Run{Job: job, Start: start, End: start.Add(time.Second), Outcome: record.Done, Did: fmt.Sprint(n), By: record.BySchedule}
}
