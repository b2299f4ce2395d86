package feedback

import (
	"math"
	"slices"
	"strings"
	"time"

	"tickertape/core/record"
)

const day = 24 * time.Hour

// Weight is how much a vote counts of somebody who gave n others within a day: 1/√(1+n/5). The
// say of whoever votes n times grows with √n: a hundred votes weigh as 37, not as a hundred,
// and a tenth of the people who vote ten times as often as the others don't outweigh them.
func Weight(n int) float64 { return 1 / math.Sqrt(1+float64(max(0, n))/5) }

// Voices is what each person thinks of a reply: the latest that they said and did not take
// back, be it an emoji, a button or words. Who is nobody has no voice.
func Voices(all []record.Feedback) []record.Feedback {
	var out []record.Feedback
	for _, f := range all {
		if f.Withdrawn || f.User == "" {
			continue
		}
		same := slices.IndexFunc(out, func(o record.Feedback) bool { return o.User == f.User })
		switch {
		case same < 0:
			out = append(out, f)
		case f.ID > out[same].ID: // ids are in the order of time
			out[same] = f
		}
	}
	return out
}

// tally is what the voices weigh together.
func tally(voices []record.Feedback) (positive, negative float64) {
	for _, f := range voices {
		w := f.Weight
		if w <= 0 || w > 1 {
			w = 1
		}
		if f.Verdict == record.Positive {
			positive += w
		} else {
			negative += w
		}
	}
	return positive, negative
}

// standing reports whether a piece of feedback is there and was not taken back.
func standing(all []record.Feedback, id record.ID) bool {
	return slices.ContainsFunc(all, func(f record.Feedback) bool { return f.ID == id && !f.Withdrawn })
}

// by is how something was judged.
func by(emoji string) string {
	switch {
	case emoji == record.Words:
		return "words"
	case strings.HasPrefix(emoji, record.Button):
		return "button"
	}
	return "emoji"
}
