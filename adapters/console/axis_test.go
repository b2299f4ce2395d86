package console

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/chat"
)

func TestNamesStandInTheOrderOfTheLastValues(t *testing.T) {
	at := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(1, 100), 2, plotRows).Draw(t, "values")
		var lines []chat.Line
		for i, v := range values {
			lines = append(lines, chat.Line{Name: strconv.Itoa(i), Runs: [][]chat.Point{{{At: at, Value: 50}, {At: at.Add(time.Hour), Value: v}}}})
		}
		f, ok := frameOf(lines)
		if !ok {
			t.Fatal("no frame")
		}
		var shown []float64
		for _, label := range f.rightLabels(&chat.Plot{Lines: lines}, writer(1, marksOf(""))) {
			if label != "" {
				i, err := strconv.Atoi(label)
				if err != nil {
					t.Fatal(err)
				}
				shown = append(shown, values[i])
			}
		}
		slices.Reverse(shown)
		if len(shown) != len(values) || !slices.IsSorted(shown) {
			t.Fatalf("%v, from the bottom, of %v", shown, values)
		}
	})
}

func TestAxesAreInTheLanguageOfTheCard(t *testing.T) {
	points := []chat.Point{{At: time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC), Value: 12_345.5}, {At: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Value: 98_765.5}}
	for language, want := range map[string][]string{
		"": {"98,766", "1 Oct 2026", "1 Dec 2026"}, "de": {"98.766", "1. Okt. 2026", "1. Dez. 2026"}, "fr": {"98\u00a0766", "1er oct. 2026", "1er déc. 2026"}, "zh": {"98,766", "2026年10月1日", "2026年12月1日"},
	} {
		c := chat.Card{Language: language, Image: &chat.Image{Plot: &chat.Plot{Lines: []chat.Line{{Name: "BTC", Runs: [][]chat.Point{points}}}}}}
		got := strings.Join(styles(false).plot(c, 72), "\n")
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("%q lacks %q:\n%s", language, part, got)
			}
		}
	}
}

func TestALongNameKeepsTheNumberAtItsEnd(t *testing.T) {
	for name, want := range map[string]string{
		"BTC +1.20 %":                        "BTC +1.20 %",
		"Deutschland 2,3 %":                  "Deutschla… 2,3 %",
		"US unemployment rate 4.1 %":         "US unempl… 4.1 %",
		"Nominal GDP, index 1982-84=100":     "Nominal GDP, in…",
		"The Wrapped and Bridged Coin":       "The Wrapped and…",
		"A name whose 20th word is a letter": "A name whose 20…",
		"美国的失业率和通货膨胀率 4.1 %":                 "美国的失… 4.1 %",
	} {
		if got := shortened(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
