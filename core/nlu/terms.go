package nlu

import (
	"strings"

	"tickertape/core/ask"
)

// Explain makes texts that ask for one of some terms and nothing else, "define gwei", questions
// for its explanation, whatever else the term may be. Buttons and suggestions ask in these words.
// It is called once, before anything is read.
func (u *Understander) Explain(terms []string) {
	next := *u.reads.Load()
	next.terms = map[string]bool{}
	for _, term := range terms {
		next.terms[strings.ToLower(term)] = true
	}
	u.reads.Store(&next)
}

// explains reads "define gwei" and "explain gwei".
func (u *reader) explains(raw string) (ask.Query, bool) {
	verb, term, _ := strings.Cut(strings.Trim(strings.TrimSpace(raw), "/.!?"), " ")
	verb = strings.ToLower(verb)
	is := (verb == "define" || verb == "explain") && u.terms[strings.TrimSpace(strings.ToLower(term))]
	return ask.Query{Intent: ask.Education, Confidence: certain, By: ask.ByCommand}, is
}
