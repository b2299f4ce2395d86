package stored

import (
	"time"

	"tickertape/core/chat"
)

// Card is a chat.Card.
type Card struct {
	Title     string        `cbor:"1,keyasint,omitempty"`
	Text      string        `cbor:"2,keyasint,omitempty"`
	Fields    []Field       `cbor:"3,keyasint,omitempty"`
	Table     *Table        `cbor:"4,keyasint,omitempty"`
	Image     *Image        `cbor:"5,keyasint,omitempty"`
	Buttons   []Button      `cbor:"6,keyasint,omitempty"`
	Values    []Value       `cbor:"7,keyasint,omitempty"`
	Source    string        `cbor:"8,keyasint,omitempty"`
	AsOf      time.Time     `cbor:"9,keyasint,omitzero"`
	Stale     time.Duration `cbor:"10,keyasint,omitempty"`
	Simulated bool          `cbor:"11,keyasint,omitempty"`
	Asks      bool          `cbor:"15,keyasint,omitempty"`
	Notice    string        `cbor:"12,keyasint,omitempty"`
	Zone      string        `cbor:"13,keyasint,omitempty"`
	Language  string        `cbor:"14,keyasint,omitempty"`
}

// Field is a chat.Field.
type Field struct {
	Name  string     `cbor:"1,keyasint"`
	Value string     `cbor:"2,keyasint"`
	Trend chat.Trend `cbor:"3,keyasint,omitempty"`
}

// Table is a chat.Table.
type Table struct {
	Header []string   `cbor:"1,keyasint"`
	Rows   [][]string `cbor:"2,keyasint"`
}

// Image is a chat.Image without its Plot: who could use it is gone when an outbox is read again.
type Image struct {
	Name string `cbor:"1,keyasint"`
	Alt  string `cbor:"2,keyasint,omitempty"`
	PNG  []byte `cbor:"3,keyasint,omitempty"`
}

// Button is a chat.Button.
type Button struct {
	Label string `cbor:"1,keyasint"`
	Value string `cbor:"2,keyasint"`
}

// Value is a chat.Value.
type Value struct {
	Name   string    `cbor:"1,keyasint"`
	Of     string    `cbor:"2,keyasint,omitempty"`
	Number float64   `cbor:"3,keyasint"`
	Unit   string    `cbor:"4,keyasint,omitempty"`
	At     time.Time `cbor:"5,keyasint,omitzero"`
	Source string    `cbor:"6,keyasint,omitempty"`
}

// OfCard is how a card is stored, picture included.
func OfCard(c chat.Card) Card {
	s := Card{
		Title: c.Title, Text: c.Text,
		Fields:  each(c.Fields, func(f chat.Field) Field { return Field(f) }),
		Buttons: each(c.Buttons, func(b chat.Button) Button { return Button(b) }),
		Values:  each(c.Values, func(v chat.Value) Value { v.At = UTC(v.At); return Value(v) }),
		Source:  c.Source, AsOf: UTC(c.AsOf), Stale: c.Stale, Simulated: c.Simulated, Asks: c.Asks, Notice: c.Notice, Language: c.Language, Zone: c.Zone,
	}
	if c.Table != nil {
		t := Table(*c.Table)
		s.Table = &t
	}
	if c.Image != nil {
		s.Image = &Image{c.Image.Name, c.Image.Alt, c.Image.PNG}
	}
	return s
}

// Chat is the card that was stored.
func (c Card) Chat() chat.Card {
	w := chat.Card{
		Title: c.Title, Text: c.Text,
		Fields:  each(c.Fields, func(f Field) chat.Field { return chat.Field(f) }),
		Buttons: each(c.Buttons, func(b Button) chat.Button { return chat.Button(b) }),
		Values:  each(c.Values, func(v Value) chat.Value { v.At = UTC(v.At); return chat.Value(v) }),
		Source:  c.Source, AsOf: UTC(c.AsOf), Stale: c.Stale, Simulated: c.Simulated, Asks: c.Asks, Notice: c.Notice, Language: c.Language, Zone: c.Zone,
	}
	if c.Table != nil {
		t := chat.Table(*c.Table)
		w.Table = &t
	}
	if c.Image != nil {
		w.Image = &chat.Image{Name: c.Image.Name, Alt: c.Image.Alt, PNG: c.Image.PNG}
	}
	return w
}
