package nlu

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words of a question what one thing would be worth with the market cap of another.
var (
	// capForms are words for a market cap that metrics lacks, as they stand in such questions.
	capForms = sync.OnceValue(func() set {
		return accented("valuation, market valuation, piyasa değeriyle, piyasa değerine, piyasa değerinde, piyasa değeri kadar, market cap'ine, market cap'iyle, market cap'inde, mcap'iyle, mcap'ine, mcap'inde, mcapine, mcapinde, mcapiyle, marketcapiyle, marketcapine, marketcapinde, " +
			"капе, капой, маркеткапом, маркеткапе, маркеткапу, рыночной капитализацией, рыночной капитализации, рыночную капитализацию, bewertung, valoración, valorización, valorisation, valor de mercado, 总市值, 估值")
	})
	// supposing say that something is imagined.
	supposing = sync.OnceValue(func() set {
		return accented("if, would, wld, suppose, imagine, assuming, hypothetically, tuviera, tuviese, tendría, valdría, alcanzara, alcanzase, costaría, sería, si, se, tivesse, valeria, custaria, teria, chegasse, seria, atingisse, alcançasse, " +
			"wenn, hätte, wäre, würde, falls, angenommen, käme, avait, vaudrait, coûterait, serait, aurait, atteignait, atteindrait, olsa, olsaydı, olursa, ulaşsa, ulaşırsa, ulaşsaydı, yakalarsa, yakalasa, eğer, varsayalım, değeriyle, mcap'iyle, " +
			"если, бы, представь, допустим, 如果, 假如, 要是, 若, 假设, 达到, 拥有")
	})
	// withIt stand before the market cap that a thing is given.
	withIt = sync.OnceValue(func() set {
		return accented("with, at, having, given, w, /, con, a, al, mit, bei, zu, zur, zum, avec, à, au, com, ao, с, со, при, по, 按, 以, 用, 有")
	})
	// ofIt stand between a market cap and the one whose it is.
	ofIt = sync.OnceValue(func() set {
		return accented("of, the, de, del, la, el, do, da, du, des, l', d', von, vom, der, dem, des, у")
	})
	// reaching are verbs and words between a market cap and one that it is as large as; sameAs may stand beside them.
	reaching = sync.OnceValue(func() set {
		return accented("was, were, is, equals, equaled, equalled, equal, reached, reaches, reach, matched, matches, match, hit, hits, got, went, grew, rivaled, as, like, fuera, fuese, igual, igualara, alcanzara, llegara, como, fosse, chegasse, alcançasse, atingisse, igualasse, " +
			"atteignait, atteint, égalait, était, égale, comme, wäre, wie, gleich, erreichte, erreicht, была, как, достигла, достигнет, дойдет, сравняется, 是, 达, 等")
	})
	sameAs = sync.OnceValue(func() set {
		return accented("of, the, to, same, that, by, de, del, la, el, do, da, du, al, a, o, à, celle, d', so, groß, gross, hoch, die, der, von, бы, такая, такой, же, у, до, с, 和, 跟, 到, 于, 一, 样")
	})
	// asLarge stand in Turkish behind what another thing is as large as.
	asLarge = sync.OnceValue(func() set { return accented("kadar, gibi, seviyesine, seviyesinde, düzeyinde, düzeyine, aynı") })
	// behindOwner stand between an owner and the market cap.
	behindOwner = sync.OnceValue(func() set {
		return accented("'s, s, total, full, current, own, in, ın, un, ün, nin, nın, nun, nün, 的, 现, 在, 总")
	})
	// theirOwn say that the market cap is that of the thing itself.
	theirOwn = sync.OnceValue(func() set {
		return accented("its own, it's own, his own, their own, su propia, su propio, sua própria, seu próprio, a própria, o próprio, sa propre, son propre, seiner eigenen, ihrer eigenen, eigener, eigenen, kendi, kendisinin, своей, своей же, собственной, своей собственной, 自己的, 自身的, 自己, 自身")
	})
	// ownWords are what stands between "with" and the market cap.
	ownWords = sync.OnceValue(func() set {
		return accented("same, total, its, own, su, propia, propio, sua, seu, própria, próprio, sa, son, propre, seiner, ihrer, eigenen, gleichen, mismo, misma, mesmo, mesma, même, своей, собственной, текущей, 它, 其, 现 在, 同 样, 的")
	})
	// flips say in a word that one thing's market cap has become larger than another's.
	flips = accented("flips, flipped, flip, flippened, flippens, supera a, superara a, überholt, dépasse, ultrapassasse, ultrapassar, geçerse, geçse, обгонит, перегонит, обгонит по капитализации, 超过, 超越")
	ifs   = foldedSet("if, si, se, wenn, falls, eğer, geçerse, geçse, если, 如果, 假如, 要是, 若")
)

// imagined reads a question what a thing would be worth with another one's market cap: "sol with eth's market cap". It
// compares the two; Query.Like is whose market cap is meant.
func (s *scene) imagined() (ask.Query, bool) {
	like, of, ok := s.imaginedPair()
	if !ok || like == (market.Asset{}) || of == (market.Asset{}) {
		return ask.Query{}, false
	}
	return s.imaginedOf(of, like), true
}

// imaginedOf is the question about one thing with another one's market cap.
func (s *scene) imaginedOf(of, like market.Asset) ask.Query {
	q := s.query(ask.Compare)
	q.Assets, q.Like, q.Metric, q.Span, q.Amount, q.Target, q.Confidence = unique([]market.Asset{of, like}), like, ask.MarketCap, "", 0, market.Asset{}, strong
	return q
}

// imaginedPair finds whose market cap is meant, and of what: empty where the text does not name it.
func (s *scene) imaginedPair() (like, of market.Asset, ok bool) {
	from, to := s.capPhrase()
	switch {
	case to == 0 && !s.has(flips):
		return like, of, false
	case s.measured, s.amountAt >= 0 && s.amount != 1, s.dated && s.past(), s.opposed(), s.has(advised), s.has(tells), s.has(keeps):
		return like, of, false
	}
	all := s.imaginable()
	if to == 0 {
		return s.flipped(all)
	}
	owner := s.owner(all, from, to)
	if owner < 0 {
		if len(all) == 1 && s.has(theirOwn()) && s.supposed(from, all[0]) {
			return all[0].Asset, all[0].Asset, true
		}
		return like, of, false
	}
	group := all[owner]
	start := min(from, group.From)
	others := slices.Delete(slices.Clone(all), owner, owner+1)
	other, found := theOther(others)
	if len(others) > 0 && (!found || s.enumerated(other, group)) || !s.supposed(start, other) {
		return like, of, false
	}
	return group.Asset, other.Asset, true
}

// imaginable are the things of a text that can have a market cap, as they stand in it: also names that are ordinary words
// where they are those of well-known coins.
func (s *scene) imaginable() []lexicon.Spot {
	var out []lexicon.Spot
	for _, spot := range s.spots {
		if spot.Asset.Class != market.Fiat && !(s.word(spot.From) == "w" && s.word(spot.To) == "/") {
			out = append(out, spot)
		}
	}
	for _, spot := range s.maybe {
		if spot.Asset.Class == market.Crypto && spot.Rank <= wellKnown && !spot.Sure && !within(out, spot.From) {
			out = append(out, spot)
		}
	}
	for i, t := range s.tokens { // "eths market cap"
		name, plural := strings.CutSuffix(t.Text, "s")
		if !plural || within(out, i) || !s.lex.Ticker(name) {
			continue
		}
		if _, n := s.capBegins(i + 1); n > 0 {
			if a, ok := s.lex.Resolve(name); ok && a.Class != market.Fiat {
				out = append(out, lexicon.Spot{Name: lexicon.Name{Asset: a}, From: i, To: i + 1, Sure: true})
			}
		}
	}
	slices.SortFunc(out, func(a, b lexicon.Spot) int { return cmp.Compare(a.From, b.From) })
	return out
}

// capPhrase is where the market cap is spoken of; to is 0 where it is not.
func (s *scene) capPhrase() (from, to int) {
	for i := range s.tokens {
		if _, n := s.capBegins(i); n > 0 {
			return i, i + n
		}
	}
	return 0, 0
}

// capBegins is how many tokens the words for a market cap have that begin at a token.
func (s *scene) capBegins(at int) (words string, n int) {
	for n := min(4, len(s.tokens)-at); n > 0; n-- {
		if words := s.window(at, at+n); metrics[words] == ask.MarketCap || capForms()[words] {
			return words, n
		}
	}
	return "", 0
}

// Bounds on what stands between a market cap and whose it is.
const (
	mostBehindOwner = 2
	mostOfIt        = 5
)

// owner is whose market cap is spoken of; −1 where nobody's is. Where one market cap is said to be as large as another,
// it is the other: "if the cap of ada reached eth's".
func (s *scene) owner(all []lexicon.Spot, from, to int) int {
	own := s.capBeside(all, from, to)
	if own < 0 || own+1 >= len(all) {
		return own
	}
	start, next := max(all[own].To, to), all[own+1]
	if s.language == "tr" && next.From == start && asLarge()[s.word(next.To)] {
		return own + 1
	}
	reached := false
	for i := start; i < next.From; i++ {
		w := s.word(i)
		reached = reached || reaching()[w]
		if !reaching()[w] && !sameAs()[w] && (i < from || i >= to) {
			return own
		}
	}
	if reached {
		return own + 1
	}
	return own
}

// capBeside is whose name stands beside the words for a market cap.
func (s *scene) capBeside(all []lexicon.Spot, from, to int) int {
	before, after := -1, -1
	for i, spot := range all {
		switch {
		case spot.To <= from && from-spot.To <= mostBehindOwner && s.made(spot.To, from, behindOwner()):
			before = i
		case after < 0 && spot.From >= to && spot.From-to <= mostOfIt && s.made(to, spot.From, ofIt(), sameAs(), reaching()):
			after = i
		}
	}
	if after >= 0 && (before < 0 || all[after].From > to || s.language == "ru") {
		return after
	}
	return before
}

// made reports whether all tokens between two are of some sets.
func (s *scene) made(from, to int, of ...set) bool {
	for i := from; i < to; i++ {
		if !slices.ContainsFunc(of, func(words set) bool { return words[s.word(i)] }) {
			return false
		}
	}
	return true
}

// theOther is the one thing that others are: of several names only one is surely meant, or there is one alone.
func theOther(others []lexicon.Spot) (lexicon.Spot, bool) {
	sure := slices.DeleteFunc(slices.Clone(others), func(spot lexicon.Spot) bool { return !spot.Sure })
	if len(sure) == 0 {
		sure = others
	}
	for _, spot := range sure {
		if spot.Asset != sure[0].Asset {
			return lexicon.Spot{}, false
		}
	}
	if len(sure) == 0 {
		return lexicon.Spot{}, false
	}
	return sure[0], true
}

// enumerated reports whether two names are those of a list: "market cap of sol and eth".
func (s *scene) enumerated(a, b lexicon.Spot) bool {
	from, to := min(a.To, b.To), max(a.From, b.From)
	between := s.window(from, to)
	return from < to && (lists[between] || versus[between] && !withIt()[between])
}

// supposed reports whether a text says that a thing is given the market cap that is spoken of from a token on.
func (s *scene) supposed(start int, of lexicon.Spot) bool {
	if s.has(supposing()) {
		return true
	}
	at := start - 1
	for at >= 0 && (articles[s.word(at)] || ownWords()[s.word(at)]) {
		at--
	}
	if at < 0 || !withIt()[s.word(at)] {
		return false
	}
	if s.word(at) == "/" { // "w/"
		at--
	}
	return s.made(0, at, fillerWords()) || of.To == at || s.has(priceWords) || s.asksPrice()
}

// opposed reports whether a word outside of all names puts one thing beside another: 比 is one, and no word of 比特币.
func (s *scene) opposed() bool {
	for i := range s.tokens {
		for n := 1; n <= 4 && i+n <= len(s.tokens) && !within(s.spots, i+n-1); n++ {
			if besides[s.window(i, i+n)] {
				return true
			}
		}
	}
	return false
}

// flipped reads "what is eth worth if it flips btc": the price at which the one is as large as the other.
func (s *scene) flipped(all []lexicon.Spot) (like, of market.Asset, ok bool) {
	if len(all) != 2 || !s.has(flips) || !s.has(ifs) || !s.has(priceWords) && !s.asksPrice() || s.enumerated(all[0], all[1]) {
		return like, of, false
	}
	return all[1].Asset, all[0].Asset, true
}

// reimagined gives what was asked about before the market cap that a message names: "and with btc's market cap?".
func (s *scene) reimagined(prev ask.Query) (ask.Query, bool) {
	like, of, ok := s.imaginedPair()
	if !ok || of != (market.Asset{}) || len(prev.Assets) == 0 {
		return prev, false
	}
	of = prev.Assets[0]
	if isMoney(of) || len(prev.Assets) > 1 && prev.Like.ID == "" {
		return prev, false
	}
	q := s.imaginedOf(of, like)
	if q.Currency == "" {
		q.Currency = prev.Currency
	}
	return q, true
}
