package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// ofMoney reports whether a question was one of money alone: a rate, or its conversion.
func ofMoney(q ask.Query) bool {
	return len(q.Assets) > 0 && !slices.ContainsFunc(q.Assets, func(a market.Asset) bool { return !isMoney(a) }) && q.Intent != ask.Portfolio
}

// insteadWords put money in the place of the one that an answer was wanted in.
var insteadWords = foldedSet("instead, rather, en vez, en cambio, mejor, en lugar, em vez, melhor, na verdade, stattdessen, lieber, eher, plutôt, à la place, yerine, onun yerine, лучше, вместо, вместо этого, 换成, 改成, 换")

// beganCount are words that ask for a number of something: "how much doge".
var beganCount = foldedSet("how much, how many, much, many, and how much, and how many, what about, how about, and, then, instead, cuánto, cuánta, cuántos, cuántas, cuanto, cuantos, y, y cuánto, y cuántos, quanto, quantos, quantas, e, e quanto, e quantos, wie viel, wieviel, wie viele, wieviele, und, und wie viel, combien, combien de, et, et combien de, et combien, kaç, ne kadar, peki, peki kaç, сколько, а, а сколько, и, 多少, 能换多少, 那, 换, 能换, 几, 个, 呢, do i get, i get, would i get, can i get, de, d', in, as")

// swapsTarget reports whether a message asks how much of another coin there is for the money of the
// question before.
func (s *scene) swapsTarget(prev ask.Query) bool {
	if prev.Intent != ask.Convert || len(s.spots) != 1 || isMoney(s.spots[0].Asset) || s.amountAt >= 0 || s.dated || !s.replacesTarget(prev) {
		return false
	}
	for i := 0; i < len(s.tokens); {
		if within(s.spots, i) || s.tokens[i].Kind != lexicon.Word {
			i++
			continue
		}
		n := s.longest(beganCount, i)
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}
