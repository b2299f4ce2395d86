package record

import (
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// Example is a text with the intent that it wants, fit to be learned from: its person agreed,
// and what could tell who that is was taken out of the text.
type Example struct {
	ID       ID // the interaction's; of the seed dataset a hash of text and intent
	User     ID // ours; empty of the seed. For erasure, and to bound one person's say; never exported
	Text     string
	Intent   ask.Intent
	Language string
	Platform chat.Platform // empty of the seed
	Origin   Origin
	By       string    // the reviewer's name; empty where nobody reviewed it
	Weight   float64   // how much it counts in training, above 0; 1 is plain
	At       time.Time // asked, UTC; zero of the seed
}

// Origin is who says that an example's label is right.
type Origin string

// The origins. A reviewer's word beats a reaction.
const (
	Seeded    Origin = "seed"     // written for the project
	Confirmed Origin = "feedback" // the person was content, or said what was meant
	Reviewed  Origin = "review"   // a reviewer gave the label
)
