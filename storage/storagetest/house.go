package storagetest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/record"
)

// house is a running store, and how to leave and enter it again.
type house struct {
	Store
	t    *testing.T
	open Open
	dir  string
	end  context.CancelFunc
	ran  chan error
}

// enter opens and runs a store on a new folder.
func enter(t *testing.T, open Open) *house {
	t.Helper()
	h := &house{t: t, open: open, dir: t.TempDir()}
	h.start()
	t.Cleanup(h.stop)
	return h
}

// start opens and runs the store.
func (h *house) start() {
	h.t.Helper()
	h.Store = h.open(h.t, h.dir)
	var ctx context.Context
	ctx, h.end = context.WithCancel(context.Background())
	h.ran = make(chan error, 1)
	go func(s Store, ran chan error) { ran <- s.Run(ctx) }(h.Store, h.ran)
}

// stop ends the store in good order.
func (h *house) stop() {
	h.t.Helper()
	if h.Store == nil {
		return
	}
	h.end()
	if err := <-h.ran; err != nil {
		h.t.Errorf("Run: %v", err)
	}
	if err := h.Close(); err != nil {
		h.t.Errorf("Close: %v", err)
	}
	h.Store = nil
}

// reopen leaves the store and enters it again.
func (h *house) reopen() {
	h.t.Helper()
	h.stop()
	h.start()
}

// accept stores an event that must be fresh.
func (h *house) accept(e chat.Event) {
	h.t.Helper()
	if fresh, err := h.Accept(h.t.Context(), e); err != nil || !fresh {
		h.t.Errorf("accept %s: fresh %v, error %v", e.ID, fresh, err)
	}
}

// next takes the next entry, which must be there.
func (h *house) next() record.Entry {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), 10*time.Second)
	defer cancel()
	e, err := h.Next(ctx)
	if err != nil {
		h.t.Fatalf("next entry: %v", err)
	}
	return e
}

// wantNoNext checks that no entry is left to hand out.
func (h *house) wantNoNext() {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), 20*time.Millisecond)
	defer cancel()
	if e, err := h.Next(ctx); err == nil {
		h.t.Errorf("handed out %s (%s), want nothing", e.ID, e.Event.ID)
	}
}

// take accepts a message and takes its entry.
func (h *house) take(n int) record.Entry {
	h.t.Helper()
	h.accept(message(n))
	return h.next()
}

// answer stores the usual answer to an entry.
func (h *house) answer(e record.Entry) record.Interaction {
	h.t.Helper()
	i := interaction(e)
	if err := h.Answered(h.t.Context(), i, post(e)); err != nil {
		h.t.Errorf("answered %s: %v", e.ID, err)
	}
	return i
}

// deliver takes a message through to its sent reply.
func (h *house) deliver(n int) (record.ID, chat.Ref) {
	h.t.Helper()
	e := h.take(n)
	h.answer(e)
	ref := reply(n)
	h.must(h.Sent(h.t.Context(), e.ID, ref))
	return e.ID, ref
}

func (h *house) drop(id record.ID) {
	h.t.Helper()
	h.must(h.Drop(h.t.Context(), id))
}

// must reports an error.
func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Error(err)
	}
}

// unsent lists the replies that were left from before.
func (h *house) unsent() []record.Reply {
	h.t.Helper()
	replies, err := h.Unsent(h.t.Context())
	h.must(err)
	return replies
}

// read reads an interaction that must be there.
func (h *house) read(id record.ID) record.Interaction {
	h.t.Helper()
	i, err := h.Interaction(h.t.Context(), id)
	h.must(err)
	return i
}

// rows dumps a table.
func rows[R any](h *house, table string) (all []R) {
	h.t.Helper()
	var b bytes.Buffer
	h.must(h.Dump(h.t.Context(), table, &b))
	for line := range bytes.Lines(b.Bytes()) {
		var r R
		if err := json.Unmarshal(line, &r); err != nil {
			h.t.Fatalf("line %q: %v", line, err)
		}
		all = append(all, r)
	}
	return all
}

