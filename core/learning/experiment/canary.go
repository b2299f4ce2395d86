package experiment

import (
	"errors"
	"fmt"
	"math"
	"time"
)

// Canary is the section `learning.canary` of bot.yaml: how a canary is judged.
type Canary struct {
	Share  float64       `yaml:"share"`  // of the people whom it answers, where nobody says otherwise
	Least  int           `yaml:"least"`  // answers of the canary before it may be promoted
	Most   time.Duration `yaml:"most"`   // after which it is decided at any rate
	Margin float64       `yaml:"margin"` // by how much a rate may be higher and the canary still be as good
	Alpha  float64       `yaml:"alpha"`  // the chance of a wrong decision that is borne
}

// Defaults give a model a tenth of the people for a week.
func (c *Canary) Defaults() {
	*c = Canary{Share: 0.1, Least: 200, Most: 7 * 24 * time.Hour, Margin: 0.05, Alpha: 0.05}
}

// Validate names every mistake.
func (c Canary) Validate() error {
	var errs []error
	if !(c.Share > 0 && c.Share < 1) {
		errs = append(errs, fmt.Errorf("share: %v is not usable, use more than 0 and less than 1", c.Share))
	}
	if c.Least < 1 {
		errs = append(errs, fmt.Errorf("least: %d is not usable, use 1 or more", c.Least))
	}
	if c.Most < time.Minute {
		errs = append(errs, fmt.Errorf("most: %s is too short, use 1m or more", c.Most))
	}
	if !(c.Margin > 0 && c.Margin < 1) {
		errs = append(errs, fmt.Errorf("margin: %v is not usable, use more than 0 and less than 1", c.Margin))
	}
	if !(c.Alpha > 0 && c.Alpha <= 0.5) {
		errs = append(errs, fmt.Errorf("alpha: %v is not usable, use more than 0 and at most 0.5", c.Alpha))
	}
	return errors.Join(errs...)
}

// Verdict is what becomes of a canary.
type Verdict string

// The verdicts.
const (
	GoesOn     Verdict = "goes on"
	Promoted   Verdict = "promoted"
	RolledBack Verdict = "rolled back"
)

// Decide judges a canary that has gone on for so long, and says why. It is rolled back where a
// rate is worse: each is tested at Alpha over their number (Bonferroni), so that a canary that
// is as good is rolled back with a chance of Alpha at most. It is promoted where every rate's
// interval ends below Margin: one that is worse by more has that chance at most, since all must
// agree (an intersection-union test). When its time is up, what was measured decides, which is
// a judgement and no test: a rate stands against it that is higher by more than Margin, and by more
// than the standard error of the difference, since of thirty answers a few more or less are chance.
func (c Canary) Decide(r Result, lasted time.Duration) (Verdict, string) {
	if len(r.Arms) != 2 {
		return GoesOn, "it has no two arms"
	}
	control, canary := r.Arms[0], r.Arms[1]
	good := canary.Answers >= c.Least
	var against string
	for i, m := range canary.Rates {
		if m.Difference > 0 && m.P <= c.Alpha/float64(len(canary.Rates)) {
			return RolledBack, fmt.Sprintf("%s, p %s", m.beside(control.Rates[i]), chance(m.P))
		}
		good = good && m.High < c.Margin
		if m.Difference > max(c.Margin, standardError(control.Rates[i], m)) && against == "" {
			against = m.beside(control.Rates[i])
		}
	}
	up := lasted >= c.Most
	switch {
	case good:
		return Promoted, fmt.Sprintf("after %d answers no rate is higher by %s or more", canary.Answers, percent(c.Margin))
	case !up:
		return GoesOn, fmt.Sprintf("%d answers so far", canary.Answers)
	case canary.Answers < c.Least:
		return RolledBack, fmt.Sprintf("only %d answers in %v", canary.Answers, c.Most)
	case against != "":
		return RolledBack, fmt.Sprintf("%s, undecided after %v", against, c.Most)
	}
	return Promoted, fmt.Sprintf("in %d answers and %v nothing was found against it", canary.Answers, c.Most)
}

// standardError is that of the difference of two shares, as if both were of one rate (the pooled
// one of the two-proportion z-test).
func standardError(a, b Measured) float64 {
	if a.Answers == 0 || b.Answers == 0 {
		return 0
	}
	n, m := float64(a.Answers), float64(b.Answers)
	p := (n*a.Share + m*b.Share) / (n + m)
	return math.Sqrt(p * (1 - p) * (1/n + 1/m))
}

// beside is a rate of the canary and of the others, for people.
func (m Measured) beside(other Measured) string {
	return fmt.Sprintf("%s: %s of %d answers against %s of %d", m.Rate, percent(m.Share), m.Answers, percent(other.Share), other.Answers)
}

// chance is a p-value for people.
func chance(p float64) string {
	if p < 0.0001 {
		return "< 0.0001"
	}
	return fmt.Sprintf("%.2g", p)
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }
