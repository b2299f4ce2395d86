package nlu

import (
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words of English chats between which a ticker that is an ordinary word is one.
var (
	// deals are done with what is owned: "should i dump my atom".
	deals = setOf("dump, dumping, dumped, sell, selling, sold, ape, ape into, aping, aping into, hold, holding, held, hodl, hodling, bag, bagging, bags of, stack, stacking, long, longing, longed, short, shorting, shorted, buy, buying, bought, cop, copping, copped, grab, grabbing, grabbed, scoop, scooping, scooped, accumulate, accumulating, dca, dca into, dcaing, dcaing into, load up on, loading up on, loaded up on, swap, swapping, swapped, bullish on, bearish on, the dip on, buy the dip on, out of, rotate into, rotating into, yolo into, yolo, stuck with, rekt on, rekt by, up on, down on, into")
	// owned stand between the deal and its object.
	owned = setOf("my, some, more, a bit of, all my, all of my, the rest of my, a few, a bag of, the rest of")
	// fates of what is traded stand behind it: "atom to the moon".
	fates = setOf("to the moon, to zero, going to zero, going to the moon, runs it back, run it back, makes a comeback, holding up, holding on, above water, still above water, in the green, in the red, status, check, price check, perf, performance, is cooked, cooked, is dead, got nuked, got smoked, past mo, past month, past week, past year, last mo, status check")
	// askedOf stand before what somebody wants to be told of: "who runs meta".
	askedOf = setOf("whitepaper for, website for, site for, ceo of, founder of, team behind, behind, eye on, eyes on, tabs on, deal with, wtf is, who runs, who made, who founded, what even is, tf is, pull up, where is, where's, wheres, holding, hows my boy, how's my boy, my boy, spot")
	// got stand behind what somebody asks the number of: "how much dot does 1k get me".
	got = setOf("does, do, can, will, would, could, is, for, did")
)

// traded reports whether an English text speaks of a large coin or a share, whose name is a word
// besides, as of what is bought, sold and watched.
func (s *scene) traded(found []lexicon.Spot, i int) bool {
	spot := found[i]
	if s.language != "en" {
		return s.figuredName(found, i)
	}
	if spot.To-spot.From > 1 || len(s.word(spot.From)) < shortestPart || spot.Asset.Class == market.Fiat || spot.Asset.Class == market.Crypto && spot.Rank > wellKnown || !s.only(found, i) {
		return false
	}
	ends := spot.To == len(s.tokens) || !wordy(s.tokens[spot.To]) || s.starting(closes, spot.To)
	switch {
	case s.starting(fates, spot.To) && (spot.From == 0 || s.isIn(subjects, spot.From-1) || s.standsBefore(askedOf, spot.From) || s.standsBefore(owned, spot.From)):
		return true
	case ends && (s.begun(askedOf, spot.From) || s.begun(deals, spot.From) && spot.Symbol):
		return true
	case ends && s.begun(owned, spot.From):
		at := spot.From - s.longestBefore(owned, spot.From)
		return s.begun(deals, at)
	}
	return s.standsBefore(howMuch, spot.From) && s.isIn(got, spot.To) && s.amounts()
}

// figuredName reports whether another language asks for a figure or a picture of a name that is a word
// besides, and of nothing else: "precio de ton", "gráfico de link del mes".
func (s *scene) figuredName(found []lexicon.Spot, i int) bool {
	spot := found[i]
	if spot.To-spot.From > 1 || !s.isIn(genitives, spot.From-1) || spot.Asset.Class == market.Fiat || spot.Asset.Class == market.Crypto && spot.Rank > wellKnown || !s.only(found, i) {
		return false
	}
	ends := spot.To == len(s.tokens) || !wordy(s.tokens[spot.To]) || s.isIn(polite, spot.To) || s.isIn(genitives, spot.To) || s.dated && s.when.From <= spot.To+1 && s.when.From >= spot.To
	at := spot.From - 1
	return ends && (s.begun(priceWords, at) || s.begun(chartWords, at) || s.begun(drawn, at) || s.metricEnds(at))
}

// genitives stand between a figure and what it is of.
var genitives = setOf("de, do, da, del, du, von, vom")

// metricEnds reports whether a metric ends right before a token.
func (s *scene) metricEnds(at int) bool {
	for n := 1; n <= min(4, at); n++ {
		if metrics.Has(s.window(at-n, at)) {
			return true
		}
	}
	return false
}

// closes stand behind what a text has said all about.
var closes = setOf("now, rn, atm, today, yet, here, at, pls, please, or, before, anymore, again, tho, though, bro, fam, ser, lol, and, bags, for, 2, fr, ngl, or not, or nah")

// amounts reports whether a number stands in the text.
func (s *scene) amounts() bool {
	for _, t := range s.tokens {
		if t.Kind == lexicon.Number {
			return true
		}
	}
	return false
}

// wordy reports whether a token is a word or a number, no mark.
func wordy(t lexicon.Token) bool { return t.Kind == lexicon.Word || t.Kind == lexicon.Number }
