package nlu

import (
	"slices"
	"strconv"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/model"
)

// kinds of assets, as the model sees them.
var kinds = map[market.Class]string{
	market.Crypto: "@coin", market.Equity: "@stock", market.Index: "@index", market.Commodity: "@metal", market.Fiat: "@fiat",
}

// view is a text as the model sees it: names and numbers are what they are, not which, so that
// what it learns of bitcoin is true of every coin.
func (s *scene) view(rule ask.Query) model.Text {
	out := model.Text{Words: make([]string, 0, len(s.tokens)+len(s.faces))}
	for i := 0; i < len(s.tokens); i++ {
		word, end := s.seen(i)
		if word != "" {
			out.Words = append(out.Words, word)
		}
		i = max(i, end-1)
	}
	out.Words = append(model.Trim(out.Words), s.faces...)
	out.Signs = s.signs()
	out.Marks = s.marks(rule)
	return out
}

// mostSigns bounds what is read of a text.
const mostSigns = 48

// signs are the concepts of a text and what was found in it, in order.
func (s *scene) signs() []string {
	out := make([]string, 0, min(len(s.tokens), mostSigns))
	for i := 0; i < len(s.tokens) && len(out) < mostSigns; {
		word, end := s.seen(i)
		if word != "" && word[0] == '@' {
			out = append(out, word)
			i = max(i+1, end)
			continue
		}
		names, n := s.concepts.at(s.text, i)
		out = append(out, names...)
		i += n
	}
	return out
}

// seen is the word for a token, and where what it stands for ends.
func (s *scene) seen(i int) (word string, end int) {
	if s.dated && i >= s.when.From && i < s.when.To {
		return "@" + s.whenKind(), s.when.To
	}
	if i >= s.bars.from && i < s.bars.to { // what a model has learned of times is true of lengths, too
		return "@span", s.bars.to
	}
	if s.measured && i >= s.economic.From && i < s.economic.To {
		return "@econ", s.economic.To
	}
	for _, spot := range s.spots {
		if i >= spot.From && i < spot.To {
			return kinds[spot.Asset.Class], spot.To
		}
	}
	if s.amountAt >= 0 && i >= s.amountAt && i < s.amountEnd {
		return "@num", s.amountEnd
	}
	switch t := s.tokens[i]; t.Kind {
	case lexicon.Number:
		return "@num", i + 1
	case lexicon.Sign:
		return "@sign", i + 1
	case lexicon.Cashtag:
		return "@stock", i + 1
	default:
		return t.Text, i + 1
	}
}

func (s *scene) whenKind() string {
	switch {
	case s.when.Loose:
		return "today"
	case s.when.Span.Day():
		return "day"
	case len(s.when.Span) > 12:
		return "time"
	}
	return "span"
}

// How many marks a text has, and how many bytes those of several parts have, and mostly fewer.
const usualMarks, markBytes = 16, 96

// marks are what was found, for the model.
func (s *scene) marks(rule ask.Query) []string {
	out := make([]string, 0, usualMarks)
	add := func(is bool, mark string) {
		if is {
			out = append(out, mark)
		}
	}
	var joined strings.Builder // of all of several parts, for one allocation
	joined.Grow(markBytes)
	of := func(kind, value string) {
		from := joined.Len()
		joined.WriteString(kind)
		joined.WriteString(value)
		out = append(out, joined.String()[from:])
	}
	fiat := 0
	for _, spot := range s.spots {
		if spot.Asset.Class == market.Fiat {
			fiat++
		}
	}
	assets := len(s.spots) - fiat
	for _, c := range [...]market.Class{market.Crypto, market.Equity, market.Index, market.Commodity, market.Fiat} {
		if slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return spot.Asset.Class == c }) {
			out = append(out, kinds[c])
		}
	}
	of("assets:", strconv.Itoa(min(assets, 3)))
	of("fiat:", strconv.Itoa(min(fiat, 2)))
	add(s.doubtful > 0, "doubtful")
	add(s.measured, "econ")
	add(s.amountAt >= 0, "amount")
	if s.dated {
		of("when:", s.whenKind())
	}
	if m := s.metric(); m != "" {
		add(true, "metric")
		of("metric:", string(m))
	}
	of("rule:", string(rule.Intent))
	if rule.Confidence >= strong {
		of("sure:", string(rule.Intent))
	}
	add(s.beyond(), "beyond")
	n := len(s.tokens)
	switch {
	case n <= 1:
		out = append(out, "length:1")
	case n <= 3:
		out = append(out, "length:3")
	case n <= 7:
		out = append(out, "length:7")
	case n <= 15:
		out = append(out, "length:15")
	default:
		out = append(out, "length:more")
	}
	of("language:", s.language)
	add(s.hasSlash(), "slash")
	return out
}
