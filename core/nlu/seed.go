package nlu

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/model"
)

// The dataset that the first model is trained from: a file a language and a writer, lines of
// an intent, a tab and a text.
//
//go:embed seed/*.tsv
var seed embed.FS

// trained is the model of that dataset; `tickertape train` makes it.
//
//go:embed seed/seed-1.model
var trained []byte

// Labelled is a text with its intent.
type Labelled struct {
	Text     string
	Intent   ask.Intent
	Language string // of a seed file, by its name; else empty
}

// Seed lists the dataset that comes with the program.
func Seed() ([]Labelled, error) {
	files, err := fs.Glob(seed, "seed/*.tsv")
	if err != nil {
		return nil, fmt.Errorf("read the seed dataset: %w", err)
	}
	var out []Labelled
	for _, name := range files {
		data, err := seed.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the seed dataset: %w", err)
		}
		more, err := ReadLabelled(name, data)
		if err != nil {
			return nil, err
		}
		language, _, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".tsv"), "-")
		for i := range more {
			more[i].Language = language
		}
		out = append(out, more...)
	}
	return out, nil
}

// ReadLabelled reads lines of an intent, a tab and a text.
func ReadLabelled(name string, data []byte) ([]Labelled, error) {
	var out []Labelled
	line := 0
	for row := range bytes.Lines(data) {
		line++
		text := strings.TrimRight(string(row), "\r\n")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		intent, words, ok := strings.Cut(text, "\t")
		if !ok || !slices.Contains(ask.Intents(), ask.Intent(intent)) || strings.TrimSpace(words) == "" {
			return nil, fmt.Errorf("%s:%d: want an intent, a tab and a text", name, line)
		}
		out = append(out, Labelled{Text: words, Intent: ask.Intent(intent)})
	}
	return out, nil
}

// asOf is when training texts are read, so that the same texts give the same model on any day.
var asOf = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// patience is for how many rounds the first model is trained: its dataset is small enough.
const patience = 80

// Train makes a model of labelled texts.
func Train(texts []Labelled, version string) (*model.Model, error) {
	return TrainTold(texts, version, nil)
}

// TrainTold is Train, and tells how far it is: see model.Options.Progress.
func TrainTold(texts []Labelled, version string, progress func(done, of int) error) (*model.Model, error) {
	examples, err := Examples(texts)
	if err != nil {
		return nil, err
	}
	return model.Train(examples, model.Options{Version: version, Rounds: patience, Progress: progress})
}

// Examples are labelled texts as the model sees them, each also as somebody types it in a hurry.
func Examples(texts []Labelled) ([]model.Example, error) {
	v, err := NewViewer()
	if err != nil {
		return nil, err
	}
	var examples []model.Example
	for _, t := range texts {
		views := v.Views(t.Text)
		group := strings.Join(views[0].Words, " ")
		for _, view := range views {
			examples = append(examples, model.Example{Text: view, Label: string(t.Intent), Group: group})
		}
	}
	return examples, nil
}

// Viewer shows texts as the model sees them, by the names that the program comes with.
type Viewer struct{ reads *reader }

// NewViewer loads the lexicon.
func NewViewer() (*Viewer, error) {
	lex, err := lexicon.New()
	if err != nil {
		return nil, fmt.Errorf("understanding: %w", err)
	}
	seal()
	r := &reader{lex: lex, concepts: readConcepts()}
	r.spelling = newSpeller(lex, r.concepts, sync.OnceValue(readVocabulary))
	return &Viewer{r}, nil
}

// View is how the model sees a text.
func (v *Viewer) View(text string) model.Text { return v.reads.viewOf(text, asOf) }

// Views are how the model sees a text and, where that differs, the same text typed in a hurry.
func (v *Viewer) Views(text string) []model.Text {
	out := []model.Text{v.View(text)}
	if hurried := slipped(text); hurried != text {
		out = append(out, v.View(hurried))
	}
	return out
}

// Trained describes the model that comes with the program.
func Trained() (*model.Model, error) { return model.Read(trained) }

// viewOf is how the model sees a text.
func (u *reader) viewOf(raw string, now time.Time) model.Text {
	raw = spelledFaces(raw)
	tokens, _ := u.corrected(lexicon.Tokenize(raw), nil, "")
	t := newText(tokens, now)
	if len(t.tokens) > 0 && t.tokens[0].Kind == lexicon.Slash {
		t = newText(t.tokens[1:], now)
	}
	s := u.look(u.spoken(t), false)
	s.faces = facesOf(raw)
	return s.view(u.ruled(s))
}
