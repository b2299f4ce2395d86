// Package record is what the bot remembers and more than one room reads:
// an event under way, an interaction, a piece of feedback.
//
// It imports chat and ask. A store keeps these; platform user ids inside it are UUIDs of our own.
package record

import (
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// ID is a UUIDv7 in its usual text form: it sorts by time.
type ID string

// Entry is one accepted event. Its ID becomes the ID of the interaction or feedback made of it.
type Entry struct {
	ID    ID
	Event chat.Event
	At    time.Time // accepted
}

// Interaction is one question and what became of it.
type Interaction struct {
	ID       ID
	User     ID           // ours, made by the store; zero until stored
	Message  chat.Message // without the platform's user id once stored
	Query    ask.Query
	Card     chat.Card
	Reply    chat.Ref // zero until the platform took it
	Provider string   // who the data came from
	Arm      string   // what was tried on who asked, as in ask.Trial; empty: nothing
	Failed   bool     // something broke, and the card is an apology
	Took     time.Duration
	At       time.Time
}

// Delivery is how far a reply has come.
type Delivery string

// The states of a reply.
//
//	pending ──platform took it──▶ (linked, leaves the outbox)
//	   │ ├──may have arrived──▶ unsure ──found──▶ (linked)
//	   │ │                        └──not to be told──▶ lost
//	   │ └──will never arrive──▶ lost
//	   └──try again──▶ pending
const (
	Pending    Delivery = "pending"
	UnsureSent Delivery = "unsure"
	Lost       Delivery = "lost"
)

// Reply is an outbox entry: a card that waits for its platform.
type Reply struct {
	ID       ID // the interaction's
	Post     chat.Post
	State    Delivery
	Attempts int
	At       time.Time // answered
}

// Verdict is a person's judgement of a reply.
type Verdict string

// The verdicts.
const (
	Positive Verdict = "positive"
	Negative Verdict = "negative"
)

// Button begins Feedback.Emoji where the judgement was a button's.
const Button = "button:"

// Words is Feedback.Emoji where the judgement was written.
const Words = "words"

// Feedback is one person's judgement of one interaction.
type Feedback struct {
	ID          ID
	Interaction ID
	User        ID          // ours, made by the store
	Author      chat.Author // cleared once stored
	Platform    chat.Platform
	Verdict     Verdict
	Emoji       string     // what was put on, the button's value, or Words
	Correction  string     // what the person wrote instead
	Meant       ask.Intent // what a correction was understood as; empty of others
	Weight      float64    // how much it counts, up to 1; 0, of older ones, is 1
	Withdrawn   bool
	At          time.Time
}
