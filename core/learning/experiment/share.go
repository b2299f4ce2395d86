package experiment

import "math"

// Of few people a canary answers more than Share, so that it gets to know enough of them.
const (
	spare    = 1.5 // times the people that it needs: who is in which arm is chance, and not all who asked last week ask in this one
	mostEver = 0.5 // the others are needed to compare with
)

// ShareOf is the share of the people whom a canary is to answer, where so many have asked lately, in a time
// of Most: Share, or as much more as it takes to get to People, up to a half.
func (c Canary) ShareOf(seen int) float64 {
	needed := spare * float64(c.People) / float64(max(1, seen))
	return max(c.Share, min(needed, mostEver))
}

// Plenty is from how many people on Share is enough.
func (c Canary) Plenty() int { return int(math.Ceil(spare * float64(c.People) / c.Share)) }
