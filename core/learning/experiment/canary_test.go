package experiment

import (
	"testing"
	"time"
)

// voted is the votes of the serving model and of a canary, as the judge counts them.
func voted(served int, servedBad float64, tried int, triedBad float64) Result {
	rate := func(n int, bad float64, against float64) []Measured {
		return []Measured{{Rate: Displeased, Answers: n, Share: bad, Difference: bad - against, Low: -1, High: 1, P: 1}}
	}
	return Result{Arms: []Standing{
		{Name: ServingArm, Answers: 900, Rates: rate(served, servedBad, servedBad)}, {Name: CanaryArm, Answers: 300, Rates: rate(tried, triedBad, servedBad)},
	}}
}

func TestCanaryWhoseTimeIsUpIsNotRolledBackForAHandfulOfVotes(t *testing.T) {
	var c Canary
	c.Defaults()
	for _, s := range []struct {
		name string
		r    Result
		want Verdict
	}{
		{"7 points of 29 votes are chance", voted(78, .278, 29, .348), Promoted},
		{"7 points of a thousand are not", voted(3000, .278, 1000, .348), RolledBack},
		{"25 points of 29 are not", voted(78, .278, 29, .53), RolledBack},
		{"4 points of a thousand are within the margin", voted(3000, .278, 1000, .318), Promoted},
		{"nobody voted", voted(0, 0, 0, 0), Promoted},
	} {
		if got, why := c.Decide(s.r, c.Most); got != s.want {
			t.Errorf("%s: %s, %s", s.name, got, why)
		}
		if got, why := c.Decide(s.r, c.Most-time.Minute); got != GoesOn {
			t.Errorf("%s, before its time is up: %s, %s", s.name, got, why)
		}
	}
}
