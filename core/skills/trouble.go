package skills

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// trouble is the card for data that can't be had: one sentence by the kind of fault, and
// never the words of a provider. what is the data, as in "I can't get … right now"; nobody
// says that there is none.
func trouble(err error, what, nobody string) chat.Card {
	switch kind(err) {
	case market.ErrRateLimited:
		return chat.Card{Text: fmt.Sprintf("I can't get %s right now: the data providers limit how often I may ask. Try again %s.", what, wait(err))}
	case market.ErrOverloaded:
		return chat.Card{Text: fmt.Sprintf("I can't get %s right now: too many people ask me at once. Try again in a minute.", what)}
	case market.ErrTimeout:
		return chat.Card{Text: fmt.Sprintf("I can't get %s right now: the data providers take too long. Try again in a minute.", what)}
	case market.ErrUnauthorized:
		return chat.Card{Text: fmt.Sprintf("I can't get %s: the data provider does not accept my key. Whoever runs this bot can mend that.", what)}
	case market.ErrBadRequest:
		return chat.Card{Text: fmt.Sprintf("None of my data providers can give %s like that. Try another currency, such as USD or EUR.", what)}
	case market.ErrNotFound:
		return chat.Card{Text: nobody}
	}
	return chat.Card{Text: fmt.Sprintf("I can't get %s right now; try again in a minute.", what)}
}

// nobodyKnows names what was not found, and how to write it.
func nobodyKnows(whom string) string {
	return fmt.Sprintf("None of my data providers knows %s. Write its ticker or its full name, for example BTC, AAPL or EURUSD.", whom)
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
func wait(err error) string {
	var e *market.Error
	if !errors.As(err, &e) || e.After <= time.Minute {
		return "in a minute"
	}
	minutes := int((e.After + time.Minute - 1) / time.Minute)
	if minutes > 90 {
		return "in " + counted((minutes+59)/60, "hour")
	}
	return "in " + counted(minutes, "minute")
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// unknown is the card for words that stand where an asset should and that nobody knows.
func unknown(q ask.Query) chat.Card {
	if c, ok := guessed(q); ok {
		return c
	}
	words := q.Unknown
	return chat.Card{Text: fmt.Sprintf("I don't know %s. Try a ticker such as BTC, AAPL or EURUSD, or a full name such as Ethereum or gold.", quoted(words))}
}

// lacking notes what an answer does not have, and words that nobody knows.
func lacking(c *chat.Card, missing []market.Asset, words []string) {
	if len(missing) > 0 {
		names := make([]string, len(missing))
		for i, a := range missing {
			names[i] = title(a)
		}
		note(c, "No data for "+strings.TrimRight(enumerate(names, maxWords), ".")+".")
	}
	if len(words) > 0 {
		note(c, "I don't know "+quoted(words)+".")
	}
}

// note adds a sentence to what must not be missed.
func note(c *chat.Card, sentence string) { c.Notice = strings.TrimSpace(c.Notice + " " + sentence) }
