// Package suggest completes what somebody types as an argument of a command: times, rankings,
// settings, countries and figures.
//
// Promise: whatever is typed, what is suggested is understood when it is sent; nothing is suggested
// twice; and no suggestion takes 5 ms. What begins with the text comes before what has a word that
// does, what the person asked for before comes first of each, and names are known in all languages
// that are spoken.
//
// It knows no person and keeps nothing: what was asked before it is told.
package suggest
