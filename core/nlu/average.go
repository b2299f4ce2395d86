package nlu

import "strings"

// Words of the average of so many days, and of the scale of a picture.
var (
	averaging = foldedSet("average, avg, ma, sma, ema, moving, mean, line, dma, media, medias, móvil, média, médias, móvel, linie, durchschnitt, durchschnittslinie, gleitender, gleitenden, schnitt, moyenne, moyennes, mm, ortalama, ortalaması, ortalamayı, hareketli, средняя, среднюю, скользящая, скользящую, скользящей, линия, линию, 均, 均线, 线, 日线, 日均线, 移动平均")
	averaged  = setOf("de, of, von, der, à, a, за, по, d'")
	drawnLine = setOf("line, linie, линия, линию, 线")
	axes      = foldedSet("log, log scale, logarithmic, logarithmic scale, log chart, linear scale, escala logarítmica, escala log, logarítmica, logarítmico, escala lineal, logarithmisch, log skala, logskala, logarithmische skala, échelle log, échelle logarithmique, logarithmique, logaritmik, log ölçek, логарифмическая, логарифмическую, логарифмическая шкала, логарифм, в логарифме, 对数, 对数坐标, 对数刻度")
)

// averaged forgets a time that is the length of an average, and reports whether there was one: "add
// the 200 day average".
func (s *scene) averaged() bool {
	if !s.dated || s.when.Loose || strings.Contains(string(s.when.Span), "-") {
		return false
	}
	behind := s.longest(averaging, min(s.when.To, len(s.tokens)-1)) > 0 && s.when.To < len(s.tokens)
	noun := s.word(s.when.From - 1)
	if averaged.Has(noun) {
		noun = s.word(s.when.From - 2)
	}
	if !behind && (!averaging.Has(noun) || drawnLine.Has(noun)) {
		return false
	}
	s.dated = false
	return true
}
