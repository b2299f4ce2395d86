package nlu

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// maxParts is how many questions one message may hold; more are read as one.
const maxParts = 4

// joints are what stands between two questions.
var joints = regexp.MustCompile(`(?i)\s*[,;]\s+(?:and\s+)?|\s+(?:and|plus|und|&|\+)\s+`)

// clause is a part of a message with how it reads by itself.
type clause struct {
	q    ask.Query
	bare bool // assets and nothing else: "btc"
}

// parts reads a message of several questions, as "btc price and us inflation". It reports
// false where one of them can't stand alone, or where all ask for the same: "btc and eth" is
// one question.
func (u *Understander) parts(raw string, now time.Time) ([]ask.Query, bool) {
	texts := joints.Split(strings.TrimSpace(raw), maxParts+1)
	if len(texts) < 2 || len(texts) > maxParts {
		return nil, false
	}
	var all []clause
	for _, text := range texts {
		c, ok := u.clause(text, now)
		if !ok {
			return nil, false
		}
		all = append(all, c)
	}
	if sameKind(all) {
		return nil, false
	}
	out := join(all)
	return out, len(out) > 1
}

// sameKind reports whether all parts ask for prices: one reading of the whole does them better.
func sameKind(all []clause) bool {
	for _, c := range all {
		if c.q.Intent != ask.Price {
			return false
		}
	}
	return true
}

// clause reads one part. It has to say by itself what it wants.
func (u *Understander) clause(text string, now time.Time) (clause, bool) {
	q := u.one(text, ask.Query{}, now)
	if q.Confidence < likely || len(q.Unknown) > 0 {
		return clause{}, false
	}
	s := u.look(newText(lexicon.Tokenize(text), now), false)
	switch q.Intent {
	case ask.Price:
		return clause{q, !s.asksPrice()}, len(q.Assets) > 0
	case ask.Convert:
		return clause{q: q}, len(q.Assets) > 0 && (q.Currency != "" || q.Target.ID != "")
	case ask.Economic:
		return clause{q: q}, q.Indicator.Series != ""
	case ask.Market:
		return clause{q: q}, len(q.Assets) > 0 || s.has(globalWords) || q.Metric == ask.Dominance
	}
	return clause{}, false
}

// join gives bare assets to the question before them that takes assets, and makes one of
// neighbours that ask for the same.
func join(all []clause) []ask.Query {
	var out []ask.Query
	for _, c := range all {
		last := len(out) - 1
		switch {
		case last >= 0 && c.bare && takes(out[last]), last >= 0 && alike(out[last], c.q):
			out[last].Assets = append(slices.Clone(out[last].Assets), c.q.Assets...)
		default:
			out = append(out, c.q)
		}
	}
	return out
}

// takes reports whether a question is about assets of which there may be more.
func takes(q ask.Query) bool {
	return (q.Intent == ask.Price || q.Intent == ask.Market) && len(q.Assets) > 0
}

func alike(a, b ask.Query) bool {
	return takes(a) && takes(b) && a.Intent == b.Intent && a.Metric == b.Metric && (a.Currency == b.Currency || b.Currency == "") && a.Range == b.Range
}
