package storagetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// trials is what was tried on people, and what a model thought that answered nobody.
var trials = map[string]func(*testing.T, *house){
	"what was tried is kept with its question": func(t *testing.T, h *house) {
		second := ask.Opinion{Model: "m0a1b2c3d", Intent: ask.Chart, Confidence: 0.625}
		id := h.try(1, noon, "cards=compact words=plain", second, true)
		h.reopen()
		if i := h.read(id); i.Arm != "cards=compact words=plain" || i.Query.Second != second || !i.Failed {
			t.Errorf("%+v", i)
		}
		row := rows[record.InteractionRow](h, "interactions")[0]
		if row.Arm != "cards=compact words=plain" || row.ShadowModel != "m0a1b2c3d" || row.ShadowIntent != "chart" {
			t.Errorf("%+v", row)
		}
		plain, _ := h.deliver(2)
		if i := h.read(plain); i.Arm != "" || i.Failed || i.Query.Second != (ask.Opinion{}) {
			t.Errorf("nothing was tried: %+v", i)
		}
	},
	"what was tried since a time is listed, and nothing else": func(t *testing.T, h *house) {
		const n = 1100 // more than two pages
		second := ask.Opinion{Model: "m0a1b2c3d", Intent: ask.Price, Confidence: 0.5}
		var want []record.ID
		for k := range n {
			switch k % 4 {
			case 0:
				h.try(k, noon, "", ask.Opinion{}, false)
			case 1:
				h.try(k, noon.Add(-time.Second), "cards=full", second, false)
			case 2:
				want = append(want, h.try(k, noon, "cards=full", ask.Opinion{}, false))
			case 3:
				want = append(want, h.try(k, noon.Add(time.Hour), "", second, false))
			}
		}
		h.must(h.AddFeedback(t.Context(), judgement(1, want[0], "account-1", "👎")))
		h.open1(want[0])
		var got []record.ID
		h.must(h.Tried(t.Context(), noon, func(j record.Judged) error {
			got = append(got, j.Interaction.ID)
			if first := j.Interaction.ID == want[0]; first != (len(j.Feedback) == 1) || first != (j.Case.State == record.CaseOpen) {
				t.Errorf("%+v", j)
			}
			return nil
		}))
		if !slices.Equal(got, want) {
			t.Errorf("%d were tried, want %d", len(got), len(want))
		}
		boom := errors.New("boom")
		if err := h.Tried(t.Context(), noon, func(record.Judged) error { return boom }); !errors.Is(err, boom) {
			t.Errorf("yield's error is %v", err)
		}
		h.must(h.Tried(t.Context(), always, func(j record.Judged) error {
			t.Errorf("in the future: %s", j.Interaction.ID)
			return nil
		}))
		h.must(h.Tried(t.Context(), time.Time{}, func(record.Judged) error { return nil }))
	},
	"people who asked since a time are counted once each": func(t *testing.T, h *house) {
		count := func(since time.Time, most, want int) {
			t.Helper()
			if n, err := h.People(t.Context(), since, most); err != nil || n != want {
				t.Errorf("%d people, want %d, %v", n, want, err)
			}
		}
		count(noon, 9, 0)
		for k := range 12 {
			said := message(k)
			m, _ := said.Body.(chat.Message)
			m.Author.ID = fmt.Sprint("asker ", k%4)
			said.Body = m
			h.accept(said)
			e := h.next()
			i := interaction(e)
			if i.At = noon; k%4 == 3 {
				i.At = noon.Add(-time.Second)
			}
			h.must(h.Answered(t.Context(), i, post(e)))
		}
		count(noon, 9, 3)
		count(noon, 2, 2)
		count(noon.Add(-time.Hour), 9, 4)
		count(always, 9, 0)
		one, err := h.UserOf(t.Context(), chat.Telegram, chat.Author{ID: "asker 0"})
		h.must(err)
		_, err = h.Erase(t.Context(), one)
		h.must(err)
		count(noon, 9, 2)
	},
	"an arm outlives the erasure of its person": func(t *testing.T, h *house) {
		id := h.try(1, noon, "cards=full", ask.Opinion{Model: "m0a1b2c3d", Intent: ask.Price}, true)
		if _, err := h.Erase(t.Context(), h.read(id).User); err != nil {
			t.Fatal(err)
		}
		if i := h.read(id); i.Arm != "cards=full" || i.User != "" || i.Message.Text != "" || !i.Failed || i.Query.Second.Model == "" {
			t.Errorf("%+v", i)
		}
	},
}

// try stores an interaction that was part of a trial.
func (h *house) try(n int, at time.Time, arm string, second ask.Opinion, failed bool) record.ID {
	h.t.Helper()
	e := h.take(n)
	i := interaction(e)
	i.At, i.Arm, i.Query.Second, i.Failed = at, arm, second, failed
	h.must(h.Answered(h.t.Context(), i, post(e)))
	return e.ID
}
