package skills

import (
	"context"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// noTime says that a question is about a time that there is not.
func noTime(_ context.Context, q ask.Query) (chat.Card, error) {
	return chat.Card{Text: speak(q).Say("“%s” is no time that I can look up. Try a day such as 2021-01-31, or a span such as 24h, 30d or 5y.", short(q.NoTime))}, nil
}

// ofDay notes that what a card tells is of a day, where an hour was asked for.
func (v voice) ofDay(c chat.Card, err error) (chat.Card, error) {
	if err == nil && c.Source != "" {
		note(&c, v.Say("I know no hours of that day: this is the price of the day."))
	}
	return c, err
}
