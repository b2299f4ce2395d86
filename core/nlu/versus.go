package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// besides are words that put one thing beside another.
var besides = both(
	foldedSet("vs, versus, v, against, compare, compared, compared to, compared with, comparison, compare to, compare with, than, next to, alongside, relative to, side by side, beside, stack up, stacks up, beat, beats, beating, outperform, outperformed, outpace, measured against"),
	foldedSet("contra, frente a, frente al, comparado con, comparada con, comparado, comparada, compara, compáralo, compárala, comparalo, en comparación, comparando, al lado de, al lado del, junto a, batió, supera, superó, respecto a, respecto al, versus el"),
	foldedSet("comparado com, comparada com, comparado a, comparado ao, comparando, comparar, compara, compare, em comparação, frente ao, ao lado, ao lado do, perto do, junto com, lado a lado, venceu, superou, bateu, em relação"),
	foldedSet("gegen, gegenüber, im vergleich, vergleich, vergleiche, verglichen, vergleichen, neben, schlägt, geschlagen, verglichen mit, vergleich mit, vergleich zu, im verhältnis"),
	foldedSet("contre, face à, face au, face aux, par rapport, par rapport à, par rapport au, comparé, comparée, comparé à, comparé au, comparer, compare, compare-le, compare-la, comparaison, a battu, bat, à côté, à côté de, à côté du"),
	foldedSet("karşı, karşısında, kıyasla, kıyas, kıyaslar, kıyaslasana, kıyaslayınca, karşılaştır, karşılaştırsana, karşılaştırınca, göre, yanına koy, yan yana, geçti mi"),
	foldedSet("против, сравни, сравнить, сравни с, в сравнении, сравнение, сравнению, по сравнению, рядом, рядом с, бок о бок, относительно, супротив, обогнал, обогнала, сопоставь, vs"),
	foldedSet("比, 对比, 對比, 相比, 比较, 比較, 比一比, 比一下, pk, 相对, 放一起, 跑赢, 跑输, 一起看, 一起比, 对照"),
)

// besideEarlier puts one asset beside that of the question before.
func (s *scene) besideEarlier(prev, q ask.Query) (ask.Query, bool) {
	things, money := s.sorted()
	first := prev.Assets[0]
	if len(money) > 0 || isMoney(first) || things[0] == first || prev.Intent == ask.Economic || s.amountAt >= 0 {
		return q, false
	}
	if prev.Intent == ask.Compare && s.has(alsoWords) && s.short() && !s.has(keeps) { // "add gold"
		out := prev
		out.Also, out.Unknown, out.Assets = nil, nil, unique(append(prev.Assets[:len(prev.Assets):len(prev.Assets)], things...))
		return out, true
	}
	beside := s.opposed() || s.together()
	switch {
	case q.Intent == ask.Compare && len(q.Assets) < 2:
	case !beside, !s.short() && !s.refers(), len(s.strays()) > 1:
		return q, false
	}
	out := ask.Query{Intent: ask.Compare, Assets: append(prev.Assets[:1:1], things[0]), Metric: s.metric()}
	switch prev.Intent {
	case ask.History, ask.Chart, ask.Compare:
		out.Span = prev.Span
	case ask.Market:
		if out.Metric == "" {
			out.Metric = prev.Metric
		}
	}
	if out.Span.Day() {
		out.Span = ""
	}
	s.timed(&out)
	return out, true
}

// Russian endings of what stands together with something, and the words before it.
var (
	instrumental = []string{"ой", "ей", "ом", "ем", "ём", "ью", "ами", "ями"}
	togetherWith = setOf("с, со")
)

// together reports whether a Russian message names what something stands together with: "а с
// алросой?", where "а с начала года" has a time.
func (s *scene) together() bool {
	if s.language != "ru" || len(s.spots) != 1 || !s.isIn(togetherWith, s.spots[0].From-1) || s.spots[0].From > 2 {
		return false
	}
	last := s.word(s.spots[0].To - 1)
	return slices.ContainsFunc(instrumental, func(end string) bool { return strings.HasSuffix(last, end) })
}

// reversed ask for a rate or a conversion the other way round.
var reversed = foldedSet("the other way, the other way round, the other way around, other way round, other way around, reverse, reversed, reverse it, in reverse, vice versa, swap them, flip it, backwards, al revés, a la inversa, inverso, ao contrário, o contrário, inverte, invertido, vice-versa, umgekehrt, andersrum, anders herum, andersherum, rückwärts, l'inverse, à l'envers, inversement, dans l'autre sens, inverse, tersi, tersini, tersine, tam tersi, tersten, наоборот, в обратную, в обратную сторону, обратно, обратный, 反过来, 反之, 倒过来, 反向")

// turnedRound is the earlier conversion or rate the other way round.
func (s *scene) turnedRound(prev ask.Query) (ask.Query, bool) {
	if !s.has(reversed) || !s.short() || len(s.spots) > 0 || len(prev.Assets) != 1 || prev.Currency == "" {
		return prev, false
	}
	source := prev.Target
	if source.ID == "" {
		money, ok := s.lex.Resolve(string(prev.Currency))
		if !ok || !isMoney(money) {
			return prev, false
		}
		source = money
	}
	out := prev
	out.Also, out.Unknown, out.Target = nil, nil, market.Asset{}
	out.Assets = []market.Asset{source}
	setTarget(&out, prev.Assets[0])
	if out.Target.ID != "" {
		out.Intent = ask.Convert
		out.Amount = max(out.Amount, 1)
	}
	return out, out.Intent == ask.Convert || out.Intent == ask.Price || out.Intent == ask.History || out.Intent == ask.Chart
}
