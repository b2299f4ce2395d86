package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words of somebody who asks which of two things did better, or is more.
var (
	whichOne = both(
		foldedSet("which, which one, which of, who, who's, whos, cuál, cual, cuál de, quién, quien, cuál de los, qual, quem, qual deles, qual dos, welche, welcher, welches, wer, welche von, lequel, laquelle, qui, hangisi, hangi, kim, кто, что, какой, какая, какое, который, что из, 哪个, 哪 一 个, 哪只, 哪支, 哪种, 谁, 哪家, 哪边"),
	)
	ahead = both(
		foldedSet("better, best, won, win, wins, winner, winning, more, most, outperformed, outperforms, ahead, beat, faster, stronger, worse, worst, less, lost more, up more, down more, did more, higher, lower"),
		foldedSet("mejor, peor, más, menos, ganó, gana, ganador, subió más, rindió más, rindió, melhor, pior, mais, ganhou, ganha, venceu, rendeu, rendeu mais, subiu mais, valorizou mais"),
		foldedSet("besser, schlechter, mehr, weniger, gewonnen, gewinnt, vorne, stärker, höher, mieux, pire, plus, moins, gagné, gagne, meilleur, meilleure, devant, performé"),
		foldedSet("daha iyi, daha çok, daha fazla, daha kötü, kazandı, kazandırdı, kazandırmış, çok kazandırdı, önde, iyi, лучше, хуже, больше, меньше, выиграл, выиграла, обогнал, впереди, сильнее, доходнее, выгоднее"),
		foldedSet("涨得多, 涨的多, 涨得好, 涨得猛, 涨得快, 涨更多, 涨得更, 跌得多, 跌的多, 跌得少, 更好, 更多, 更强, 更高, 更大, 更猛, 赢, 赢了, 表现好, 表现更, 好一点, 强, 最好, 最多, 最强"),
	)
)

// winnerOf and unlike ask which of two did better, and how they differ.
var (
	winnerOf = foldedSet("the winner, winner, winner is, overall winner, el ganador, la ganadora, ganador, o vencedor, vencedor, der gewinner, der sieger, sieger, le gagnant, le vainqueur, gagnant, kazanan, победитель, 赢家, 胜者")
	unlike   = foldedSet("difference, differences, differ, diferencia, diferencias, diferença, diferenças, unterschied, unterschiede, différence, différences, fark, farkı, farkları, разница, разницу, отличие, отличия, 区别, 差别, 差距")
)

// plurals point at more than one thing.
var plurals = foldedSet("them, those, these, all of them, ellos, ellas, esos, esas, los, las, eles, elas, esses, essas, eux, elles, ceux-là, les, onları, bunları, их, эти, 它们, 他们, 这些")

// abreast put two things beside each other.
var abreast = foldedSet("side by side, next to each other, against each other, head to head, lado a lado, uno al lado del otro, frente a frente, um do lado do outro, nebeneinander, gegeneinander, côte à côte, l'un à côté de l'autre, yan yana, karşı karşıya, рядом, бок о бок, друг с другом, 并排, 放一起, 放在一起, 一起比")

// ofTwo goes on with two things that were asked about: which of them did better, or both in one
// picture.
func (s *scene) ofTwo(asked past, q ask.Query) (ask.Query, bool) {
	two := asked.two()
	if len(two) < 2 || s.measured || s.length() > passing+2 || asked.Intent == ask.Economic || q.Intent == ask.Education && q.Confidence >= certainlyNot && !s.has(unlike) {
		return q, false
	}
	if out, ok := s.exchangedFor(asked.Query); ok {
		return out, true
	}
	if slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return !lexicon.Numeral(s.word(spot.From)) }) {
		return q, false
	}
	which := s.has(whichOne) && !s.sorts()
	switch {
	case which && q.Intent == ask.Advice && !s.past() && len(s.spots) == 0 && len(s.strays()) <= 4:
		return ask.Query{Intent: ask.Advice, Assets: two}, true
	case s.amountAt >= 0 && !lexicon.Numeral(s.word(s.amountAt)):
	case (s.has(theTwo) || s.has(plurals)) && s.pictured() && !s.strange():
		s.respan(ask.Query{Intent: ask.Chart})
		out := ask.Query{Intent: ask.Chart, Assets: two, Currency: asked.Currency}
		s.spanOf(asked.Query, &out)
		return out, true
	case s.has(abreast) && s.short() && len(s.strays()) <= 2 && (s.refers() || s.has(theTwo) || s.bareNames()):
		return s.contest(asked.Query, two), true
	case s.has(winnerOf) && s.short() && s.bareOf(winnerOf), s.has(unlike) && (s.has(plurals) || s.has(theTwo)) && s.short():
		return s.contest(asked.Query, two), true
	case which && (s.has(ahead) || s.has(sizes) || s.has(values)) && len(s.spots) == 0 && s.aboutTwo(q):
		return s.contest(asked.Query, two), true
	}
	return q, false
}

