package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
)

// ofAnswer is a question about the answer before: what a term of it means, whether it is much, how
// old it is, why it moved, or the same for something else that a message need not ask for.
func (s *scene) ofAnswer(asked past, prev, q ask.Query) (ask.Query, bool) {
	for _, turn := range []func(prev, q ask.Query) (ask.Query, bool){s.asksTerm, s.asksAge, s.judged, s.asksReason} {
		if out, ok := turn(prev, q); ok {
			return out, true
		}
	}
	switch {
	case s.repeated(prev), s.datedRecord(prev):
		return again(prev), true
	case (s.aimsBack(asked) || len(asked.Assets)+len(asked.listed) > 1 && s.has(ordinals)) && s.asksAgain(prev, q):
		return again(prev), true
	case s.swapsTarget(prev):
		out := again(prev)
		setTarget(&out, s.spots[0].Asset)
		return out, true
	}
	if out, ok := s.byWeightOf(prev); ok {
		return out, true
	}
	return s.inNation(prev, q)
}

// again is a question once more, without what was left of the message that asked it.
func again(q ask.Query) ask.Query {
	q.Also, q.Unknown, q.Range = nil, nil, market.Range{}
	return q
}

// asksAgain reports whether a message points at something and wants nothing else of it: "the first
// one again?".
func (s *scene) asksAgain(prev, q ask.Query) bool {
	if len(s.spots) > 0 || s.amountAt >= 0 || s.dated || len(prev.Assets) != 1 || q.Intent == ask.Chart {
		return false
	}
	return s.bareOf(ordinals) && s.figureOf(prev) == "" && !s.pictured()
}

// byWeightOf is the price of a metal before by another weight: "per gram".
func (s *scene) byWeightOf(prev ask.Query) (ask.Query, bool) {
	if prev.Intent != ask.Price || len(prev.Assets) != 1 || !metal.Has(prev.Assets[0].ID) || len(s.spots) > 0 || s.amountAt >= 0 || s.dated || len(s.tokens) > 4 {
		return prev, false
	}
	for unit, words := range scales {
		if s.has(words) {
			s.scale = unit
			return prev, len(s.strays()) <= 2
		}
	}
	if s.has(ounce) {
		s.scale = ask.Ounce
		return prev, len(s.strays()) <= 2
	}
	return prev, false
}

// Words of somebody who wants an answer once more, and of one who asks for the day of a record.
var (
	onceMore = foldedSet("run that again, run it again, do that again, show that again, show it again, again, once more, one more time, refresh, refresh that, refresh it, reload, rerun, repeat, repeat that, update it, do it again, otra vez, de nuevo, una vez más, actualiza, repite, outra vez, mais uma vez, atualiza, repete, nochmal, noch mal, noch einmal, nochmals, aktualisier, aktualisiere, wiederhol, encore, encore une fois, rafraîchis, actualise, répète, tekrar, yine, bir daha, yenile, tekrarla, ещё раз, еще раз, снова, обнови, повтори, 再来一次, 再查一次, 再看一次, 刷新, 更新一下, 再来一遍")
	dayAsked = foldedSet("when, when was that, when was it, when did it, what day, which day, which date, what date, cuándo, cuando, qué día, qué fecha, quando, que dia, em que dia, wann, an welchem tag, quand, quel jour, à quelle date, ne zaman, ne zamandı, hangi gün, когда, какого числа, в какой день, 什么时候, 何时, 哪天, 哪一天, 几号")
)

// repeated reports whether a message wants the answer before once more and nothing else.
func (s *scene) repeated(prev ask.Query) bool {
	if len(s.tokens) > 4 || len(s.spots) > 0 || s.dated || s.amountAt >= 0 || isList(prev.Intent) || !s.has(onceMore) {
		return false
	}
	return s.figureOf(prev) == "" && !s.pictured() && s.bareOf(onceMore, polite)
}

// datedRecord reports whether a message asks for the day of the record before: "when was that".
func (s *scene) datedRecord(prev ask.Query) bool {
	if prev.Metric != ask.ATH && prev.Metric != ask.ATL || prev.Intent != ask.Market || len(s.spots) > 0 || s.dated && s.past() || s.amountAt >= 0 || s.measured || !s.short() {
		return false
	}
	return s.begins(dayAsked) && s.bareOf(dayAsked) && !s.means("will", "should")
}
