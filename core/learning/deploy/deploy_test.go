package deploy_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/learning/deploy"
	"tickertape/core/learning/experiment"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// yard is a registry with a deck on it.
type yard struct {
	*registry.Registry
	t    *testing.T
	dir  string
	seed *model.Model
	deck *deploy.Deck
	log  bytes.Buffer
}

func open(t *testing.T, trials ...experiment.Config) *yard {
	t.Helper()
	y := &yard{t: t, dir: t.TempDir(), seed: &model.Model{Version: "seed-1"}}
	var err error
	if y.Registry, err = registry.New(y.dir, y.seed); err != nil {
		t.Fatal(err)
	}
	y.begin(trials...)
	return y
}

// begin starts anew, as after a restart.
func (y *yard) begin(trials ...experiment.Config) {
	y.deck = deploy.New(deploy.Parts{Models: y.Registry, Seed: y.seed, Trials: trials, Log: slog.New(slog.NewTextHandler(&y.log, nil))})
}

// add puts a model in that knows a word.
func (y *yard) add(word string) string {
	y.t.Helper()
	m, err := model.Train([]model.Example{{Label: "yes", Text: model.Text{Words: []string{"ja"}}}, {Label: "no", Text: model.Text{Words: []string{word}}}}, model.Options{Rounds: 3})
	if err != nil {
		y.t.Fatal(err)
	}
	e, _, err := y.Add(m, registry.About{}, registry.Papers{Card: func(registry.About) []byte { return nil }}, registry.State{Status: registry.Candidate})
	if err != nil {
		y.t.Fatal(err)
	}
	return e.Version
}

func (y *yard) spoil(version string) (mend func()) {
	y.t.Helper()
	file := filepath.Join(y.dir, version, "model.bin")
	whole, err := os.ReadFile(file)
	if err != nil {
		y.t.Fatal(err)
	}
	write := func(data []byte) {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			y.t.Fatal(err)
		}
	}
	write(append([]byte("x"), whole...))
	return func() { write(whole) }
}

func (y *yard) must(_ registry.Deployment, err error) {
	y.t.Helper()
	if err != nil {
		y.t.Fatal(err)
	}
}

func of(who string) chat.Message {
	return chat.Message{Ref: chat.Ref{Address: chat.Address{Platform: chat.Slack, Channel: "c"}}, Author: chat.Author{ID: who}}
}

// wants checks who reads the messages of many people.
func (y *yard) wants(reads map[string]float64, shadow string) {
	y.t.Helper()
	const people = 2000
	got := map[string]int{}
	for i := range people {
		m, along, _ := y.deck.Choose(of(fmt.Sprint(i)))
		got[m.Version]++
		if name := nameOf(along); name != shadow && name != "" {
			y.t.Fatalf("shadow %q, want %q", name, shadow)
		}
	}
	for version, n := range got {
		if share := float64(n) / people; share < reads[version]-.05 || share > reads[version]+.05 {
			y.t.Errorf("%s reads %v, want %v", version, share, reads[version])
		}
	}
}

func nameOf(m *model.Model) string {
	if m == nil {
		return ""
	}
	return m.Version
}

var ana = registry.Order{Who: "ana", Why: "of the test"}

func TestWhoeverIsDeployedReadsFromTheNextLookOn(t *testing.T) {
	y := open(t)
	a, b := y.add("nein"), y.add("nie")
	y.wants(map[string]float64{"seed-1": 1}, "")
	y.must(y.Shadow(b, ana))
	y.must(y.Canary(a, .25, ana))
	y.wants(map[string]float64{"seed-1": 1}, "")
	if err := y.deck.Refresh(); err != nil {
		t.Error(err)
	}
	y.wants(map[string]float64{"seed-1": .75, a: .25}, b)
	y.must(y.Promote("", ana))
	if err := y.deck.Refresh(); err != nil {
		t.Error(err)
	}
	y.wants(map[string]float64{a: 1}, b)
	y.begin() // a restart finds the same
	y.wants(map[string]float64{a: 1}, b)
	y.must(y.Rollback("", ana))
	y.must(y.Rollback(b, ana))
	if err := y.deck.Refresh(); err != nil {
		t.Error(err)
	}
	y.wants(map[string]float64{"seed-1": 1}, "")
}

func TestModelThatIsBrokenWhenItIsToServeIsRefusedAndThePreviousOneStays(t *testing.T) {
	y := open(t)
	a, b := y.add("nein"), y.add("nie")
	y.must(y.Promote(a, ana))
	if err := y.deck.Refresh(); err != nil {
		t.Fatal(err)
	}
	y.must(y.Promote(b, ana))
	mend := y.spoil(b)
	err := y.deck.Refresh()
	if err == nil || !strings.Contains(err.Error(), a+" goes on") || !strings.Contains(err.Error(), "SHA-256") {
		t.Errorf("%v", err)
	}
	y.wants(map[string]float64{a: 1}, "")
	y.begin() // also from the beginning
	y.wants(map[string]float64{a: 1}, "")
	if !strings.Contains(y.log.String(), "a model is not used") {
		t.Errorf("it is not told: %s", y.log.String())
	}
	mend()
	if err := y.deck.Refresh(); err != nil {
		t.Error(err)
	}
	y.wants(map[string]float64{b: 1}, "")
}

