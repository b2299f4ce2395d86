package storagetest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// life is how a store begins and ends.
var life = map[string]func(*testing.T, *house){
	"a write before Run honours its context": func(t *testing.T, h *house) {
		h.stop()
		h.Store = h.open(t, h.dir)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		defer cancel()
		if _, err := h.Accept(ctx, message(1)); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v, want the context's", err)
		}
		h.must(h.Close())
		h.start()
		h.accept(message(1)) // fresh: the first attempt has left nothing behind
	},
	"a write before Run is done by Run": func(t *testing.T, h *house) {
		h.stop()
		h.Store = h.open(t, h.dir)
		accepted := make(chan error, 1)
		go func(s Store) { _, err := s.Accept(context.Background(), message(1)); accepted <- err }(h.Store)
		ctx, cancel := context.WithCancel(t.Context())
		ran := make(chan error, 1)
		go func(s Store) { ran <- s.Run(ctx) }(h.Store)
		h.must(<-accepted)
		cancel()
		h.must(<-ran)
		h.must(h.Close())
		h.start()
		if e := h.next(); e.Event.ID != "event-1" {
			t.Errorf("handed out %s, want event-1", e.Event.ID)
		}
	},
	"a write after Run fails, a read does not": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		h.end()
		h.must(<-h.ran)
		h.ran <- nil
		if _, err := h.Accept(t.Context(), message(2)); err == nil {
			t.Error("no error")
		}
		h.read(id)
	},
	"nothing works after Close, and Close may be called again": func(t *testing.T, h *house) {
		s := h.Store
		h.stop()
		h.must(s.Close())
		ctx := t.Context()
		_, accept := s.Accept(ctx, message(1))
		_, next := s.Next(ctx)
		_, _, get := s.Get(ctx, "k")
		for op, err := range map[string]error{"Accept": accept, "Next": next, "Get": get, "Run": s.Run(ctx)} {
			if err == nil {
				t.Errorf("%s gave no error", op)
			}
		}
	},
	"Close ends who waits for an entry": func(t *testing.T, h *house) {
		waits := make(chan error, 1)
		go func(s Store) { _, err := s.Next(context.Background()); waits <- err }(h.Store)
		h.stop()
		if err := <-waits; err == nil {
			t.Error("Next gave no error")
		}
	},
}

