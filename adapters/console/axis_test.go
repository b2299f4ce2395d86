package console

import (
	"slices"
	"strconv"
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
		for _, label := range f.rightLabels(lines, writer(1)) {
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
