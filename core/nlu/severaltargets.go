package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// inSeveral is a conversion or a price that is wanted in several things, as a question for each of them: "100 usd in eur, gbp and
// jpy". It reports false where it is wanted in one.
func (u *reader) inSeveral(q ask.Query, s *scene, t text) (ask.Query, bool) {
	if q.Intent != ask.Convert && q.Intent != ask.Price || len(q.Assets) == 0 {
		return q, false
	}
	if s == nil { // a command
		s = u.look(t, false)
	}
	at := s.targetsFrom(q.Intent)
	if at == 0 {
		return q, false
	}
	var targets, others []market.Asset
	for _, spot := range s.spots[at:] {
		targets = append(targets, spot.Asset)
	}
	for _, a := range q.Assets {
		if !slices.Contains(targets, a) {
			others = append(others, a)
		}
	}
	if len(others) == 0 || q.Currency != "" && !slices.ContainsFunc(targets, func(a market.Asset) bool { return strings.EqualFold(a.Symbol, string(q.Currency)) }) {
		return q, false
	}
	q.Assets = others
	first := q
	first.Left = max(0, len(targets)-maxParts)
	for i, target := range targets[:min(len(targets), maxParts)] {
		each := q
		each.Target = market.Asset{}
		setTarget(&each, target)
		if i == 0 {
			first.Currency, first.Target = each.Currency, each.Target
			continue
		}
		first.Also = append(first.Also, each)
	}
	return first, true
}

// targetsFrom is the first of several names at the end of a text that stand beside each other behind "in"; 0 where there are none. A
// price is wanted in money alone.
func (s *scene) targetsFrom(i ask.Intent) int {
	for at := 1; at < len(s.spots)-1; at++ {
		if s.standsBefore(into, s.spots[at].From) {
			return s.listedFrom(at, i)
		}
	}
	return 0
}

func (s *scene) listedFrom(at int, i ask.Intent) int {
	for k := at; k < len(s.spots); k++ {
		spot := s.spots[k]
		if i == ask.Price && !isMoney(spot.Asset) || k > at && !s.inOneRow(s.spots[k-1].To, spot.From) {
			return 0
		}
	}
	return at
}

// inOneRow reports whether what is between two names makes a list of them.
func (s *scene) inOneRow(from, to int) bool {
	switch to - from {
	case 0:
		return true
	case 1:
		return s.isIn(lists, from) || s.tokens[from].Kind == lexicon.Slash
	}
	return false
}
