package nlu

import "sync"

// ready makes the sets that wait for the first text, before that is split into words: a text knows
// of each word how long the phrases are that begin with it, and finds none of a set made later.
var ready = sync.OnceFunc(func() {
	for _, late := range []func() set{
		goingOn, stateOf, briefs, arena, briefWords, besideBrief, followLeads, fillerWords, glue, heatWords, marketParts, otherHeat,
		capForms, supposing, withIt, ofIt, reaching, sameAs, asLarge, behindOwner, theirOwn, ownWords,
	} {
		late()
	}
})
