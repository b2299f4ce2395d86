package demand

import (
	"fmt"
	"math"
	"slices"

	"tickertape/core/record"
)

// The lists.
const (
	Learned = "hour of week"
	Plain   = "most asked"
)

// Score is how both lists did: faded numbers of questions.
type Score struct {
	Asked   float64 `json:"asked"`
	Learned float64 `json:"learned"` // that the learned list had
	Plain   float64 `json:"plain"`   // that the plain list had
}

// enough is how many questions must have been compared before the learned list may be used.
const enough = 50

// scoreHour is what an hour leaves of a score: half of it within a week.
var scoreHour = math.Pow(0.5, 1.0/slots)

// Rates are the shares of questions that each list had, from 0 to 1; 0 where nothing was asked.
func (s Score) Rates() (learned, plain float64) {
	if s.Asked == 0 {
		return 0, 0
	}
	return s.Learned / s.Asked, s.Plain / s.Asked
}

// used is the better list; the plain one until enough is known.
func (s Score) used() string {
	if s.Asked >= enough && s.Learned >= s.Plain {
		return Learned
	}
	return Plain
}

// String tells it to people.
func (s Score) String() string {
	if s.Asked < 1 {
		return "hit rates: nothing was compared yet; " + s.used() + " is used"
	}
	learned, plain := s.Rates()
	return fmt.Sprintf("hit rates: %s %.1f %%, %s %.1f %%, of about %.0f questions; %s is used", Learned, 100*learned, Plain, 100*plain, s.Asked, s.used())
}

// score compares the lists of an hour with what was asked in it.
func (s *state) score(asked []record.Demand) {
	if s.Lists == nil || !s.Lists.Hour.Equal(s.Until) {
		return
	}
	s.Score.Asked *= scoreHour
	s.Score.Learned *= scoreHour
	s.Score.Plain *= scoreHour
	for _, d := range asked {
		key, times := keyOf(d.Asset), float64(d.Times)
		s.Score.Asked += times
		if slices.Contains(s.Lists.Learned, key) {
			s.Score.Learned += times
		}
		if slices.Contains(s.Lists.Plain, key) {
			s.Score.Plain += times
		}
	}
}
