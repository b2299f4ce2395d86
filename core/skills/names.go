package skills

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickertape/core/market"
)

// name is what an asset is called. Coins and companies have one name everywhere; metals and money
// have another one in each language.
func (v voice) name(a market.Asset) string {
	if a.Class == market.Commodity || a.Class == market.Fiat {
		return v.Word(a.Name)
	}
	return a.Name
}

// title names an asset in full: "Bitcoin (BTC)".
func (v voice) title(a market.Asset) string {
	if a.Name == "" || a.Symbol == "" || strings.EqualFold(a.Name, a.Symbol) {
		return v.label(a)
	}
	return v.name(a) + " (" + a.Symbol + ")"
}

// label names an asset in short: "BTC", but "Gold" and "S&P 500".
func (v voice) label(a market.Asset) string {
	if a.Class == market.Commodity || a.Class == market.Index {
		return cmp.Or(v.name(a), v.code(a))
	}
	return v.code(a)
}

// code is how quantities of an asset are counted: "BTC", "XAU".
func (v voice) code(a market.Asset) string {
	return cmp.Or(a.Symbol, a.Name, strings.ToUpper(a.ID), v.Say("what has no name"))
}

// called names an asset within a sentence: "Bitcoin", "the S&P 500".
func (v voice) called(a market.Asset) string {
	name := strings.TrimRight(cmp.Or(v.name(a), v.code(a)), ".") // a sentence has its own
	if (a.Class == market.Commodity || a.Class == market.Fiat) && v.Knows(a.Name) && slices.Contains(small, v.Code()) {
		name = uncapital(name)
	}
	if a.Class == market.Index {
		return v.Say("the %s", name)
	}
	return name
}

// small are the languages that write metals and money with a small letter within a sentence.
var small = []string{"es", "fr", "pt", "ru"}

// begins names an asset at the beginning of a sentence.
func (v voice) begins(a market.Asset) string { return capital(v.called(a)) }

// maxNamed is how many assets a sentence names.
const maxNamed = 3

// list names assets within a sentence: "Bitcoin, Ethereum and 3 others".
func (v voice) list(assets []market.Asset) string {
	var names []string
	for _, a := range assets {
		names = append(names, v.called(a))
	}
	return v.enumerate(names, maxNamed)
}

// enumerate joins words the way that people do, and counts those beyond the limit.
func (v voice) enumerate(words []string, limit int) string {
	if len(words) > limit {
		others := v.Say("%d others", len(words)-limit)
		words = append(words[:limit:limit], others)
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return v.Say("%s and %s", v.commas(words[:len(words)-1]), words[len(words)-1])
}

// Bounds on what a person wrote and a card repeats.
const (
	maxWord  = 40 // letters of a word
	maxWords = 5
)

// quoted repeats words that nobody knows: “foobarcoin” and “barcoin”.
func (v voice) quoted(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, v.Say("“%s”", short(w)))
	}
	return v.enumerate(out, maxWords)
}

// short cuts a word to a bearable length and takes what is not text out of it.
func short(w string) string {
	w = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(w, ""), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if utf8.RuneCountInString(w) > maxWord {
		return string([]rune(w)[:maxWord]) + "…"
	}
	return w
}

// upper writes a currency's code as people do.
func upper(c market.Currency) string { return strings.ToUpper(string(c)) }

// capital makes the first letter a capital one.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// uncapital makes the first letter a small one, but not that of an abbreviation.
func uncapital(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[1]) {
		return s
	}
	if len(r) > 0 {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

// capital makes the first letter of the person's language a capital one.
func (v voice) capital(s string) string {
	if v.Code() == "tr" && strings.HasPrefix(s, "i") {
		return "İ" + s[1:]
	}
	return capital(s)
}

// same tells whether two assets are one, however they are spelled.
func same(a, b market.Asset) bool { return a.Class == b.Class && a.ID == b.ID }

// distinct drops repetitions and keeps the order.
func distinct(assets []market.Asset) []market.Asset {
	var out []market.Asset
	for _, a := range assets {
		if !slices.ContainsFunc(out, func(b market.Asset) bool { return same(a, b) }) {
			out = append(out, a)
		}
	}
	return out
}
