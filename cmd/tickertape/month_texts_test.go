package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/nlu"
)

// The texts of drifts, a file each: lines of an intent, a tab and a phrasing.
//
//go:embed testdata/month/*.tsv
var drifts embed.FS

// said is a text that somebody may write, and what they want by it.
type said struct {
	text   string
	intent ask.Intent
}

// pool is a kind of texts: those that people write, and those that accuracy is measured by, which
// nobody ever writes. A phrasing is on one side with all the names that may stand in it.
type pool struct {
	name     string
	appear   map[ask.Intent][]said
	measures []said
}

func newPool(name string) *pool { return &pool{name: name, appear: map[ask.Intent][]said{}} }

// measuredEvery is which share of the phrasings measures: one of so many.
const measuredEvery = 3

// drift reads the phrasings of a file and fills in names. Of each intent the same share measures.
func drift(t *testing.T, name string) *pool {
	t.Helper()
	data, err := drifts.ReadFile("testdata/month/" + name + ".tsv")
	if err != nil {
		t.Fatal(err)
	}
	phrasings, err := nlu.ReadLabelled(name, data)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(phrasings, func(a, b nlu.Labelled) int { // which ones measure nobody chose
		return int(int64(hashed("phrasing", a.Text)>>1) - int64(hashed("phrasing", b.Text)>>1))
	})
	p, n := newPool(name), map[ask.Intent]int{}
	for _, l := range phrasings {
		n[l.Intent]++
		for _, text := range filled(l.Text) {
			s := said{text, l.Intent}
			if n[l.Intent]%measuredEvery == 0 {
				p.measures = append(p.measures, s)
			} else {
				p.appear[l.Intent] = append(p.appear[l.Intent], s)
			}
		}
	}
	return p
}

// What stands in the slots of phrasings.
var (
	names   = []string{"btc", "ethereum", "solana", "tesla", "apple", "doge", "cardano", "nvidia", "ltc", "xrp"}
	numbers = []string{"2", "150", "0.5", "3000", "12", "45"}
)

// variants is how many texts a phrasing gives.
const variants = 4

// filled are the texts of a phrasing: one where it has no slots.
func filled(phrasing string) []string {
	var out []string
	for v := range variants {
		h := hashed("slot", phrasing, fmt.Sprint(v))
		a := int(h % uint64(len(names)))
		b := (a + 1 + int(h>>16%uint64(len(names)-1))) % len(names)
		text := strings.NewReplacer("{c}", names[a], "{k}", names[b], "{n}", numbers[h>>32%uint64(len(numbers))]).Replace(phrasing)
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// hashed is a number that is the same in every run.
func hashed(parts ...string) uint64 {
	h := fnv.New64a()
	for _, p := range parts {
		_, _ = h.Write([]byte(p + "\x00"))
	}
	return h.Sum64()
}

// chance is a source of numbers for one occasion: what happens on others changes nothing in it.
func chance(parts ...string) *rand.Rand {
	return rand.New(rand.NewPCG(hashed(parts...), 1)) //nolint:gosec // a simulation that is the same each time
}

// everyday are texts as people have always written them: in the full month those of the sets that
// may be looked at, of which the seed has none; else those of the seed that the sample lacks.
func everyday(t *testing.T, rest []nlu.Labelled) *pool {
	t.Helper()
	if rest == nil {
		rest = devTexts(t)
	}
	p := newPool("everyday")
	for _, l := range rest {
		s := said{l.Text, l.Intent}
		if hashed("everyday", l.Text)%2 == 0 {
			p.measures = append(p.measures, s)
		} else {
			p.appear[l.Intent] = append(p.appear[l.Intent], s)
		}
	}
	return p
}

// devTexts are the texts of the sets that may be looked at and that go on with no other.
func devTexts(t *testing.T) []nlu.Labelled {
	t.Helper()
	files, err := filepath.Glob("../../core/nlu/testdata/dev/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no everyday texts", err)
	}
	var out []nlu.Labelled
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			var c struct {
				Text    string
				Context []string
				Intent  ask.Intent
			}
			if json.Unmarshal(line, &c) == nil && c.Text != "" && len(c.Context) == 0 {
				out = append(out, nlu.Labelled{Text: c.Text, Intent: c.Intent})
			}
		}
	}
	return out
}

// sampled are n texts of the seed, the same in every run, and twice as many others for people to write.
func sampled(t *testing.T, n int, languages []string) (seed, rest []nlu.Labelled) {
	t.Helper()
	all, err := nlu.Seed()
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(all, func(a, b nlu.Labelled) int {
		return int(int64(hashed("sample", a.Text)>>1) - int64(hashed("sample", b.Text)>>1))
	})
	if len(languages) > 0 {
		all = slices.DeleteFunc(all, func(l nlu.Labelled) bool { return !slices.Contains(languages, l.Language) })
	}
	if n == 0 {
		return all, nil
	}
	return all[:n], all[n:min(len(all), 3*n)]
}