// inbox is what happens before an answer.
var inbox = map[string]func(*testing.T, *house){
	"an event comes back whole": func(t *testing.T, h *house) {
		on := chat.Ref{Address: where(1), ID: "reply-1"}
		begun := time.Now().Add(-time.Second)
		events := []chat.Event{
			message(1),
			{Platform: chat.Slack, ID: "r", Body: chat.Reaction{On: on, Author: chat.Author{ID: "account-1"}, Emoji: "+1::skin-tone-3", Removed: true, At: noon}},
			{Platform: chat.Discord, ID: "p", Body: chat.Press{On: on, Author: chat.Author{ID: "account-1"}, Value: "up", At: noon}},
			{Platform: chat.Web, ID: "odd", Body: chat.Message{Text: "\x00 \xff 💥"}},
		}
		for _, e := range events {
			h.accept(e)
		}
		for _, want := range events {
			got := h.next()
			if diff := cmp.Diff(want, got.Event); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if got.At.Before(begun) || got.At.Location() != time.UTC {
				t.Errorf("accepted at %v, want now in UTC", got.At)
			}
		}
	},
	"a redelivered event is not fresh": func(t *testing.T, h *house) {
		h.accept(message(1))
		again := message(1)
		again.Body = chat.Message{Text: "the same event, worded differently"}
		for _, when := range []string{"at once", "taken", "answered", "sent", "reopened"} {
			switch when {
			case "taken":
				h.next()
			case "answered":
				h.answer(record.Entry{ID: rows[record.InboxRow](h, "inbox")[0].ID, Event: message(1)})
			case "sent":
				h.must(h.Sent(t.Context(), rows[record.InboxRow](h, "inbox")[0].ID, reply(1)))
			case "reopened":
				h.reopen()
			}
			if fresh, err := h.Accept(t.Context(), again); fresh || err != nil {
				t.Errorf("%s: fresh %v, error %v", when, fresh, err)
			}
		}
		h.wantNoNext()
	},
	"a dropped event is still known": func(t *testing.T, h *house) {
		h.drop(h.take(1).ID)
		if fresh, err := h.Accept(t.Context(), message(1)); fresh || err != nil {
			t.Errorf("fresh %v, error %v", fresh, err)
		}
	},
	"two platforms may use the same event id": func(_ *testing.T, h *house) {
		other := message(1)
		other.Platform = chat.Slack
		h.accept(message(1))
		h.accept(other)
	},
	"an event without id or body is refused": func(t *testing.T, h *house) {
		for _, e := range []chat.Event{{Platform: chat.Slack, ID: "e"}, {Platform: chat.Slack, Body: chat.Message{}}} {
			if fresh, err := h.Accept(t.Context(), e); fresh || err == nil {
				t.Errorf("%+v: fresh %v, error %v", e, fresh, err)
			}
		}
	},
	"entries come in the order in which they were accepted, each once": func(t *testing.T, h *house) {
		for n := range 50 {
			h.accept(message(n))
		}
		var ids []record.ID
		for n := range 50 {
			e := h.next()
			if e.Event.ID != message(n).ID {
				t.Fatalf("entry %d is %s", n, e.Event.ID)
			}
			ids = append(ids, e.ID)
		}
		h.wantNoNext()
		if !slices.IsSorted(ids) || len(slices.Compact(ids)) != 50 {
			t.Error("the ids do not rise")
		}
	},
	"Next waits for an entry": func(t *testing.T, h *house) {
		got := make(chan record.Entry, 1)
		go func() { got <- h.next() }()
		h.accept(message(1))
		if e := <-got; e.Event.ID != "event-1" {
			t.Errorf("got %s", e.Event.ID)
		}
	},
	"Next ends with its context": func(t *testing.T, h *house) {
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { _, err := h.Next(ctx); ended <- err }()
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want the context's", err)
		}
	},
	"many may wait, each gets its own": func(t *testing.T, h *house) {
		const n = 40
		got := make(chan string, n)
		var wg sync.WaitGroup
		for range n {
			wg.Go(func() { got <- h.next().Event.ID })
		}
		for i := range n {
			wg.Go(func() { h.accept(message(i)) })
		}
		wg.Wait()
		close(got)
		seen := map[string]bool{}
		for id := range got {
			seen[id] = true
		}
		if len(seen) != n {
			t.Errorf("%d of %d entries were handed out", len(seen), n)
		}
	},
	"what is unanswered is handed out again after reopening": func(t *testing.T, h *house) {
		var taken []record.Entry
		for n := range 5 {
			h.accept(message(n))
		}
		for range 4 {
			taken = append(taken, h.next())
		}
		h.answer(taken[1])
		h.drop(taken[2].ID)
		h.reopen()
		h.accept(message(9))
		for _, want := range []string{"event-0", "event-3", "event-4", "event-9"} {
			e := h.next()
			if e.Event.ID != want {
				t.Errorf("handed out %s, want %s", e.Event.ID, want)
			}
			if want == "event-0" && e.ID != taken[0].ID {
				t.Errorf("the entry's id changed from %s to %s", taken[0].ID, e.ID)
			}
		}
		h.wantNoNext()
	},
	"dropping twice, or what is not there, is fine": func(t *testing.T, h *house) {
		id := h.take(1).ID
		h.drop(id)
		h.drop(id)
		if err := h.Drop(t.Context(), "no id"); err == nil {
			t.Error("something that is no id was dropped")
		}
	},
}
