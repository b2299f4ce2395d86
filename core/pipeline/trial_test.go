package pipeline_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/pipeline"
	"tickertape/core/record"
)

// laboratory tries things on people, and has a model that reads along.
type laboratory struct {
	brain
	failing error

	mu  sync.Mutex
	log []string
}

func (l *laboratory) Understand(_ context.Context, m chat.Message, _ ask.Preferences) (ask.Query, error) {
	return ask.Query{Text: m.Text, Intent: ask.Price, Model: "m1", Trial: ask.Trial{Arms: "cards=compact", Layout: ask.Compact}}, l.failing
}

func (l *laboratory) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	if q.Trial.Layout != ask.Compact {
		return chat.Card{}, errors.New("the layout did not arrive")
	}
	return l.brain.Answer(ctx, q)
}

func (l *laboratory) Second(m chat.Message) ask.Opinion {
	time.Sleep(time.Second) // much longer than any model takes
	l.note("read along")
	return ask.Opinion{Model: "m2", Intent: ask.Chart, Confidence: .5}
}

func (l *laboratory) Beside(_ context.Context, i record.Interaction) error {
	l.note("heard of " + string(i.Query.Second.Intent))
	return nil
}

func (l *laboratory) Stored(context.Context, record.Interaction, pipeline.Say) error { return nil }
func (l *laboratory) After(context.Context, record.Entry, pipeline.Say) error        { return nil }

func (l *laboratory) note(what string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.log = append(l.log, what)
}

func (l *laboratory) begin(b *bot) {
	b.kill()
	b.parts = func(p *pipeline.Parts) { p.Nlu, p.Skills, p.Second, p.Beside = l, l, l, l }
	b.start()
}

func (b *bot) only() record.Interaction {
	b.t.Helper()
	b.store.mu.Lock()
	defer b.store.mu.Unlock()
	if len(b.store.interactions) != 1 {
		b.t.Fatalf("%d interactions", len(b.store.interactions))
	}
	for _, i := range b.store.interactions {
		return i
	}
	return record.Interaction{}
}

func TestWhatWasTriedIsStoredAndTheShadowHoldsUpNobody(t *testing.T) {
	scenario(t, func(b *bot) {
		l := &laboratory{}
		l.begin(b)
		b.ask("ana", "price btc")
		pass(time.Millisecond)
		b.wantReplies("re: price btc") // before the shadow has read
		pass(2 * time.Second)
		if i := b.only(); i.Arm != "cards=compact" || i.Failed || i.Query.Second != (ask.Opinion{Model: "m2", Intent: ask.Chart, Confidence: .5}) {
			t.Errorf("%+v", i)
		}
		if !slices.Equal(l.log, []string{"read along", "heard of chart"}) {
			t.Errorf("%q", l.log)
		}
	})
}

func TestApologyIsStoredAsOneWithWhatWasTried(t *testing.T) {
	for name, spoil := range map[string]func(*laboratory){
		"reading": func(l *laboratory) { l.failing = errors.New("the model broke") }, "answering": func(l *laboratory) { l.brain.failing = errors.New("boom") }, "panic": func(l *laboratory) { l.panics = true },
	} {
		t.Run(name, func(t *testing.T) {
			scenario(t, func(b *bot) {
				l := &laboratory{}
				spoil(l)
				l.begin(b)
				b.ask("ana", "price btc")
				pass(2 * time.Second)
				if i := b.only(); !i.Failed || i.Arm != "cards=compact" || i.Query.Model != "m1" {
					t.Errorf("%+v", i)
				}
			})
		})
	}
}
