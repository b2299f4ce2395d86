package skills

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tickertape/core/chat"
	"tickertape/core/market"
)

// failed is the card for data that could not be had, or the error that is nobody's fault.
func failed(err error, what string) (chat.Card, error) {
	if errors.Is(err, context.Canceled) {
		return chat.Card{}, err
	}
	return chat.Card{Text: sentence(err, what)}, nil
}

// sentence says what a fault means for the person who asked.
func sentence(err error, what string) string {
	switch {
	case errors.Is(err, market.ErrNotFound):
		return fmt.Sprintf("None of my data providers knows %s. Please check the name, or try the ticker, for example: price btc", what)
	case errors.Is(err, market.ErrBadRequest):
		return fmt.Sprintf("My data providers can't answer that about %s. Please try another currency or another way to ask, for example: price btc in usd", what)
	case errors.Is(err, market.ErrOverloaded), errors.Is(err, market.ErrRateLimited) && !errors.Is(err, market.ErrUnavailable):
		return fmt.Sprintf("I am asked more than my data providers allow just now, so I can't get %s. Please try again in a minute.", what)
	}
	return fmt.Sprintf("I can't get %s right now. Please try again in a minute.", what)
}

// unknown is the card for words that stand where an asset should and that nobody knows.
func unknown(words []string) chat.Card {
	quoted := make([]string, 0, len(words))
	for _, w := range words[:min(len(words), 5)] {
		quoted = append(quoted, "“"+short(w)+"”")
	}
	return chat.Card{Text: fmt.Sprintf("I don't know %s. Try a ticker or a name, for example: price btc, $AAPL, or price gold", strings.Join(quoted, ", "))}
}

// missing adds a notice about assets that the answer lacks.
func missing(c *chat.Card, assets []market.Asset, words []string) {
	var names []string
	for _, a := range assets {
		names = append(names, label(a))
	}
	for _, w := range words {
		names = append(names, "“"+short(w)+"”")
	}
	if len(names) > 0 {
		note(c, "No data for "+strings.Join(names, ", ")+".")
	}
}

// note adds a sentence to the card's notice.
func note(c *chat.Card, s string) { c.Notice = strings.TrimSpace(c.Notice + " " + s) }

// short cuts a word that a person wrote to a bearable length.
func short(w string) string {
	if r := []rune(w); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return w
}

// joined appends a source to a list of them, once.
func joined(list, more string) string {
	for _, s := range strings.Split(more, ", ") {
		if s != "" && !slices.Contains(strings.Split(list, ", "), s) {
			list = strings.TrimPrefix(list+", "+s, ", ")
		}
	}
	return list
}
