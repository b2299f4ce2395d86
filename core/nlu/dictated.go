package nlu

import (
	"slices"
	"strconv"
	"strings"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
	"tickertape/core/nlu/words"
)

// letterNames are letters as they are spoken, and letters themselves; those of plainLetters are
// words of every day, too.
var letterNames = func() *words.Map[string] {
	out := words.NewMap[string](100)
	for _, entry := range strings.Fields("a=ay,eh b=bee,be c=cee,see,sea d=dee e=ee f=eff,ef g=gee h=aitch,haitch i=eye j=jay k=kay l=ell,el m=em n=en o=oh p=pee,pea q=cue,queue r=are,ar s=ess,es t=tee,tea u=you v=vee w=doubleyou x=ex y=why z=zee,zed") {
		letter, names, _ := strings.Cut(entry, "=")
		out.Put(letter, letter)
		for _, name := range strings.Split(names, ",") {
			out.Put(name, letter)
		}
	}
	return out
}()

var plainLetters = setOf("a, i, y, o, e, u, be, see, sea, eye, el, en, es, oh, pea, are, tea, you, why, eh, queue, ar")

// Of the letters of a ticker that is spelled, how many there are, and how many of them are surely
// letters.
const (
	fewestSpelled = 3
	mostSpelled   = 5
	surelySpelled = 2
)

// misheard are names as dictation writes them, two words each, in a text about money.
var misheard = words.MapOf(map[string]string{
	"a theorem": "ethereum", "the theorem": "ethereum", "in video": "nvidia", "either ream": "ethereum", "salon a": "solana", "car downer": "cardano",
	"dodge coin": "dogecoin", "bit going": "bitcoin", "beat coin": "bitcoin", "bed coin": "bitcoin", "tess la": "tesla",
})

// dictated is a text with what dictation made of it set right: "ex are pee" is XRP, "a theorem
// price" that of Ethereum, "twenty twenty one" a year, "january third" a day.
func (u *reader) dictated(tokens []lexicon.Token) []lexicon.Token {
	out := tokens
	copied := false
	for i := 0; i < len(out); i++ {
		word, n := u.heardAt(out, i)
		if n == 0 {
			continue
		}
		if !copied {
			out, copied = slices.Clone(tokens), true
		}
		word.Glued = out[i].Glued
		out = slices.Replace(out, i, i+n, word)
	}
	return out
}

// heardAt is what is meant at a token, and in how many tokens it was written; 0: as it is.
func (u *reader) heardAt(tokens []lexicon.Token, i int) (word lexicon.Token, n int) {
	t := tokens[i]
	if t.Kind != lexicon.Word {
		return word, 0
	}
	if len(tokens) > i+2 && letterNames.Has(t.Text) {
		if ticker, n := u.spelledTicker(tokens, i); n > 0 {
			return wordOf(ticker), n
		}
	}
	if i+1 < len(tokens) && misheard.Longest(words.Hash(t.Text)) > 1 {
		if name := misheard.Get(t.Text + " " + tokens[i+1].Text); name != "" && moneyBehind(tokens) {
			return wordOf(name), 2
		}
	}
	if i == 0 {
		return word, 0
	}
	before := tokens[i-1].Text
	if day := dayNames.Get(t.Text); day > 0 && when.Month(before) && t.Text != "second" {
		return wordOf(strconv.Itoa(day) + "th"), 1
	}
	if year, n := spokenYear(tokens, i); n > 0 && (yearLeads.Has(before) || when.Month(before) || dayNames.Get(before) > 0 || strings.HasSuffix(before, "th")) {
		return number(float64(year)), n
	}
	return word, 0
}

func wordOf(w string) lexicon.Token { return lexicon.Token{Kind: lexicon.Word, Text: w, Raw: w} }

// spelledTicker is the ticker whose letters are spelled from a token on.
func (u *reader) spelledTicker(tokens []lexicon.Token, i int) (ticker string, n int) {
	var letters [mostSpelled]byte
	sure, run := 0, 0
	var surely [mostSpelled]int
	for run < mostSpelled && i+run < len(tokens) && tokens[i+run].Kind == lexicon.Word {
		w := tokens[i+run].Text
		letter := letterNames.Get(w)
		if letter == "" {
			break
		}
		if !plainLetters.Has(w) {
			sure++
		}
		letters[run], surely[run] = letter[0], sure
		run++
	}
	for ; run >= fewestSpelled; run-- {
		if w := string(letters[:run]); surely[run-1] >= surelySpelled && u.lex.Ticker(w) {
			return w, run
		}
	}
	return "", 0
}

// moneyTalk are words of a text about prices.
var moneyTalk = setOf("price, prices, cost, costs, worth, chart, stock, shares, share, convert, trading, market, dollars, euros, usd, eur, buy, sell, cap, volume, coin, coins, crypto, bitcoin, btc, alert, today")

func moneyBehind(tokens []lexicon.Token) bool {
	return slices.ContainsFunc(tokens, func(t lexicon.Token) bool { return moneyTalk.Has(t.Text) })
}

// yearLeads stand before a year.
var yearLeads = setOf("in, since, of, from, during, until, till, year, between, early, late, mid, end, start, beginning")

// dayNames are days of a month in letters.
var dayNames = func() *words.Map[int] {
	out := words.MapOf(map[string]int{"twentieth": 20, "thirtieth": 30, "twenty-first": 21, "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29, "thirty-first": 31})
	for n, w := range strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth") {
		out.Put(w, n+1)
	}
	return out
}()

// Years that people speak of.
const (
	firstSpoken = 1950
	lastSpoken  = 2049
)

// spokenYear reads "twenty twenty one", "nineteen ninety nine" and "two thousand and eight".
func spokenYear(tokens []lexicon.Token, i int) (year, n int) {
	switch first := tokens[i].Text; {
	case i+1 >= len(tokens):
		return 0, 0
	case first == "twenty", first == "nineteen":
		rest, n := underHundred(tokens, i+1)
		year = 100*int(lexicon.One(first, "en")) + rest
		if rest < 10 || year < firstSpoken || year > lastSpoken {
			return 0, 0
		}
		return year, 1 + n
	case first == "two" && tokens[i+1].Text == "thousand":
		at := i + 2
		if at+1 < len(tokens) && tokens[at].Text == "and" {
			at++
		}
		rest, n := underHundred(tokens, at)
		if rest == 0 || rest > lastSpoken-2000 || multiplied(tokens, at+n) {
			return 0, 0
		}
		return 2000 + rest, at + n - i
	}
	return 0, 0
}

// multiplied reports whether a word that multiplies stands at a token: "two thousand five hundred".
func multiplied(tokens []lexicon.Token, i int) bool {
	if i >= len(tokens) {
		return false
	}
	_, by := lexicon.Multiplier(tokens[i].Text, "en")
	return by || lexicon.Times(tokens[i].Text, "en") > 0
}

// underHundred reads a number in letters below a hundred.
func underHundred(tokens []lexicon.Token, i int) (v, n int) {
	if i >= len(tokens) || tokens[i].Kind != lexicon.Word {
		return 0, 0
	}
	first := int(lexicon.One(tokens[i].Text, "en"))
	if first == 0 || first >= 100 {
		return 0, 0
	}
	if first >= 20 && first%10 == 0 && i+1 < len(tokens) {
		if one := int(lexicon.One(tokens[i+1].Text, "en")); one > 0 && one < 10 {
			return first + one, 2
		}
	}
	return first, 1
}
