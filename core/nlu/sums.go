package nlu

import (
	"slices"
	"strconv"
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// sum is an amount of money that has a name.
type sum struct {
	amount float64
	code   string
}

// sums are what English calls amounts of money: "a tenner", "three fivers". Those of shySums are
// other things, too, so that they are money only where something is to be made of it.
var (
	sums = map[string]sum{
		"tenner": {10, "gbp"}, "fiver": {5, "gbp"}, "twentyer": {20, "gbp"}, "tonner": {100, "gbp"}, "bullseye": {50, "gbp"}, "sawbuck": {10, "usd"}, "benjamin": {100, "usd"}, "benji": {100, "usd"}, "c-note": {100, "usd"}, "cnote": {100, "usd"},
		"twonie": {2, "cad"}, "toonie": {2, "cad"}, "halfpenny": {0.005, "gbp"},
	}
	shySums = map[string]sum{
		"pony": {25, "gbp"}, "monkey": {500, "gbp"}, "score": {20, "gbp"}, "dime": {0.1, "usd"}, "nickel": {0.05, "usd"}, "hundo": {100, "usd"}, "penny": {0.01, "usd"}, "fin": {5, "usd"},
	}
	// billions are what English shortens, where other languages have other words: "2 mil".
	bigWords = map[string]string{"mil": "million", "mils": "million", "mill": "million", "mills": "million", "milly": "million", "millie": "million", "milli": "million", "bil": "billion", "bils": "billion", "billy": "billion", "thou": "thousand", "gs": "grand", "racks": "grand", "bands": "grand"}
)

// inEnglish writes out how English chats count: 2 mil is two million, a tenner ten pounds, a couple
// grand two thousand.
func (s *scene) inEnglish() {
	if s.language != "en" || oddCounts.LongestOf(s.hashes) == 0 && !strings.Contains(s.joined, "mil ") || !slices.ContainsFunc(s.tokens, countsOddly) {
		return
	}
	hinted := s.hintsEnglish()
	out := make([]lexicon.Token, 0, len(s.tokens)+1)
	for i := 0; i < len(s.tokens); i++ {
		t := s.tokens[i]
		switch {
		case hinted && i > 0 && bigWords[t.Text] != "" && (s.tokens[i-1].Kind == lexicon.Number || s.tallies(i-1) || s.isIn(joins, i-1) && s.word(i-1) != "and" || s.word(i-1) == "couple"):
			t.Text, t.Raw = bigWords[t.Text], bigWords[t.Text]
			out = append(out, t)
		case hinted && t.Kind == lexicon.Number && strings.HasSuffix(t.Text, "mil"):
			t.Number, t.Text = t.Number*1000, t.Text+"lion"
			out = append(out, t)
		case s.coupled(i):
			out = unarticled(out)
			out = append(out, number(2))
			if s.word(i+1) == "of" {
				i++
			}
		case s.partOf(i): // "quarter of a million": the last two say nothing
			out = append(out, t)
			i += 2
		default:
			out = s.summed(out, i)
		}
	}
	s.text = newText(out, s.now)
}

// countsOddly reports whether a word is one of those that have to be written out.
func countsOddly(t lexicon.Token) bool {
	one := strings.TrimSuffix(t.Text, "s")
	return t.Text == "couple" || sums[one].amount > 0 || shySums[one].amount > 0 || bigWords[t.Text] != "" || t.Kind == lexicon.Number && strings.HasSuffix(t.Text, "mil") || lexicon.Part(t.Text) > 0
}

// oddCounts are the words that count oddly, beside digits that "mil" is glued to.
var oddCounts = func() set {
	out := both(lexicon.Parts(), setOf("couple"))
	for _, table := range []map[string]sum{sums, shySums} {
		for w := range table {
			out.Add(w)
			out.Add(w + "s")
		}
	}
	for w := range bigWords {
		out.Add(w)
	}
	return out
}()

// hintsEnglish reports whether a word says that a text is English, beside that none says that it is
// of another language: "5 mil usd" alone may be Spanish.
func (s *scene) hintsEnglish() bool {
	return slices.ContainsFunc(s.tokens, func(t lexicon.Token) bool { return slices.Contains(hints[t.Text], "en") || englishToo.Has(t.Text) })
}

// englishToo are words of English beside those that tell it from other languages.
var englishToo = setOf("into, from, convert, bucks, quid, dollars, euros, pounds, pesos, rupees, half, quarter, worth, as, or, get, got")

// coupled reports whether a couple of something that is counted stands at a token.
func (s *scene) coupled(i int) bool {
	if s.word(i) != "couple" {
		return false
	}
	at := i + 1
	if s.word(at) == "of" {
		at++
	}
	if at >= len(s.tokens) {
		return false
	}
	if s.multiplies(at) || bigWords[s.word(at)] != "" {
		return true
	}
	a, ok := s.lex.Resolve(s.word(at))
	return ok && (a.Class == market.Fiat || a.Class == market.Crypto) && s.lex.WellKnown(s.word(at))
}

// partOf reports whether a part of something that multiplies stands at a token: "quarter of a million".
func (s *scene) partOf(i int) bool {
	return (lexicon.Part(s.word(i)) > 0 || s.word(i) == "tenth") && s.word(i+1) == "of" && s.word(i+2) == "a" && i+3 < len(s.tokens) && (s.multiplies(i+3) || bigWords[s.word(i+3)] != "")
}

// summed adds the token at i, an amount that has a name as a number and its currency.
func (s *scene) summed(out []lexicon.Token, i int) []lexicon.Token {
	t := s.tokens[i]
	one := strings.TrimSuffix(t.Text, "s")
	named, known := sums[one]
	if !known {
		named, known = shySums[one]
		known = known && (s.word(i-1) == "a" || s.countsUp(max(0, i-1)) && i > 0) && s.isIn(into, i+1) && i+2 < len(s.tokens)
	}
	if !known || t.Kind != lexicon.Word {
		return append(out, t)
	}
	many := 1.0
	if last := len(out) - 1; last >= 0 {
		switch n := lexicon.One(out[last].Text, "en"); {
		case out[last].Kind == lexicon.Number:
			many, out = out[last].Number, out[:last]
		case n > 0:
			many, out = n, out[:last]
		default:
			out = unarticled(out)
		}
	}
	money := lexicon.Token{Kind: lexicon.Word, Text: named.code, Raw: strings.ToUpper(named.code)}
	return append(out, number(many*named.amount), money)
}

// unarticled is without the article that it ends with.
func unarticled(out []lexicon.Token) []lexicon.Token {
	if last := len(out) - 1; last >= 0 && (out[last].Text == "a" || out[last].Text == "the") {
		return out[:last]
	}
	return out
}

// number is a token of a number.
func number(v float64) lexicon.Token {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	return lexicon.Token{Kind: lexicon.Number, Text: text, Raw: text, Number: v}
}
