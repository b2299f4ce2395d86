package record

import "time"

// Consent is whether a person lets the bot learn from what they write.
type Consent struct {
	User  ID // ours
	State ConsentState
	At    time.Time // of the last change, UTC
}

// ConsentState is how far a person's consent has come.
type ConsentState string

// The states of a consent. A person is asked once; both words can be taken back.
//
//	"" ──asked──▶ asked ──yes──▶ agreed
//	                └─no──▶ refused
const (
	Unasked ConsentState = ""
	Invited ConsentState = "asked"
	Agreed  ConsentState = "agreed"
	Refused ConsentState = "refused"
)

// Judged is an interaction with all that was said about it.
type Judged struct {
	Interaction Interaction
	Case        Case       // its Interaction is empty where there is none
	Feedback    []Feedback // oldest first, what was withdrawn included
	Consent     Consent    // of who asked
}
