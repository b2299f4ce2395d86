package lexicon

import (
	"testing"
	"unicode"
)

func TestLastingCharactersAreClean(t *testing.T) {
	n := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !lasting(r) {
			continue
		}
		n++
		if text := "a" + string(r) + string(r) + "ß"; cleaned(text) != text {
			t.Errorf("%q becomes %q", text, cleaned(text))
		}
	}
	if n < 20_000 {
		t.Errorf("only %d characters are lasting", n)
	}
}
