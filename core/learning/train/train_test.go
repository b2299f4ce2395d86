package train_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
	"tickertape/core/learning/eval"
	"tickertape/core/learning/registry"
	"tickertape/core/learning/train"
	"tickertape/core/nlu/model"
	"tickertape/core/record"
)

// words shows a text as its words.
type words struct{}

func (words) View(text string) model.Text { return model.Text{Words: strings.Fields(text)} }

func (words) Views(text string) []model.Text {
	return []model.Text{{Words: strings.Fields(text)}, {Words: strings.Fields(strings.Replace(text, "e", "", 1))}}
}

// subjects and phrases make texts of three intents that can be told apart.
var phrases = map[ask.Intent][]string{
	ask.Price:     {"price of %s", "how much is %s", "%s costs what", "what does %s trade at"},
	ask.Chart:     {"chart of %s", "draw %s", "plot the line of %s", "picture for %s please"},
	ask.Smalltalk: {"hello %s", "thanks a lot %s", "good night dear %s", "nice day to you %s"},
}

func subject(i int) string {
	return "x" + strings.Repeat(string(rune('a'+i%26)), 2) + string(rune('a'+i/26%26))
}

// taught is a dataset: n texts of each phrase; relabel may lie.
func taught(n int, relabel func(ask.Intent) ask.Intent) dataset.Source {
	return dataset.SourceFunc(func(_ context.Context, yield func(record.Example) error) error {
		for intent, all := range phrases {
			for _, phrase := range all {
				for i := range n {
					text := fmt.Sprintf(phrase, subject(i))
					err := yield(record.Example{ID: record.ID(text), Text: text, Intent: relabel(intent), Language: "en", Platform: "slack", Origin: record.Reviewed, Weight: 1})
					if err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
}

func honest(i ask.Intent) ask.Intent { return i }

// frozen are texts with subjects that no dataset has.
func frozen() []eval.Message {
	var out []eval.Message
	for intent, all := range phrases {
		for _, phrase := range all {
			for i := range 10 {
				out = append(out, eval.Message{Text: fmt.Sprintf(phrase, fmt.Sprint("y", subject(i))), Intent: string(intent), Language: "en", Words: 4})
			}
		}
	}
	return out
}

// seeded is the model that comes with the program: it knows its trade.
func seeded(t *testing.T) *model.Model {
	t.Helper()
	var all []model.Example
	for intent, some := range phrases {
		for _, phrase := range some {
			for i := range 5 {
				all = append(all, model.Example{Label: string(intent), Text: words{}.View(fmt.Sprintf(phrase, fmt.Sprint("z", subject(i))))})
			}
		}
	}
	m, err := model.Train(all, model.Options{Version: "seed-1", Rounds: 30})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// school is a trainer with a dataset of one version.
func school(t *testing.T, s dataset.Source) (train.Trainer, string) {
	t.Helper()
	dir := t.TempDir()
	versions, err := dataset.Open(filepath.Join(dir, "datasets"))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := versions.Build(t.Context(), []dataset.Source{s}, dataset.Filters{}); err != nil {
		t.Fatal(err)
	}
	models, err := registry.New(filepath.Join(dir, "models"), seeded(t))
	if err != nil {
		t.Fatal(err)
	}
	g := eval.Gates{MacroF1: 0.005, Intent: 0.03, Chance: 0.05, ECE: 0.1, P99: time.Second}
	return train.Trainer{Datasets: versions, Models: models, View: words{}, Regression: frozen(), Gates: g, Options: model.Options{Rounds: 30}}, dir
}

func TestGoodDatasetMakesACandidateWithAllItsPapers(t *testing.T) {
	tr, dir := school(t, taught(30, honest))
	steps := map[string]int{}
	tr.Tell = func(p train.Progress) { steps[p.Step] = p.Done * 100 / p.Of }
	e, fresh, err := tr.Train(t.Context(), "")
	if err != nil || !fresh || e.Status != registry.Candidate {
		t.Fatalf("%+v, %v", e.State, err)
	}
	if e.Dataset != "v1" || e.Learned+e.HeldBack+e.Seen != 360 || e.HeldBack == 0 || e.Against != "seed-1" || e.Regression.Accuracy < 0.99 || e.Held.Platforms["slack"].Of != e.HeldBack {
		t.Errorf("%+v", e.About)
	}
	if steps["reading"] != 100 || steps["learning"] == 0 {
		t.Errorf("told %v", steps)
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, "models", e.Version, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	table, err := csv.NewReader(bytes.NewReader(read("confusion.csv"))).ReadAll()
	if err != nil || len(table) != 4 || len(table[0]) != 4 {
		t.Errorf("%v, %v", table, err)
	}
	if _, err := png.Decode(bytes.NewReader(read("reliability.png"))); err != nil {
		t.Error(err)
	}
	card := string(read("card.md"))
	for _, part := range []string{"# Model " + e.Version, "candidate: passed the gates", "dataset v1", "| slack |", "| price |", "macro-F1"} {
		if !strings.Contains(card, part) {
			t.Errorf("the card lacks %q:\n%s", part, card)
		}
	}
	if m, err := tr.Models.Open(e.Version); err != nil || tr.Measure(m).Accuracy != e.Regression.Accuracy {
		t.Error(err)
	}
	again, fresh, err := tr.Train(t.Context(), "v1")
	if err != nil || fresh || again.Version != e.Version {
		t.Errorf("trained again: %s, fresh %v, %v", again.Version, fresh, err)
	}
}

func TestPoisonedDatasetIsStoppedByTheGates(t *testing.T) {
	tr, _ := school(t, taught(30, func(i ask.Intent) ask.Intent {
		if i == ask.Chart {
			return ask.Price
		}
		return i
	}))
	e, _, err := tr.Train(t.Context(), "v1")
	if err != nil || e.Status != registry.Failed || !strings.Contains(e.Reason, "macro-F1") || !strings.Contains(e.Reason, "chart: 0 of") {
		t.Fatalf("%+v, %v", e.State, err)
	}
	kept, err := tr.Models.Get(e.Version)
	if err != nil || kept.Reason != e.Reason {
		t.Errorf("%+v, %v", kept.State, err)
	}
	if s, err := tr.Models.Serving(); err != nil || s.Version != "seed-1" {
		t.Errorf("%s serves, %v", s.Version, err)
	}
}

// Reviewers' labels judge as well as they teach. One who takes a way to ask for a chart for a
// question of the price is right by what was held back of the own labels, and many honest ones hide it.
func TestReviewerWhoErrsTheSameWayIsStoppedByTheFrozenMessages(t *testing.T) {
	tr, _ := school(t, dataset.SourceFunc(func(ctx context.Context, yield func(record.Example) error) error {
		err := taught(90, honest).Examples(ctx, func(e record.Example) error {
			if strings.HasPrefix(e.Text, "plot the line of") {
				e.Intent = ask.Price
			}
			return yield(e)
		})
		for i := range 600 { // what the serving model does not know is won
			text := "candles " + subject(i)
			err = errors.Join(err, yield(record.Example{ID: record.ID(text), Text: text, Intent: ask.Chart, Language: "en", Origin: record.Reviewed, Weight: 1}))
		}
		return err
	}))
	e, _, err := tr.Train(t.Context(), "v1")
	if err != nil {
		t.Fatal(err)
	}
	chart := string(ask.Chart)
	if e.Judged.Intents[chart].Right <= e.Serving.Intents[chart].Right {
		t.Fatalf("honest labels don't hide it: %+v, before %+v", e.Judged.Intents[chart], e.Serving.Intents[chart])
	}
	if e.Status != registry.Failed || !strings.Contains(e.Reason, "of the frozen messages alone, chart: 30 of 40 messages are understood") {
		t.Errorf("%+v", e.State)
	}
}

// A model is measured by what it has not learned, and learns it then: so the next one is compared
// with what it was before.
func TestHeldBackTextsAreLearnedOnceTheyHaveMeasured(t *testing.T) {
	lies := 0
	tr, _ := school(t, dataset.SourceFunc(func(ctx context.Context, yield func(record.Example) error) error {
		lies = 0
		return taught(30, honest).Examples(ctx, func(e record.Example) error {
			if train.HeldBack(e.Text) { // with a word that nothing else has, and a label of its own
				lies++
				e.Text, e.Intent = "wen lambo "+e.Text, ask.Advice
				if !train.HeldBack(e.Text) {
					return nil
				}
			}
			return yield(e)
		})
	}))
	tr.Gates.MacroF1, tr.Gates.Intent, tr.Gates.ECE = 1, 1, 1
	tr.Options.Rounds = 60
	e, _, err := tr.Train(t.Context(), "")
	if err != nil || lies == 0 {
		t.Fatal(err)
	}
	all, err := tr.Models.Open(e.Version)
	if err != nil {
		t.Fatal(err)
	}
	measured, err := tr.Models.Measured(e.Version)
	if err != nil {
		t.Fatal(err)
	}
	text := words{}.View("wen lambo price of xaaa")
	if got, _ := all.Tell(text); got.Label != string(ask.Advice) {
		t.Errorf("what was held back is not learned: %+v", got)
	}
	if got, _ := measured.Tell(text); got.Label == string(ask.Advice) {
		t.Errorf("what was held back has been learned too early: %+v", got)
	}
	if e.Held.Intents[string(ask.Advice)].Right != 0 || e.Held.Intents[string(ask.Advice)].Of == 0 {
		t.Errorf("measured by what it has learned: %+v", e.Held.Intents)
	}
}

// The seed alone is what the first model was made of: a model of it is no worse.
func TestModelOfTheSameDatasetPassesTheGates(t *testing.T) {
	tr, _ := school(t, taught(30, honest))
	first, _, err := tr.Train(t.Context(), "")
	if err != nil || first.Status != registry.Candidate {
		t.Fatalf("%+v, %v", first.State, err)
	}
	if _, err := tr.Models.Promote(first.Version, registry.Order{Who: "ana"}); err != nil {
		t.Fatal(err)
	}
	tr.Options.L2 = 2e-5 // another one of the same
	second, fresh, err := tr.Train(t.Context(), "")
	if err != nil || !fresh || second.Status != registry.Candidate || second.Against != first.Version {
		t.Errorf("%+v, %v, fresh %v", second.State, err, fresh)
	}
	if second.Serving.Messages != second.Judged.Messages || second.Judged.Messages != 120+first.HeldBack {
		t.Errorf("judged by %d messages, and %d", second.Judged.Messages, second.Serving.Messages)
	}
}

// blind shows a text without its subject, as names are shown: texts that differ in it look alike.
type blind struct{}

func (blind) View(text string) model.Text {
	return model.Text{Words: slices.DeleteFunc(strings.Fields(text), func(w string) bool { return w[0] == 'x' })}
}
func (b blind) Views(text string) []model.Text { return []model.Text{b.View(text)} }

func TestLabelsOfReviewersMoveAModelThatTheSeedHolds(t *testing.T) {
	few := dataset.SourceFunc(func(ctx context.Context, yield func(record.Example) error) error {
		err := taught(26, honest).Examples(ctx, func(e record.Example) error {
			e.Origin = record.Seeded
			return yield(e)
		})
		for i := range 4 { // "moon x" is a price in the seed, and advice to reviewers
			text := "moon " + subject(i)
			err = errors.Join(err, yield(record.Example{ID: record.ID(text), Text: text, Intent: ask.Advice, Language: "en", Origin: record.Reviewed, Weight: 1}))
		}
		for i := range 12 {
			text := "moon " + subject(100+i)
			err = errors.Join(err, yield(record.Example{ID: record.ID(text), Text: text, Intent: ask.Price, Language: "en", Origin: record.Seeded, Weight: 1}))
		}
		return err
	})
	told := func(b train.Balance) string {
		t.Helper()
		tr, _ := school(t, few)
		tr.Balance, tr.View = b, blind{}
		e, _, err := tr.Train(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		m, err := tr.Models.Open(e.Version)
		if err != nil {
			t.Fatal(err)
		}
		best, _ := m.Tell(words{}.View("moon"))
		return best.Label
	}
	var b train.Balance
	if got := told(b); got != string(ask.Price) {
		t.Errorf("where all count the same it is %s", got)
	}
	b.Defaults()
	if got := told(b); got != string(ask.Advice) {
		t.Errorf("with the balance of the defaults it is %s", got)
	}
}

func TestTrainingEndsWithItsContext(t *testing.T) {
	tr, _ := school(t, taught(5, honest))
	ctx, cancel := context.WithCancel(t.Context())
	tr.Tell = func(p train.Progress) {
		if p.Step == "learning" {
			cancel()
		}
	}
	if _, _, err := tr.Train(ctx, "v1"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if all, err := tr.Models.List(); err != nil || len(all) != 1 {
		t.Errorf("%+v, %v", all, err)
	}
}

// The law of the split: forms of one text are on one side, whatever else is in a dataset.
func TestTextNeverChangesSides(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringMatching(`[a-zäß€é ]{1,30}`).Draw(r, "text")
		side := train.HeldBack(text)
		for _, form := range []string{strings.ToUpper(text), "  " + text + "\n", strings.ReplaceAll(text, " ", "   ")} {
			if dataset.Normal(form) == dataset.Normal(text) && train.HeldBack(form) != side {
				r.Fatalf("%q and %q are on two sides", text, form)
			}
		}
		if strings.ToLower(strings.ToUpper(text)) == text && train.HeldBack(strings.ToUpper(text)) != side {
			r.Fatalf("%q changes sides in capitals", text)
		}
	})
	held := 0
	for i := range 10_000 {
		if train.HeldBack(fmt.Sprint("text ", i)) {
			held++
		}
	}
	if held < 900 || held > 1100 {
		t.Errorf("%d of 10,000 are held back", held)
	}
}
