package adaptertest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/feedback"
	"tickertape/core/pipeline"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// house is a whole bot around one adapter: the real pipeline on the real store, with an
// understanding and a skill that repeat what was said.
type house struct {
	t       *testing.T
	adapter Adapter
	world   World
	store   *bolt.Store
	refuse  atomic.Int32 // so many deliveries are not accepted
}

// patience bounds every wait of the suite; what is awaited usually takes milliseconds.
const patience = 15 * time.Second

// enter builds the house and opens the platform. Everything ends with t.
func enter(t *testing.T, open Open, sendWithin time.Duration) *house {
	t.Helper()
	h := &house{t: t}
	var cfg bolt.Config
	cfg.Defaults()
	cfg.Path = filepath.Join(t.TempDir(), "test.db")
	store, err := bolt.Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	h.store = store
	door := &door{house: h}
	h.adapter, h.world = open(t, door, sendWithin)
	var pipe pipeline.Config
	pipe.Defaults()
	pipe.UserPerMinute, pipe.MessageBytes, pipe.TypeAfter, pipe.Grace = 0, 0, 0, time.Second
	var emoji feedback.Config
	emoji.Defaults()
	p := pipeline.New(pipe, pipeline.Parts{
		Inbox: store, Outbox: store, Nlu: parrot{}, Skills: parrot{},
		Reacts:  feedback.New(store, feedback.NewEmoji(emoji)),
		Outlets: map[chat.Platform]pipeline.Outlet{h.adapter.Name(): h.adapter},
		Buttons: feedback.Buttons, Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	})
	door.to.Store(p)
	t.Cleanup(func() { _ = store.Close() })
	for _, run := range []func(context.Context) error{store.Run, p.Run, h.adapter.Run} {
		h.live(run) // they end in the reverse order
	}
	h.until("the adapter is connected", func() bool { return h.adapter.Health().OK })
	return h
}

// live runs a part until the test ends.
func (h *house) live(run func(context.Context) error) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- run(ctx) }()
	h.t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil && !errors.Is(err, context.Canceled) {
			h.t.Errorf("a part ended with: %v", err)
		}
	})
}

// door stands where the pipeline will be, and can be shut.
type door struct {
	house *house
	to    atomic.Pointer[pipeline.Pipeline]
}

var errShut = errors.New("the door is shut")

func (d *door) Receive(ctx context.Context, e chat.Event) error {
	if d.house.refuse.Add(-1) >= 0 {
		return errShut
	}
	if p := d.to.Load(); p != nil {
		return p.Receive(ctx, e)
	}
	return errShut
}

// parrot understands everything and says it again. "long" gets a card beyond every limit.
type parrot struct{}

func (parrot) Understand(_ context.Context, m chat.Message, _ ask.Preferences) (ask.Query, error) {
	return ask.Query{Text: m.Text, Intent: ask.Price, Confidence: 1, Language: "en", Model: "parrot"}, nil
}

func (parrot) Answer(_ context.Context, q ask.Query) (chat.Card, error) {
	card := chat.Card{
		Title: "Echo", Text: "You said: " + q.Text, Source: "parrot", AsOf: time.Unix(1_800_000_000, 0),
		Fields: []chat.Field{{Name: "Price", Value: "$1.00 <&> *x*", Trend: chat.Up}},
	}
	if q.Text == "long" {
		card.Text = strings.Repeat("All work and no play makes a dull bot. <b>&*_`~\n", 2000)
		for range 60 {
			card.Fields = append(card.Fields, chat.Field{Name: strings.Repeat("n", 500), Value: strings.Repeat("v", 3000)})
		}
	}
	return card, nil
}

// until waits for something that the bot does by itself.
func (h *house) until(what string, true func() bool) {
	h.t.Helper()
	deadline := time.Now().Add(patience)
	for !true() {
		if time.Now().After(deadline) {
			h.t.Fatalf("%s: not within %s; replies: %+v", what, patience, h.world.Replies())
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// stays checks that something remains true for a moment in which it could change.
func (h *house) stays(what string, true func() bool) {
	h.t.Helper()
	for end := time.Now().Add(300 * time.Millisecond); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if !true() {
			h.t.Fatalf("%s: not any more; replies: %+v", what, h.world.Replies())
		}
	}
}

// answered waits for the reply that holds the text and returns it.
func (h *house) answered(text string) Reply {
	h.t.Helper()
	var found Reply
	h.until("a reply with "+text, func() bool {
		for _, r := range h.world.Replies() {
			if strings.Contains(r.Text, text) {
				found = r
				return true
			}
		}
		return false
	})
	return found
}

func (h *house) count(text string) int {
	n := 0
	for _, r := range h.world.Replies() {
		if strings.Contains(r.Text, text) {
			n++
		}
	}
	return n
}

// feedback counts what stands in the store.
func (h *house) feedback() (positive, negative int) {
	h.t.Helper()
	for _, f := range rows[record.FeedbackRow](h, "feedback") {
		switch {
		case f.Withdrawn:
		case f.FeedbackType == string(record.Positive):
			positive++
		case f.FeedbackType == string(record.Negative):
			negative++
		}
	}
	return positive, negative
}

func (h *house) wantFeedback(positive, negative int) {
	h.t.Helper()
	h.until("feedback is stored", func() bool {
		p, n := h.feedback()
		return p == positive && n == negative
	})
}

func rows[T any](h *house, table string) []T {
	h.t.Helper()
	var buf bytes.Buffer
	if err := h.store.Dump(h.t.Context(), table, &buf); err != nil {
		h.t.Fatal(err)
	}
	var out []T
	for d := json.NewDecoder(&buf); d.More(); {
		var row T
		if err := d.Decode(&row); err != nil {
			h.t.Fatal(err)
		}
		out = append(out, row)
	}
	return out
}
