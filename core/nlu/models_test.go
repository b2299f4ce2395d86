package nlu

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/nlu/llm"
	"tickertape/core/nlu/model"
)

// told are models as a test tells them.
type told struct {
	mu            sync.Mutex
	reads, shadow *model.Model
	trial         ask.Trial
}

func (t *told) Choose(chat.Message) (reads, shadow *model.Model, trial ask.Trial) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.reads, t.shadow, t.trial
}

func (t *told) tell(reads, shadow *model.Model) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.reads, t.shadow = reads, shadow
}

// backward is a model that takes every question for another one.
func backward(t testing.TB, version string) *model.Model {
	t.Helper()
	var texts []Labelled
	seed, err := Seed()
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(seed); i += 40 {
		l := seed[i]
		if l.Language != "en" {
			continue
		}
		l.Intent = ask.Smalltalk
		if i%80 == 0 {
			l.Intent = ask.Help
		}
		texts = append(texts, l)
	}
	examples, err := Examples(texts)
	if err != nil {
		t.Fatal(err)
	}
	m, err := model.Train(examples, model.Options{Version: version, Rounds: 5})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func following(t testing.TB) (*Understander, *told) {
	t.Helper()
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	models := &told{}
	u.Follow(models)
	return u, models
}

func by(who, text string) chat.Message {
	return chat.Message{Ref: chat.Ref{Address: chat.Address{Platform: chat.Slack, Channel: "c"}}, Author: chat.Author{ID: who}, Text: text}
}

// unclear is read by the model, and not by a command or a rule alone.
const unclear = "could you tell me how the biggest coins have been doing lately"

func TestChosenModelReadsAndTheShadowHasAnOpinion(t *testing.T) {
	u, models := following(t)
	other := backward(t, "m-other")
	seed, err := u.Understand(t.Context(), by("ana", unclear), ask.Preferences{})
	if err != nil || seed.Model != "seed-1" || seed.Second != (ask.Opinion{}) || seed.By != ask.ByModel {
		t.Fatalf("%+v, %v", seed, err)
	}
	models.tell(nil, other)
	shadowed, err := u.Understand(t.Context(), by("ben", unclear), ask.Preferences{First: market.Crypto})
	if err != nil || shadowed.Model != "seed-1" || shadowed.Intent != seed.Intent {
		t.Errorf("%+v, %v", shadowed, err)
	}
	if o := u.Second(by("ben", unclear)); o.Model != "m-other" || o.Intent == seed.Intent || o.Intent == "" || o.Confidence == 0 {
		t.Errorf("%+v", o)
	}
	if again, other := u.Second(by("ben", unclear)), u.Second(by("dan", unclear)); again != (ask.Opinion{}) || other != again {
		t.Errorf("%+v, %+v", again, other)
	}
	models.tell(other, u.Model())
	swapped, err := u.Understand(t.Context(), by("cem", unclear), ask.Preferences{})
	if o := u.Second(by("cem", unclear)); err != nil || swapped.Model != "m-other" || swapped.Intent == seed.Intent || o.Model != "seed-1" || o.Intent != seed.Intent {
		t.Errorf("%+v, %+v, %v", swapped, o, err)
	}
	models.tell(nil, nil)
	if back, _ := u.Understand(t.Context(), by("dan", unclear), ask.Preferences{}); back.Model != "seed-1" || back.Intent != seed.Intent {
		t.Errorf("what the other one made of it is remembered: %+v", back)
	}
}

func TestNewNamesAreKnownToEveryModel(t *testing.T) {
	u, models := following(t)
	models.tell(backward(t, "m-other"), nil)
	ask1 := func() ask.Query {
		q, _ := u.Understand(t.Context(), by("ana", "price zzcoin"), ask.Preferences{})
		return q
	}
	if q := ask1(); len(q.Assets) != 0 {
		t.Fatalf("%+v", q)
	}
	r := market.Roster{Version: 1, Coins: []market.Listed{{Rank: 1, Asset: market.Asset{Class: market.Crypto, ID: "zzcoin", Symbol: "ZZCOIN", Name: "Zzcoin"}}}, Tickers: map[string]string{"zzcoin": "zzcoin"}}
	if err := u.Adopt(r); err != nil {
		t.Fatal(err)
	}
	if q := ask1(); len(q.Assets) != 1 || q.Model != "m-other" {
		t.Errorf("%+v", q)
	}
}

func TestManyModelsAreNotAllKept(t *testing.T) {
	u, models := following(t)
	for n := range 5 * mostOthers {
		models.tell(&model.Model{Version: fmt.Sprint(n)}, nil)
		_, _ = u.Understand(t.Context(), by("ana", "price btc"), ask.Preferences{})
	}
	if n := len(u.others.by); n > mostOthers {
		t.Errorf("%d are kept", n)
	}
}

// A model without labels breaks when it is asked.
func TestModelThatBreaksIsNamedWithWhatWasTried(t *testing.T) {
	u, models := following(t)
	models.trial.Arms = "canary-m-broken=canary"
	broken := backward(t, "m-broken")
	broken.Labels = nil
	models.tell(broken, nil)
	q, err := u.Understand(t.Context(), by("ana", unclear), ask.Preferences{})
	if err == nil || !strings.Contains(err.Error(), "m-broken") || q.Trial.Arms != "canary-m-broken=canary" || q.Model != "m-broken" {
		t.Errorf("%+v, %v", q, err)
	}
	models.tell(nil, broken)
	q, err = u.Understand(t.Context(), by("ben", unclear), ask.Preferences{})
	if o := u.Second(by("ben", unclear)); err != nil || q.Model != "seed-1" || o != (ask.Opinion{Model: "m-broken"}) || q.Intent == "" {
		t.Errorf("a shadow that breaks: %+v, %+v, %v", q, o, err)
	}
}

// A follow-up is read by the shadow as it was asked: after the question before it.
func TestShadowReadsAFollowUpAsOne(t *testing.T) {
	u, models := following(t)
	same, err := Trained()
	if err != nil {
		t.Fatal(err)
	}
	models.tell(nil, same)
	for _, text := range []string{"price of bitcoin", "and in euros?", "what about ethereum", unclear} {
		q, err := u.Understand(t.Context(), by("ana", text), ask.Preferences{})
		if o := u.Second(by("ana", text)); err != nil || o.Intent != q.Intent || o.Confidence != q.Confidence {
			t.Errorf("%q: %+v, %+v, %v", text, q, o, err)
		}
	}
	_, _ = u.Understand(t.Context(), by("ana", "price eth"), ask.Preferences{})
	if o := u.Second(by("ana", "another text")); o != (ask.Opinion{}) {
		t.Errorf("of a text that was not read: %+v", o)
	}
	for n := range mostPeople + 10 {
		u.along.put(seat{who: fmt.Sprint(n)}, pending{reads: u.reads.Load()})
	}
	if n := len(u.along.texts); n > mostPeople {
		t.Errorf("%d are kept", n)
	}
}

// endpoint is a language model that waits until it may answer, and tells what it was asked by.
type endpoint struct {
	name  string
	asked chan string
	go1   chan struct{}
}

func (e endpoint) Ask(context.Context, string, []string) (llm.Opinion, error) {
	e.asked <- e.name
	<-e.go1
	return llm.Opinion{Label: string(ask.Movers), Confidence: 1}, nil
}

// listening lets an understander ask language models, and never, unless somebody is tried on.
func listening(u *Understander) (asked chan string, go1 chan struct{}) {
	asked, go1 = make(chan string, 10), make(chan struct{})
	r := *u.reads.Load()
	r.second, r.below = endpoint{"plain", asked, go1}, 0
	r.prompted = func(name string) (adviser, bool) { return endpoint{name, asked, go1}, name == "short" }
	u.reads.Store(&r)
	return asked, go1
}

func TestThresholdAndPromptAreTriedOnWhomTheyShouldBe(t *testing.T) {
	u, models := following(t)
	asked, go1 := listening(u)
	close(go1)
	always := 1.1
	for _, c := range []struct {
		trial ask.Trial
		want  string
	}{{ask.Trial{}, ""}, {ask.Trial{Below: &always}, "plain"}, {ask.Trial{Below: &always, Prompt: "short"}, "short"}, {ask.Trial{Below: &always, Prompt: "unheard-of"}, "plain"}, {ask.Trial{Prompt: "short"}, ""}} {
		models.trial = c.trial
		q, err := u.Understand(t.Context(), by("ana", unclear), ask.Preferences{})
		got := ""
		select {
		case got = <-asked:
		default:
		}
		if err != nil || got != c.want || (q.By == ask.ByLLM) != (c.want != "") {
			t.Errorf("%+v: asked %q, %+v, %v", c.trial, got, q, err)
		}
	}
}

func TestQuestionUnderWayKeepsItsModel(t *testing.T) {
	u, models := following(t)
	asked, go1 := listening(u)
	always := 1.1
	models.trial.Below = &always
	first, second := backward(t, "m-first"), backward(t, "m-second")
	models.tell(first, nil)
	done := make(chan ask.Query, 1)
	go func() {
		q, _ := u.Understand(t.Context(), by("ana", unclear), ask.Preferences{})
		done <- q
	}()
	<-asked
	models.tell(second, nil)
	close(go1)
	if q := <-done; q.Model != "m-first" {
		t.Errorf("read by %s", q.Model)
	}
	if q, _ := u.Understand(t.Context(), by("ben", unclear), ask.Preferences{}); q.Model != "m-second" {
		t.Errorf("the next one is read by %s", q.Model)
	}
}

// What reading along costs whoever asks: nothing, since it is done when the answer has left.
func BenchmarkUnderstandWithAShadow(b *testing.B) {
	for name, with := range map[string]bool{"alone": false, "shadow": true} {
		b.Run(name, func(b *testing.B) {
			u, models := following(b)
			if with {
				other, err := Trained()
				if err != nil {
					b.Fatal(err)
				}
				models.tell(nil, other)
			}
			now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
			n := 0
			for b.Loop() {
				n++
				m := by("ana", fmt.Sprintf("how have the %d biggest coins been doing lately", n))
				m.At = now
				_, _ = u.Understand(b.Context(), m, ask.Preferences{})
			}
		})
	}
}
