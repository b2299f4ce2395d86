package eval

import (
	"math"
	"math/rand/v2"
	"slices"
)

// draws is how often chance is tried.
const draws = 1000

// byChance is the calibration error that a model whose true one is just as large as it may be shows on as many messages, or more, in
// no more than so many of all cases: of few messages that is much more than it may be. In each bin the right ones are drawn from what
// the model is sure of, off by that much to the side that was seen; the same bins give the same number.
func byChance(bins [10]Bin, most, chance float64) float64 {
	all := 0
	for _, b := range bins {
		all += b.Messages
	}
	if all == 0 {
		return 0
	}
	dice := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // no secret
	seen := make([]float64, draws)
	for i := range seen {
		off := 0.0
		for _, b := range bins {
			right, likely := 0, b.Confidence-math.Copysign(most, b.Confidence-b.Right)
			for range b.Messages {
				if dice.Float64() < likely {
					right++
				}
			}
			off += math.Abs(float64(right) - b.Confidence*float64(b.Messages))
		}
		seen[i] = off / float64(all)
	}
	slices.Sort(seen)
	return seen[min(draws-1, int(float64(draws)*(1-chance)))]
}
