package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/learning/deploy"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu"
	"tickertape/core/nlu/model"
)

// small makes a model of every n-th English text of the seed, and puts it into a registry.
func small(t testing.TB, r *registry.Registry, every int, s registry.Status) string {
	t.Helper()
	seed, err := nlu.Seed()
	if err != nil {
		t.Fatal(err)
	}
	var texts []nlu.Labelled
	for i := 0; i < len(seed); i += every {
		if seed[i].Language == "en" {
			texts = append(texts, seed[i])
		}
	}
	examples, err := nlu.Examples(texts)
	if err != nil {
		t.Fatal(err)
	}
	m, err := model.Train(examples, model.Options{Rounds: 5})
	if err != nil {
		t.Fatal(err)
	}
	e, _, err := r.Add(m, registry.About{Dataset: "v1", Learned: len(texts)}, registry.Papers{Card: func(a registry.About) []byte { return fmt.Appendf(nil, "# Model %s\n", a.Version) }}, registry.State{Status: s, Reason: "of the test"})
	if err != nil {
		t.Fatal(err)
	}
	return e.Version
}

// Questions come from many people at once while models are promoted, canaried, shadowed, rolled
// back and tampered with: none fails, each is read by one model that was deployed, and whoever
// asks after a swap is read by the new one.
func TestHotSwapUnderLoadFailsNoQuestion(t *testing.T) {
	u, err := nlu.New(nlu.Config{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	models, err := registry.New(dir, u.Model())
	if err != nil {
		t.Fatal(err)
	}
	deployed := map[string]bool{"seed-1": true}
	var versions []string
	for _, every := range []int{60, 70, 80} {
		versions = append(versions, small(t, models, every, registry.Candidate))
		deployed[versions[len(versions)-1]] = true
	}
	deck := deploy.New(deploy.Parts{Models: models, Seed: u.Model()})
	u.Follow(deck)
	ctx, stop := context.WithCancel(t.Context())
	var load sync.WaitGroup
	var asked atomic.Int64
	for who := range 6 {
		load.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				m := from(fmt.Sprint("load ", who), fmt.Sprintf("how have the %d biggest coins been doing", n%50))
				q, err := u.Understand(t.Context(), m, ask.Preferences{})
				second := u.Second(m)
				if err != nil || q.Intent == "" || !deployed[q.Model] || second.Model != "" && (second.Intent == "" || second.Model == q.Model) {
					t.Errorf("%+v, %+v, %v", q, second, err)
					return
				}
				asked.Add(1)
			}
		})
	}
	want := func(version string) {
		t.Helper()
		if q, err := u.Understand(t.Context(), from("swap", "price btc"), ask.Preferences{}); err != nil || q.Model != version {
			t.Fatalf("read by %s, %v; want %s", q.Model, err, version)
		}
	}
	ana := registry.Order{Who: "ana"}
	must := func(_ registry.Deployment, err error) {
		t.Helper()
		if err == nil {
			err = deck.Refresh()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	rounds := 0
	for before := asked.Load(); rounds < 5 || asked.Load() < before+500; rounds++ {
		next, other := versions[rounds%3], versions[(rounds+1)%3]
		must(models.Shadow(other, ana))
		must(models.Canary(next, .5, ana))
		must(models.Promote("", ana))
		want(next)
		tampered(t, models, deck, dir, other)
		want(next)
		must(models.Rollback("", ana))
		must(models.Shadow("", ana))
		want("seed-1")
	}
	stop()
	load.Wait()
	t.Logf("%d questions, %d rounds of swaps", asked.Load(), rounds)
}

// tampered promotes a model whose file is changed before the deck opens it, and takes that back.
func tampered(t *testing.T, models *registry.Registry, deck *deploy.Deck, dir, version string) {
	t.Helper()
	ana, file := registry.Order{Who: "ana"}, filepath.Join(dir, version, "model.bin")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write := func(data []byte) {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	must := func(_ registry.Deployment, err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(models.Shadow("", ana))
	if err := deck.Refresh(); err != nil { // lets go of it
		t.Fatal(err)
	}
	must(models.Promote(version, ana))
	write(append([]byte("x"), whole...))
	if err := deck.Refresh(); !errors.Is(err, registry.ErrBroken) {
		t.Fatalf("a tampered model: %v", err)
	}
	write(whole)
	must(models.Rollback("", ana))
	must(models.Shadow(version, ana))
	if err := deck.Refresh(); err != nil {
		t.Fatal(err)
	}
}

func from(who, text string) chat.Message {
	return chat.Message{Ref: chat.Ref{Address: chat.Address{Platform: chat.Slack, Channel: "c"}}, Author: chat.Author{ID: who}, Text: text}
}
