// Package format writes numbers, money and dates for people.
//
// Promise: as many digits as the size deserves and no exponent; thousands are grouped with
// commas, decimals follow a point; a minus is a real one (U+2212) and never stands before
// zero; what is not a number reads "n/a". Numbers are rounded in decimal, half away from
// zero. It knows nothing of assets and cards.
package format
