package words_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/nlu/words"
)

func TestAFamilyNeverMissesWhatASetHas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var f words.Family
		word := rapid.StringMatching(`[a-d]{1,3}( [a-d]{1,2})?`)
		sets := make([]*words.Set, rapid.IntRange(1, 70).Draw(t, "sets"))
		for i := range sets {
			sets[i] = f.Join(words.SetOf(rapid.SliceOfN(word, 0, 6).Draw(t, "phrases")...))
		}
		f.Seal()
		alone := words.SetOf("x")
		f.Join(alone) // too late
		for _, s := range sets {
			for phrase := range s.All() {
				first, _, _ := strings.Cut(phrase, " ")
				row := f.Row(f.Place(words.Hash(first)))
				if !row.May(s) {
					t.Fatalf("%q is missed", phrase)
				}
				if !row.May(alone) || row.May(nil) {
					t.Fatal("a set of no family may have every word, and no set none")
				}
			}
		}
	})
}
