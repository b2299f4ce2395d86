package chat

import "time"

// Event is one delivery of a platform. ID is unique within Platform and the same again when
// the platform redelivers; one message that a platform announces twice has one ID too.
type Event struct {
	Platform Platform
	ID       string
	Body     Body
}

// Body is a Message, a Reaction or a Press; no other package can add a fourth.
type Body interface{ body() }

// Message is a text that somebody addressed to the bot, or the tickers of one that nobody did.
type Message struct {
	Ref       Ref
	ReplyTo   Ref // zero when it answers nothing
	Author    Author
	Text      string
	Direct    bool // a private conversation
	Overheard bool // made by Overhear: it was said among people
	At        time.Time
	Language  string `json:",omitempty"` // that the answer is to be in, BCP 47; empty: that of the text
}

// Reaction is an emoji put on, or taken off, one message.
type Reaction struct {
	On      Ref    // Thread may be empty: not every platform tells it
	Author  Author // never the bot itself
	Emoji   string // as the platform writes it: "👍🏽", "+1::skin-tone-3", "party_parrot"
	Removed bool
	At      time.Time
}

// Press is a button of one of our cards.
type Press struct {
	On     Ref
	Author Author
	Value  string // the Button's
	At     time.Time
}

func (Message) body()  {}
func (Reaction) body() {}
func (Press) body()    {}

// Where tells the conversation that an event belongs to.
func (e Event) Where() Address {
	switch b := e.Body.(type) {
	case Message:
		return b.Ref.Address
	case Reaction:
		return b.On.Address
	case Press:
		return b.On.Address
	}
	return Address{Platform: e.Platform}
}
