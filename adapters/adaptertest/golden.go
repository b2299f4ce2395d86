package adaptertest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/chat"
)

// suite is the folder of a platform's golden files of the decks.
const suite = "testdata/suite"

// Golden sends the decks through the adapter's real client library, and compares what the
// platform then holds with the platform's golden files. What a skill has made must be there whole.
func Golden(t *testing.T, open Open) {
	t.Helper()
	h := enter(t, open, 0)
	to := h.world.Say(Line{User: "1001", Text: "hello"})
	h.answered("hello")
	Shown(t, func(d Deck) (texts []string) {
		before := len(h.world.Replies())
		for i, c := range d.Cards {
			p := chat.Post{Key: fmt.Sprint(d.Name, "-", i), To: to.Address, ReplyTo: to, Card: c.Card}
			if _, err := h.adapter.Send(t.Context(), p); err != nil {
				t.Fatalf("%s: %s: %v", d.Name, c.Name, err)
			}
		}
		for i, r := range h.world.Replies()[before:] {
			if d.bySkill {
				wantWhole(t, d.Cards[i], r)
			}
			texts = append(texts, fmt.Sprintf("%s\nbuttons: %s\n", r.Text, strings.Join(r.Buttons, " | ")))
		}
		return texts
	})
}

// wantWhole fails where a platform had to leave something of a card out.
func wantWhole(t *testing.T, c Card, r Reply) {
	t.Helper()
	if strings.Count(r.Text, "…") > strings.Count(c.Plain(), "…") {
		t.Errorf("%s is cut:\n%s", c.Name, r.Text)
	}
	for _, b := range c.Buttons {
		if !slices.Contains(r.Buttons, b.Value) {
			t.Errorf("%s lacks the button %q", c.Name, b.Value)
		}
	}
}

// Shown compares what a platform makes of the cards of each deck with its golden files, one a deck.
func Shown(t *testing.T, show func(Deck) []string) {
	t.Helper()
	known := map[string]bool{}
	for _, d := range Decks() {
		known[d.Name+".golden"] = true
		texts := show(d)
		if len(texts) != len(d.Cards) {
			t.Fatalf("%s: %d cards were shown as %d", d.Name, len(d.Cards), len(texts))
		}
		var b strings.Builder
		for i, c := range d.Cards {
			fmt.Fprintf(&b, "=== %s\n%s\n", c.Name, texts[i])
		}
		compare(t, filepath.Join(suite, d.Name+".golden"), b.String())
	}
	files, err := os.ReadDir(suite)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !known[f.Name()] {
			t.Errorf("%s/%s is of no deck any more", suite, f.Name())
		}
	}
}

// compare checks a text against a file, or writes the file where the tests run with -update.
func compare(t *testing.T, path, got string) {
	t.Helper()
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (write it with -update, then look at it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
