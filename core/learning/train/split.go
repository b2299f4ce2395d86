package train

import (
	"crypto/sha256"
	"math"

	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
	"tickertape/core/record"
)

// heldEvery is which share of the texts is held back: one of so many.
const heldEvery = 10

// HeldBack reports whether a text is kept from training, in every version of the dataset.
func HeldBack(text string) bool {
	sum := sha256.Sum256([]byte("held back\x00" + dataset.Normal(text)))
	return (int(sum[0])<<8|int(sum[1]))%heldEvery == 0
}

// The most that a weight may be: one example must not outvote many, and a rare intent not a
// frequent one.
const (
	mostClassWeight   = 2
	mostExampleWeight = 5
)

// classWeights are one over the frequency of each intent, so that all count the same, within
// bounds.
func classWeights(examples []record.Example) map[ask.Intent]float64 {
	n := map[ask.Intent]int{}
	for _, e := range examples {
		n[e.Intent]++
	}
	out := map[ask.Intent]float64{}
	for intent, count := range n {
		fair := float64(len(examples)) / float64(len(n)*count)
		out[intent] = math.Min(mostClassWeight, math.Max(1.0/mostClassWeight, fair))
	}
	return out
}
