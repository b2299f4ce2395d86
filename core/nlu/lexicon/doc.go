// Package lexicon knows the words for things: coins, stocks, indices, commodities, currencies,
// economic indicators and countries, and how people write amounts.
//
// Its data are tables in data/, a line each. Spotting looks windows of words up in one index,
// longest first; it never walks through all names. A symbol that several assets share belongs
// to the largest by market cap, and a stock that is better known than the coin of the same
// symbol wins (data in stockFirst). What is an English word too is marked, and the caller
// decides by context. A text that mixes alphabets within a word names nothing: a lookalike
// never wins.
//
// It imports market alone, asks nobody and keeps no state between calls.
package lexicon
