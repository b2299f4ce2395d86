package nlu

import (
	"slices"
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// factors multiply a number that they stand apart from where money or a coin stands behind them: "5 bn usd", "3 m btc". Elsewhere
// they are tickers, months or tonnes.
var factors = map[string]float64{
	"k": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "mrd": 1e9, "mlrd": 1e9, "t": 1e12, "tn": 1e12, "trn": 1e12, "tln": 1e12,
}

// inFactors joins a number and such a word.
func (s *scene) inFactors() {
	if s.has(chartWords) { // "3 m btc chart"
		return
	}
	for i := 1; i+1 < len(s.tokens); i++ {
		by := factors[s.word(i)]
		if by == 0 || s.kindAt(i-1) != lexicon.Number || strings.Trim(s.tokens[i-1].Text, "0123456789.,") != "" || !s.multipliedAt(i) {
			continue
		}
		tokens := slices.Clone(s.tokens)
		tokens[i-1].Number = s.localised(i-1, nil) * by
		tokens[i-1].Text += s.word(i)
		tokens[i-1].Raw = tokens[i-1].Text
		s.text = newText(slices.Delete(tokens, i, i+1), s.now)
		return
	}
}

// multipliedAt reports whether money or a well-known coin is counted by the number and the word at a token: it stands behind them, or
// the sign of money before, and something that it is told in behind.
func (s *scene) multipliedAt(i int) bool {
	if s.isIn(into, i+1) {
		return s.kindAt(i-2) == lexicon.Sign && i > 1 || i > 1 && s.moneyAt(i-2)
	}
	if s.kindAt(i+1) == lexicon.Sign {
		return true
	}
	a, ok := s.lex.Resolve(s.word(i + 1))
	return ok && (isMoney(a) || a.Class == market.Crypto && s.lex.WellKnown(s.word(i+1)))
}
