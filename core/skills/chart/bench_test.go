package chart_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"tickertape/core/skills/chart"
)

// atMost is how long a picture of any kind may take to be drawn, by the best of several: whatever else a
// machine does can only make one slower.
const (
	atMost  = 40 * time.Millisecond
	several = 60
)

// timed draws a picture over and over, and fails where even the best of several takes too long.
func timed(b *testing.B, draw func(*chart.Drawer) ([]byte, error)) {
	b.Helper()
	d, best := chart.New(), time.Hour
	once := func() {
		began := time.Now()
		if _, err := draw(d); err != nil {
			b.Fatal(err)
		}
		best = min(best, time.Since(began))
	}
	for b.Loop() {
		once()
	}
	for n := 0; n < several && best > atMost; n++ {
		once()
	}
	b.ReportMetric(float64(best.Microseconds())/1000, "best-ms")
	if best > atMost {
		b.Fatalf("it takes %v, more than %v", best, atMost)
	}
}

func BenchmarkDraw(b *testing.B) {
	all := pictures()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		b.Run(name, func(b *testing.B) {
			timed(b, func(d *chart.Drawer) ([]byte, error) { return d.Draw(b.Context(), all[name]) })
		})
	}
}

// BenchmarkDrawNoise draws what no price is like: it has no limit.
func BenchmarkDrawNoise(b *testing.B) {
	p := chart.Picture{Title: "noise", Lines: []chart.Line{{Name: "a", Points: noise(20_000, 1)}, {Name: "b", Points: noise(20_000, 2)}}}
	d := chart.New()
	for b.Loop() {
		if _, err := d.Draw(b.Context(), p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDrawHeat(b *testing.B) {
	for name, h := range heats() {
		b.Run(name, func(b *testing.B) {
			timed(b, func(d *chart.Drawer) ([]byte, error) { return d.DrawHeat(b.Context(), h) })
		})
	}
}
