package ask

import (
	"cmp"

	"tickertape/core/market"
)

// Preferences are what a person, or a channel, wants of every answer. The zero value wants nothing.
type Preferences struct {
	Currency market.Currency // of prices where a question names none
	Zone     string          // IANA name: whose "yesterday" is meant, and which time is shown
	Language string          // one of Languages, or AsAsked
	First    market.Class    // what a ticker is that a coin and a stock have: Crypto or Equity
	Theme    Theme           // of pictures
	Ambient  Switch          // of a channel: tickers in talk among people are answered
	Units    Unit            // that gold, silver, platinum and palladium are told in: one of Weights
}

// AsAsked is the language of whatever was asked: it overrules a channel's.
const AsAsked = "auto"

// Languages are those that one can choose, BCP 47.
func Languages() []string { return []string{"en", "es", "de", "fr", "pt", "tr", "ru", "zh"} }

// Weights are the units that one can choose for precious metals.
func Weights() []Unit { return []Unit{Ounce, Gram, Kilogram, Tola} }

// Theme is the ground that pictures are drawn on.
type Theme string

// The themes.
const (
	Dark  Theme = "dark"
	Light Theme = "light"
)

// Switch is on or off; the empty one is off, too.
type Switch string

// The positions.
const (
	On  Switch = "on"
	Off Switch = "off"
)

// Key names one preference. There is a field for each.
type Key string

// The keys.
const (
	InCurrency Key = "currency"
	InZone     Key = "zone"
	InLanguage Key = "language"
	TakenFirst Key = "first"
	InTheme    Key = "theme"
	Ambient    Key = "ambient"
	InUnits    Key = "units"
)

// Keys lists all of them in the order in which they are shown.
func Keys() []Key {
	return []Key{InCurrency, InZone, InLanguage, TakenFirst, InTheme, InUnits, Ambient}
}

// Get is the value of a key; empty where nothing is wanted.
func (p Preferences) Get(k Key) string {
	switch k {
	case InCurrency:
		return string(p.Currency)
	case InZone:
		return p.Zone
	case InLanguage:
		return p.Language
	case TakenFirst:
		return string(p.First)
	case InTheme:
		return string(p.Theme)
	case InUnits:
		return string(p.Units)
	case Ambient:
		return string(p.Ambient)
	}
	return ""
}

// With is p with another value for a key; an empty one wants nothing of it any more.
func (p Preferences) With(k Key, value string) Preferences {
	switch k {
	case InCurrency:
		p.Currency = market.Currency(value)
	case InZone:
		p.Zone = value
	case InLanguage:
		p.Language = value
	case TakenFirst:
		p.First = market.Class(value)
	case InTheme:
		p.Theme = Theme(value)
	case InUnits:
		p.Units = Unit(value)
	case Ambient:
		p.Ambient = Switch(value)
	}
	return p
}

// Over is what counts where a person wants p and the channel wants something, too: the person's
// wishes, and the channel's where there are none.
func (p Preferences) Over(channel Preferences) Preferences {
	out := Preferences{
		Currency: cmp.Or(p.Currency, channel.Currency), Zone: cmp.Or(p.Zone, channel.Zone), Language: cmp.Or(p.Language, channel.Language),
		First: cmp.Or(p.First, channel.First), Theme: cmp.Or(p.Theme, channel.Theme), Ambient: channel.Ambient, Units: cmp.Or(p.Units, channel.Units),
	}
	if out.Language == AsAsked {
		out.Language = ""
	}
	return out
}

// Asker is who asks, as far as an answer depends on it. Of people and channels it knows names
// that a store made up.
type Asker struct {
	Person, Channel string      // whose preferences can be changed by these names; empty: nobody's
	Own, Shared     Preferences // the person's and the channel's
	Private         bool        // nobody else is there
}

// Prefers is what counts for an answer.
func (a Asker) Prefers() Preferences { return a.Own.Over(a.Shared) }

// Wish is one thing that a message about settings wants.
type Wish struct {
	Act     Act
	Key     Key    // empty: all of them, and with Set one that there is not
	Value   string // with Set; empty: what was said is no value
	Said    string // with Set and without a value: the words that stand for it; empty: none do
	Channel bool   // it is for all in the channel
}

// Act is what becomes of a preference.
type Act string

// The acts.
const (
	Show   Act = "show"
	Set    Act = "set"
	Forget Act = "forget"
)
