package storagetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// laws walks through random histories, with the store left and entered in between, beside a
// model that keeps all in memory.
func laws(t *testing.T, open Open) {
	rapid.Check(t, func(rt *rapid.T) {
		m := &model{house: enter(t, open), known: map[string]bool{}, links: map[string]record.ID{}}
		defer m.stop()
		rt.Repeat(map[string]func(*rapid.T){
			"":       m.check,
			"accept": m.doAccept,
			"next":   m.doNext,
			"answer": m.doAnswer,
			"drop":   m.doDrop,
			"sent":   m.doSent,
			"unsure": m.doUnsure,
			"giveUp": m.doGiveUp,
			"reopen": m.doReopen,
		})
	})
}

// model is what should be in the store.
type model struct {
	*house
	known   map[string]bool
	waiting []held // accepted, in order
	replies []held // answered and not settled
	settled []held
	links   map[string]record.ID
}

// held is one message on its way.
type held struct {
	n        int
	id       record.ID // empty until it was handed out
	state    string
	attempts int
	old      bool // it was in the outbox when the store was opened
}

func (m *model) doAccept(t *rapid.T) {
	n := rapid.IntRange(0, 20).Draw(t, "event")
	fresh, err := m.Accept(context.Background(), message(n))
	if err != nil || fresh == m.known[message(n).ID] {
		t.Fatalf("accept %d: fresh %v, error %v", n, fresh, err)
	}
	if fresh {
		m.known[message(n).ID] = true
		m.waiting = append(m.waiting, held{n: n})
	}
}

func (m *model) doNext(t *rapid.T) {
	i := slices.IndexFunc(m.waiting, func(h held) bool { return h.id == "" })
	if i < 0 {
		t.Skip("nothing to hand out")
	}
	e := m.next()
	if e.Event.ID != message(m.waiting[i].n).ID {
		t.Fatalf("handed out %s, want event %d", e.Event.ID, m.waiting[i].n)
	}
	m.waiting[i].id = e.ID
}

// taken draws one of the messages that were handed out.
func (m *model) taken(t *rapid.T) int {
	var all []int
	for i, h := range m.waiting {
		if h.id != "" {
			all = append(all, i)
		}
	}
	if len(all) == 0 {
		t.Skip("nothing was handed out")
	}
	return rapid.SampledFrom(all).Draw(t, "taken")
}

func (m *model) doAnswer(t *rapid.T) {
	i := m.taken(t)
	h := m.waiting[i]
	m.waiting = slices.Delete(m.waiting, i, i+1)
	m.answer(record.Entry{ID: h.id, Event: message(h.n)})
	h.state = "pending"
	m.replies = append(m.replies, h)
}

func (m *model) doDrop(t *rapid.T) {
	i := m.taken(t)
	m.drop(m.waiting[i].id)
	m.waiting = slices.Delete(m.waiting, i, i+1)
}

// reply draws one of the replies that are under way.
func (m *model) reply(t *rapid.T) int {
	if len(m.replies) == 0 {
		t.Skip("no reply is under way")
	}
	return rapid.IntRange(0, len(m.replies)-1).Draw(t, "reply")
}

func (m *model) settle(i int, state string) held {
	h := m.replies[i]
	m.replies = slices.Delete(m.replies, i, i+1)
	h.state = state
	m.settled = append(m.settled, h)
	return h
}

func (m *model) doSent(t *rapid.T) {
	h := m.settle(m.reply(t), "sent")
	m.must(m.Sent(context.Background(), h.id, reply(h.n)))
	m.links[reply(h.n).ID] = h.id
}

func (m *model) doGiveUp(t *rapid.T) {
	h := m.settle(m.reply(t), "lost")
	m.must(m.GiveUp(context.Background(), h.id, "why"))
}

func (m *model) doUnsure(t *rapid.T) {
	h := &m.replies[m.reply(t)]
	m.must(m.Unsure(context.Background(), h.id))
	h.state, h.attempts = "unsure", h.attempts+1
}

func (m *model) doReopen(*rapid.T) {
	m.reopen()
	for i := range m.waiting {
		m.waiting[i].id = ""
	}
	for i := range m.replies {
		m.replies[i].old = true
	}
}

// check compares all that can be seen of the store with the model.
func (m *model) check(t *rapid.T) {
	same(t, "inbox", m.wantInbox(), m.gotInbox())
	same(t, "unsent", m.wantUnsent(), m.gotUnsent())
	same(t, "deliveries", m.wantDeliveries(), m.gotDeliveries())
	for n := range 21 {
		id, err := m.InteractionOf(context.Background(), chat.Ref{Address: where(n), ID: reply(n).ID})
		if want := m.links[reply(n).ID]; id != want || (want == "") != isNotFound(err) {
			t.Fatalf("reply %d is of %q (%v), want %q", n, id, err, want)
		}
	}
}

func (m *model) wantInbox() (want []string) {
	for _, h := range m.waiting {
		want = append(want, fmt.Sprint(message(h.n).ID, " accepted 0"))
	}
	for _, h := range m.replies {
		want = append(want, fmt.Sprint(message(h.n).ID, " ", h.state, " ", h.attempts))
	}
	return want
}

func (m *model) gotInbox() (got []string) {
	for _, r := range rows[record.InboxRow](m.house, "inbox") {
		got = append(got, fmt.Sprint(r.EventID, " ", r.State, " ", r.Attempts))
	}
	return got
}

func (m *model) wantUnsent() (want []string) {
	for _, h := range m.replies {
		if h.old {
			want = append(want, fmt.Sprint(h.id, " ", h.state, " ", h.attempts))
		}
	}
	return want
}

func (m *model) gotUnsent() (got []string) {
	for _, r := range m.unsent() {
		got = append(got, fmt.Sprint(r.ID, " ", r.State, " ", r.Attempts))
	}
	return got
}

func (m *model) wantDeliveries() (want []string) {
	for _, h := range slices.Concat(m.replies, m.settled) {
		want = append(want, fmt.Sprint(h.id, " ", h.state))
	}
	return want
}

func (m *model) gotDeliveries() (got []string) {
	for _, r := range rows[record.InteractionRow](m.house, "interactions") {
		got = append(got, fmt.Sprint(r.ID, " ", r.Delivery))
	}
	return got
}

// same compares two lists without regard to order.
func same(t *rapid.T, what string, want, got []string) {
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Fatalf("%s\nwant %q\ngot  %q", what, want, got)
	}
}
