package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
)

// Words of times that are still to come.
var (
	// comingWords stand beside a time: "the next 30 days", "le mois prochain".
	comingWords = foldedSet("next, coming, upcoming, nächster, nächste, nächsten, nächstes, kommender, kommende, kommenden, próximo, próxima, próximos, próximas, prochain, prochaine, prochains, prochaines, gelecek, önümüzdeki, следующий, следующая, следующую, следующие, следующем, ближайший, ближайшие, ближайшую, 未来, 接下来")
	// dayAhead are the day after today, and words before those of them that may mean a morning.
	dayAhead   = foldedSet("tomorrow, tmrw, morgen, mañana, amanhã, demain, yarın, завтра, 明天")
	ofMornings = foldedSet("heute, guten, gestern, jeden, esta, la, de, buena, this, 今天")
)

// foretold makes advice, which gives data and tells no fortunes, of a question for prices of a time that is still to come: a picture
// of the last 30 days is no answer to "chart btc next month".
func (s *scene) foretold(q *ask.Query) {
	switch q.Intent {
	case ask.Price, ask.History, ask.Chart:
	default:
		return
	}
	if len(q.Assets) == 0 || s.amountAt >= 0 || !s.toCome() {
		return
	}
	q.Intent, q.Span, q.Range, q.Pictured = ask.Advice, "", market.Range{}, false
}

// toCome reports whether a text names a time that is still to come.
func (s *scene) toCome() bool {
	for i := range s.tokens {
		if within(s.spots, i) {
			continue
		}
		if n := s.longest(dayAhead, i); n > 0 && i+n == len(s.tokens) && !s.isIn(ofMornings, i-1) {
			return true
		}
		n := s.longest(comingWords, i)
		if n == 0 {
			continue
		}
		if p, ok := s.timeFrom(i + n); i+n < len(s.tokens) && ok && p.From == i+n {
			return true
		}
		if p, ok := s.timeFrom(max(0, i-1)); i > 0 && ok && p.From == i-1 && p.To >= i {
			return true
		}
	}
	return false
}
