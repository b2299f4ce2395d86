package nlu

import (
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// jointPattern says what a joint is.
var jointPattern = regexp.MustCompile(`(?i)\s*[,;?]\s+(?:and\s+)?|\s+(?:and|plus|und|y|et|ve|и|&|\+)\s+`)

func TestJointsAreWhatTheirPatternSays(t *testing.T) {
	piece := rapid.SampledFrom([]string{"btc", " ", "  ", "\n", ",", ";", "?", "and", "AND", "plus", "pluſ", "Und", "y", "et", "ve", "и", "И", "&", "+", "é", "a", "an", "andy", "\xff", "\v", "price of"})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, p := range rapid.SliceOf(piece).Draw(t, "pieces") {
			text += p
		}
		most := rapid.IntRange(1, 6).Draw(t, "most")
		if got, want := apart(text, most), jointPattern.Split(text, most); !slices.Equal(got, want) {
			t.Fatalf("%q has the pieces %q, want %q", text, got, want)
		}
	})
}
