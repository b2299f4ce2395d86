package nlu

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words that lose the space beside them: "priceofbtc", "bitcoindominance", "250euro kacdolar",
// "занеделю".
var (
	// tellingPieces say what is asked for, or of when; where one is found, a word is of several.
	tellingPieces = foldedSet("price, prices, gold, silver, oil, top, gainers, losers, movers, gainer, loser, moon, buy, sell, chart, graph, volume, dominance, supply, market, marketcap, mcap, convert, watchlist, portfolio, alert, compare, versus, worth, rate, dollar, dollars, euros, today, yesterday, week, weeks, month, months, year, years, hour, hours, days, last, past, since, whats, what's, what, much, many, " +
		"precio, precios, valor, vale, cuánto, cuanto, cotización, cotizacion, gráfico, grafico, semana, meses, hoy, ayer, año, preço, preco, quanto, cotação, cotacao, hoje, ontem, preis, kurs, wieviel, kostet, woche, wochen, monat, monate, jahr, jahre, heute, gestern, prix, cours, combien, vaut, semaine, mois, aujourd'hui, hier, " +
		"fiyat, fiyatı, fiyati, kaç, kac, grafik, grafiği, grafigi, hafta, yıl, bugün, bugun, dün, цена, цену, курс, сколько, стоит, почём, почем, ценник, график, неделю, месяц, год, полгода, сутки, день, сегодня, вчера, капа, объём, объем")
	// slightPieces stand between others.
	slightPieces = foldedSet("the, of, is, in, to, for, and, vs, how, me, my, show, set, now, right, do, does, did, get, price's, this, are, doing, at, or, with, when, hits, above, below, de, del, en, el, la, por, para, los, do, da, em, no, na, um, uma, un, una, von, der, die, das, wie, viel, ist, im, le, du, est, les, ne, kadar, bir, за, на, в, по, от, к, и, с, последний, прошлый, последнюю, прошлую")
)

// Of what a word that several were joined into has at least, in letters.
const (
	shortestJoined  = 6
	shortestTelling = 5   // a piece that tells the others by itself
	longestJoined   = 48  // in bytes: beyond it nobody looks
	longestPiece    = 26  // in bytes
	shareTold       = 0.5 // of its letters, those that tell
)

// splitting is how the start of a word is best split.
type splitting struct {
	from            int // where its last piece begins
	pieces, telling int // how many there are, and how many of them tell
	told, longest   int // letters of those that tell, and of the longest of them
}

// split are the words that one was joined from; nil where it is one. counted says that it stands
// right behind a number: "1.5ethineur".
func (u *reader) split(w string, counted bool) []string {
	if !splittable(w, counted) {
		return nil
	}
	letters := utf8.RuneCountInString(w)
	var best [longestJoined + 1]splitting
	for i := 0; i < len(w); {
		_, size := utf8.DecodeRuneInString(w[i:])
		if i == 0 || best[i].pieces > 0 {
			u.pieceFrom(w, i, &best)
		}
		i += size
	}
	all := best[len(w)]
	switch {
	case all.pieces < 2, float64(all.told) < shareTold*float64(letters):
		return nil
	case all.telling < 2 && all.longest < shortestTelling && !counted:
		return nil
	}
	var words []string
	for end := len(w); end > 0; end = best[end].from {
		words = append(words, w[best[end].from:end])
	}
	slices.Reverse(words)
	return words
}

// splittable reports whether a word is long enough for several, and not too long.
func splittable(w string, counted bool) bool {
	letters := utf8.RuneCountInString(w)
	long := letters >= shortestJoined || counted || strings.IndexFunc(w, unicode.IsDigit) >= 0
	return long && letters >= shortestMended && len(w) <= longestJoined
}

