package rest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSentencesAreWhole(t *testing.T) {
	for text, want := range map[string]string{
		"<p>One &amp; two.</p>\r\n<a href='x'>Three</a>": "One & two. Three",
		"Short first. Then a second one that is longer.": "Short first.",
		"No end in sight of this one":                    "No end in sight of…",
		"":                                               "",
	} {
		if got := Sentences(text, 20); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSentencesKeepTheirLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, limit := rapid.String().Draw(t, "text"), rapid.IntRange(1, 50).Draw(t, "limit")
		got := Sentences(text, limit)
		if utf8.RuneCountInString(got) > limit+1 || strings.ContainsAny(got, "\n\r\t") {
			t.Fatalf("%q", got)
		}
	})
}
