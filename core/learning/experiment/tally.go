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
	Arms       []Standing    // the one that the others are compared with first
	Last       time.Time     // of the last answer that was counted; where there is none, when counting began
	Active     time.Duration // from the beginning to Last; a pause counts as a day at most
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
	People     int     // whose they are
	Share      float64 // 0 to 1: the mean of people's
	Difference float64 // of Share to that of the first arm
	Low, High  float64 // where the true difference is, see Test.Interval
	P          float64 // see Test.P
	Worse      float64 // see Test.Worse
}

// Count measures an experiment by what is stored of it since a time. The intervals are right
// with confidence 1-alpha for all arms together.
func Count(ctx context.Context, store Store, voices Voices, c Config, since time.Time, alpha float64) (Result, error) {
	t := newTally(c, since)
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
	arms   []string
	tests  []map[Rate]*Test // of each arm against the first
	seen   []map[Rate]int
	crowds []map[Rate]crowd
	voters map[record.ID]*voter
	all    []int // answers of each arm
	who    []map[record.ID]bool
	last   time.Time // when somebody was answered
	active time.Duration
}

func newTally(c Config, since time.Time) *tally {
	t := &tally{arms: c.ArmNames(), voters: map[record.ID]*voter{}, all: make([]int, len(c.Arms)), last: since}
	for range c.Arms {
		tests, crowds := map[Rate]*Test{}, map[Rate]crowd{}
		for _, r := range Rates() {
			tests[r], crowds[r] = &Test{}, crowd{}
		}
		t.tests, t.crowds = append(t.tests, tests), append(t.crowds, crowds)
		t.seen, t.who = append(t.seen, map[Rate]int{}), append(t.who, map[record.ID]bool{})
	}
	return t
}

func (t *tally) add(arm string, j record.Judged, voices Voices) {
	at, who := slices.Index(t.arms, arm), j.Interaction.User
	if at < 0 || who == "" {
		return // of before it was changed, or of somebody who was erased: all of those are not one person
	}
	t.all[at]++
	t.who[at][who] = true
	t.active += pause(t.last, j.Interaction.At)
	t.last = j.Interaction.At
	said := voices(j.Feedback)
	for _, o := range outcomes(j.Interaction, said) {
		t.seen[at][o.rate]++
		t.observe(at, o.rate, who, o.bad, 1)
	}
	if len(said) > 0 {
		t.seen[at][Displeased]++
	}
	for _, f := range said {
		t.hear(at, who, f)
	}
}

// hear counts a voice about an answer to somebody: what the voter thinks of those answers by now
// takes the place of what they thought before.
func (t *tally) hear(at int, who record.ID, f record.Feedback) {
	v := t.voters[f.User]
	if v == nil {
		v = &voter{of: map[heard]*opinion{}}
		t.voters[f.User] = v
	}
	w := f.Weight
	if !(w > 0 && w <= 1) { // of before votes were weighed
		w = 1
	}
	o := v.about(heard{at, who}, f.User == who)
	before, more := o.mean(), o.say
	if o.weight > 0 {
		more = 0 // it is counted already
	}
	o.bad, o.weight = o.bad+w*when(f.Verdict == record.Negative), o.weight+w
	t.observe(at, Displeased, who, o.say*(o.mean()-before), more)
}

// observe adds to how bad things were that were observed of a person, and to their weight.
func (t *tally) observe(at int, rate Rate, who record.ID, bad, weight float64) {
	before, now := t.crowds[at][rate].note(who, bad, weight)
	if at > 0 {
		t.tests[at][rate].Change(true, before, now)
		return
	}
	for _, tests := range t.tests {
		tests[rate].Change(false, before, now)
	}
}

// mostPause is the longest time without a question that counts for how long something was tried.
const mostPause = 24 * time.Hour

// pause is how much the time between two questions counts.
func pause(from, to time.Time) time.Duration { return max(0, min(to.Sub(from), mostPause)) }

func (t *tally) result(c Config, alpha float64) Result {
	out := Result{Experiment: c.Name, Last: t.last, Active: t.active}
	for at, name := range t.arms {
		s := Standing{Name: name, Answers: t.all[at], People: len(t.who[at])}
		for _, rate := range Rates() {
			test := t.tests[at][rate]
			m := Measured{Rate: rate, Answers: t.seen[at][rate], People: len(t.crowds[at][rate]), Share: test.Control.Share(), P: 1, Worse: 1}
			if at > 0 {
				m.Share, m.Difference, m.P, m.Worse = test.Treated.Share(), test.Difference(), test.P(), test.Worse()
				m.Low, m.High = test.Interval(alpha)
			}
			s.Rates = append(s.Rates, m)
		}
		out.Arms = append(out.Arms, s)
	}
	return out
}
