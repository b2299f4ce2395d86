package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/learning/dataset"
	"tickertape/core/pipeline"
	"tickertape/core/privacy"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// parlour is a bot with a store and datasets, whose answers are short.
type parlour struct {
	school
	t     *testing.T
	store *bolt.Store
	sent  chan string
}

func newParlour(t *testing.T) *parlour {
	t.Helper()
	p := &parlour{school: classroom(t), t: t, sent: make(chan string, 8)}
	p.Storage.Defaults()
	p.Feedback.Defaults()
	p.Limits.Defaults()
	p.Storage.Path = filepath.Join(t.TempDir(), "t.db")
	var err error
	if p.store, err = bolt.Open(p.Storage); err != nil {
		t.Fatal(err)
	}
	p.runs(p.store.Run)
	return p
}

// runs lets something live as long as the test.
func (p *parlour) runs(run func(context.Context) error) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(p.t.Context()))
	ran := make(chan error, 1)
	go func() { ran <- run(ctx) }()
	p.t.Cleanup(func() {
		cancel()
		if err := <-ran; err != nil {
			p.t.Error(err)
		}
	})
}

// talks starts the conversations.
func (p *parlour) talks() *pipeline.Pipeline {
	said := newCompanions(p.settings, p.store, newMetrics())
	pipe := pipeline.New(p.Limits.pipeline(), pipeline.Parts{
		Inbox: p.store, Outbox: p.store, Nlu: p, Skills: p, Reacts: said, Beside: said,
		Outlets: map[chat.Platform]pipeline.Outlet{chat.Slack: p},
	})
	p.runs(pipe.Run)
	return pipe
}

func (*parlour) Understand(_ context.Context, m chat.Message, _ ask.Preferences) (ask.Query, error) {
	return ask.Query{Text: m.Text, Intent: ask.Price, Language: "en"}, nil
}

func (*parlour) Answer(_ context.Context, q ask.Query) (chat.Card, error) {
	return chat.Card{Text: "re: " + q.Text, Source: "the parlour"}, nil
}

func (p *parlour) Send(_ context.Context, post chat.Post) (chat.Ref, error) {
	p.sent <- post.Card.Text
	return chat.Ref{Address: post.To, ID: post.Key}, nil
}

// learned makes a version of what somebody said, and gives their id.
func (p *parlour) learned(who, text string, state record.ConsentState) record.ID {
	p.t.Helper()
	id, err := p.store.SetConsent(p.t.Context(), chat.Slack, chat.Author{ID: who}, state)
	if err != nil {
		p.t.Fatal(err)
	}
	theirs := dataset.SourceFunc(func(_ context.Context, yield func(record.Example) error) error {
		return yield(record.Example{ID: "i" + id, User: id, Text: text, Intent: ask.Price, Language: "en", Origin: record.Confirmed, Weight: 1})
	})
	if _, _, err := p.datasets.Build(p.t.Context(), []dataset.Source{theirs}, dataset.Filters{}); err != nil {
		p.t.Fatal(err)
	}
	return id
}

// examples are how many a version has.
func (p *parlour) examples(version string) int {
	p.t.Helper()
	m, err := p.datasets.Show(version)
	if err != nil {
		p.t.Fatal(err)
	}
	return m.Examples
}

// breaks flips a byte of a version's examples, and gives what puts it right.
func (p *parlour) breaks(version string) (mend func()) {
	p.t.Helper()
	name := filepath.Join(p.Learning.DatasetFolder(), version, "examples.jsonl.zst")
	data, err := os.ReadFile(name)
	if err != nil {
		p.t.Fatal(err)
	}
	flip := func() {
		data[len(data)/2] ^= 1
		if err := os.WriteFile(name, data, 0o600); err != nil {
			p.t.Fatal(err)
		}
	}
	flip()
	return flip
}

// A person's next question is answered while their words can't be taken out, and they are taken
// out as soon as they can be.
func TestNextQuestionIsAnsweredWhileAPromiseCannotBeKept(t *testing.T) {
	for _, value := range []string{"consent:no/en", "privacy:erase/en"} {
		t.Run(value, func(t *testing.T) {
			p := newParlour(t)
			p.learned("ana", "what she asked", record.Agreed)
			mend := p.breaks("v1")
			pipe := p.talks()
			at := chat.Ref{Address: chat.Address{Platform: chat.Slack, Channel: "d"}, ID: "1"}
			for n, body := range []chat.Body{
				chat.Press{On: at, Author: chat.Author{ID: "ana"}, Value: value, At: time.Now()},
				chat.Message{Ref: at, Author: chat.Author{ID: "ana"}, Text: "price eth", Direct: true, At: time.Now()},
			} {
				if err := pipe.Receive(t.Context(), chat.Event{Platform: chat.Slack, ID: fmt.Sprint(n), Body: body}); err != nil {
					t.Fatal(err)
				}
			}
			select {
			case got := <-p.sent:
				if got != "re: price eth" {
					t.Errorf("answered %q", got)
				}
			case <-time.After(10 * time.Second):
				t.Fatal("not answered")
			}
			keeps := erasure(p.settings, p.store)
			if did, err := keeps.Finish(t.Context()); did != "" || err == nil || p.examples("v1") != 1 {
				t.Errorf("%q, %v", did, err)
			}
			mend()
			if did, err := keeps.Finish(t.Context()); !strings.HasPrefix(did, "1 ") || err != nil || p.examples("v1") != 0 {
				t.Errorf("%q, %v, %d examples", did, err, p.examples("v1"))
			}
			if did, err := keeps.Finish(t.Context()); did != "" || err != nil {
				t.Errorf("again: %q, %v", did, err)
			}
		})
	}
}

// Versions that were built when people were not asked are not learned from when they have to be.
func TestStricterPolicyTakesOutWhoNeverAgreed(t *testing.T) {
	p := newParlour(t)
	p.datasets.Under(dataset.Consent{Policy: string(privacy.OptOut)})
	p.learned("ana", "what she asked", record.Unasked)
	p.learned("bo", "what he asked", record.Agreed)
	var err error
	if p.school, err = openSchool(p.settings); err != nil { // which say "ask"
		t.Fatal(err)
	}
	trainer, err := p.trainer(nil)
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	b, err := openBucket(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close() //nolint:errcheck // of the test
	_, _, trained := trainer.Train(t.Context(), "v1")
	_, exported := p.datasets.Export(t.Context(), "v2", dataset.JSONL, b)
	if !errors.Is(trained, dataset.ErrLooser) || !errors.Is(exported, dataset.ErrLooser) {
		t.Errorf("trained: %v, exported: %v", trained, exported)
	}
	r := newRota(p.settings, p.store, errands{}, nil)
	if did, err := r.retention().Clear(t.Context()); did != "1 people taken out whom the policy no longer allows" || err != nil {
		t.Errorf("%q, %v", did, err)
	}
	if p.examples("v1") != 0 || p.examples("v2") != 1 {
		t.Errorf("%d, %d examples", p.examples("v1"), p.examples("v2"))
	}
	if _, err := p.datasets.Export(t.Context(), "v2", dataset.JSONL, b); err != nil {
		t.Error(err)
	}
}
