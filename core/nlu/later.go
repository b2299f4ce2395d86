package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/when"
)

// stepped is the question before at a time as far from its own as a message says: "a week later?",
// "and the year before".
func (s *scene) stepped(prev ask.Query) (ask.Query, bool) {
	if prev.Span == "" || len(s.spots) > 0 || s.measured || s.length() > passing+2 {
		return prev, false
	}
	step, ok := when.FindStep(s.tokens, s.language)
	if !ok {
		return prev, false
	}
	for i := range s.tokens {
		if (i < step.From || i >= step.To) && s.filler(i) == 0 {
			return prev, false
		}
	}
	span, ok := step.Along(prev.Span, s.now)
	if !ok {
		return prev, false
	}
	out := prev
	out.Also, out.Unknown, out.Span, out.Range = nil, nil, span, market.Range{}
	return out, true
}

// extended is a comparison, or a list of prices, with one asset more: "add solana to that".
func (s *scene) extended(prev ask.Query) (ask.Query, bool) {
	things, money := s.sorted()
	if len(things) == 0 || len(money) > 0 || !s.short() || s.has(keeps) || s.amountAt >= 0 || len(s.strays()) > 0 {
		return prev, false
	}
	switch prev.Intent {
	case ask.Compare:
		if !s.has(alsoWords) {
			return prev, false
		}
	case ask.Price, ask.Chart, ask.Market, ask.History:
		if !s.has(alsoWords) || !s.has(alongIt) {
			return prev, false
		}
	default:
		return prev, false
	}
	out := prev
	out.Also, out.Unknown, out.Range = nil, nil, market.Range{}
	if s.past() {
		out.Span = s.when.Span
	}
	out.Assets = unique(append(append([]market.Asset{}, prev.Assets...), things...))
	return out, len(out.Assets) > len(prev.Assets)
}

// alongIt are words for what an asset is added to.
var alongIt = foldedSet("on the same pic, on the same chart, on the same graph, same pic, same chart, same graph, in there too, mit rein, noch dazu, to that, to it, to this, to the chart, to the graph, to the comparison, to those, to them, in there, into it, to the mix, al gráfico, a eso, dazu, ins chart, à ça, au graphique, buna, к этому, на график, 加上, 一起")

// Words for the highest and the lowest that only go on with a question for a record.
var (
	lows  = foldedSet("low, the low, lows, bottom, the bottom, worst, minimum, trough, mínimo, piso, fundo, tief, das tief, plus bas, dip, минимум, дно, 最低")
	highs = foldedSet("high, the high, highs, top, the top, best, peak, maximum, máximo, techo, topo, hoch, das hoch, plus haut, zirve, максимум, пик, 最高")
)

// otherRecord is the record that a message asks for after one for another: "and the low?".
func (s *scene) otherRecord(prev ask.Query) ask.Metric {
	if prev.Metric != ask.ATH && prev.Metric != ask.ATL {
		return ""
	}
	switch {
	case s.has(lows):
		return ask.ATL
	case s.has(highs):
		return ask.ATH
	}
	return ""
}

// replacesTarget reports whether a coin stands for the one that money was to be converted into.
func (s *scene) replacesTarget(prev ask.Query) bool {
	return prev.Target.ID != "" && len(prev.Assets) == 1 && isMoney(prev.Assets[0])
}

// termsOf reports whether what was asked about is wanted in one of the two coins that others are
// counted in: "in btc terms".
func (s *scene) termsOf(prev ask.Query, a market.Asset) bool {
	if a.ID != "bitcoin" && a.ID != "ethereum" || !s.intoIt(a) || len(prev.Assets) == 0 {
		return false
	}
	switch prev.Intent {
	case ask.Price, ask.History, ask.Chart:
		return !putInto(prev) && !slices.ContainsFunc(prev.Assets, func(b market.Asset) bool { return b == a || b.Class != market.Crypto })
	}
	return false
}
