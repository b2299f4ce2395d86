package nlu

import (
	"strconv"
	"strings"

	"tickertape/core/ask"
)

// edits are verbs of somebody who wants another number in what was asked or set before: "raise it to 105k".
var edits = foldedSet("raise, raise it, lower, lower it, bump, bump it, up it, move it, drop it to, higher, lower then, increase, decrease, reduce, cut it, set it, " +
	"súbela, súbelo, sube, bájala, bájalo, baja, muévela, ponla en, ponlo en, cámbiala, aumenta, aumente, sobe, baixa, abaixa, muda, diminui, " +
	"erhöh, erhöhe, senk, senke, setz, setze, heb, hebe, höher, niedriger, tiefer, monte, monte-la, monte-le, baisse, baisse-la, baisse-le, augmente, diminue, descends, " +
	"пусть будет, пускай будет, пусть, yükselt, düşür, indir, çıkar, artır, azalt, çek, подними, повысь, опусти, понизь, снизь, увеличь, уменьши, выше, ниже, " +
	"调高, 调低, 提高, 降低, 改到, 调到, 提到, 降到, 上调, 下调")

// edited is what was set or converted before with another number: "bump it to 0.75", "lower. 1900".
func (s *scene) edited(prev ask.Query) (ask.Query, bool) {
	if prev.Intent != ask.Alert && prev.Intent != ask.Convert && prev.Intent != ask.Portfolio || len(prev.Assets) != 1 || len(s.spots) > 0 || s.measured || !s.short() || !s.has(edits) {
		return prev, false
	}
	s.recount(prev)
	if s.amountAt < 0 || s.straysBeside(edits) > 0 {
		return prev, false
	}
	out := again(prev)
	out.Amount = s.amount
	return out, true
}

// shortYears are the numbers that a year of this century may be shortened to.
const (
	firstShortYear = 9
	lastShortYear  = 30
)

// yearAfter is the question before of another year, whose number is shortened: "same for 22" after 2021.
func (s *scene) yearAfter(prev ask.Query) (ask.Query, bool) {
	if _, whole := wholeYear(prev.Span); !whole || len(s.spots) > 0 || s.dated || s.amountAt < 0 || s.amountEnd != s.amountAt+1 || !s.short() || !s.bareNames() {
		return prev, false
	}
	n, err := strconv.Atoi(strings.TrimPrefix(s.word(s.amountAt), "'"))
	if err != nil || n < firstShortYear || n > lastShortYear || 2000+n > s.now.Year() {
		return prev, false
	}
	out := again(prev)
	out.Span = yearSpan(2000 + n)
	return out, true
}

// unpictured are words of somebody who wants no picture.
var unpictured = foldedSet("no picture, no chart, no graph, without a picture, without a chart, not a chart, not a picture, in words, just the numbers, just numbers, sin gráfico, sin gráfica, en palabras, sem gráfico, em palavras, keine grafik, kein chart, ohne chart, ohne grafik, in worten, pas de graphique, sans graphique, en mots, grafik olmadan, grafik değil, grafiksiz, без графика, не график, словами, 不要图, 不用图, 别画图")

// inWords is what a picture before showed, told without one.
func (s *scene) inWords(prev ask.Query) (ask.Query, bool) {
	if prev.Intent != ask.Chart || !s.has(unpictured) || len(s.spots) > 0 {
		return prev, false
	}
	out := again(prev)
	out.Intent, out.Pictured, out.Studies, out.Candles, out.Interval = ask.History, false, nil, false, 0
	if s.past() {
		out.Span = s.when.Span
	}
	if out.Span == "" {
		out.Intent = ask.Price
	}
	return out, true
}
