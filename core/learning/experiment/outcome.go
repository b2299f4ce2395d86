package experiment

import (
	"time"

	"tickertape/core/ask"
	"tickertape/core/record"
)

// Rate is how often something goes wrong. Less is better.
type Rate string

// The rates. The first is of the answers that somebody judged, the others of all.
const (
	Displeased    Rate = "displeased" // by the voices, one of a person, each by its weight
	Corrected     Rate = "corrected"  // somebody said what was meant instead
	NotUnderstood Rate = "not understood"
	Broken        Rate = "broken" // an apology was all that came
	Slow          Rate = "slow"   // more than 3 seconds
)

// Rates lists all of them.
func Rates() []Rate { return []Rate{Displeased, Corrected, NotUnderstood, Broken, Slow} }

// slow is how long an answer may take before it displeases by itself.
const slow = 3 * time.Second

// Voices tells what each person thinks of an answer, one voice a person: core/feedback knows.
type Voices = func([]record.Feedback) []record.Feedback

// outcome is how an answer did at one rate: how bad, from 0 to 1, and how much that weighs.
type outcome struct {
	rate        Rate
	bad, weight float64
}

// outcomes of an answer. What a burst of votes says is not counted: it may have been agreed on.
func outcomes(j record.Judged, voices Voices) []outcome {
	i := j.Interaction
	all := []outcome{
		{NotUnderstood, when(i.Query.Intent == ask.OutOfScope && !i.Failed), 1},
		{Broken, when(i.Failed), 1},
		{Slow, when(i.Took > slow), 1},
	}
	if j.Case.State == record.CaseHeld {
		return all
	}
	var positive, negative float64
	corrected := false
	for _, f := range voices(j.Feedback) {
		w := f.Weight
		if w <= 0 || w > 1 { // of before votes were weighed
			w = 1
		}
		if f.Verdict == record.Negative {
			negative += w
		} else {
			positive += w
		}
		corrected = corrected || f.Meant != ""
	}
	all = append(all, outcome{Corrected, when(corrected), 1})
	if w := positive + negative; w > 0 {
		all = append(all, outcome{Displeased, negative / w, min(w, 1)})
	}
	return all
}

func when(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