func TestDeckTellsWhoReadsAndWhatIsWrong(t *testing.T) {
	y := open(t)
	first := y.add("vielleicht")
	y.must(y.Promote(first, registry.Order{Who: "ana"}))
	y.begin()
	if version, trouble := y.deck.Reads(); version != first || trouble != "" {
		t.Errorf("%s, %q", version, trouble)
	}
	mend := y.spoil(first)
	y.begin()
	if version, trouble := y.deck.Reads(); version != "seed-1" || !strings.HasPrefix(trouble, "seed-1 goes on: model "+first) {
		t.Errorf("%s, %q", version, trouble)
	}
	mend()
	y.begin()
	if version, trouble := y.deck.Reads(); version != first || trouble != "" {
		t.Errorf("%s, %q", version, trouble)
	}
}

func TestNothingThatServedCanBeOpened(t *testing.T) {
	y := open(t)
	a := y.add("nein")
	y.must(y.Promote(a, ana))
	y.spoil(a)
	y.begin()
	y.wants(map[string]float64{"seed-1": 1}, "")
	said := "seed-1 goes on: model " + a
	if err := y.deck.Refresh(); err == nil || strings.Count(err.Error(), "model "+a) != 1 || !strings.HasPrefix(err.Error(), said) {
		t.Errorf("looked at again: %v", err)
	}
	if log := y.log.String(); strings.Count(log, said) != 1 || strings.Count(log, "model "+a) != 1 {
		t.Errorf("it was not told once, in the same words: %s", log)
	}
	if err := os.WriteFile(filepath.Join(y.dir, "deployment.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	y.begin()
	y.wants(map[string]float64{"seed-1": 1}, "")
}

func TestBrokenCanaryAndShadowAreLeftOutAndNobodyIsExposed(t *testing.T) {
	y := open(t)
	a, b := y.add("nein"), y.add("nie")
	y.must(y.Shadow(b, ana))
	y.must(y.Canary(a, .5, ana))
	y.spoil(a)
	y.spoil(b)
	if err := y.deck.Refresh(); err == nil || !strings.Contains(err.Error(), a) || !strings.Contains(err.Error(), b) {
		t.Errorf("%v", err)
	}
	y.wants(map[string]float64{"seed-1": 1}, "")
	for i := range 100 {
		if _, _, trial := y.deck.Choose(of(fmt.Sprint(i))); trial.Arms != "" {
			t.Fatalf("exposed to %q", trial.Arms)
		}
	}
}

func TestExperimentsChangeWhatTheySay(t *testing.T) {
	y := open(t)
	a := y.add("nein")
	half := func(name string, kind experiment.Kind, x, y string) experiment.Config {
		return experiment.Config{Name: name, Kind: kind, Arms: []experiment.Arm{{Name: "x", Share: .5, Value: x}, {Name: "y", Share: .5, Value: y}}}
	}
	y.begin(half("m", experiment.Model, "seed-1", a), half("t", experiment.Threshold, "0.25", "0"), half("p", experiment.Prompt, "plain", "short"), half("l", experiment.Layout, "full", "compact"))
	seen := map[string]bool{}
	for i := range 400 {
		m, _, trial := y.deck.Choose(of(fmt.Sprint(i)))
		for name, is := range map[string]bool{
			"m": m.Version == a, "t": trial.Below != nil && *trial.Below == 0, "p": trial.Prompt == "short", "l": trial.Layout == ask.Compact,
		} {
			arm, _ := experiment.ArmIn(trial.Arms, name)
			if want := map[bool]string{true: "y", false: "x"}[is]; arm != want {
				t.Fatalf("%s is in arm %q and treated as %q: %+v", name, arm, want, trial)
			}
		}
		seen[trial.Arms] = true
	}
	if len(seen) != 16 {
		t.Errorf("%d combinations, want 16", len(seen))
	}
	if m, _, trial := y.deck.Choose(of("")); m.Version != "seed-1" || trial != (ask.Trial{}) {
		t.Errorf("nobody is tried on: %s, %+v", m.Version, trial)
	}
	b := y.add("nie")
	y.must(y.Canary(b, .5, ana))
	if err := y.deck.Refresh(); err != nil {
		t.Fatal(err)
	}
	y.wants(map[string]float64{"seed-1": .5, b: .5}, "")
	if _, _, trial := y.deck.Choose(of("1")); strings.Contains(trial.Arms, "m=") || !strings.Contains(trial.Arms, "canary-"+b) || !strings.Contains(trial.Arms, "l=") {
		t.Errorf("beside a canary: %s", trial.Arms)
	}
	y.must(y.Rollback("", ana))
	y.spoil(a)
	y.begin(half("m", experiment.Model, "seed-1", a), half("l", experiment.Layout, "full", "compact"))
	if _, _, trial := y.deck.Choose(of("1")); strings.Contains(trial.Arms, "m=") || !strings.Contains(trial.Arms, "l=") {
		t.Errorf("with a broken arm: %s", trial.Arms)
	}
}

func TestRunNoticesChangesAndTellsATroubleOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		y := open(t)
		a := y.add("nein")
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- y.deck.Run(ctx) }()
		y.must(y.Promote(a, ana))
		time.Sleep(2500 * time.Millisecond) // never at the moment of a look
		y.wants(map[string]float64{a: 1}, "")
		b := y.add("nie")
		y.must(y.Shadow(b, ana))
		mend := y.spoil(b)
		time.Sleep(time.Minute)
		mend()
		time.Sleep(2 * time.Second)
		y.wants(map[string]float64{a: 1}, b)
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if n := strings.Count(y.log.String(), "a model is not used"); n != 1 {
			t.Errorf("told %d times:\n%s", n, y.log.String())
		}
	})
}
