package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Confidence in an intent from which a name that may be a word is taken for an asset, where the
// intent needs one: of a word of English, and of any other ticker.
const (
	wordsFrom   = 0.8
	tickersFrom = 0.5
)

// mostAdopted is how many such names one text may have.
const mostAdopted = 3

// adoptable is the rank down to which a coin is.
const adoptable = 500

// adopt takes names for assets that by themselves could be words, where the intent needs an
// asset, nothing else in the text is one, and little of it is left unexplained: "dot vs sol".
func (s *scene) adopt(intent ask.Intent, confidence float64) bool {
	if s.measured || !wants(intent) && intent != ask.Sentiment || len(s.maybe) == 0 || len(s.maybe) > mostAdopted {
		return false
	}
	if intent == ask.Sentiment && !s.object(s.maybe[0]) {
		return false
	}
	for _, spot := range s.spots {
		if spot.Asset.Class != market.Fiat {
			return false
		}
	}
	needed, unexplained := tickersFrom, 4
	for _, spot := range s.maybe {
		if spot.Quote != "" || spot.Rank > adoptable && spot.Asset.Class == market.Crypto || s.isIn(placed, spot.From-1) {
			return false
		}
		if spot.Common {
			needed, unexplained = wordsFrom, 1
			if s.metric() != "" {
				needed, unexplained = tickersFrom, 3
			} else if spot.From < spot.To && s.isIn(subjects, spot.From-1) && s.starting(verbsBehind, spot.To) { // "is sol cooked today or nah"
				unexplained = 3
			}
			switch large := (len(s.maybe) == 1 || s.besideEachOther()) && spot.Rank <= outlandish && spot.Asset.Class == market.Crypto; {
			case !large:
			case s.amountAt >= 0 && spot.From == s.amountEnd && (intent == ask.Portfolio || intent == ask.Convert): // "hab 3 atom nachgelegt, bitte ins depot damit"
				needed, unexplained = tickersFrom, 3
				if s.language != "en" {
					unexplained = 6
				}
			case s.language == "en" && (intent == ask.Advice || intent == ask.Sentiment) && s.object(spot):
				needed, unexplained = tickersFrom, max(unexplained, 4)
			case confidence < surelyMeant || !naming(intent) && (intent != ask.Profile || !s.has(madeBy)) && (intent != ask.Advice || s.language == "en"):
			case s.language == "en":
				unexplained = max(unexplained, 3)
			default:
				unexplained = 6
			}
		}
	}
	if confidence < needed || s.restLen()-len(s.maybe) > unexplained && (intent != ask.Compare || !s.besideEachOther()) {
		return false
	}
	for i := range s.maybe {
		s.maybe[i].Sure = true
	}
	s.spots = append(s.spots, s.maybe...)
	slices.SortFunc(s.spots, func(a, b lexicon.Spot) int { return a.From - b.From })
	s.doubtful -= len(s.maybe)
	s.maybe = nil
	return true
}

// object reports whether a name stands where what is bought, held or believed in does: "should i ape link", "bullish on near?".
func (s *scene) object(spot lexicon.Spot) bool {
	return s.isIn(dealsIn, spot.From-1) && (spot.To == len(s.tokens) || s.starting(openEnds, spot.To) || s.isIn(behindDeal, spot.To))
}

// Words before what is bought, held or believed in, and behind it.
var (
	dealsIn    = setOf("ape, into, buy, buying, sell, selling, hold, holding, hodl, on, for, in, dump, dumping, stack, stacking, add, adding, grab, grabbing, cop, short, long, dca, all")
	behindDeal = setOf("rn, now, here, or, at, this, today, tbh, still, atm, over, before, yet, long")
)

// besideEachOther reports whether the names that may be words stand beside each other as what is
// compared does: "dot or atom, which held up better".
func (s *scene) besideEachOther() bool {
	for i := 1; i < len(s.maybe); i++ {
		between := s.window(s.maybe[i-1].To, s.maybe[i].From)
		if !lists.Has(between) && !besides.Has(between) || s.maybe[i].Asset.Class == market.Crypto && s.maybe[i].Rank > wellKnown {
			return false
		}
	}
	return len(s.maybe) > 1
}

// surelyMeant is the confidence in an intent that needs an asset from which the only word that may be one is it, in languages where
// such words are those of a few large coins: "manda o gráfico da sol de 1 semana".
const surelyMeant = 0.8

// naming tells intents of which a text names its asset.
func naming(i ask.Intent) bool {
	return i == ask.Chart || i == ask.History || i == ask.Price || i == ask.Market || i == ask.Alert || i == ask.Watchlist || i == ask.Convert || i == ask.Compare
}

// madeBy ask who is behind something, which is no word of every day then: "quién está detrás de injective".
var madeBy = foldedSet("who made, who's behind, who is behind, who founded, who created, who runs, quién está detrás, quien esta detras, quién creó, quién hizo, quién fundó, quem criou, quem fez, quem está por trás, quem fundou, wer steckt hinter, wer steckt, wer hat, qui est derrière, qui a créé, qui a fait, qui a fondé, qui se cache, kim kurdu, kim yaptı, kim çıkardı, arkasında kim, кто сделал, кто создал, кто стоит за, кто придумал, кто основал, 谁做的, 谁创立的, 谁搞的, 背后是谁")

// placed are words behind which a name is a thing.
var placed = setOf("nen, ne, un, une, uma, um, ein, eine, einen, una, the, a, an, my, your, his, her, their, our, this, that, some, any, no, 's")

// wants tells intents that are about assets.
func wants(i ask.Intent) bool {
	switch i {
	case ask.Price, ask.Convert, ask.History, ask.Chart, ask.Compare, ask.Market, ask.Alert, ask.Watchlist, ask.Portfolio, ask.Advice, ask.Profile:
		return true
	}
	return false
}
