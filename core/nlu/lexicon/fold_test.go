package lexicon

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The short ways of folding give what the long one does.
func TestFoldingIsTokenizing(t *testing.T) {
	long := func(s string) string {
		var parts []string
		for _, token := range Tokenize(s) {
			parts = append(parts, token.Text)
		}
		return strings.Join(parts, " ")
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-zA-Z0-9 .àéüßğışёжя比特币-]{1,12}`).Draw(t, "s")
		if got, want := fold(s), long(s); got != want {
			t.Fatalf("fold(%q) is %q, want %q", s, got, want)
		}
	})
}
