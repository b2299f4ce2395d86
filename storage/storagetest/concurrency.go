package storagetest

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"

	"tickertape/core/record"
)

// manyAtOnce is what holds when everybody writes.
var manyAtOnce = map[string]func(*testing.T, *house){
	"of redeliveries at the same moment one is fresh": func(t *testing.T, h *house) {
		const events, deliveries = 40, 64
		var fresh [events]atomic.Int64
		var wg sync.WaitGroup
		for range deliveries {
			wg.Go(func() {
				for n := range events {
					ok, err := h.Accept(t.Context(), message(n))
					if err != nil {
						t.Error(err)
					}
					if ok {
						fresh[n].Add(1)
					}
				}
			})
		}
		wg.Wait()
		for n := range fresh {
			if got := fresh[n].Load(); got != 1 {
				t.Errorf("event %d was fresh %d times", n, got)
			}
		}
		for range events {
			h.next()
		}
		h.wantNoNext()
	},
	"64 conversations go all the way": func(t *testing.T, h *house) {
		const conversations, each = 64, 20
		var wg sync.WaitGroup
		for range conversations {
			wg.Go(func() {
				for range each {
					e := h.next()
					i := h.answer(e)
					h.must(h.Sent(t.Context(), e.ID, replyTo(i)))
					h.must(h.AddFeedback(t.Context(), record.Feedback{ID: e.ID, Interaction: e.ID, Author: i.Message.Author, Platform: "telegram", Emoji: "👍", At: noon}))
				}
			})
		}
		for w := range conversations {
			wg.Go(func() {
				for n := range each {
					h.accept(message(w*each + n))
				}
			})
		}
		wg.Wait()
		h.reopen()
		h.wantNoNext()
		if left := h.unsent(); len(left) != 0 {
			t.Errorf("%d replies are unsent", len(left))
		}
		users := map[record.ID]bool{}
		for _, r := range rows[record.InteractionRow](h, "interactions") {
			users[r.UserID] = true
			if r.Delivery != "sent" {
				t.Errorf("%s is %s", r.ID, r.Delivery)
			}
		}
		if len(users) != 3 {
			t.Errorf("3 people are %d users", len(users))
		}
		if n := len(rows[record.FeedbackRow](h, "feedback")); n != conversations*each {
			t.Errorf("%d of %d pieces of feedback", n, conversations*each)
		}
	},
	"a write that failed at the end left nothing, one that did not is there": func(t *testing.T, h *house) {
		const n = 200
		var accepted sync.Map
		var wg sync.WaitGroup
		for w := range 8 {
			wg.Go(func() {
				for i := w; i < n; i += 8 {
					if fresh, err := h.Accept(context.Background(), message(i)); err == nil && fresh {
						accepted.Store(message(i).ID, true)
					}
					if i == n/2 {
						h.end()
					}
				}
			})
		}
		wg.Wait()
		h.reopen()
		there := map[string]bool{}
		for _, r := range rows[record.InboxRow](h, "inbox") {
			there[r.EventID] = true
		}
		for i := range n {
			id := message(i).ID
			if _, ok := accepted.Load(id); ok != there[id] {
				t.Errorf("%s: accepted %v, there %v", id, ok, there[id])
			}
		}
	},
}