// aboutTwo reports whether a message has no word that would be about something else.
func (s *scene) aboutTwo(q ask.Query) bool {
	most := 2
	switch {
	case q.Intent == ask.OutOfScope && q.Confidence >= certainlyNot:
		most = 0
	case s.strange():
		most = 1
	}
	return s.straysBeside(whichOne, ahead, sizes, values, moves, counselled) <= most && !s.means("offtopic")
}

// counselled are words beside a question which of two is more.
var counselled = foldedSet("did, do, done, has, have, performed, performing, performance, grown, grew, gained, gain, return, returned, returns, rendimiento, rindió, crecido, creció, ha, han, lo, hizo, cresceu, foi, teve, desempenho, gelaufen, lief, entwickelt, gemacht, performt, fait, a, performé, gösterdi, yaptı, performans, büyüdü, показал, показала, вырос, выросла, выросло, росла, рос, 表现, 走势, 收益")

// two are the things that were asked about in one question or in two.
func (p past) two() []market.Asset {
	var out []market.Asset
	if p.before.ID != "" && len(p.Assets) == 1 {
		out = append(out, p.before)
	}
	out = unique(append(out, p.Assets...))
	return slices.DeleteFunc(out, isMoney)
}

// contest is a comparison of two things, over the time that is named or was named before.
func (s *scene) contest(prev ask.Query, two []market.Asset) ask.Query {
	out := ask.Query{Intent: ask.Compare, Assets: two, Currency: prev.Currency, Metric: s.metric()}
	s.respan(out)
	s.spanOf(prev, &out)
	switch {
	case out.Metric != "":
	case (s.has(sizes) || s.has(values) && companies(two)) && !s.past():
		out.Metric, out.Span = ask.MarketCap, ""
	case prev.Intent == ask.Market && !s.past():
		out.Metric = prev.Metric
	}
	return out
}

// spanOf gives a question the time that a message names, else that of the question before.
func (s *scene) spanOf(prev ask.Query, out *ask.Query) {
	switch {
	case s.dated:
		out.Span = s.when.Span
	case !prev.Span.Day():
		out.Span = prev.Span
	}
}

// replaces are words of somebody who wants one thing in the place of another.
var replaces = foldedSet("swap, swap out, replace, switch, exchange, trade, sub, substitute, instead of, rather than, cambia, cámbialo, reemplaza, sustituye, en vez de, en lugar de, troca, troque, substitui, substitua, em vez de, no lugar de, ersetze, ersetz, tausche, tausch, statt, anstatt, anstelle, remplace, remplacer, échange, au lieu de, à la place de, değiştir, yerine, замени, заменить, поменяй, вместо, 换成, 替换, 换掉, 代替, 而不是")

// putsIn stand beside what comes in the place of what is left out.
var putsIn = foldedSet("put, add, use, take, mets, met, prends, ajoute, dafür, stattdessen, nimm, koy, ekle, al, pon, mete, agrega, põe, bota, coloca, поставь, добавь, возьми, 加, 换, 放")

// exchangedFor is a comparison with one thing in the place of another: "swap bch for xrp".
func (s *scene) exchangedFor(prev ask.Query) (ask.Query, bool) {
	if len(prev.Assets) < 2 || !s.has(replaces) && (!s.has(leftOut) || !s.has(putsIn)) || !s.short() {
		return prev, false
	}
	var old, fresh []market.Asset
	for _, spot := range s.contrasted() {
		switch {
		case s.isIn(replaces, spot.From): // a coin is called swap
		case slices.Contains(prev.Assets, spot.Asset):
			old = append(old, spot.Asset)
		default:
			fresh = append(fresh, spot.Asset)
		}
	}
	if len(old) != 1 || len(fresh) != 1 || isMoney(fresh[0]) {
		return prev, false
	}
	out := prev
	out.Also, out.Unknown, out.Other = nil, nil, market.Asset{}
	out.Assets = slices.Clone(prev.Assets)
	out.Assets[slices.Index(out.Assets, old[0])] = fresh[0]
	return out, true
}
