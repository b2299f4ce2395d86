package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickertape/core/market"
	"tickertape/core/nlu/words"
)

// Complete lists assets whose symbol or name begins with what was typed: an exact symbol
// first, then those that the person asked about before (their ids, the newest first), then by
// market cap. What other languages call them comes last. An empty prefix lists the largest.
func (l *Lexicon) Complete(prefix string, limit int, before ...string) []market.Asset {
	prefix = fold(prefix)
	asked := make(map[string]int, len(before))
	for i, id := range before {
		asked[id] = i
	}
	var exact, known, out []market.Asset
	for _, c := range l.listed {
		if c.symbol == prefix {
			exact = append(exact, c.Asset)
			continue
		}
		if len(out) >= limit && len(asked) == 0 || !strings.HasPrefix(c.symbol, prefix) && !strings.HasPrefix(c.name, prefix) {
			continue
		}
		if _, ok := asked[c.Asset.ID]; ok {
			known = append(known, c.Asset)
		} else if len(out) < limit {
			out = append(out, c.Asset)
		}
	}
	slices.SortStableFunc(known, func(a, b market.Asset) int { return asked[a.ID] - asked[b.ID] })
	out = append(append(exact, known...), out...)
	if len(out) < limit {
		out = l.elsewhere(prefix, limit, out)
	}
	return out[:min(len(out), limit)]
}

// elsewhere adds assets of which another name begins with what was typed, by market cap.
func (l *Lexicon) elsewhere(prefix string, limit int, out []market.Asset) []market.Asset {
	seen := map[string]bool{}
	for _, a := range out {
		seen[a.ID] = true
	}
	keys := l.keys()
	at, _ := slices.BinarySearch(keys, prefix)
	var more []Name
	for _, key := range keys[at:] {
		if !strings.HasPrefix(key, prefix) {
			break
		}
		if n := l.names.Get(key); !seen[n.Asset.ID] {
			seen[n.Asset.ID] = true
			more = append(more, n)
		}
	}
	slices.SortStableFunc(more, func(a, b Name) int { return a.Rank - b.Rank })
	for _, n := range more[:min(len(more), max(0, limit-len(out)))] {
		out = append(out, n.Asset)
	}
	return out
}

// Unmistakable is a word by which an asset is found again: its ticker, unless that means another
// one.
func (l *Lexicon) Unmistakable(a market.Asset) string {
	for _, words := range []string{a.Symbol, a.Name, a.ID} {
		if n, ok := l.Resolve(words); ok && n.ID == a.ID {
			return words
		}
	}
	if a.Class == market.Equity {
		return a.Symbol + " stock"
	}
	return a.Symbol
}

// FigureNames are what figures are called, by their codes.
func (l *Lexicon) FigureNames() map[string][]string {
	out := map[string][]string{}
	for name, by := range l.indicators.All() {
		for _, i := range by {
			if all := out[i.Code]; len(all) == 0 || all[len(all)-1] != name {
				out[i.Code] = append(all, name)
			}
		}
	}
	return out
}

// CountryNames are what countries are called, by their codes.
func (l *Lexicon) CountryNames() map[string][]string {
	out := map[string][]string{}
	for name, code := range l.countries.All() {
		out[code] = append(out[code], name)
	}
	return out
}

// Money lists the currencies of states, the most used first.
func (l *Lexicon) Money() []market.Asset {
	var out []market.Asset
	for _, c := range l.listed {
		if c.Asset.Class == market.Fiat {
			out = append(out, c.Asset)
		}
	}
	return out
}

// Resolve finds one asset by its ticker, name or id.
func (l *Lexicon) Resolve(words string) (market.Asset, bool) {
	n, ok := l.names.Find(fold(words))
	return n.Asset, ok
}

// Known reports whether a word names an asset, a country or a figure, or is part of the name of
// a figure.
func (l *Lexicon) Known(word string) bool {
	if _, ok := l.names.Find(word); ok {
		return true
	}
	if _, ok := l.countries.Find(word); ok {
		return true
	}
	if _, ok := l.shy.Find(word); ok {
		return true
	}
	_, ok := l.indicators.Find(word)
	return ok || l.words.Has(word) || l.never.Has(word)
}

