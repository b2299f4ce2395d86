package train

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

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

// The most that a weight may be: one example must not outvote many, nor a rare intent the others.
const (
	mostClassWeight   = 2
	mostExampleWeight = 5
)

// reacted is what an example counts that nobody but those who react has said anything of: one in seven of them is wrong, and some are
// so on purpose.
const reacted = 0.25

// Balance is how much what reviewers labelled counts beside all else: the section
// `learning.balance` of bot.yaml. What people write of late is little beside the seed, and would
// hardly move a model; what only reactions confirm counts a quarter, since anybody reacts.
// With the zero value a label of a reviewer counts as one text of the seed.
type Balance struct {
	Reviewed float64 `yaml:"reviewed"` // the share of all that is learned that it has, together
	Most     float64 `yaml:"most"`     // but each for so many examples at most
}

// Defaults let a few hundred labels move a model of fifty thousand texts.
func (b *Balance) Defaults() { *b = Balance{Reviewed: 0.2, Most: 10} }

// Validate names every mistake.
func (b Balance) Validate() error {
	var errs []error
	if b.Reviewed < 0 || b.Reviewed > 0.5 {
		errs = append(errs, fmt.Errorf("reviewed: %v is not between 0 and 0.5", b.Reviewed))
	}
	if b.Most < 1 {
		errs = append(errs, fmt.Errorf("most: %v is too little, use 1 or more", b.Most))
	}
	return errors.Join(errs...)
}

// factor is what an example that a reviewer labelled counts, of so many and of what all else counts together.
func (b Balance) factor(reviewed int, others float64) float64 {
	if reviewed == 0 || b.Reviewed == 0 {
		return 1
	}
	fair := b.Reviewed / (1 - b.Reviewed) * others / float64(reviewed)
	return math.Max(1, math.Min(b.Most, fair))
}

// weights tells what an example counts beside those that are learned from.
func weights(learn []record.Example, b Balance) func(record.Example) float64 {
	reviewed, others := 0, 0.0
	for _, e := range learn {
		switch e.Origin {
		case record.Reviewed:
			reviewed++
		case record.Confirmed:
			others += reacted
		default:
			others++
		}
	}
	class, factor := classWeights(learn), b.factor(reviewed, others)
	return func(e record.Example) float64 {
		w := min(e.Weight, mostExampleWeight)
		switch e.Origin {
		case record.Reviewed: // as often as people ask: there is nothing to even out
			return w * factor
		case record.Confirmed:
			return w * reacted
		}
		return w * max(1, class[e.Intent])
	}
}

// classWeights let an intent that has less than half of what the median has count more, as if it had
// that half, up to twice. A frequent one counts no less: what a dataset has much of, such as what is
// out of scope, is manifold.
func classWeights(examples []record.Example) map[ask.Intent]float64 {
	n := map[ask.Intent]int{}
	for _, e := range examples {
		n[e.Intent]++
	}
	counts := slices.Sorted(maps.Values(n))
	out := map[ask.Intent]float64{}
	for intent, count := range n {
		half := float64(counts[len(counts)/2]) / 2
		out[intent] = math.Min(mostClassWeight, math.Max(1, half/float64(count)))
	}
	return out
}
