// Package grounded lets a language model word an explanation that rests on entries of the
// glossary alone.
//
// Promise: nobody sees a text that was not checked. What the model writes is data, and so is the
// question: whatever either of them says, the text names entries that were given, every figure in
// it stands in the entries that it names, it is in the language that was asked for, its words are
// mostly those of the entries, and it holds no link, no markup, no mention and no advice. A text
// that breaks one of these rules is refused as a whole, and counted by the rule. Then, and where
// the model fails or takes longer than Patience, there is no text, and the caller has the
// entries' own words.
//
//	question, entries ─▶ model ─▶ an object? ─▶ entries ─▶ shape ─▶ figures ─▶ language ─▶ subject ─▶ text
//	                       │          └────────────┴─────────┴── refused, counted ──┴──────────┘
//	                       └ failed, late, over budget: no text
//
// It can't tell whether a figure of an entry is said of the right thing.
//
// It knows no glossary, no card and no endpoint.
package grounded
