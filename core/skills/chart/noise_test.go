package chart_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/core/skills/chart"
)

// noise is the worst that a line can be: it goes up and down at every point.
func noise(n int, seed uint64) []market.Point {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]market.Point, n)
	for i := range out {
		out[i] = market.Point{At: start.Add(time.Duration(i) * time.Minute), Value: 100 + r.Float64()}
	}
	return out
}

func TestPictureOfNoiseIsSmall(t *testing.T) {
	got, err := chart.New().Draw(t.Context(), chart.Picture{Title: "noise", Lines: []chart.Line{{Name: "a", Points: noise(20_000, 1)}, {Name: "b", Points: noise(20_000, 2)}}})
	if err != nil || len(got) > 100_000 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}
