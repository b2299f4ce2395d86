package nlu_test

import (
	"testing"

	"tickertape/core/nlu"
)

// BenchmarkStartCost is what it takes to be able to understand. Aim: under 30 ms.
func BenchmarkStartCost(b *testing.B) {
	for b.Loop() {
		if _, err := nlu.New(nlu.Config{}); err != nil {
			b.Fatal(err)
		}
	}
}
