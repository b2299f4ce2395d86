// Package skills answers what a person wants: an ask.Query becomes a chat.Card.
//
// Promise: there is a card for everything that a person can cause, also for failures, and
// every number on it comes from an answer of market.Source or from a formula of this package
// that names its source. No error text and no provider's words reach a card. An error means
// that the context ended or that the program is wrong.
//
// A skill is a file; Book lists them. The package asks market.Source and knows no provider,
// no platform and no store.
package skills
