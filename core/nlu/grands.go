package nlu

import (
	"slices"
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// grand is a word that is a number and the money of those who say it: "5 Riesen", "deux briques".
type grand struct {
	by   float64
	code string
}

// grands are such words by language. Where other money stands behind them they are numbers alone,
// as lexicon.Multiplier has them.
var grands = map[string]map[string]grand{
	"de": {"riesen": {1e3, "eur"}, "mille": {1e3, "eur"}, "fuffi": {50, "eur"}, "fuffis": {50, "eur"}, "hunni": {100, "eur"}, "hunnis": {100, "eur"}, "zwanni": {20, "eur"}, "fuffziger": {50, "eur"}, "zwanziger": {20, "eur"}, "zehner": {10, "eur"}, "hunderter": {100, "eur"}, "tausender": {1e3, "eur"}},
	"fr": {"brique": {1e4, "eur"}, "briques": {1e4, "eur"}, "plaque": {1e4, "eur"}, "plaques": {1e4, "eur"}, "patate": {1e4, "eur"}, "patates": {1e4, "eur"}, "bâton": {1e4, "eur"}, "bâtons": {1e4, "eur"}},
	"es": {"luca": {1e3, "ars"}, "lucas": {1e3, "ars"}, "luquita": {1e3, "ars"}, "luquitas": {1e3, "ars"}, "palo": {1e6, "ars"}, "palos": {1e6, "ars"}, "gamba": {100, "ars"}, "gambas": {100, "ars"}},
	"pt": {"barão": {1e3, "brl"}, "barões": {1e3, "brl"}, "milão": {1e3, "brl"}, "cinquentão": {50, "brl"}, "galo": {50, "brl"}, "onça": {50, "brl"}, "garoupa": {100, "brl"}},
	"en": {"lakh": {1e5, "inr"}, "lakhs": {1e5, "inr"}, "lac": {1e5, "inr"}, "lacs": {1e5, "inr"}, "crore": {1e7, "inr"}, "crores": {1e7, "inr"}, "cr": {1e7, "inr"}, "racks": {1e3, "usd"}, "rack": {1e3, "usd"}, "bands": {1e3, "usd"}, "stacks": {1e3, "usd"}, "stacks'": {1e3, "usd"}, "grand": {1e3, "usd"}, "grands": {1e3, "usd"}},
	"ru": {"пятихатка": {500, "rub"}, "пятихатку": {500, "rub"}, "пятихатки": {500, "rub"}, "косарь": {1e3, "rub"}, "косаря": {1e3, "rub"}, "косарей": {1e3, "rub"}, "штукарь": {1e3, "rub"}, "червонец": {10, "rub"}, "чирик": {10, "rub"}, "полтинник": {50, "rub"}, "стольник": {100, "rub"}, "сотка": {100, "rub"}, "сотку": {100, "rub"}, "полторашка": {1500, "rub"}, "лям": {1e6, "rub"}, "ляма": {1e6, "rub"}, "лямов": {1e6, "rub"}, "лимон": {1e6, "rub"}},
}

// inGrands writes such words out, where a number stands before them and where they end a text, or
// other money is wanted: "5 Riesen in btc", "medio palo verde". A "verde" behind them is the dollar.
func (s *scene) inGrands() {
	s.inThousands()
	words := grands[s.language]
	if g, ok := words[s.word(0)]; ok && s.language == "ru" && len(s.tokens) > 2 && s.isIn(into, 1) { // "пятихатка в баксах": the number goes without saying
		tokens := append([]lexicon.Token{number(g.by), {Kind: lexicon.Word, Text: g.code, Raw: strings.ToUpper(g.code)}}, s.tokens[1:]...)
		s.text = newText(tokens, s.now)
		return
	}
	for i := 1; i < len(s.tokens); i++ {
		g, ok := words[s.word(i)]
		if !ok {
			continue
		}
		end, code := i+1, g.code
		if w := s.word(end); w == "verde" || w == "verdes" {
			end, code = end+1, "usd"
		}
		count := s.tokens[i-1].Number
		if s.kindAt(i-1) != lexicon.Number {
			count = max(lexicon.One(s.word(i-1), s.language), lexicon.Part(s.word(i-1)))
			if s.isIn(oneUnit, i-1) { // "a grand"
				count = 1
			}
		}
		if s.word(i) == "onça" && s.isIn(articles, i-1) { // "o ouro tá quanto a onça"
			continue
		}
		if count == 0 || s.grandOf(i, end) || s.language == "en" && g.code == "usd" && s.has(tells) || end < len(s.tokens) && !s.isIn(into, end) && !s.isIn(opensInto, end) {
			continue
		}
		tokens := slices.Clone(s.tokens)
		tokens[i-1].Kind, tokens[i-1].Number = lexicon.Number, count*g.by
		if tokens[i-1].Text == s.word(i-1) && strings.Trim(tokens[i-1].Text, "0123456789") != "" {
			tokens[i-1].Text = "1"
		}
		tokens[i].Text, tokens[i].Raw = code, strings.ToUpper(code)
		s.text = newText(slices.Delete(tokens, i+1, end), s.now)
	}
}

// inThousands joins a number and a word for a thousand that stands apart from it: "10 k hkd".
func (s *scene) inThousands() {
	for i := 1; i+1 < len(s.tokens); i++ {
		thousand := s.tokens[i].Raw == "k" || s.language == "ru" && s.isIn(thousandsOf, i) && s.moneyAt(i+1)
		if !thousand || s.kindAt(i-1) != lexicon.Number || strings.Trim(s.tokens[i-1].Text, "0123456789.,") != "" {
			continue
		}
		tokens := slices.Clone(s.tokens)
		tokens[i-1].Number *= 1e3
		tokens[i-1].Text += "k"
		tokens[i-1].Raw = tokens[i-1].Text
		s.text = newText(slices.Delete(tokens, i, i+1), s.now)
		return
	}
}

// thousandsOf are words for pieces that mean thousands where money stands behind them: "80 штук рублей".
var thousandsOf = setOf("штук, штуки, штука, тонн, кусков, куска")

// moneyAt reports whether a currency is named at a token.
func (s *scene) moneyAt(at int) bool {
	a, ok := s.lex.Resolve(s.word(at))
	return ok && isMoney(a)
}

// opensInto are words behind an amount that begin a question.
var opensInto = setOf("gets, get, buys, buy, gives, worth, wie, was, sind, wären, ist, cuánto, cuanto, cuántos, son, quanto, quantos, dá, é, combien, ça, c'est, font, fait, how, is")

// moneyTerms are all words for money that no slip is mended in.
var moneyTerms = func() set {
	out := words.NewSet(1 << 8)
	for _, words := range moneyWords {
		for w := range words {
			out.Add(w)
		}
	}
	for _, words := range grands {
		for w := range words {
			out.Add(w)
		}
	}
	for w := range families {
		out.Add(w)
	}
	return out
}()

// grandOf reports whether the money of a grand is named behind it: "a grand in quid".
func (s *scene) grandOf(i, end int) bool {
	if w := s.word(i); w != "grand" && w != "grands" || !s.isIn(into, end) {
		return false
	}
	a, ok := s.lex.Resolve(s.word(end + 1))
	return ok && a.Class == market.Fiat
}