// WellKnown reports whether a word is the name or ticker of something that everybody knows, and no
// ordinary word.
func (l *Lexicon) WellKnown(word string) bool {
	n, ok := l.names.Find(word)
	return ok && !l.never.Has(word) && !l.words.Has(word) && !l.doubted.Has(word) && (n.Asset.Class != market.Crypto || n.Rank <= glued)
}

// Named reports whether a word is the name, and no ticker, of something that everybody knows.
func (l *Lexicon) Named(word string) bool { return l.WellKnown(word) && !l.names.Get(word).Symbol }

// glued is the rank down to which a coin's name is read where something is glued to it.
const glued = 100

// Figure reports whether a word names a figure.
func (l *Lexicon) Figure(word string) bool { return l.indicators.Get(word) != nil }

// SameFigure reports whether two words name one figure.
func (l *Lexicon) SameFigure(a, b string) bool {
	x, y := l.indicators.Get(a), l.indicators.Get(b)
	return x["us"].Code != "" && x["us"].Code == y["us"].Code
}

// commonRank is the rank down to which everybody knows a coin.
const commonRank = 60

// longWord is how long a name has to be that is an ordinary word too, so that a slip in it tells
// what was meant.
const longWord = 6

// FigureWords lists the words of the names of figures.
func (l *Lexicon) FigureWords() []string {
	var out []string
	for key := range l.indicators.All() {
		out = append(out, strings.Fields(key)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// everywhere are the currencies of whose names slips are made all over the world.
var everywhere = words.SetOf(strings.Fields("usd eur gbp jpy cny chf cad aud nzd inr krw brl mxn rub try zar sek nok dkk pln czk huf ron uah ils aed sar sgd hkd twd thb idr myr php vnd ngn kes egp ars clp cop pkr kzt pen")...)

// Common lists the names of assets that everybody knows, and of figures: single words, no
// tickers.
func (l *Lexicon) Common() []string {
	var out []string
	for key, n := range l.names.All() {
		rare := n.Asset.Class == market.Crypto && n.Rank > commonRank || n.Asset.Class == market.Equity && n.Rank == knownAbroad
		rare = rare || n.Asset.Class == market.Fiat && !everywhere.Has(n.Asset.ID)
		if !n.Symbol && !rare && !l.never.Has(key) && (!l.words.Has(key) || len(key) >= longWord) {
			out = append(out, key)
		}
	}
	for key := range l.indicators.All() {
		out = append(out, key)
	}
	return out
}

// Pairs are the names of two words of assets that everybody knows, with the assets.
func (l *Lexicon) Pairs() map[string]market.Asset {
	out := make(map[string]market.Asset, 1<<11)
	for key, n := range l.names.All() {
		if strings.Count(key, " ") == 1 && (n.Asset.Class != market.Crypto || n.Rank <= commonRank) {
			out[key] = n.Asset
		}
	}
	return out
}

// Words lists the words of all names that have several.
func (l *Lexicon) Words() []string {
	var out []string
	for key := range l.names.All() {
		if strings.Contains(key, " ") {
			out = append(out, strings.Fields(key)...)
		}
	}
	for key := range l.indicators.All() {
		out = append(out, strings.Fields(key)...)
	}
	return out
}

// HanNames lists the names of some assets that are written in Chinese characters throughout.
func (l *Lexicon) HanNames(wanted func(a market.Asset, rank int) bool) []string {
	var out []string
	for key, n := range l.names.All() {
		if first, _ := utf8.DecodeRuneInString(key); !unicode.Is(unicode.Han, first) || !wanted(n.Asset, n.Rank) || l.words.Has(key) {
			continue
		}
		name := strings.ReplaceAll(key, " ", "")
		if strings.IndexFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0 {
			out = append(out, name)
		}
	}
	return out
}
