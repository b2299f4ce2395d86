package record

import (
	"time"

	"tickertape/core/ask"
)

// Case is an interaction that a person should look at, and what became of it. There is one of
// an interaction at most.
type Case struct {
	Interaction ID
	Cause       Cause   // the likeliest
	Urgency     float64 // 0 to 1: what is shown first
	State       CaseState
	Intent      ask.Intent // the reviewer's label; empty until labelled
	Assets      []string   // the reviewer's, ids; nil: those of the query are right
	Note        string
	By          string    // who decided
	Opened      time.Time // UTC
	Decided     time.Time // UTC; zero while open
}

// CaseState is how far a case has come.
type CaseState string

// The states of a case.
//
//	open ──label──▶ labelled
//	  │ └─dismiss─▶ dismissed
//	held ──(a burst was looked at)──▶ labelled or dismissed
const (
	CaseOpen      CaseState = "open"
	CaseHeld      CaseState = "held" // by a burst of votes: nothing is learned of it unless a person says so
	CaseLabelled  CaseState = "labelled"
	CaseDismissed CaseState = "dismissed"
)

// Cause is why an answer may have displeased, or why it is worth a look.
type Cause string

// The causes. Those in the second group are no fault of the classifier, and never teach it.
const (
	LowConfidence Cause = "low_confidence"
	Ambiguous     Cause = "ambiguous" // a name with two readings
	Disagreement  Cause = "disagreement"
	Corrected     Cause = "corrected" // the person said what was meant
	Misread       Cause = "misread"   // negative feedback without a better reason
	NewWords      Cause = "new_words"
	Burst         Cause = "burst"

	StaleData     Cause = "stale_data"
	ProviderError Cause = "provider_error"
	Slow          Cause = "slow"
	Other         Cause = "other"
)

// Teaches reports whether a cause says anything about how the question was understood.
func (c Cause) Teaches() bool {
	switch c {
	case StaleData, ProviderError, Slow, Other:
		return false
	}
	return true
}
