// Package format writes numbers, money, percentages and dates for people, the way that their
// language does.
//
// Promise: as many digits as the size deserves, never an exponent and never a rounding to
// zero of what is not zero: below 0.000000000000001 it says "<" instead. Marks, signs and words
// are those that Unicode's CLDR has for the language; in English thousands are grouped by commas
// and decimals follow a point. A minus is a real one (U+2212) and never stands before zero; what
// is not a number reads "n/a". Numbers are rounded in decimal, half away from zero, so that a
// text read back is at most half a unit of its last digit away. Times are written in UTC, or in the
// zone of the locale.
//
// It knows the words of core/market and nothing of cards.
package format
