package nlu

import (
	"slices"
	"strconv"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// coinPart is a part of a coin that amounts are counted in.
type coinPart struct {
	part float64
	code string
}

// partsOfCoins are the names of parts beside the satoshi: a wei is 1e-18 ether (Ethereum yellow paper, section 2.1), a gwei
// 1e-9, a millibitcoin 1e-3 bitcoin, a lamport 1e-9 SOL.
var partsOfCoins = map[string]coinPart{
	"wei": {1e-18, "eth"}, "kwei": {1e-15, "eth"}, "mwei": {1e-12, "eth"}, "gwei": {1e-9, "eth"}, "гвей": {1e-9, "eth"}, "вей": {1e-18, "eth"},
	"mbtc": {1e-3, "btc"}, "millibitcoin": {1e-3, "btc"}, "millibitcoins": {1e-3, "btc"}, "millibit": {1e-3, "btc"}, "ubtc": {1e-6, "btc"}, "µbtc": {1e-6, "btc"}, "μbtc": {1e-6, "btc"},
	"lamport": {1e-9, "sol"}, "lamports": {1e-9, "sol"},
}

// coinParts are those names.
func coinParts() set {
	out := words.NewSet(1 << 6)
	for w := range partsOfCoins {
		out.Add(w)
	}
	return out
}

// reckoned is a token of a number that was computed: its text has no marks that a language may read otherwise.
func reckoned(v float64) lexicon.Token {
	t := number(v)
	t.Text = strconv.FormatFloat(v, 'e', -1, 64)
	return t
}

// reckon writes amounts out that are written as parts, as shares, below zero, or in money that several countries have.
func (s *scene) reckon() {
	s.inKarats()
	s.inShares()
	s.inParts()
	s.inFactors()
	s.inHundredths()
	s.below = s.negated()
	s.inKronor()
}

// inParts writes an amount of parts as one of the coin, where it is to be told in something: "1000 wei to eth".
func (s *scene) inParts() {
	for i := 1; i < len(s.tokens); i++ {
		p, ok := partsOfCoins[s.word(i)]
		next := s.word(i + 1)
		if !ok || s.kindAt(i-1) != lexicon.Number || next != "" && !into.Has(next) && !opensInto.Has(next) && !many.Has(next) && !hanWord(next) {
			continue
		}
		tokens := slices.Clone(s.tokens)
		tokens[i-1] = reckoned(s.localised(i-1, nil) * p.part)
		tokens[i].Text, tokens[i].Raw = p.code, strings.ToUpper(p.code)
		s.text = newText(tokens, s.now)
		return
	}
}

// ofShare stand between a share and what it is of.
var ofShare = foldedSet("of, de, del, do, da, von, vom, des, du, от, из, my")

// inShares writes a share of an amount as an amount: "20% of 3 btc" are 0.6.
func (s *scene) inShares() {
	for i := 0; i+2 < len(s.tokens); i++ {
		digits, share := strings.CutSuffix(s.word(i), "%")
		end := i + 1
		if !share && s.kindAt(i) == lexicon.Number && s.percent(i) && s.word(i-1) != "yüzde" {
			digits, share, end = s.word(i), true, i+2
			if s.word(i+1) == "per" || s.word(i+1) == "por" || s.word(i+1) == "pour" {
				end++
			}
		}
		if !share || !s.isIn(ofShare, end) || s.kindAt(end+1) != lexicon.Number || end+2 >= len(s.tokens) {
			continue
		}
		by, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", "."), 64)
		if err != nil {
			continue
		}
		s.text = newText(slices.Replace(slices.Clone(s.tokens), i, end+2, reckoned(s.localised(end+1, nil)*by/100)), s.now)
		return
	}
}

// minuses are what is written or said before an amount below zero.
var minuses = foldedSet("minus, negative, menos, moins, eksi, минус, 负, 負")

// negated takes an amount below zero for one, where it is all that a text converts: "-5 btc in usd". Nobody has so much, so
// that the answer says what amounts there are.
func (s *scene) negated() bool {
	for i := 0; i+1 < len(s.tokens) && i < 2; i++ {
		from, digits := i, strings.TrimPrefix(s.word(i), "-")
		switch {
		case s.hexAt(i):
			i, digits = i+1, "1"
		case digits != s.word(i):
		case s.isIn(minuses, i) && s.kindAt(i+1) == lexicon.Number && i+2 < len(s.tokens):
			i, digits = i+1, s.word(i+1)
		default:
			continue
		}
		read := lexicon.Tokenize(digits)
		if len(read) != 1 || read[0].Kind != lexicon.Number || !s.convertsFrom(i+1) {
			continue
		}
		s.text = newText(slices.Replace(slices.Clone(s.tokens), from, i+1, read[0]), s.now)
		return true
	}
	return false
}

// hexAt reports whether a number to the base of sixteen begins at a token, which nobody counts money by: "0x10", "0xff".
func (s *scene) hexAt(i int) bool {
	w, next := s.word(i), s.word(i+1)
	return i+2 < len(s.tokens) && s.tokens[i+1].Glued && (w == "0x" || w == "0" && strings.HasPrefix(next, "x"))
}

// convertsFrom reports whether the token is the name of what is converted: nothing stands behind it, or what it is told in.
func (s *scene) convertsFrom(i int) bool {
	if _, ok := s.lex.Resolve(s.word(i)); !ok {
		return false
	}
	next := s.word(i + 1)
	return next == "" || into.Has(next) || many.Has(next) || between.Has(next)
}

// inKronor takes kr behind or before a number for the Swedish money, which most of those mean who write it so; the answer
// says what was taken.
func (s *scene) inKronor() {
	for i, t := range s.tokens {
		if t.Raw != "kr" && t.Raw != "Kr" && t.Raw != "kr." || s.kindAt(i-1) != lexicon.Number && s.kindAt(i+1) != lexicon.Number || i == 0 && len(s.tokens) == 1 {
			continue
		}
		if i > 0 && s.kindAt(i-1) != lexicon.Number && i+1 < len(s.tokens) && s.kindAt(i+1) != lexicon.Number {
			continue
		}
		tokens := slices.Clone(s.tokens)
		tokens[i].Text, tokens[i].Raw = "sek", "SEK"
		s.text, s.takenFor = newText(tokens, s.now), append(s.takenFor, t.Raw, "SEK")
		return
	}
}

// timesOf drops names that multiply the number before them, where what is counted stands behind: the "lac" of "10 lac doge".
func (s *scene) timesOf(found []lexicon.Spot) []lexicon.Spot {
	if !s.reckons {
		return found
	}
	multiplies := func(spot lexicon.Spot) bool {
		if spot.To != spot.From+1 || s.kindAt(spot.From-1) != lexicon.Number || spot.From == 0 || spot.Asset.Class == market.Fiat || s.typed(spot) {
			return false
		}
		_, by := lexicon.Multiplier(s.word(spot.From), "")
		return by && within(found, spot.To)
	}
	if !slices.ContainsFunc(found, multiplies) { // hardly ever one
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), multiplies)
}

// satsOf is how many satoshis something is worth, where that is asked: "сколько сатоши в долларе".
func (s *scene) satsOf(q ask.Query) ask.Query {
	if s.scale != ask.Satoshi || q.Intent != ask.Price && q.Intent != ask.Convert || len(q.Assets) == 0 || q.Target.ID != "" {
		return q
	}
	var coin market.Asset
	var other []market.Asset
	for _, spot := range s.spots {
		if s.satoshiAt(spot.From) {
			coin = spot.Asset
		} else {
			other = append(other, spot.Asset)
		}
	}
	if coin.ID == "" || len(other) != 1 {
		return q
	}
	q.Intent, q.Assets = ask.Convert, other
	setTarget(&q, coin)
	return q
}
