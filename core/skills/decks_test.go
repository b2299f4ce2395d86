package skills_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// decks is where the cards of the golden files lie whole, a file each, a card a line. The tests of
// the platforms show all of them: see adapters/adaptertest.
const decks = "../../adapters/adaptertest/cards"

// namedCard is a line of a deck.
type namedCard struct {
	Name string
	Card leanCard
}

// leanCard is a chat.Card whose empty parts are not written.
type leanCard struct {
	Title     string        `json:",omitzero"`
	Text      string        `json:",omitzero"`
	Fields    []chat.Field  `json:",omitempty"`
	Table     *chat.Table   `json:",omitzero"`
	Image     *chat.Image   `json:",omitzero"`
	Buttons   []chat.Button `json:",omitempty"`
	Values    []chat.Value  `json:",omitempty"`
	Source    string        `json:",omitzero"`
	AsOf      time.Time     `json:",omitzero"`
	Stale     time.Duration `json:",omitzero"`
	Simulated bool          `json:",omitzero"`
	Notice    string        `json:",omitzero"`
	Asks      bool          `json:",omitzero"`
	Language  string        `json:",omitzero"`
	Zone      string        `json:",omitzero"`
}

// lean leaves out what would make the decks large and what no platform looks at: the pixels of a
// picture, most points of its plot, and the numbers for machines.
func lean(c chat.Card) leanCard {
	c.Values = nil
	if c.Image != nil {
		c.Image = &chat.Image{Name: c.Image.Name, Alt: c.Image.Alt, PNG: []byte("\x89PNG"), Plot: thin(c.Image.Plot)}
	}
	return leanCard(c)
}

// thin keeps about a dozen points of each run, the last one among them.
func thin(p *chat.Plot) *chat.Plot {
	if p == nil {
		return nil
	}
	return &chat.Plot{Lines: thinLines(p.Lines), Studies: thinLines(p.Studies)}
}

func thinLines(lines []chat.Line) (out []chat.Line) {
	for _, l := range lines {
		line := chat.Line{Name: l.Name, Unit: l.Unit}
		for _, run := range l.Runs {
			line.Runs = append(line.Runs, thinRun(run))
		}
		out = append(out, line)
	}
	return out
}

func thinRun(run []chat.Point) []chat.Point {
	step := len(run)/12 + 1
	var kept []chat.Point
	for i, p := range run {
		if (len(run)-1-i)%step == 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// deal compares the cards with their deck.
func deal(t *testing.T, name string, cards []namedCard) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, c := range cards {
		if err := e.Encode(c); err != nil {
			t.Fatalf("%s: %v", c.Name, err)
		}
	}
	compareFile(t, filepath.Join(decks, name+".jsonl"), b.String())
}

// compareFile checks a text against a file, or writes the file where the tests run with -update.
func compareFile(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestEveryGoldenFileHasItsDeck(t *testing.T) {
	if *update {
		t.Skip("they are being written")
	}
	names := func(pattern string) (list []string) {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			list = append(list, strings.TrimSuffix(filepath.Base(p), filepath.Ext(p)))
		}
		return list
	}
	if diff := cmp.Diff(names("testdata/*.golden"), names(decks+"/*.jsonl")); diff != "" {
		t.Errorf("golden files (-) and decks (+):\n%s", diff)
	}
}

func TestEveryIntentIsAnsweredInEveryLanguage(t *testing.T) {
	for _, intent := range ask.Intents() {
		if !slices.ContainsFunc(conversation(), func(s scene) bool { return s.q.Intent == intent }) {
			t.Errorf("nobody asks for %s", intent)
		}
	}
}
