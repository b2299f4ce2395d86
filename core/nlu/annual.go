package nlu

import "tickertape/core/ask"

// yearlyRecords name the highest or the lowest price of a year.
var yearlyRecords = accented("52 week high, 52-week high, 52 weeks high, 52w high, 52 wk high, 52wk high, 52 week low, 52-week low, 52w low, 52 wk low, 52wk low, 52 week range, 52-week range, 52w range, one year high, one year low, 1 year high, 1 year low, yearly high, yearly low, " +
	"máximo de 52 semanas, mínimo de 52 semanas, máximo anual, mínimo anual, máxima de 52 semanas, mínima de 52 semanas, máxima anual, mínima anual, " +
	"52-wochen-hoch, 52-wochen-tief, 52 wochen hoch, 52 wochen tief, 52-wochenhoch, 52-wochentief, jahreshoch, jahrestief, haut sur 52 semaines, bas sur 52 semaines, plus haut annuel, plus bas annuel, haut sur un an, bas sur un an, " +
	"52 haftalık en yüksek, 52 haftalık en düşük, 52 haftalık zirve, 52 haftalık dip, yıllık zirve, yılın zirvesi, недельный максимум, недельный минимум, 52-недельный максимум, 52-недельный минимум, 52 недельный максимум, 52 недельный минимум, годовой максимум, годовой минимум, максимум за 52 недели, минимум за 52 недели, 52 周 最高, 52周最高, 52周最低, 52周高点, 52周新高, 年内最高, 年内最低, 一年最高, 一年最低")

// ofYear reads a question for the highest or lowest price of a year, which is the past of a year: the numbers in its name are no
// amount.
func (s *scene) ofYear() (ask.Query, bool) {
	if !s.has(yearlyRecords) || len(s.spots) == 0 || s.has(keeps) || s.has(tells) || s.has(advised) {
		return ask.Query{}, false
	}
	q := s.query(ask.History)
	q.Amount, q.Metric, q.Confidence = 0, "", strong
	if !s.past() || s.when.Span == "52w" {
		q.Span = "1y"
	}
	return q, len(q.Assets) > 0
}
