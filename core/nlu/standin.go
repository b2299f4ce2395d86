package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// How sure a text has to be with the name in it, and how sure its reading without one at most.
const (
	standingFor = 0.6
	deaf        = 0.95
)

// standIn reads a text again with the asset that was asked about before in place of the word that
// stands for it: "and what does it actually do" is nothing by itself.
func (u *reader) standIn(s *scene, t text, asked past, q ask.Query) (ask.Query, bool) {
	prev := s.pointed(asked)
	if q.By == ask.ByContext || !misses(q) || len(prev.Assets) == 0 || isMoney(prev.Assets[0]) || len(s.spots) > 0 || s.measured {
		return q, false
	}
	from, to := t.place(pronouns)
	if from == to {
		return q, false
	}
	name := lexicon.Token{Text: strings.ToLower(prev.Assets[0].Symbol), Raw: prev.Assets[0].Symbol, Kind: lexicon.Cashtag}
	named := u.look(newText(slices.Replace(slices.Clone(t.tokens), from, to, name), t.now), false)
	again := named.settled(u.decide(named))
	switch again.Intent {
	case ask.Profile, ask.Market, ask.History, ask.Chart, ask.Price, ask.Advice, ask.Compare:
	default:
		return q, false
	}
	if again.Confidence < standingFor {
		return q, false
	}
	again.Assets, again.Unknown, again.Other = prev.Assets[:1:1], nil, prev.Other
	again.By, again.Confidence = ask.ByContext, min(again.Confidence, likely)
	return again, true
}

// misses tells readings that a text may have only because it does not say what it is about.
func misses(q ask.Query) bool {
	switch q.Intent {
	case ask.OutOfScope, ask.Help:
		return q.Confidence < deaf
	case ask.Education:
		return q.Confidence < certainlyNot
	case ask.Smalltalk, ask.Feedback:
		return q.Confidence < doubting
	}
	return false
}
