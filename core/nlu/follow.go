package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
)

// follow completes a message by what its person asked before.
func (s *scene) follow(prev, q ask.Query) ask.Query {
	if prev.Intent == "" || q.By == ask.ByCommand || len(q.Also) > 0 {
		return q
	}
	if out, ok := s.corrected(prev, q); ok {
		return out
	}
	if q.Intent == ask.Feedback && q.Confidence >= doubting {
		return q
	}
	led := s.begins(followLeads) || s.word(len(s.tokens)-1) == "呢"
	if q.Intent != ask.Smalltalk || led { // "hello" is a coin, too
		s.name(prev, led)
	}
	for _, turn := range []func(prev, q ask.Query) (ask.Query, bool){s.turned, s.elaborated} {
		if out, ok := turn(prev, q); ok {
			out.By, out.Confidence = ask.ByContext, likely
			return out
		}
	}
	if q.Intent == ask.Smalltalk && !led {
		return q
	}
	if s.fragment(q, led) {
		if out, ok := s.goOn(prev, led); ok {
			out.By, out.Confidence = ask.ByContext, max(q.Confidence, likely)
			return out
		}
	}
	return s.inherit(prev, q)
}

// name takes the one name of a fragment for an asset that by itself may be a word: "and near?".
func (s *scene) name(prev ask.Query, led bool) {
	if len(s.spots) > 0 || len(s.maybe) != 1 || s.measured || len(prev.Assets) == 0 || !led && !s.short() || s.maybe[0].Rank > wellKnown {
		return
	}
	s.spots = s.maybe
	if !s.bareNames() {
		s.spots = nil
	}
}

// fragment reports whether a message is part of a question only. Where it is not sure what the
// message wants by itself, one word more may be in it.
func (s *scene) fragment(q ask.Query, led bool) bool {
	if !led && (!s.short() || s.whole(q)) {
		return false
	}
	strays := len(s.strays())
	return strays == 0 || strays == 1 && q.Confidence < doubting && s.length() <= passing
}

// inherit gives a question that names nothing what the one before was about.
func (s *scene) inherit(prev, q ask.Query) ask.Query {
	if len(q.Assets) > 0 {
		return q
	}
	timed := s.short() && s.doubtful == 0 && len(q.Unknown) == 0 && (q.Intent == ask.History || q.Intent == ask.Chart)
	switch {
	case timed && prev.Intent == ask.Economic:
		out := prev
		out.Also, out.Range, out.By, out.Confidence = nil, market.Range{}, ask.ByContext, q.Confidence
		if s.dated {
			out.Span = s.when.Span
		}
		return out
	case len(prev.Assets) > 0 && needsAssets(q) && (timed || s.refers() || q.Intent == ask.Price && len(q.Unknown) == 0 && s.short() && s.unnamed()):
		q.Assets, q.By = prev.Assets, ask.ByContext
		if q.Currency == "" && (timed || q.Intent == ask.Price) {
			q.Currency = prev.Currency
		}
	}
	return q
}

// whole reports whether a message by itself says all that it wants. Bare names may go on with a
// chart or a figure that was asked for.
func (s *scene) whole(q ask.Query) bool {
	switch {
	case q.Indicator.Code != "":
		return s.economic.Country != "" || s.named != "" || len(s.tokens) > 3
	case len(q.Assets) == 0:
		return false
	case q.Intent == ask.Profile:
		return s.means("whatis", "who", "company", "makeup")
	}
	return q.Intent != ask.Price || s.asksPrice() || s.amountAt >= 0
}

// needsAssets tells questions that are about assets.
func needsAssets(q ask.Query) bool { return wants(q.Intent) }
