package eval

import (
	"math/rand/v2"
	"testing"
)

// What the gate does to models, by how often they differ in a message: one that is as good passes,
// one that is ten points worse in an intent does not, where there are messages enough.
func TestGateOfAnIntentKnowsChanceFromALoss(t *testing.T) {
	g := Gates{Intent: 0.03, Chance: 0.05}
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // a simulation that is the same each time
	refused := func(of, intents int, lost, won float64) (share float64) {
		const times = 4000
		for range times {
			c := change{of: of}
			for range of {
				switch at := r.Float64(); {
				case at < lost:
					c.lost++
				case at < lost+won:
					c.won++
				}
			}
			if g.fell(c, intents) {
				share += 1.0 / times
			}
		}
		return share
	}
	for _, c := range []struct {
		of, intents int
		lost, won   float64
		least, most float64
	}{
		{16, 1, .02, .02, 0, .006}, {40, 1, .02, .02, 0, .006}, {300, 1, .02, .02, 0, .002}, // as good
		{16, 1, .05, .02, 0, .07}, {40, 1, .05, .02, 0, .09}, {300, 1, .05, .02, 0, .09}, // three points worse, which is allowed
		{16, 1, .12, .02, .1, 1}, {40, 1, .12, .02, .35, 1}, {300, 1, .12, .02, .97, 1}, // ten points worse
		{7, 20, .02, .02, 0, .002}, {40, 20, .05, .02, 0, .012}, {300, 20, .05, .02, 0, .012}, // one of twenty, of which each may be as bad
		{40, 20, .3, .02, .7, 1}, {300, 20, .12, .02, .6, 1}, // and worse than that
		{94, 1, .02, .02, 0, .002}, {94, 1, .05, .02, 0, .09}, {94, 1, .12, .02, .7, 1}, {94, 1, .17, .02, .9, 1}, // each of the frozen set
	} {
		if got := refused(c.of, c.intents, c.lost, c.won); got < c.least || got > c.most {
			t.Errorf("of %d messages, %.0f %% lost and %.0f %% won, %.2f %% are refused, want %.1f to %.1f %%", c.of, 100*c.lost, 100*c.won, 100*got, 100*c.least, 100*c.most)
		} else {
			t.Logf("of %d messages, %.0f %% lost and %.0f %% won: %.2f %% are refused", c.of, 100*c.lost, 100*c.won, 100*got)
		}
	}
}

func TestWorseIsMoreThanChance(t *testing.T) {
	for c, want := range map[change]bool{
		{lost: 3, won: 1}: false, {lost: 5, won: 0}: true, {lost: 4, won: 0}: false, {lost: 8, won: 2}: false, {lost: 9, won: 1}: true,
		{lost: 90, won: 70}: false, {lost: 95, won: 70}: true, {lost: 2, won: 9}: false, {}: false,
	} {
		if got := c.worse(0.05); got != want {
			t.Errorf("%+v is worse: %v", c, got)
		}
	}
}
