package skills

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickertape/core/market"
)

// title names an asset in full: "Bitcoin (BTC)".
func title(a market.Asset) string {
	if a.Name == "" || a.Symbol == "" || strings.EqualFold(a.Name, a.Symbol) {
		return label(a)
	}
	return a.Name + " (" + a.Symbol + ")"
}

// label names an asset in short: "BTC", but "Gold" and "S&P 500".
func label(a market.Asset) string {
	if a.Class == market.Commodity || a.Class == market.Index {
		return cmp.Or(a.Name, code(a))
	}
	return code(a)
}

// nameless stands for an asset that says nothing of itself.
const nameless = "what has no name"

// code is how quantities of an asset are counted: "BTC", "XAU".
func code(a market.Asset) string {
	return cmp.Or(a.Symbol, a.Name, strings.ToUpper(a.ID), nameless)
}

// called names an asset within a sentence: "Bitcoin", "the S&P 500".
func called(a market.Asset) string {
	name := strings.TrimRight(cmp.Or(a.Name, code(a)), ".") // a sentence has its own
	if a.Class == market.Index {
		return "the " + name
	}
	return name
}

// maxNamed is how many assets a sentence names.
const maxNamed = 3

// list names assets within a sentence: "Bitcoin, Ethereum and 3 others".
func list(assets []market.Asset) string {
	var names []string
	for _, a := range assets {
		names = append(names, called(a))
	}
	return enumerate(names, maxNamed)
}

// enumerate joins words the way that people do, and counts those beyond the limit.
func enumerate(words []string, limit int) string {
	if len(words) > limit {
		others := counted(len(words)-limit, "other")
		words = append(words[:limit:limit], others)
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// Bounds on what a person wrote and a card repeats.
const (
	maxWord  = 40 // letters of a word
	maxWords = 5
)

// quoted repeats words that nobody knows: “foobarcoin” and “barcoin”.
func quoted(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, "“"+short(w)+"”")
	}
	return enumerate(out, maxWords)
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
