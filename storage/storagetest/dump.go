package storagetest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// dump is the tables as other programs read them.
var dump = map[string]func(*testing.T, *house){
	"interactions have the columns of the schema": func(_ *testing.T, h *house) {
		id, _ := h.deliver(1)
		i := h.read(id)
		h.wantLine("interactions", map[string]any{
			"id": string(id), "user_id": string(i.User), "query": "price btc 1", "query_category": "PRICE_QUERY",
			"response": card().Plain(), "confidence_score": 0.75, "created_at": "2026-03-01T12:00:01Z",
			"platform": "telegram", "conversation": i.Message.Ref.Channel, "intent": "price", "provider": "coingecko",
			"latency_ms": 1.5, "model_version": "rules-1", "delivery": "sent",
		})
	},
	"feedback has the columns of the schema": func(t *testing.T, h *house) {
		id, _ := h.deliver(1)
		f := judgement(1, id, "account-1", "👎")
		f.Verdict = record.Negative
		h.must(h.AddFeedback(t.Context(), f))
		h.wantLine("feedback", map[string]any{
			"id": string(f.ID), "interaction_id": string(id), "user_id": string(h.read(id).User), "feedback_type": "negative",
			"feedback_text": "👎", "withdrawn": false, "platform": "telegram", "created_at": "2026-03-01T12:00:00Z",
		})
	},
	"the inbox lists what is under way": func(t *testing.T, h *house) {
		h.accept(message(1))
		answered := h.next()
		h.answer(answered)
		h.accept(chat.Event{Platform: chat.Slack, ID: "r", Body: chat.Reaction{Emoji: "👍"}})
		h.accept(chat.Event{Platform: chat.Discord, ID: "p", Body: chat.Press{Value: "up"}})
		h.accept(message(2))
		h.must(h.Unsure(t.Context(), answered.ID))
		all := rows[record.InboxRow](h, "inbox")
		var got []string
		for _, r := range all {
			got = append(got, strings.Join([]string{r.EventID, r.Platform, r.Kind, r.State}, " "))
			if r.CreatedAt.IsZero() || len(r.ID) != 36 {
				t.Errorf("row %+v", r)
			}
		}
		want := []string{"event-1 telegram reply unsure", "r slack reaction accepted", "p discord press accepted", "event-2 telegram message accepted"}
		if !slices.Equal(got, want) {
			t.Errorf("inbox %q\nwant  %q", got, want)
		}
		if all[0].Attempts != 1 {
			t.Errorf("%d attempts, want 1", all[0].Attempts)
		}
	},
	"empty tables are empty": func(t *testing.T, h *house) {
		for _, table := range []string{"interactions", "feedback", "inbox"} {
			var b bytes.Buffer
			h.must(h.Dump(t.Context(), table, &b))
			if b.Len() > 0 {
				t.Errorf("%s: %q", table, b.String())
			}
		}
	},
	"another table is refused, naming those that are": func(t *testing.T, h *house) {
		for _, table := range []string{"", "users", "INBOX", "api_cache"} {
			err := h.Dump(t.Context(), table, io.Discard)
			for _, valid := range []string{"interactions", "feedback", "inbox"} {
				if err == nil || !strings.Contains(err.Error(), valid) {
					t.Errorf("%q: error %v, want one that names %s", table, err, valid)
				}
			}
		}
	},
	"long tables come whole and in order, beside writes": func(t *testing.T, h *house) {
		const n = 1203
		fill(h, 0, n)
		var wg sync.WaitGroup
		wg.Go(func() { fill(h, n, n+100) })
		var last record.ID
		got := 0
		for _, r := range rows[record.InteractionRow](h, "interactions") {
			if r.ID <= last {
				t.Fatalf("%s follows %s", r.ID, last)
			}
			last = r.ID
			got++
		}
		wg.Wait()
		if got < n {
			t.Errorf("%d of %d interactions", got, n)
		}
		if all := rows[record.InboxRow](h, "inbox"); len(all) != n+100 {
			t.Errorf("%d of %d replies under way", len(all), n+100)
		}
	},
	"a reader that fails ends the dump": func(t *testing.T, h *house) {
		h.deliver(1)
		full := errors.New("no space")
		if err := h.Dump(t.Context(), "interactions", failing{full}); !errors.Is(err, full) {
			t.Errorf("error %v, want the writer's", err)
		}
	},
	"a dump ends with its context": func(t *testing.T, h *house) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := h.Dump(ctx, "inbox", io.Discard); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want the context's", err)
		}
	},
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// fill answers messages from to to, many at once.
func fill(h *house, from, to int) {
	h.t.Helper()
	var wg sync.WaitGroup
	for w := range 32 {
		wg.Go(func() {
			for n := from + w; n < to; n += 32 {
				h.accept(message(n))
				h.answer(h.next())
			}
		})
	}
	wg.Wait()
}

// wantLine checks the only line of a table, column by column.
func (h *house) wantLine(table string, want map[string]any) {
	h.t.Helper()
	all := rows[map[string]any](h, table)
	if len(all) != 1 {
		h.t.Fatalf("%d lines, want 1", len(all))
	}
	got, _ := json.MarshalIndent(all[0], "", "  ")
	expected, _ := json.MarshalIndent(want, "", "  ")
	if !bytes.Equal(got, expected) {
		h.t.Errorf("line %s\nwant %s", got, expected)
	}
}
