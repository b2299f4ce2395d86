package nlu

import (
	"time"

	"tickertape/core/ask"
)

// preferring reads as somebody wants it who prefers something. What a text means to them is not
// remembered for others.
func (u *reader) preferring(p ask.Preferences) *reader {
	if u == nil || p.First == "" {
		return u
	}
	own := *u
	own.first, own.repeats = p.First, nil
	return &own
}

// zoneOf is where the days of somebody are; UTC where they did not say.
func zoneOf(p ask.Preferences) *time.Location {
	if p.Zone == "" {
		return time.UTC
	}
	at, err := time.LoadLocation(p.Zone)
	if err != nil {
		return time.UTC
	}
	return at
}
