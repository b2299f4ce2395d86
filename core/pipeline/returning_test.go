package pipeline_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/chat"
	"tickertape/core/pipeline"
	"tickertape/core/record"
)

// register is a Reactor that takes a reaction on a reply only once its link is stored.
type register struct {
	store *memory
	took  int
}

func (r *register) React(_ context.Context, e record.Entry) error {
	r.store.mu.Lock()
	defer r.store.mu.Unlock()
	on := e.Event.Body.(chat.Reaction).On
	for ref := range r.store.links {
		if ref.Channel == on.Channel && ref.ID == on.ID {
			r.took++
			return nil
		}
	}
	return record.ErrNotFound
}

// slowFinder takes its time to look.
type slowFinder struct{ finder }

func (f slowFinder) Find(ctx context.Context, p chat.Post) (chat.Ref, bool, error) {
	time.Sleep(time.Second)
	ref, found, err := f.finder.Find(ctx, p)
	ref.ID += " " + p.Key
	return ref, found, err
}

// An earlier process posted the replies and died before it could say so. People react on them
// before this one has found out.
func TestReactionOnAReplyOfAnEarlierProcessIsNotLost(t *testing.T) {
	at := chat.Address{Platform: "test", Channel: "dm-ana"}
	thread := at
	thread.Thread = "t1"
	entry := func(id record.ID, text string) record.Entry {
		m := question("ana", text)
		m.Ref.Address = thread
		return record.Entry{ID: id, Event: chat.Event{Platform: "test", ID: "old" + string(id), Body: m}, At: time.Now()}
	}
	cases := map[string]func(m *memory, id record.ID){
		"its question is still in the inbox": func(m *memory, id record.ID) { m.inbox[id] = entry(id, "price btc") },
		"it waits to be looked for": func(m *memory, id record.ID) {
			m.outbox[id] = record.Reply{ID: id, Post: chat.Post{Key: string(id), To: at}, State: record.Pending, At: time.Now()}
		},
	}
	for name, left := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{think: 3 * time.Second}}
				b.store.n = 2
				b.cfg.Defaults()
				desk := &register{store: b.store}
				b.parts = func(p *pipeline.Parts) {
					p.Reacts, p.Outlets["test"] = desk, slowFinder{finder{platform: b.outer}}
				}
				for _, id := range []record.ID{"000001", "000002"} {
					left(b.store, id)
					b.outer.sent = append(b.outer.sent, chat.Post{Key: string(id), To: at})
				}
				pass(time.Second)
				b.start()
				for _, id := range []string{"000001", "000002"} {
					on := chat.Ref{Address: at, ID: "found " + id} // its thread is not known
					if err := b.receive(chat.Reaction{On: on, Emoji: "👍"}); err != nil {
						t.Fatal(err)
					}
				}
				pass(time.Minute)
				if desk.took != 2 {
					t.Errorf("the desk took %d reactions, want 2", desk.took)
				}
				b.wantNothingLeft()
				b.kill()
			})
		})
	}
}
