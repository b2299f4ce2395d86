package lexicon

import (
	"testing"

	"pgregory.net/rapid"
)

// plainDistance is distance by its definition, of whole tables.
func plainDistance(a, b []rune) int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
		for j := range table[i] {
			if i == 0 || j == 0 {
				table[i][j] = i + j
				continue
			}
			changed := table[i-1][j-1]
			if a[i-1] != b[j-1] {
				changed++
			}
			table[i][j] = min(changed, table[i-1][j]+1, table[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				table[i][j] = min(table[i][j], table[i-2][j-2]+1)
			}
		}
	}
	return table[len(a)][len(b)]
}

func TestDistanceIsThatOfItsDefinition(t *testing.T) {
	word := rapid.StringMatching(`[abc]{1,9}|[abc]{30,42}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, most := []rune(word.Draw(t, "a")), []rune(word.Draw(t, "b")), rapid.IntRange(1, 2).Draw(t, "most")
		if got, want := distance(a[:min(len(a), longest)], b, most), min(plainDistance(a[:min(len(a), longest)], b), most+1); got != want {
			t.Fatalf("%s and %s are %d apart, want %d", string(a), string(b), got, want)
		}
	})
}
