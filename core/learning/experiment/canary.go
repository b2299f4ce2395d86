package experiment

import (
	"errors"
	"fmt"
	"math"
	"time"
)

// Canary is the section `learning.canary` of bot.yaml: how a canary is judged.
type Canary struct {
	Share  float64       `yaml:"share"`  // of the people whom it answers, where nobody says otherwise; of few people more, see ShareOf
	Least  int           `yaml:"least"`  // answers of the canary before it may be promoted
	People int           `yaml:"people"` // whom it has answered before it may be promoted, and of whom a rate must be known to decide when its time is up
	Most   time.Duration `yaml:"most"`   // after which what was measured decides; pauses count as a day at most
	Margin float64       `yaml:"margin"` // by how much a rate may be higher and the canary still be as good
	Alpha  float64       `yaml:"alpha"`  // the chance that one as good is rolled back, or a worse one promoted, before Most
}

// Defaults give a model a tenth of the people for a week.
func (c *Canary) Defaults() {
	*c = Canary{Share: 0.1, Least: 200, People: 20, Most: 7 * 24 * time.Hour, Margin: 0.05, Alpha: 0.05}
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
	if c.People < 1 {
		errs = append(errs, fmt.Errorf("people: %d is not usable, use 1 or more", c.People))
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
	Undecided  Verdict = "undecided" // it goes on, and an operator should decide
	Promoted   Verdict = "promoted"
	Trusted    Verdict = "promoted on the word of the gates" // too few were answered to tell
	RolledBack Verdict = "rolled back"
)

// Decide judges a canary that has gone on for so long, and says why. It is rolled back where a
// rate is worse: each is tested at Alpha over their number (Bonferroni), so that a canary that
// is as good is rolled back for that with a chance of Alpha at most. It is promoted where the
// interval of every rate ends below what it may be higher by: one that is worse by more has that
// chance at most, since all must agree (an intersection-union test). When its time is up, what
// was measured decides, of rates that enough people are known of, and beyond what is within a
// standard deviation: that is a judgement, and Alpha says nothing about it. Where it speaks neither for nor against the canary, an operator has as
// long again to decide. Too few answers, or people, are no reason against it: a bot of twelve people would else never learn.
// Then each rate counts, whoever it is known of, beyond two standard deviations, and where none does the
// gates have the last word.
func (c Canary) Decide(r Result, lasted time.Duration) (Verdict, string) {
	if len(r.Arms) != 2 {
		return GoesOn, "it has no two arms"
	}
	control, canary := r.Arms[0], r.Arms[1]
	enough := canary.Answers >= c.Least && canary.People >= c.People
	good, against := enough, ""
	for i, m := range canary.Rates {
		may := c.may(m.Rate, control.Rates[i].Share)
		if m.Difference > 0 && m.Worse <= c.Alpha/float64(len(canary.Rates)) {
			return RolledBack, fmt.Sprintf("%s, p %s", m.beside(control.Rates[i]), chance(m.Worse))
		}
		good = good && m.High < may
		if against == "" && c.against(control.Rates[i], m, may, enough) {
			against = m.beside(control.Rates[i])
		}
	}
	given := fmt.Sprintf("%d answers to %d people", canary.Answers, canary.People)
	switch {
	case good:
		return Promoted, fmt.Sprintf("after %s no rate is higher by %s or more, nor broken and slow answers twice as many", given, percent(c.Margin))
	case lasted < c.Most, control.Answers+canary.Answers == 0:
		return GoesOn, given + " so far"
	case against == "" && !enough:
		return Trusted, fmt.Sprintf("only %s in %v, of which nothing speaks against it", given, c.Most)
	case against == "":
		return Promoted, fmt.Sprintf("in %s and %v nothing was found against it", given, c.Most)
	case lasted < 2*c.Most:
		return Undecided, fmt.Sprintf("%s, which may be chance, after %v: promote it, or roll it back; else it is rolled back after %v", against, c.Most, 2*c.Most)
	}
	return RolledBack, fmt.Sprintf("%s, undecided after %v", against, 2*c.Most)
}

// against reports whether what was measured of a rate speaks against the canary when its time is up.
func (c Canary) against(control, canary Measured, may float64, enough bool) bool {
	chance := deviation(control, canary)
	if !enough {
		return canary.Difference > max(may, 2*chance)
	}
	return canary.Difference > max(may, chance) && min(control.People, canary.People) >= c.People
}

// deviation is the standard deviation of the difference of two rates that are the same, from their
// people: that of two proportions, which means of people have at most.
func deviation(a, b Measured) float64 {
	n, m := float64(a.People), float64(b.People)
	if n == 0 || m == 0 {
		return 1
	}
	p := (n*a.Share + m*b.Share) / (n + m)
	return math.Sqrt(p * (1 - p) * (1/n + 1/m))
}

// rare is by how much a rate may be higher that should be near 0, where it is 0.
const rare = 0.01

// may is by how much a rate may be higher and the canary still be as good: by Margin, and by no
// more than twofold of what should be rare.
func (c Canary) may(rate Rate, control float64) float64 {
	if rate == Broken || rate == Slow {
		return min(c.Margin, max(rare, control))
	}
	return c.Margin
}

// beside is a rate of the canary and of the others, for people.
func (m Measured) beside(other Measured) string {
	return fmt.Sprintf("%s: %s of the answers to %d people against %s of those to %d, on average", m.Rate, percent(m.Share), m.People, percent(other.Share), other.People)
}

// chance is a p-value for people.
func chance(p float64) string {
	if p < 0.0001 {
		return "< 0.0001"
	}
	return fmt.Sprintf("%.2g", p)
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }
