package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tickertape/core/market"
	"tickertape/core/nlu/words"
)

// Spot is a name found in a text: tokens From up to, not including, To.
type Spot struct {
	Name
	From, To int
	Sure     bool            // it can mean nothing else; otherwise the context has to say so
	Never    bool            // an ordinary word: only an explicit place may make it an asset
	Common   bool            // a word of English besides, so that much has to say that it is meant
	Other    market.Asset    // the coin or stock that the words mean besides; zero where they don't
	Quote    market.Currency // of a pair such as EURUSD; else empty
}

// Assets finds the names in a text, longest first, without overlap. Tokens that taken tells
// are left alone.
func (l *Lexicon) Assets(tokens []Token, taken func(i int) bool) []Spot {
	shouting := upperCase(tokens)
	var out []Spot
	var names run
	for i := 0; i < len(tokens); {
		s, ok := l.assetAt(&names, tokens, i, taken, shouting)
		if !ok {
			i = max(i+1, s.To)
			continue
		}
		out = append(out, s)
		i = s.To
	}
	return out
}

func (l *Lexicon) assetAt(names *run, tokens []Token, i int, taken func(int) bool, shouting bool) (Spot, bool) {
	if taken(i) {
		return Spot{}, false
	}
	switch t := tokens[i]; t.Kind {
	case Cashtag:
		return l.cashtag(t, i), true
	case Sign:
		a, ok := l.signs[t.Text]
		if t.Text == "₿" {
			return Spot{Name: l.names.Get("bitcoin"), From: i, To: i + 1, Sure: true}, true
		}
		return Spot{Name: Name{Asset: a, Rank: noRank}, From: i, To: i + 1, Sure: true}, ok
	}
	if makers.Has(tokens[i].Text) { // which is a coin, too
		if s, found := l.behindIt(tokens, i); found {
			return s, true
		}
	}
	stem, stems := l.stemmed(tokens, i, taken)
	most := l.longest(tokens[i].Text)
	names.read(tokens, i, max(1, stems, most.names, most.shares, most.idioms), taken)
	for n := names.n; n > 0; n-- {
		if n == stems {
			return Spot{Name: stem, From: i, To: i + n, Sure: true}, true
		}
		key := names.key(n)
		if n <= most.shares {
			if share, found := l.share(key, tokens, i, i+n); found {
				return Spot{Name: share, From: i, To: i + n, Sure: true}, true
			}
		}
		if n > 1 && n <= most.idioms && l.idioms.HasBytes(key) {
			return Spot{To: i + n}, false
		}
		if n > most.names {
			continue
		}
		if name, found := l.names.FindBytes(key); found {
			return l.spot(name, string(key), tokens[i:i+n], i, shouting), true
		}
	}
	if names.key(1) == nil {
		return Spot{}, false
	}
	word := tokens[i].Text
	if s, found := l.describedAt(names, tokens, i, taken); found {
		return s, true
	}
	if s, found := l.pairNamed(word, i); found {
		return s, true
	}
	if name, bare, found := l.inflected(word); found {
		return l.spot(name, bare, tokens[i:i+1], i, shouting), true
	}
	name, quote, found := l.pair(word)
	return Spot{Name: name, From: i, To: i + 1, Sure: true, Quote: quote}, found && !l.never.Has(word)
}

// begun is how many words what a word begins has at most, by table; 0 where it begins nothing.
type begun struct{ names, shares, idioms int }

func (l *Lexicon) longest(word string) begun {
	h := words.Hash(word)
	return begun{l.names.Longest(h), max(l.stocks.Longest(h), l.shy.Longest(h)), l.idioms.Longest(h)}
}