// pieceFrom tries every piece that begins at i.
func (u *reader) pieceFrom(w string, i int, best *[longestJoined + 1]splitting) {
	for j, n := i, 0; j < len(w) && j-i < longestPiece; {
		_, size := utf8.DecodeRuneInString(w[j:])
		j, n = j+size, n+1
		piece := w[i:j]
		told := 0
		switch {
		case isDigit(w[i]):
			if told = countedPiece(w, i, j); told == 0 {
				continue
			}
		case n >= shortestPart && (tellingPieces.Has(piece) || u.lex.WellKnown(piece) && (n >= shortestTelling || u.lex.Ticker(piece) || u.lex.Named(piece))):
			told = n
		case !slightPieces.Has(piece):
			continue
		}
		next := splitting{from: i, pieces: best[i].pieces + 1, telling: best[i].telling, told: best[i].told + told, longest: max(best[i].longest, told)}
		if told > 0 {
			next.telling++
		}
		if old := best[j]; old.pieces == 0 || next.pieces < old.pieces || next.pieces == old.pieces && next.told > old.told {
			best[j] = next
		}
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// countedPiece is how many letters a number or a span has, which is a piece of a word; 0 where more
// digits belong to it: "7d", "100k", "1".
func countedPiece(w string, i, j int) int {
	end := i
	for end < j && isDigit(w[end]) {
		end++
	}
	if end == j && j < len(w) && isDigit(w[j]) || i > 0 && isDigit(w[i-1]) || i == 0 && end < j {
		return 0
	}
	if unit := w[end:j]; end < j && !countedUnits.Has(unit) {
		return 0
	}
	return j - i
}

var countedUnits = setOf("d, h, w, m, y, mo, k, hr, yr, wk, days, day")

// shortestRejoined is how many letters a word has that a space was typed into.
const shortestRejoined = 6

// rejoined is a text without the spaces inside of its words: "un employment", "air bus", "conver t".
// Words that are a name as they stand are left alone, and so are names that are words each.
func (u *reader) rejoined(tokens []lexicon.Token) []lexicon.Token {
	out, joined := tokens, 0
	var buf [longestJoined]byte
	for i := 0; i+1 < len(tokens); i++ {
		a, b := tokens[i], tokens[i+1]
		if a.Kind != lexicon.Word || b.Kind != lexicon.Word || len(a.Text)+len(b.Text) > longestJoined || utf8.RuneCountInString(a.Text)+utf8.RuneCountInString(b.Text) < shortestRejoined || hanWord(a.Text) {
			continue
		}
		key := append(append(buf[:0], a.Text...), b.Text...)
		if !u.oneWord(string(key), a.Text, b.Text) || u.beginsName(tokens[i+1:]) {
			continue
		}
		if joined == 0 {
			out = slices.Clone(tokens)
		}
		whole := lexicon.Token{Text: string(key), Raw: string(key), Kind: lexicon.Word, Glued: a.Glued}
		out = slices.Replace(out, i-joined, i+2-joined, whole)
		joined++
		i++
	}
	return out
}

// beginsName reports whether a text begins with a name of two or three words: the "is" of "is bank of america up" is none of "isbank".
func (u *reader) beginsName(tokens []lexicon.Token) bool {
	name := tokens[0].Text
	for _, t := range tokens[1:min(3, len(tokens))] {
		if name += " " + t.Text; u.lex.Known(name) {
			return true
		}
	}
	return false
}

// oneWord reports whether two words are one that a space was typed into.
func (u *reader) oneWord(whole, head, tail string) bool {
	switch {
	case u.lex.Named(whole):
		first, named := u.lex.Resolve(head)
		return !u.lex.Known(head+" "+tail) && !u.lex.WellKnown(head) && (!named || first.Class != market.Commodity) // "gold man"
	case u.lex.Figure(whole):
		return !u.lex.Known(head + " " + tail)
	case u.concepts.phrases.Has(whole) && utf8.RuneCountInString(whole) >= shortestRejoined:
		return !u.concepts.phrases.Has(head+" "+tail) && !u.spelling.known(head)
	}
	return false
}
