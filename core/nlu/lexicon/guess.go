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
		at, far int
	}
	var all []guess
	typed := []rune(key)
	for _, n := range l.near()[key[0]] {
		far := distance(typed, n.letters, most)
		switch last := len(all) - 1; {
		case far > most:
		case last >= 0 && all[last].at == n.of: // its ticker is near, too
			all[last].far = min(all[last].far, far)
		default:
			all = append(all, guess{n.of, far})
		}
	}
	slices.SortStableFunc(all, func(a, b guess) int { return cmp.Or(a.far-b.far, l.listed[a.at].Rank-l.listed[b.at].Rank) })
	var out []market.Asset
	for _, g := range all {
		if a := l.listed[g.at].Asset; len(out) < limit && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// spelling is the letters of a ticker or name, without spaces.
type spelling struct {
	letters []rune
	of      int // its place among those that are listed
}

// spellings are those of all that is listed, by their first byte.
func (l *Lexicon) spellings() *[256][]spelling {
	var out [256][]spelling
	for i, c := range l.listed {
		for _, name := range []string{c.symbol, strings.ReplaceAll(c.name, " ", "")} {
			if letters := []rune(name); len(letters) >= shortGuess-1 {
				out[name[0]] = append(out[name[0]], spelling{letters, i})
			}
		}
	}
	return &out
}

// distance counts the slips between two words: a letter too many, too few, another one, or two
// that changed places (optimal string alignment). Beyond most it is most+1, so that no more of the
// table is filled in than what is so near to its diagonal.
func distance(a, b []rune, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	var rows [3][longest + longGuess]int
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range min(len(b), most+1) + 1 {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		first, last := max(1, i-most), min(len(b), i+most)
		if row[first-1] = most + 1; first == 1 {
			row[0] = i
		}
		if i+most <= len(b) { // beyond the diagonal's neighbours
			above[last] = most + 1
		}
		for j := first; j <= last; j++ {
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
