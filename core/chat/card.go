package chat

import (
	"time"
)

// Card is an answer before any platform's markup. All text is plain and may hold
// anything that a person or a provider wrote: renderers escape it.
type Card struct {
	Title     string
	Text      string // paragraphs separated by a blank line, lines by "\n"
	Fields    []Field
	Table     *Table
	Image     *Image
	Buttons   []Button
	Values    []Value       // the same numbers for machines
	Source    string        // who the data came from, "CoinGecko"; empty where there is no data
	AsOf      time.Time     // when the data was true; zero where there is no data
	Stale     time.Duration // the age of data that is older than it should be; 0 is fresh
	Simulated bool          // the numbers are made up
	Notice    string        // one sentence that must not be missed
	Asks      bool          `json:",omitempty"` // it waits for one of its buttons to be pressed

	Language string `json:",omitempty"` // of the texts, BCP 47; empty: English
	Zone     string `json:",omitempty"` // IANA name of the zone that the footer's time is told in; empty: UTC
}

// Field is one labelled value.
type Field struct {
	Name, Value string
	Trend       Trend
}

// Trend colours a value where the platform can; the value itself has an arrow where it needs one.
type Trend int8

// The directions that a value can have moved.
const (
	Down Trend = -1
	Flat Trend = 0
	Up   Trend = 1
)

// Table is rows under a header; every row has as many cells as the header.
type Table struct {
	Header []string
	Rows   [][]string
}

// Image is a picture that is sent with the card.
type Image struct {
	Name string // file name with extension
	Alt  string // what it shows, for people who can't see it
	PNG  []byte
	Plot *Plot // the same in numbers; may be nil
}

// Button comes back as a Press with its Value.
type Button struct {
	Label string
	Value string // at most 64 bytes, Telegram's limit
}

// Value is one number of a card, unrounded.
type Value struct {
	Name   string    `json:"name"`         // "price", "change_24h", "market_cap", "cpi"
	Of     string    `json:"of,omitempty"` // the asset's or indicator's id
	Number float64   `json:"number"`
	Unit   string    `json:"unit,omitempty"` // currency code, "percent", an index's base
	At     time.Time `json:"at,omitzero"`    // when it was true, UTC
	Source string    `json:"source,omitempty"`
}

// Post is a card on its way to a platform.
type Post struct {
	Key     string // the same at every attempt; a platform that takes a nonce gets it
	To      Address
	ReplyTo Ref
	Instead Ref // the message whose place the card takes, where the platform can; zero: a new one
	Card    Card
	At      time.Time // of the question, as its platform told; zero: unknown
	Plain   bool      // the platform refused our markup: send bare text
}

// Whisper is a card that one person alone is to see.
type Whisper struct {
	Event  string // the id of the event that it is about
	On     Ref    // the message that they wrote, reacted to or pressed a button of
	To     Author
	Direct bool // On is known to be in a private conversation
	Card   Card
}
