package experiment

import (
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/record"
)

// Rate is how often something goes wrong. Less is better.
type Rate string

// The rates. The first is of the answers that somebody judged, the others of all.
const (
	Displeased    Rate = "displeased" // by the voices, see voter
	Corrected     Rate = "corrected"  // the asker said what was meant instead; nobody else knows
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

// outcome is how an answer did at one rate: how bad, from 0 to 1.
type outcome struct {
	rate Rate
	bad  float64
}

// outcomes of an answer, by themselves and by what the asker said.
func outcomes(i record.Interaction, voices []record.Feedback) []outcome {
	corrected := slices.ContainsFunc(voices, func(f record.Feedback) bool { return f.User == i.User && f.Meant != "" })
	return []outcome{
		{Corrected, when(corrected)},
		{NotUnderstood, when(i.Query.Intent == ask.OutOfScope && !i.Failed)},
		{Broken, when(i.Failed)},
		{Slow, when(i.Took > slow)},
	}
}

func when(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
