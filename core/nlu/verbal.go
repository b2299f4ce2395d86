package nlu

import "tickertape/core/nlu/lexicon"

// Words of chats that are tickers too: verbs of what a market does, which stand behind its name, and those of buying, before it.
var (
	doingWords  = setOf("pump, pumps, dump, looks, look, move, moves, cook, cooks, flow, rise, drip, send, flip, nuke, beat, top, bounce, act, play, win, gain, rest, run, drop, moon")
	buyingWords = setOf("cop, ape, bag, grab, flip, ditch, dump, bet")
	buyersLead  = setOf("to, i, should, gonna, finna, wanna, and, u, you, we, can, lets, let's, or, just")
	auxiliaries = setOf("did, does, do, will, would, can, could, gonna, going, gon, finna")
)

// verbal reports whether a name, written small, is the verb of a sentence about another one: "did sui pump today", "is it time to
// cop nvda".
func (s *scene) verbal(spot lexicon.Spot, found []lexicon.Spot) bool {
	w := s.word(spot.From)
	if spot.To != spot.From+1 || s.command || s.tokens[spot.From].Raw != w || !doingWords.Has(w) && !buyingWords.Has(w) {
		return false
	}
	for _, other := range found {
		switch {
		case other == spot:
		case other.To == spot.From && doingWords.Has(w) && (s.opensWith(other) || s.isIn(auxiliaries, other.From-1) || w == "looks"):
			return true
		case other.From == spot.To && buyingWords.Has(w) && s.isIn(buyersLead, spot.From-1):
			return true
		}
	}
	return false
}

// opensWith reports whether a text begins with a name, and is more than a list of them.
func (s *scene) opensWith(spot lexicon.Spot) bool { return spot.From == 0 && len(s.tokens) > spot.To+2 }
