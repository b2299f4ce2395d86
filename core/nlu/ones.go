package nlu

import (
	"maps"
	"slices"
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// kinOf are the currencies of one name, by the country that tells them apart.
var kinOf = []map[string]string{
	{"us": "usd", "ca": "cad", "au": "aud", "nz": "nzd", "sg": "sgd", "hk": "hkd", "tw": "twd", "jm": "jmd"},
	{"mx": "mxn", "ar": "ars", "co": "cop", "cl": "clp", "ph": "php", "uy": "uyu", "do": "dop"},
	{"gb": "gbp", "eg": "egp"},
	{"ch": "chf"},
	{"in": "inr", "pk": "pkr", "lk": "lkr", "np": "npr", "id": "idr"},
	{"se": "sek", "no": "nok", "dk": "dkk", "cz": "czk", "is": "isk"},
}

// onesOf stand for money that was named before: "canadian ones".
var onesOf = setOf("ones, one")

// inOnes writes out money that is named by its country alone, where its kind was named before: "100 aussie dollars in canadian ones",
// "by dollars i mean the singapore ones".
func (s *scene) inOnes() {
	if s.language != "en" {
		return
	}
	at := slices.IndexFunc(s.tokens, func(t lexicon.Token) bool { return onesOf.Has(t.Text) })
	if at < 1 {
		return
	}
	land := s.lex.Land(s.word(at - 1))
	if land == "" {
		return
	}
	for _, t := range s.tokens[:at-1] {
		a, ok := s.lex.Resolve(t.Text)
		if !ok || a.Class != market.Fiat {
			continue
		}
		for _, kin := range kinOf {
			code, ok := kin[land]
			if !ok || !slices.Contains(slices.Collect(maps.Values(kin)), a.ID) {
				continue
			}
			tokens := slices.Clone(s.tokens)
			tokens[at-1].Text, tokens[at-1].Raw, tokens[at-1].Kind = code, strings.ToUpper(code), lexicon.Word
			s.text = newText(slices.Delete(tokens, at, at+1), s.now)
			return
		}
	}
}
