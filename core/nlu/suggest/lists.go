package suggest

import (
	"strings"

	"tickertape/core/chat"
)

// Lists are all that may be suggested. They are read-only and safe for concurrent use.
type Lists struct {
	fixed    map[string][]offer
	settings settings
	economy  economy
}

// New makes the lists of what is known.
func New(f Figures, money []Money, places []Place) *Lists {
	fixed := choices()
	return &Lists{fixed, settingsOf(fixed, money, places), economyOf(f)}
}

// Like are at most limit suggestions for a draft. Before are values that the person chose, the
// newest first.
func (l *Lists) Like(d chat.Draft, before []string, limit int) []chat.Choice {
	text, beside, in := typed(d.Text), d.Beside, chat.Spoken(d.Author.Locale)
	switch d.Of {
	case "indicator":
		return bounded(l.economy.like(text, typed(beside), in, before), limit)
	case "country":
		return bounded(l.economy.lands(text, strings.TrimSpace(beside), in, before), limit)
	case "time":
		return bounded(l.times(text, in, before), limit)
	case "drawing":
		return bounded(l.drawings(text, in, before), limit)
	case "setting":
		return bounded(l.settings.like(text, in), limit)
	}
	return bounded(like(l.fixed[d.Of], text, in, before), limit)
}
