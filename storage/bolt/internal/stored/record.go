package stored

import (
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/record"
)

// Alias is a platform's id under the file's secret key, or a UUID of our own.
// The file holds nothing else of people once their message is answered.
type Alias [16]byte

// Reply is an outbox entry. It holds the address and the whole card, picture included.
type Reply struct {
	EventID  string          `cbor:"1,keyasint,omitempty"` // of the event that it answers
	Post     Post            `cbor:"2,keyasint"`
	State    record.Delivery `cbor:"3,keyasint"`
	Attempts int             `cbor:"4,keyasint,omitempty"`
	At       time.Time       `cbor:"5,keyasint,omitzero"`
}

// Post is a chat.Post.
type Post struct {
	Key     string    `cbor:"1,keyasint,omitempty"`
	To      Address   `cbor:"2,keyasint"`
	ReplyTo Ref       `cbor:"3,keyasint,omitzero"`
	Card    Card      `cbor:"4,keyasint"`
	Plain   bool      `cbor:"5,keyasint,omitempty"`
	At      time.Time `cbor:"6,keyasint,omitzero"`
	Instead Ref       `cbor:"7,keyasint,omitzero"`
}

// Interaction is a record.Interaction without anything of its platform's: the author is a
// UUID, the conversation an alias, and how its reply fared is a Delivery beside it.
type Interaction struct {
	User         Alias         `cbor:"1,keyasint,omitzero"` // zero: nobody
	Platform     chat.Platform `cbor:"2,keyasint"`
	Conversation Alias         `cbor:"3,keyasint"`
	Text         string        `cbor:"4,keyasint,omitempty"`
	Direct       bool          `cbor:"5,keyasint,omitempty"`
	Asked        time.Time     `cbor:"6,keyasint,omitzero"`
	Query        Query         `cbor:"7,keyasint"`
	Card         Card          `cbor:"8,keyasint"` // without the picture's bytes
	Response     string        `cbor:"9,keyasint,omitempty"`
	Provider     string        `cbor:"10,keyasint,omitempty"`
	Took         time.Duration `cbor:"11,keyasint,omitempty"`
	At           time.Time     `cbor:"12,keyasint,omitzero"`
	Arm          string        `cbor:"13,keyasint,omitempty"`
	Failed       bool          `cbor:"14,keyasint,omitempty"`
}

// Tried is the part of an Interaction that tells what was tried; it decodes from one.
type Tried struct {
	Query struct {
		Second Opinion `cbor:"33,keyasint,omitzero"`
	} `cbor:"7,keyasint"`
	At  time.Time `cbor:"12,keyasint,omitzero"`
	Arm string    `cbor:"13,keyasint,omitempty"`
}

// Asked is the part of an Interaction that tells what it was about; it decodes from one.
type Asked struct {
	Query Query     `cbor:"7,keyasint"`
	At    time.Time `cbor:"12,keyasint,omitzero"`
}

// Asker is the part of an Interaction that tells who asked, and when; it decodes from one.
type Asker struct {
	User Alias     `cbor:"1,keyasint,omitzero"` // zero: nobody
	At   time.Time `cbor:"12,keyasint,omitzero"`
}

// Delivery is how a reply ended.
type Delivery struct {
	State record.Delivery `cbor:"1,keyasint"`
	Reply Alias           `cbor:"2,keyasint,omitzero"` // of the platform's message, if it was sent
	Why   string          `cbor:"3,keyasint,omitempty"`
	At    time.Time       `cbor:"4,keyasint,omitzero"`
}

// Feedback is a record.Feedback; its author is a UUID.
type Feedback struct {
	Interaction Alias          `cbor:"1,keyasint"`
	User        Alias          `cbor:"2,keyasint,omitzero"`
	Platform    chat.Platform  `cbor:"3,keyasint"`
	Verdict     record.Verdict `cbor:"4,keyasint"`
	Emoji       string         `cbor:"5,keyasint,omitempty"`
	Correction  string         `cbor:"6,keyasint,omitempty"`
	Withdrawn   bool           `cbor:"7,keyasint,omitempty"`
	At          time.Time      `cbor:"8,keyasint,omitzero"`
	Meant       ask.Intent     `cbor:"9,keyasint,omitempty"`
	Weight      float64        `cbor:"10,keyasint,omitempty"`
	Nameless    bool           `cbor:"11,keyasint,omitempty"` // User is nobody's any more: it only tells voices apart
}

// Cached is an entry of the second-level cache.
type Cached struct {
	Created time.Time `cbor:"1,keyasint,omitzero"`
	Expires time.Time `cbor:"2,keyasint,omitzero"`
	Data    []byte    `cbor:"3,keyasint,omitempty"`
}

// Expiry is the part of a Cached that tells its end; it decodes from one.
type Expiry struct {
	Expires time.Time `cbor:"2,keyasint,omitzero"`
}

// Preferences are an ask.Preferences.
type Preferences struct {
	Currency market.Currency `cbor:"1,keyasint,omitempty"`
	Zone     string          `cbor:"2,keyasint,omitempty"`
	Language string          `cbor:"3,keyasint,omitempty"`
	First    market.Class    `cbor:"4,keyasint,omitempty"`
	Theme    ask.Theme       `cbor:"5,keyasint,omitempty"`
	Ambient  ask.Switch      `cbor:"6,keyasint,omitempty"`
	Units    ask.Unit        `cbor:"7,keyasint,omitempty"`
}

// OfPost is how a post is stored.
func OfPost(p chat.Post) Post {
	return Post{
		Key: p.Key, To: Address(p.To), ReplyTo: OfRef(p.ReplyTo), Instead: OfRef(p.Instead),
		Card: OfCard(p.Card), Plain: p.Plain, At: UTC(p.At),
	}
}

// Chat is the post that was stored.
func (p Post) Chat() chat.Post {
	return chat.Post{
		Key: p.Key, To: chat.Address(p.To), ReplyTo: p.ReplyTo.Chat(), Instead: p.Instead.Chat(),
		Card: p.Card.Chat(), Plain: p.Plain, At: UTC(p.At),
	}
}

// OfInteraction is how an interaction is stored; who and where it came from is given as aliases.
func OfInteraction(i record.Interaction, user, conversation Alias) Interaction {
	card := OfCard(i.Card)
	if card.Image != nil {
		card.Image.PNG = nil
	}
	return Interaction{
		User: user, Conversation: conversation, Platform: i.Message.Ref.Platform,
		Text: i.Message.Text, Direct: i.Message.Direct, Asked: UTC(i.Message.At),
		Query: OfQuery(i.Query), Card: card, Response: i.Card.Plain(),
		Provider: i.Provider, Took: i.Took, At: UTC(i.At), Arm: i.Arm, Failed: i.Failed,
	}
}
