package skills

import (
	"context"
	"errors"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// trouble is the card for data that can't be had: one sentence by the kind of fault, and
// never the words of a provider. what is the data, as in "I can't get … right now"; nobody
// says that there is none.
func (v voice) trouble(err error, what, nobody string) chat.Card {
	switch kind(err) {
	case market.ErrRateLimited:
		return chat.Card{Text: v.Say("I can't get %s right now: the data providers limit how often I may ask. Try again %s.", what, v.wait(err))}
	case market.ErrOverloaded:
		return chat.Card{Text: v.Say("I can't get %s right now: too many people ask me at once. Try again in a minute.", what)}
	case market.ErrTimeout:
		return chat.Card{Text: v.Say("I can't get %s right now: the data providers take too long. Try again in a minute.", what)}
	case market.ErrUnauthorized:
		return chat.Card{Text: v.Say("I can't get %s: the data provider does not accept my key. Whoever runs this bot can mend that.", what)}
	case market.ErrBadRequest:
		return chat.Card{Text: v.Say("None of my data providers can give %s like that. Try another currency, such as USD or EUR.", what)}
	case market.ErrNotFound:
		return chat.Card{Text: nobody}
	}
	return chat.Card{Text: v.Say("I can't get %s right now; try again in a minute.", what)}
}

// nobodyKnows names what was not found, and how to write it.
func (v voice) nobodyKnows(whom string) string {
	return v.Say("None of my data providers knows %s. Write its ticker or its full name, for example BTC, AAPL or EURUSD.", whom)
}

// nobodyHas says that a thing can't be had from anybody.
func (v voice) nobodyHas(what string) string {
	return v.Say("None of my data providers has %s.", what)
}

// kind picks the fault that tells a person the most. An exhausted gateway holds the faults of
// all providers: nobody knows an asset only if nothing else went wrong.
func kind(err error) market.Fault {
	if errors.Is(err, context.DeadlineExceeded) {
		return market.ErrTimeout
	}
	for _, f := range []market.Fault{
		market.ErrRateLimited, market.ErrOverloaded, market.ErrTimeout, market.ErrNetwork, market.ErrUnavailable,
		market.ErrInvalidResponse, market.ErrCacheFailed, market.ErrUnauthorized, market.ErrBadRequest, market.ErrNotFound,
	} {
		if errors.Is(err, f) {
			return f
		}
	}
	return market.ErrUnavailable
}

// hopeless tells that no other moment mends it: nobody has such a thing.
func hopeless(err error) bool {
	return kind(err) == market.ErrNotFound || kind(err) == market.ErrBadRequest
}

// wait says when to try again: as the provider said, or in a minute.
func (v voice) wait(err error) string {
	var e *market.Error
	if !errors.As(err, &e) || e.After <= time.Minute {
		return v.Say("in a minute")
	}
	minutes := int((e.After + time.Minute - 1) / time.Minute)
	if minutes > 90 {
		return v.Say("in %d hours", (minutes+59)/60)
	}
	return v.Say("in %d minutes", minutes)
}

// unknown is the card for words that stand where an asset should and that nobody knows.
func (v voice) unknown(q ask.Query) chat.Card {
	if c, ok := v.guessed(q); ok {
		return c
	}
	return chat.Card{Text: v.Say("I don't know %s. Try a ticker such as BTC, AAPL or EURUSD, or a full name such as Ethereum or gold.", v.quoted(q.Unknown))}
}

// lacking notes what an answer does not have, and words that nobody knows.
func (v voice) lacking(c *chat.Card, missing []market.Asset, words []string) {
	if len(missing) > 0 {
		names := make([]string, len(missing))
		for i, a := range missing {
			names[i] = v.title(a)
		}
		note(c, v.Say("No data for %s.", strings.TrimRight(v.enumerate(names, maxWords), ".")))
	}
	if len(words) > 0 {
		note(c, v.Say("I don't know %s.", v.quoted(words)))
	}
}

// note adds a sentence to what must not be missed.
func note(c *chat.Card, sentence string) { c.Notice = after(c.Notice, sentence) }