// spot judges how sure a name is.
func (l *Lexicon) spot(name Name, key string, tokens []Token, i int, shouting bool) Spot {
	s := Spot{Name: name, From: i, To: i + len(tokens), Common: l.words.Has(key), Other: l.others.Get(key)}
	upper := Upper(tokens[0].Raw) && len(tokens[0].Raw) > 1 && !shouting
	switch {
	case l.never.Has(key) && (!upper || len(key) <= 2 || l.plain(key)):
		s.Never = true
	case upper && name.Symbol:
		s.Sure = true
	case l.doubted.Has(key):
		s.Common = true
	case i > 0 && !name.Symbol && !shouting && titled(tokens[0].Raw) && l.names.Get(key).Rank <= 500:
		s.Sure = true
	case l.words.Has(key) && (name.Asset.Class != market.Commodity && name.Asset.Class != market.Index):
	case name.Symbol && len(key) < 3:
	case name.Symbol && name.Asset.Class == market.Equity && len(key) < 3:
	default:
		s.Sure = true
	}
	return s
}

// titled reports whether a word is written as a name.
func titled(raw string) bool {
	first, size := utf8.DecodeRuneInString(raw)
	return unicode.IsUpper(first) && raw[size:] != "" && raw[size:] == strings.ToLower(raw[size:])
}

// plain tells words so common that even capitals don't make them a ticker.
func (l *Lexicon) plain(key string) bool {
	switch key {
	case "the", "for", "was", "you", "not", "all", "can", "now", "buy", "ask", "how", "any", "are", "yes":
		return true
	}
	return false
}

// cashtag is a ticker with $ in front: one that we know, else whatever Yahoo knows by it.
func (l *Lexicon) cashtag(t Token, i int) Spot {
	if n, ok := l.names.Find(t.Text); ok && (n.Symbol || n.Asset.Class == market.Crypto || n.Asset.Class == market.Equity) {
		return Spot{Name: n, From: i, To: i + 1, Sure: true, Other: l.others.Get(t.Text)}
	}
	id := strings.ToUpper(t.Raw)
	return Spot{Name: Name{Asset: market.Asset{Class: market.Equity, ID: id, Symbol: id}, Rank: noRank, Symbol: true}, From: i, To: i + 1, Sure: true}
}

// upperCase reports whether a text is written in capitals throughout: then they mean nothing.
// A text of tickers alone is no shouting.
func upperCase(tokens []Token) bool {
	words, upper, names := 0, 0, 0
	for i, t := range tokens {
		if t.Kind != Word || len(t.Raw) < 2 {
			continue
		}
		words++
		if i > 0 && titled(t.Raw) {
			names++
		}
		if Upper(t.Raw) {
			upper++
		}
	}
	return words > 2 && upper == words || names > 3 // or written in titles throughout, as German nouns are
}

// pair reads two tickers that stand together: eurusd, btcusd, ethbtc, btc-usd, eurusd=x.
func (l *Lexicon) pair(key string) (base Name, quote market.Currency, ok bool) {
	key = strings.TrimSuffix(key, "=x")
	key = strings.ReplaceAll(key, "-", "")
	for _, size := range []int{3, 4} {
		if len(key) <= size+1 {
			continue
		}
		head, tail := key[:len(key)-size], key[len(key)-size:]
		q, isQuote := l.names.Find(tail)
		b, isBase := l.names.Find(head)
		if !isQuote || !isBase || !q.Symbol || !b.Symbol || len(head) < 3 {
			continue
		}
		switch {
		case tail == "usdt" || tail == "usdc":
			return b, market.USD, b.Asset.Class == market.Crypto
		case q.Asset.Class == market.Fiat && (b.Asset.Class == market.Fiat || (b.Asset.Class == market.Crypto && b.Rank < 300)):
			return b, market.Currency(q.Asset.ID), true
		case (tail == "btc" || tail == "eth") && b.Asset.Class == market.Crypto && b.Rank < 300:
			return b, market.Currency(tail), true
		}
	}
	return Name{}, "", false
}

// Ticker reports whether a word is the ticker of something well known.
func (l *Lexicon) Ticker(word string) bool {
	n, ok := l.names.Find(word)
	return ok && n.Symbol && !l.never.Has(word) && (n.Rank <= 200 || n.Asset.Class == market.Fiat)
}
