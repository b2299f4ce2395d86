package experiment

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tickertape/core/record"
)

// Store has the questions that were part of experiments, in their order, with what was said
// about the answers.
type Store interface {
	Tried(ctx context.Context, since time.Time, yield func(record.Judged) error) error
}

// Result is how the arms of an experiment do.
type Result struct {
	Experiment string
	Arms       []Standing // the one that the others are compared with first
}

// Standing is how one arm does.
type Standing struct {
	Name    string
	Answers int
	People  int
	Rates   []Measured // one of each of Rates
}

// Measured is one rate of an arm. What stands against the first arm is 0, and P 1, of itself.
type Measured struct {
	Rate       Rate
	Answers    int     // that were observed
	Share      float64 // 0 to 1, by weight
	Difference float64 // of Share to that of the first arm
	Low, High  float64 // where the true difference is, see Test.Interval
	P          float64 // see Test.P
}

// Count measures an experiment by what is stored of it since a time. The intervals are right
// with confidence 1-alpha for all arms together.
func Count(ctx context.Context, store Store, voices Voices, c Config, since time.Time, alpha float64) (Result, error) {
	t := newTally(c)
	err := store.Tried(ctx, since, func(j record.Judged) error {
		if arm, ok := ArmIn(j.Interaction.Arm, c.Name); ok {
			t.add(arm, j, voices)
		}
		return nil
	})
	if err != nil {
		return Result{}, fmt.Errorf("count experiment %s: %w", c.Name, err)
	}
	return t.result(c, alpha/float64(max(1, len(c.Arms)-1))), nil
}

// tally counts while the questions come by.
type tally struct {
	arms  []string
	tests []map[Rate]*Test // of each arm against the first
	seen  []map[Rate]int
	said  map[said]int // how often a person was counted
	all   []int        // answers of each arm
	who   []map[record.ID]bool
}

type said struct {
	who  record.ID
	rate Rate
}

func newTally(c Config) *tally {
	t := &tally{arms: c.ArmNames(), said: map[said]int{}, all: make([]int, len(c.Arms))}
	for range c.Arms {
		tests := map[Rate]*Test{}
		for _, r := range Rates() {
			tests[r] = &Test{}
		}
		t.tests, t.seen, t.who = append(t.tests, tests), append(t.seen, map[Rate]int{}), append(t.who, map[record.ID]bool{})
	}
	return t
}

func (t *tally) add(arm string, j record.Judged, voices Voices) {
	at := slices.Index(t.arms, arm)
	if at < 0 {
		return // of before it was changed
	}
	who := j.Interaction.User
	t.all[at]++
	t.who[at][who] = true
	for _, o := range outcomes(j, voices) {
		key := said{who, o.rate}
		weight := o.weight * Say(t.said[key])
		t.said[key]++
		t.seen[at][o.rate]++
		if at > 0 {
			t.tests[at][o.rate].Observe(true, o.bad, weight)
			continue
		}
		for _, tests := range t.tests {
			tests[o.rate].Observe(false, o.bad, weight)
		}
	}
}

func (t *tally) result(c Config, alpha float64) Result {
	out := Result{Experiment: c.Name}
	for at, name := range t.arms {
		s := Standing{Name: name, Answers: t.all[at], People: len(t.who[at])}
		for _, rate := range Rates() {
			test := t.tests[at][rate]
			m := Measured{Rate: rate, Answers: t.seen[at][rate], Share: test.Control.Share(), P: 1}
			if at > 0 {
				m.Share, m.Difference, m.P = test.Treated.Share(), test.Difference(), test.P()
				m.Low, m.High = test.Interval(alpha)
			}
			s.Rates = append(s.Rates, m)
		}
		out.Arms = append(out.Arms, s)
	}
	return out
}
