// Package adaptertest is the suite that every platform adapter passes: the same events and
// cards through the adapter's real client library and a server that speaks the platform's
// protocol. A platform brings a World, its emulated server with people on it.
package adaptertest

import (
	"context"
	"testing"
	"time"

	"tickertape/core/chat"
)

// World is an emulated platform on loopback. Its methods are safe for concurrent use and
// return at once; what the bot does because of them is awaited through Replies.
type World interface {
	// Say lets a person write. It returns the reference that the bot will see.
	Say(Line) chat.Ref
	// Redeliver delivers the newest event once more, under the same event id.
	Redeliver()
	// React puts an emoji on a message, or takes it off. emoji is "👍", "👎", "❤️", "🎉", "💯",
	// "✅", "😕", "❌" or "🤔"; the World writes it as its platform does.
	React(user string, on chat.Ref, emoji string, removed bool)
	// Press pushes a button of one of the bot's messages.
	Press(user string, on chat.Ref, value string)
	// Replies lists what the bot has posted and not deleted, oldest first.
	Replies() []Reply
	// Cut breaks every open connection; new ones work.
	Cut()
	// Throttle answers the next n sends with the platform's 429 and this pause.
	Throttle(n int, pause time.Duration)
	// Swallow takes the next n sends, posts them, and never answers: their outcome is unknown.
	Swallow(n int)
	// RefuseMarkup answers the next send the way the platform refuses broken markup.
	// It reports false where the platform can't.
	RefuseMarkup() bool
	// Block makes the platform say that the bot may not write to this channel any more.
	Block(channel string)
}

// Line is something that a person writes.
type Line struct {
	User    string // the platform's id of the person, digits: "1001"
	Channel string // empty: the direct conversation with the bot
	Thread  string // empty: none
	Text    string
	Mention bool   // the bot is mentioned at the start (in channels)
	ReplyTo string // the id of a message of the bot, or empty
}

// Reply is one message of the bot as the platform holds it.
type Reply struct {
	Ref     chat.Ref
	ReplyTo string   // the id of the message that it answers, where the platform tells
	Text    string   // all that a person would read, markup included
	Buttons []string // values
}

// Receiver takes events; the pipeline is one.
type Receiver interface {
	Receive(context.Context, chat.Event) error
}

// Adapter is what the suite needs of a platform adapter.
type Adapter interface {
	Name() chat.Platform
	Run(context.Context) error
	Send(context.Context, chat.Post) (chat.Ref, error)
	Health() chat.Health
}

// Open starts a World and makes an adapter that is connected to it. Everything ends with t.
// patience, where not zero, is the adapter's timeout for one send.
type Open func(t testing.TB, to Receiver, patience time.Duration) (Adapter, World)
