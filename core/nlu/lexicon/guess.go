package lexicon

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"tickertape/core/market"
)

// How far a name may be from what was written, by the letters of it.
const (
	shortGuess = 4 // from so many letters on, one slip
	longGuess  = 7 // from so many on, two
)

// Guess lists assets whose ticker or name is nearly what somebody wrote, nearest first, then by
// rank. They are for asking back, never for an answer.
func (l *Lexicon) Guess(words string, limit int) []market.Asset {
	key := strings.ReplaceAll(fold(words), " ", "")
	letters := utf8.RuneCountInString(key)
	if letters < shortGuess || letters > longest {
		return nil
	}
	most := 1
	if letters >= longGuess {
		most = 2
	}
	type guess struct {
		listed
		far int
	}
	var all []guess
	for _, c := range l.listed {
		far := most + 1
		for _, name := range []string{c.symbol, strings.ReplaceAll(c.name, " ", "")} {
			if name != "" && name[0] == key[0] && utf8.RuneCountInString(name) >= shortGuess-1 {
				far = min(far, distance([]rune(key), []rune(name), most))
			}
		}
		if far <= most {
			all = append(all, guess{c, far})
		}
	}
	slices.SortStableFunc(all, func(a, b guess) int { return cmp.Or(a.far-b.far, a.Rank-b.Rank) })
	var out []market.Asset
	for _, g := range all {
		if len(out) < limit && !slices.Contains(out, g.Asset) {
			out = append(out, g.Asset)
		}
	}
	return out
}

// distance counts the slips between two words: a letter too many, too few, another one, or two
// that changed places (optimal string alignment). Beyond most it is most+1.
func distance(a, b []rune, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], most+1)
}
