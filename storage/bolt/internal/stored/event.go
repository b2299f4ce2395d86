package stored

import (
	"fmt"
	"time"

	"tickertape/core/chat"
)

// Entry is an accepted event that waits for its answer.
type Entry struct {
	Event Event     `cbor:"1,keyasint"`
	At    time.Time `cbor:"2,keyasint,omitzero"`
}

// Origin is the part of an Entry that tells the id of its event; it decodes from one.
type Origin struct {
	Event struct {
		ID string `cbor:"2,keyasint"`
	} `cbor:"1,keyasint"`
}

// Event is a chat.Event; one of the three bodies is set.
type Event struct {
	Platform chat.Platform `cbor:"1,keyasint"`
	ID       string        `cbor:"2,keyasint"`
	Message  *Message      `cbor:"3,keyasint,omitempty"`
	Reaction *Reaction     `cbor:"4,keyasint,omitempty"`
	Press    *Press        `cbor:"5,keyasint,omitempty"`
}

// Message is a chat.Message.
type Message struct {
	Ref     Ref       `cbor:"1,keyasint"`
	ReplyTo Ref       `cbor:"2,keyasint,omitzero"`
	Author  Author    `cbor:"3,keyasint,omitzero"`
	Text    string    `cbor:"4,keyasint"`
	Direct  bool      `cbor:"5,keyasint,omitempty"`
	At      time.Time `cbor:"6,keyasint,omitzero"`

	Overheard bool   `cbor:"7,keyasint,omitempty"`
	Language  string `cbor:"8,keyasint,omitempty"`
}

// Reaction is a chat.Reaction.
type Reaction struct {
	On      Ref       `cbor:"1,keyasint"`
	Author  Author    `cbor:"2,keyasint,omitzero"`
	Emoji   string    `cbor:"3,keyasint"`
	Removed bool      `cbor:"4,keyasint,omitempty"`
	At      time.Time `cbor:"5,keyasint,omitzero"`
}

// Press is a chat.Press.
type Press struct {
	On     Ref       `cbor:"1,keyasint"`
	Author Author    `cbor:"2,keyasint,omitzero"`
	Value  string    `cbor:"3,keyasint"`
	At     time.Time `cbor:"4,keyasint,omitzero"`
}

// Author is a chat.Author.
type Author struct {
	ID     string `cbor:"1,keyasint"`
	Locale string `cbor:"2,keyasint,omitempty"`
}

// Address is a chat.Address.
type Address struct {
	Platform chat.Platform `cbor:"1,keyasint"`
	Space    string        `cbor:"2,keyasint,omitempty"`
	Channel  string        `cbor:"3,keyasint"`
	Thread   string        `cbor:"4,keyasint,omitempty"`
}

// Ref is a chat.Ref.
type Ref struct {
	Address Address `cbor:"1,keyasint"`
	ID      string  `cbor:"2,keyasint"`
}

// OfEvent is how an event is stored. An event without a body can't be.
func OfEvent(e chat.Event) (Event, error) {
	s := Event{Platform: e.Platform, ID: e.ID}
	switch b := e.Body.(type) {
	case chat.Message:
		s.Message = &Message{OfRef(b.Ref), OfRef(b.ReplyTo), Author(b.Author), b.Text, b.Direct, UTC(b.At), b.Overheard, b.Language}
	case chat.Reaction:
		s.Reaction = &Reaction{OfRef(b.On), Author(b.Author), b.Emoji, b.Removed, UTC(b.At)}
	case chat.Press:
		s.Press = &Press{OfRef(b.On), Author(b.Author), b.Value, UTC(b.At)}
	default:
		return s, fmt.Errorf("event %q of %s has no body", e.ID, e.Platform)
	}
	return s, nil
}

// Chat is the event that was stored.
func (e Event) Chat() (chat.Event, error) {
	c := chat.Event{Platform: e.Platform, ID: e.ID}
	switch {
	case e.Message != nil:
		m := e.Message
		c.Body = chat.Message{Ref: m.Ref.Chat(), ReplyTo: m.ReplyTo.Chat(), Author: chat.Author(m.Author), Text: m.Text, Direct: m.Direct, Overheard: m.Overheard, At: UTC(m.At), Language: m.Language}
	case e.Reaction != nil:
		r := e.Reaction
		c.Body = chat.Reaction{On: r.On.Chat(), Author: chat.Author(r.Author), Emoji: r.Emoji, Removed: r.Removed, At: UTC(r.At)}
	case e.Press != nil:
		p := e.Press
		c.Body = chat.Press{On: p.On.Chat(), Author: chat.Author(p.Author), Value: p.Value, At: UTC(p.At)}
	default:
		return c, fmt.Errorf("%w: an event without a body", ErrUnreadable)
	}
	return c, nil
}

// Kind names the body: message, reaction or press.
func (e Event) Kind() string {
	switch {
	case e.Reaction != nil:
		return "reaction"
	case e.Press != nil:
		return "press"
	}
	return "message"
}

// OfRef is how a reference is stored.
func OfRef(r chat.Ref) Ref { return Ref{Address(r.Address), r.ID} }

// Chat is the reference that was stored.
func (r Ref) Chat() chat.Ref { return chat.Ref{Address: chat.Address(r.Address), ID: r.ID} }