// wantDelivery checks how far the reply of an interaction is said to have come.
func (h *house) wantDelivery(id record.ID, want string) {
	h.t.Helper()
	for _, r := range rows[record.InteractionRow](h, "interactions") {
		if r.ID == id {
			if r.Delivery != want {
				h.t.Errorf("delivery of %s is %q, want %q", id, r.Delivery, want)
			}
			return
		}
	}
	h.t.Errorf("interaction %s is not in the dump", id)
}

// noon is when the messages of the suite were written.
var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// where is the conversation of message n: three take turns.
func where(n int) chat.Address {
	return chat.Address{Platform: chat.Telegram, Space: "space-1", Channel: fmt.Sprintf("channel-%d", n%3), Thread: "thread-1"}
}

// message is the n-th message; nothing in it is empty.
func message(n int) chat.Event {
	return chat.Event{Platform: chat.Telegram, ID: fmt.Sprintf("event-%d", n), Body: chat.Message{
		Ref:     chat.Ref{Address: where(n), ID: fmt.Sprintf("message-%d", n)},
		ReplyTo: chat.Ref{Address: where(n), ID: "message-before"},
		Author:  chat.Author{ID: fmt.Sprintf("account-%d", n%3), Locale: "de-CH"},
		Text:    fmt.Sprintf("price btc %d", n), Direct: true, At: noon.Add(time.Duration(n) * time.Second),
	}}
}

// reply is the platform's reference of the answer to message n.
func reply(n int) chat.Ref {
	return chat.Ref{Address: where(n), ID: fmt.Sprintf("reply-%d", n)}
}

var (
	bitcoin  = market.Asset{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC", Name: "Bitcoin"}
	ethereum = market.Asset{Class: market.Crypto, ID: "ethereum", Symbol: "ETH", Name: "Ethereum"}
	apple    = market.Asset{Class: market.Equity, ID: "AAPL", Symbol: "AAPL", Name: "Apple"}
)

// interaction is the usual answer to an entry that holds a message.
func interaction(e record.Entry) record.Interaction {
	m, _ := e.Event.Body.(chat.Message)
	return record.Interaction{
		ID: e.ID, Message: m,
		Query: ask.Query{
			Text: m.Text, Intent: ask.Price, Confidence: 0.75, Assets: []market.Asset{bitcoin},
			Currency: market.USD, Language: "en", By: ask.ByCommand, Model: "rules-1",
		},
		Card: card(), Provider: "coingecko", Took: 1500 * time.Microsecond, At: m.At,
	}
}

func card() chat.Card {
	return chat.Card{
		Title: "Bitcoin (BTC)", Text: "Up today <a> & \"b\"",
		Fields:  []chat.Field{{Name: "Price", Value: "$64,000.50", Trend: chat.Up}},
		Table:   &chat.Table{Header: []string{"a", "b"}, Rows: [][]string{{"1", "2"}, {"3", "4"}}},
		Image:   &chat.Image{Name: "chart.png", Alt: "the last day", PNG: []byte("\x89PNG bytes")},
		Buttons: []chat.Button{{Label: "👍", Value: "up"}},
		Values:  []chat.Value{{Name: "price", Of: "bitcoin", Number: 64000.5, Unit: "usd", At: noon, Source: "CoinGecko"}},
		Source:  "CoinGecko", AsOf: noon, Stale: time.Minute, Simulated: true, Notice: "Not advice.",
	}
}

// post is the card on its way to where the entry came from.
func post(e record.Entry) chat.Post {
	m, _ := e.Event.Body.(chat.Message)
	return chat.Post{Key: string(e.ID), To: m.Ref.Address, ReplyTo: m.Ref, Instead: m.ReplyTo, Card: card(), Plain: true}
}

func isFull(err error) bool     { return errors.Is(err, record.ErrFull) }
func isNotFound(err error) bool { return errors.Is(err, record.ErrNotFound) }

// replyTo is the platform's reference of the answer to an interaction.
func replyTo(i record.Interaction) chat.Ref {
	return chat.Ref{Address: i.Message.Ref.Address, ID: "reply to " + i.Message.Ref.ID}
}

func isInvalid(err error) bool { return errors.Is(err, record.ErrInvalid) }
