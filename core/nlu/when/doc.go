// Package when reads the times that people name: "7d", "last month", "since 2021", "between
// march and june", "vor zwei Wochen", "2021年11月".
//
// Promise: what it finds stands in the text, is written in one canonical form, an ask.Span,
// and counts from the time that it is given; a number that counts something else is left
// alone. It knows words of eight languages, in words.go, and no asset.
package when
