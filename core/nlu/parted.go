package nlu

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// Words that others are glued to, and endings that say little.
var (
	// compounded end German words: "bitcoinkurs", "siemensaktie".
	compounded = words.EndingsOf("kurse", "kurs", "krus", "preise", "preis", "aktien", "aktie", "chart", "wert", "prognose")
	// slight make a thing small and dear: "btczinho", "bitcoincito".
	slight = words.EndingsOf("zinhos", "zinho", "zinha", "citos", "cito", "zito", "inhos", "inho", "chen", "ciğim", "cığım", "cuğum", "cüğüm", "cik", "cık", "cuk", "cük", "çik", "çık", "çuk", "çük")
	// turkishTails are what Turkish puts to a name without an apostrophe: "avaxa", "tüfesi".
	turkishTails = words.EndingsOf(
		"larından", "lerinden", "larının", "lerinin", "sindeki", "sındaki", "sinden", "sından", "sine", "sına", "sinin", "sının", "sini", "sını", "sunu", "sünü", "sinde", "sında", "nındaki",
		"ının", "inin", "unun", "ünün", "ından", "inden", "undan", "ünden", "ında", "inde", "unda", "ünde", "ları", "leri", "lara", "lere", "lar", "ler", "mi", "mı", "mu", "mü", "yla", "yle", "nın", "nin", "nun", "nün",
		"dan", "den", "tan", "ten", "si", "sı", "su", "sü", "ını", "ini", "unu", "ünü", "ına", "ine", "una", "üne", "yi", "yı", "yu", "yü", "ya", "ye", "da", "de", "ta", "te", "la", "le", "ın", "in", "un", "ün", "ı", "i", "u", "ü", "a", "e",
	)
)

// shortestPart is how many letters a name has at least that something is glued to.
const shortestPart = 3

// parted takes words apart that a name and something else are glued into: "tesla-aktie",
// "bitcoinkurs", "us-inflation", "avaxa", "btczinho". A word that has a meaning by itself stays.
func (u *reader) parted(tokens []lexicon.Token) []lexicon.Token {
	turkish, asked := false, false
	inTurkish := func() bool {
		if !asked {
			t := newText(tokens, time.Time{})
			turkish, asked = languageOf(t.joined, t) == "tr", true
		}
		return turkish
	}
	out := tokens
	for i, shift := 0, 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.Kind != lexicon.Word || utf8.RuneCountInString(t.Text) <= shortestPart || u.lex.Known(t.Text) {
			continue
		}
		words := u.partsOf(t.Text, inTurkish)
		if words == nil {
			words = u.unglued(t, i > 0 && t.Glued && tokens[i-1].Kind == lexicon.Number)
		}
		if words == nil || i > 0 && u.lex.Known(tokens[i-1].Text+" "+t.Text) { // "suudi riyali" is one name
			continue
		}
		if shift == 0 {
			out = slices.Clone(tokens)
		}
		out = slices.Replace(out, i+shift, i+shift+1, numbered(appendWords(nil, t, words))...)
		shift += len(words) - 1
	}
	return out
}

// numbered makes numbers of the words that are one; the 2 between two names is spoken "to".
func numbered(words []lexicon.Token) []lexicon.Token {
	for i, t := range words {
		if t.Text == "" || !isDigit(t.Text[0]) {
			continue
		}
		if t.Text == "2" && i > 0 && i+1 < len(words) {
			words[i].Text, words[i].Raw = "to", "to"
			continue
		}
		if read := lexicon.Tokenize(t.Text); len(read) == 1 {
			read[0].Glued = t.Glued
			words[i] = read[0]
		}
	}
	return words
}

// unglued are the words that a word which nobody knows was joined from.
func (u *reader) unglued(t lexicon.Token, counted bool) []string {
	if t.Raw != t.Text && lexicon.Upper(t.Raw) {
		return nil
	}
	if !splittable(t.Text, counted) || u.spelling.listed(t.Text) {
		return nil
	}
	words := u.split(t.Text, counted)
	if words == nil {
		return nil
	}
	if _, slip := u.spelling.meant().mend(t.Text); slip && strings.IndexFunc(t.Text, unicode.IsDigit) < 0 { // "etherum" has no article behind it
		return nil
	}
	return words
}

// partsOf are the words that one is made of; nil where it is one.
func (u *reader) partsOf(w string, turkish func() bool) []string {
	if head, tail, hyphen := strings.Cut(w, "-"); hyphen {
		return u.hyphened(head, tail)
	}
	for _, end := range compounded.Of(w) {
		if head, ok := strings.CutSuffix(w, end); ok && u.names(strings.TrimSuffix(head, "s")) {
			return []string{strings.TrimSuffix(head, "s"), strings.Replace(end, "krus", "kurs", 1)}
		} else if ok && u.names(head) {
			return []string{head, end}
		}
	}
	for _, end := range slight.Of(w) {
		if head, ok := strings.CutSuffix(w, end); ok && u.names(head) {
			return []string{head}
		}
	}
	for _, end := range turkishTails.Of(w) {
		head, ok := strings.CutSuffix(w, end)
		if ok && (u.names(head) || u.lex.Figure(head)) && turkish() {
			return []string{head}
		}
	}
	return nil
}

// hyphened parts a word with a hyphen, of which one side is a name: "xrp-kurs", "us-arbeitslosenquote".
func (u *reader) hyphened(head, tail string) []string {
	if tail == "" || strings.ContainsAny(tail, "-0123456789") {
		return nil
	}
	named := u.names(head) || u.lex.Figure(tail) && u.lex.IsCountry(head)
	if !named || u.lex.Ticker(head) && u.lex.Ticker(tail) { // btc-usd is a pair
		return nil
	}
	return []string{head, tail}
}

// names reports whether a word names something well known and nothing else.
func (u *reader) names(w string) bool {
	return utf8.RuneCountInString(w) >= shortestPart && u.lex.WellKnown(w)
}
