package nlu

import (
	"slices"
	"strings"

	"tickertape/core/nlu/lexicon"
)

// smallChange are coins of a hundredth whose money goes without saying: "50 pence". A cent is of the dollar, unless the money
// stands before it: "50 euro cents".
var smallChange = map[string]string{
	"pence": "gbp", "p": "gbp", "pennies": "usd", "kuruş": "try", "kurus": "try", "копеек": "rub", "копейки": "rub", "копейка": "rub", "коп": "rub",
	"cent": "usd", "cents": "usd", "centimes": "eur",
}

// inHundredths writes small change as the part of its money that it is, where it is to be told in something: "50 pence in usd" are
// half a pound.
func (s *scene) inHundredths() {
	for i := 1; i+1 < len(s.tokens); i++ {
		at, code := i, smallChange[s.word(i)]
		if next := smallChange[s.word(i+1)]; code == "" && next != "" && s.moneyAt(i) { // "50 euro cents"
			at, code = i+1, s.word(i)
		}
		if code == "" || s.kindAt(i-1) != lexicon.Number || !s.isIn(into, at+1) && !s.isIn(many, at+1) || !s.moneyOwn(i, at) {
			continue
		}
		tokens := slices.Clone(s.tokens)
		tokens[i-1] = reckoned(s.localised(i-1, nil) / 100)
		tokens[i].Text, tokens[i].Raw = code, strings.ToUpper(code)
		s.text = newText(slices.Delete(tokens, i+1, at+1), s.now)
		return
	}
}

// moneyOwn reports whether the small change from a token to another is all that is converted, and not the end of a sum as in
// "5 pounds 50 pence"; cents alone are read elsewhere, but where they are told in dollars.
func (s *scene) moneyOwn(from, to int) bool {
	if s.moneyAt(from - 2) {
		return false
	}
	if w := s.word(from); from < to || w != "cent" && w != "cents" && w != "centimes" {
		return true
	}
	a, ok := s.lex.Resolve(s.word(to + 2))
	return ok && a.ID == "usd"
}
