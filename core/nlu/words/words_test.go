package words_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/nlu/words"
)

func ExampleSet_Longest() {
	s := words.SetOf("market cap", "market capitalisation of all coins", "rank")
	for _, word := range []string{"market", "rank"} {
		fmt.Println(word, s.Longest(words.Hash(word)))
	}
	// Output:
	// market 5
	// rank 1
}

// phrases are of few letters, so that some are drawn twice.
var phrases = rapid.StringMatching(`[abé]{1,3}( [abé]{1,9}){0,3}`)

func TestMapIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.MapOf(phrases, rapid.Int()).Draw(t, "table")
		put, of := words.NewMap[int](rapid.IntRange(0, 9).Draw(t, "size")), words.MapOf(maps.Clone(want))
		for phrase, v := range want {
			put.Put(phrase, v)
		}
		for _, m := range []*words.Map[int]{put, of} {
			if got := maps.Collect(m.All()); !maps.Equal(got, want) || m.Len() != len(want) {
				t.Fatalf("it holds %v, want %v", got, want)
			}
			for _, asked := range slices.Concat(slices.Collect(maps.Keys(want)), rapid.SliceOf(phrases).Draw(t, "asked")) {
				v, ok := want[asked]
				if got, found := m.Find(asked); got != v || found != ok || m.Get(asked) != v || m.Has(asked) != ok {
					t.Fatalf("%q is %d, %v; want %d, %v", asked, got, found, v, ok)
				}
				if got, found := m.FindBytes([]byte(asked)); got != v || found != ok {
					t.Fatalf("%q in bytes is %d, %v; want %d, %v", asked, got, found, v, ok)
				}
			}
		}
	})
}

func TestSetIsASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfDistinct(phrases, rapid.ID[string]).Draw(t, "phrases")
		s := words.SetOf(want...)
		for _, asked := range slices.Concat(want, rapid.SliceOf(phrases).Draw(t, "asked")) {
			if got := s.Has(asked); got != slices.Contains(want, asked) {
				t.Fatalf("%q is in it: %v, of %v", asked, got, want)
			}
			if first, _, _ := strings.Cut(asked, " "); s.Has(asked) && s.Longest(words.Hash(first)) < len(strings.Fields(asked)) {
				t.Fatalf("%q begins no phrase as long as %q", first, asked)
			}
		}
		if got := slices.Sorted(s.All()); !slices.Equal(got, slices.Sorted(slices.Values(want))) || s.Len() != len(want) {
			t.Fatalf("it holds %v, want %v", got, want)
		}
	})
}

func TestNothingIsInNoTable(t *testing.T) {
	var s *words.Set
	var m *words.Map[int]
	if s.Has("") || m.Has("") || s.Len()+m.Len() != 0 || s.Longest(words.Hash("a")) != 0 || len(slices.Collect(s.All())) != 0 || len(maps.Collect(m.All())) != 0 {
		t.Error("something is in nil")
	}
	var empty words.Set
	if empty.Has("") {
		t.Error("something is in the zero value")
	}
	if empty.Add("a"); !empty.Has("a") {
		t.Error("what was added is not there")
	}
}

// TestHashReadsEveryLetter holds that no letter of a word is left out, so that no table is all
// collisions; of words of three letters or less the middle one and the ends are all.
func TestHashReadsEveryLetter(t *testing.T) {
	for n := 1; n < 40; n++ {
		word := strings.Repeat("a", n)
		for i := range n {
			if other := word[:i] + "b" + word[i+1:]; words.Hash(other) == words.Hash(word) {
				t.Errorf("%q and %q have one hash", word, other)
			}
		}
	}
}
