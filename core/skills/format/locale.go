package format

import (
	"strings"
	"time"

	"tickertape/core/market"
	"tickertape/core/skills/tongue"
)

// Locale writes for people of one language, and speaks it. The zero value is English.
type Locale struct {
	tongue.Tongue
	has  *conventions
	zone *time.Location // nil: UTC
}

// In is the locale of a language, written as BCP 47. Unknown ones are English.
func In(lang string) Locale {
	t := tongue.Of(lang)
	if c, ok := languages[t.Code()]; ok {
		return Locale{Tongue: t, has: &c}
	}
	return Locale{Tongue: t, has: &english}
}

// At is the locale in a place, whose days and times it tells.
func (l Locale) At(zone *time.Location) Locale {
	l.zone = zone
	return l
}

// Zone is whose days and times it tells: UTC's where nothing else was said.
func (l Locale) Zone() *time.Location {
	if l.zone == nil {
		return time.UTC
	}
	return l.zone
}

func (l Locale) conventions() *conventions {
	if l.has == nil {
		return &english
	}
	return l.has
}

// conventions are how a language writes numbers and times.
type conventions struct {
	decimal, group string
	grouped        int    // digits of a whole number from which it is grouped
	percent        string // "# %", with # for the digits
	money          string // "¤#", with ¤ for the sign
	space          string // between digits and a sign or a short word behind them
	symbols        map[market.Currency]string
	scales         []scale // from the largest down
	solid          bool    // numbers before a word are not grouped
	thousand       string  // "# thousand"; empty: such numbers are written in full
	of             string  // between a large number in words and what is counted
	calendar       calendar
}

// scale is a word for a large number.
type scale struct {
	power int32
	word  forms
	short string // in tables; empty: the word stands there too
}

// forms are a word by CLDR's plural rules; a form that is empty is the other one.
type forms struct{ one, few, many, other string }

// calendar is how a language writes times: {d} is the day, {y} the year, {q} the quarter, {t} the
// time of day with its zone, {day} a whole date; the months are {mon} in short, {lone} in short without a day,
// {month} in full, {in} in full within a sentence.
type calendar struct {
	short, full        [12]string
	lone, within       [12]string // where they differ from short and full
	first              string     // what the first day of a month is; empty: 1
	day, month         string
	quarter, week      string
	on, in, inQuarter  string // a day, a month, a quarter within a sentence
	inWeek, inYear     string
	clock, atClock     string // a time of day by itself, within a sentence
	axisDay, axisMonth string
}

// signs are what may stand before digits.
const signs = "<>+" + minus

// around puts digits in the place of # in a pattern, and their sign before all of it.
func around(pattern, digits string) string {
	unsigned := strings.TrimLeft(digits, signs)
	return strings.TrimSuffix(digits, unsigned) + strings.Replace(pattern, "#", unsigned, 1)
}
