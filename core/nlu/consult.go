package nlu

import (
	"context"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/llm"
)

// labels are what a second opinion may be.
func labels() []string {
	var out []string
	for _, i := range ask.Intents() {
		out = append(out, string(i))
	}
	return out
}

// consult asks for a second opinion about a question that the model is unsure of. Its names
// count where the lexicon knows them, and where it has found none in the text itself. Without
// an opinion the question stays as it is.
func (u *reader) consult(ctx context.Context, text string, prev past, q ask.Query, now time.Time) ask.Query {
	var earlier []string
	if prev.Text != "" {
		earlier = []string{prev.Text}
	}
	o, err := u.second.Ask(ctx, text, earlier)
	if err != nil || o.Confidence < q.Confidence {
		return q
	}
	s := u.look(newText(lexicon.Tokenize(text), now), false)
	if o.Indicator != "" && !s.measured {
		s.economic, s.measured = u.lex.Indicator(lexicon.Tokenize(o.Country + " " + o.Indicator))
		s.economic.From, s.economic.To = -1, -1
	}
	out := s.query(ask.Intent(o.Label))
	if len(out.Assets) == 0 && needsAssets(out) {
		out.Assets = u.resolved(o)
	}
	if out.Currency == "" && o.Currency != "" {
		if a, ok := u.lex.Resolve(strings.ToLower(o.Currency)); ok && a.Class == market.Fiat {
			out.Currency = market.Currency(a.ID)
		}
	}
	out.Confidence, out.By = o.Confidence, ask.ByLLM
	return out
}

// resolved are the assets of an opinion that the lexicon knows.
func (u *reader) resolved(o llm.Opinion) []market.Asset {
	var out []market.Asset
	for _, name := range o.Assets {
		if a, ok := u.lex.Resolve(strings.ToLower(name)); ok {
			out = append(out, a)
		}
	}
	return unique(out)
}
