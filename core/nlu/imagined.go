package nlu

import (
	"cmp"
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
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
	if len(others) == 0 { // of what was asked about before, if the text points at it
		return group.Asset, of, s.given(start, lexicon.Spot{}) || s.has(supposing()) && s.refers()
	}
	other, found := theOther(others)
	return group.Asset, other.Asset, found && !s.enumerated(other, group) && s.supposed(start, other)
}

// imaginable are the things of a text that can have a market cap, as they stand in it: also names that are ordinary words
// where they are those of well-known coins.
func (s *scene) imaginable() []lexicon.Spot {
	var out []lexicon.Spot
	for _, spot := range s.spots {
		with := s.word(spot.From) == "w" && s.word(spot.To) == "/" // "w/" is no Wormhole
		if spot.Asset.Class != market.Fiat && !with {
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
		if s.capBegins(i+1) > 0 {
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
		if n := s.capBegins(i); n > 0 {
			return i, i + n
		}
	}
	return 0, 0
}

// capBegins is how many tokens the words for a market cap have that begin at a token.
func (s *scene) capBegins(at int) int {
	if at >= len(s.tokens) {
		return 0
	}
	longest := max(metrics.Longest(s.hashes[at]), capForms().Longest(s.hashes[at]))
	for n := min(4, len(s.tokens)-at, longest); n > 0; n-- {
		if words := s.window(at, at+n); metrics.Get(words) == ask.MarketCap || capForms().Has(words) {
			return n
		}
	}
	return 0
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
	if s.language == "tr" && next.From == start && asLarge().Has(s.word(next.To)) {
		return own + 1
	}
	reached := false
	for i := start; i < next.From; i++ {
		w := s.word(i)
		reached = reached || reaching().Has(w)
		if !reaching().Has(w) && !sameAs().Has(w) && (i < from || i >= to) {
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
		if !slices.ContainsFunc(of, func(words set) bool { return words.Has(s.word(i)) }) {
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
	return from < to && (lists.Has(between) || versus.Has(between) && !withIt().Has(between))
}

// supposed reports whether a text says that a thing is given the market cap that is spoken of from a token on.
func (s *scene) supposed(start int, of lexicon.Spot) bool {
	return s.has(supposing()) || s.given(start, of)
}

// given reports whether a word such as "with" stands before the market cap, and the thing before that, or nothing that
// says anything.
func (s *scene) given(start int, of lexicon.Spot) bool {
	at := start - 1
	for at >= 0 && (s.isIn(articles, at) || ownWords().Has(s.word(at))) && !withIt().Has(s.word(at)) {
		at--
	}
	if at < 0 || !withIt().Has(s.word(at)) {
		return false
	}
	for withIt().Has(s.word(at-1)) && of.To < at { // "w/", "com a"
		at--
	}
	return s.made(0, at, fillerWords()) || of.To == at || s.has(priceWords) || s.asksPrice()
}

// opposed reports whether a word outside of all names puts one thing beside another: 比 is one, and no word of 比特币.
func (s *scene) opposed() bool {
	for i := range s.tokens {
		for n := 1; n <= 4 && i+n <= len(s.tokens) && !within(s.spots, i+n-1); n++ {
			if besides.Has(s.window(i, i+n)) {
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
	if like, ok := s.anothers(); ok && prev.Like.ID != "" {
		q := s.imaginedOf(imaginedBefore(prev), like)
		if q.Currency == "" {
			q.Currency = prev.Currency
		}
		return q, true
	}
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

// anothers is the thing whose something a short message names: "what about btc's".
func (s *scene) anothers() (market.Asset, bool) {
	things, _ := s.sorted()
	if len(things) != 1 || len(s.tokens) > 4 || !s.begins(followLeads()) {
		return market.Asset{}, false
	}
	last := s.tokens[len(s.tokens)-1]
	owned := strings.HasSuffix(last.Raw, "'s") || strings.HasSuffix(last.Raw, "’s")
	return things[0], owned && within(s.spots, len(s.tokens)-1)
}

// imaginedBefore is whose price a question imagined.
func imaginedBefore(prev ask.Query) market.Asset {
	for _, a := range prev.Assets {
		if a != prev.Like {
			return a
		}
	}
	return prev.Like
}
