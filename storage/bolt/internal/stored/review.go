package stored

import (
	"time"

	"tickertape/core/ask"
	"tickertape/core/record"
)

// Case is a record.Case; its key is the interaction's.
type Case struct {
	Cause   record.Cause     `cbor:"1,keyasint,omitempty"`
	Urgency float64          `cbor:"2,keyasint,omitempty"`
	State   record.CaseState `cbor:"3,keyasint,omitempty"`
	Intent  ask.Intent       `cbor:"4,keyasint,omitempty"`
	Assets  []string         `cbor:"5,keyasint,omitempty"`
	Note    string           `cbor:"6,keyasint,omitempty"`
	By      string           `cbor:"7,keyasint,omitempty"`
	Opened  time.Time        `cbor:"8,keyasint,omitzero"`
	Decided time.Time        `cbor:"9,keyasint,omitzero"`
	Told    bool             `cbor:"10,keyasint,omitempty"`
	Removed bool             `cbor:"11,keyasint,omitempty"` // all but the decision, which what is learned depends on
}

// Decision is what must stay of a removed case while there is feedback that could be learned from.
func (c Case) Decision() Case {
	return Case{Cause: c.Cause, State: c.State, Intent: c.Intent, By: c.By, Told: c.Told, Removed: true}
}

// OfCase is how a case is stored.
func OfCase(c record.Case) Case {
	return Case{c.Cause, c.Urgency, c.State, c.Intent, c.Assets, c.Note, c.By, UTC(c.Opened), UTC(c.Decided), c.Told, false}
}

// Record is the case that was stored of an interaction.
func (c Case) Record(of record.ID) record.Case {
	return record.Case{
		Interaction: of, Cause: c.Cause, Told: c.Told, Urgency: c.Urgency, State: c.State, Intent: c.Intent,
		Assets: c.Assets, Note: c.Note, By: c.By, Opened: UTC(c.Opened), Decided: UTC(c.Decided),
	}
}

// Consent is a record.Consent; its key is the user's.
type Consent struct {
	State record.ConsentState `cbor:"1,keyasint,omitempty"`
	At    time.Time           `cbor:"2,keyasint,omitzero"`
}
