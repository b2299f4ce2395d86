package nlu

import "tickertape/core/ask"

// overOrUnder stand beside a number that a price is compared with.
var overOrUnder = both(foldedSet("above, below, under, over, past, close to, anywhere near, nowhere near, hit, hits, cross, crossed, passed, broke, broken, reach, reached, back above, back below, far from, how far, away from, "+
	"por encima, por debajo, encima de, debajo de, arriba de, abajo de, supera, superó, llegó a, llega a, pasó, pasó de, rompió, lejos de, acima, abaixo, passou, bateu, chegou a, chegou em, furou, rompeu, longe de, longe dos"),
	foldedSet("über, unter, überm, unterm, geknackt, erreicht, drüber, drunter, entfernt, weg von, au-dessus, en dessous, au dessus, sous, sous les, dépassé, franchi, atteint, touché, loin, loin de, loin des, "+
		"üstünde, üzerinde, altında, geçti, aştı, gördü, uzak, uzakta, kırdı, выше, ниже, пробил, пробила, пробило, перевалил, перевалила, достиг, достигла, дошёл, дошел, дошла, больше, меньше, далеко, 破, 突破, 站上, 跌破, 超过, 高于, 低于, 离, 破了, 到了"))

// levelled adds the number that the price of one thing is compared with: "is btc above 100k", "how far is gold from 5000".
func (s *scene) levelled(q *ask.Query) {
	if len(q.Assets) != 1 || s.amountAt < 0 || s.amount <= 0 || s.dated && s.past() || !s.has(overOrUnder) {
		return
	}
	q.Level = s.amount
}
