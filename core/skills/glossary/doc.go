// Package glossary explains terms of crypto, markets and the economy.
//
// The entries are our own writing, embedded in the binary: a term, what it is called besides, also
// in other languages, a sentence, a paragraph, and the terms that belong to it. They hold no
// advice, and no figures but definitions and famous facts.
//
// Promise: an entry is found by each of its names, wherever in a text it stands; of names that
// overlap the longest wins. Where no name stands, entries are found by their words (BM25), and
// nothing is found for a text that is about something else.
//
// It knows nothing of questions, skills or cards.
package glossary

// Entry explains one term.
type Entry struct {
	Term   string
	Also   []string // other names, in any language
	See    []string // terms of other entries
	Short  string   // one sentence
	Detail string   // a few more
}
