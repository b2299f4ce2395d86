package lexicon

import (
	"strings"
	"testing"
)

func TestRunHasRoomForLongWords(t *testing.T) {
	for _, word := range []string{"gold", "a-name-of-thirty-two-bytes-or-so", strings.Repeat("long", 40)} {
		var tokens []Token
		var names run
		for range maxWords {
			tokens = append(tokens, Token{Text: word, Raw: word})
		}
		for range 2 { // also when it is used again
			names.read(tokens, 0, maxWords, nil)
			for n := 1; n <= maxWords; n++ {
				if want := strings.TrimSpace(strings.Repeat(word+" ", n)); string(names.key(n)) != want {
					t.Errorf("%d words are %q, want %q", n, names.key(n), want)
				}
			}
		}
	}
}
