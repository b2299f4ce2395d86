package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"tickertape/core/market"
)

// What a coin has to be to get a ticker that another one has.
const (
	guarded = 500                // rank of a coin whose ticker nobody gets without a person's word
	settled = 7 * 24 * time.Hour // how long a coin has to be larger than another one whose ticker it gets
	longest = 40                 // letters of a name or ticker that we read
)

// Of is the lexicon of the tables and of a roster: new coins are known, ranks are today's, and
// a ticker that several coins have means the one that the roster says.
func Of(r market.Roster) (*Lexicon, error) {
	l, err := New()
	if err != nil {
		return nil, err
	}
	l.enrol(r)
	return l, nil
}

// enrol takes in a roster. The name of a coin that is not in the tables may be any word, so that
// the context has to say that it is meant.
func (l *Lexicon) enrol(r market.Roster) {
	known := l.coins()
	byID := map[string]Name{}
	for _, c := range r.Coins {
		byID[c.Asset.ID] = Name{Asset: c.Asset, Rank: c.Rank}
		if known[c.Asset.ID] || l.disguised(c.Asset) {
			continue
		}
		known[c.Asset.ID] = true
		for _, words := range []string{c.Asset.Symbol, c.Asset.Name, strings.ReplaceAll(c.Asset.ID, "-", " ")} {
			key := fold(words)
			if _, taken := l.names.Find(key); taken || l.never.Has(key) || l.isOther(key) {
				continue
			}
			l.words.Add(key)
			l.add(key, Name{Asset: c.Asset, Rank: c.Rank, Symbol: words == c.Asset.Symbol})
		}
		l.listed = append(l.listed, listed{Name{Asset: c.Asset, Rank: c.Rank, Symbol: true}, fold(c.Asset.Symbol), fold(c.Asset.Name)})
	}
	l.rerank(byID)
	for ticker, id := range r.Tickers {
		old, taken := l.names.Find(ticker)
		if n, ok := byID[id]; ok && taken && old.Asset.Class == market.Crypto && old.Symbol && old.Asset.ID != id {
			n.Symbol = true
			l.names.Put(ticker, n)
		}
	}
	l.rank()
	l.keys() // of many coins: nobody who types should wait for that
}

// coins are the ids of all that are known.
func (l *Lexicon) coins() map[string]bool {
	out := map[string]bool{}
	for _, c := range l.listed {
		if c.Asset.Class == market.Crypto {
			out[c.Asset.ID] = true
		}
	}
	return out
}

// isOther reports whether words name a country or a figure.
func (l *Lexicon) isOther(key string) bool {
	return l.countries.Get(key) != "" || l.indicators.Get(key) != nil
}

// rerank gives the coins of the tables the places that they have today.
func (l *Lexicon) rerank(today map[string]Name) {
	for key, n := range l.names.All() {
		if now, ok := today[n.Asset.ID]; ok && n.Asset.Class == market.Crypto {
			n.Rank = now.Rank
			l.names.Put(key, n)
		}
	}
	for i, c := range l.listed {
		if now, ok := today[c.Asset.ID]; ok && c.Asset.Class == market.Crypto {
			l.listed[i].Rank = now.Rank
		}
	}
}

// disguised reports whether a coin's name or ticker looks like something else than it is: mixed
// alphabets, letters that nobody sees, or the name of a coin that is better known.
func (l *Lexicon) disguised(a market.Asset) bool {
	for _, words := range []string{a.Symbol, a.Name} {
		key := fold(words)
		if key == "" || len([]rune(words)) > longest || strings.ContainsFunc(words, unseen) || slices.ContainsFunc(strings.Fields(key), mixed) {
			return true
		}
		for _, plain := range skeletons(key) {
			if n, ok := l.names.Find(plain); ok && plain != key && n.Asset.ID != a.ID && (n.Asset.Class != market.Crypto || n.Rank <= guarded) {
				return true
			}
		}
	}
	named, ok := l.names.Find(fold(a.Name))
	return ok && named.Asset.ID != a.ID && !named.Symbol
}

func unseen(r rune) bool { return !unicode.IsGraphic(r) || unicode.Is(unicode.Cf, r) }

// lookalikes are letters and digits that pass for others; from Unicode's confusables.txt, those
// that tokens are made of.
var lookalikes = strings.NewReplacer(
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j", "ѕ", "s", "һ", "h", "ԁ", "d", "к", "k", "м", "m", "т", "t", "в", "b", "н", "h",
	"α", "a", "ο", "o", "ν", "v", "ρ", "p", "τ", "t", "υ", "u", "ι", "i", "κ", "k", "ε", "e", "0", "o", "3", "e", "5", "s", "$", "s", "@", "a",
)

// skeletons are what a word passes for; a 1 passes for two letters.
func skeletons(key string) []string {
	plain := lookalikes.Replace(key)
	return []string{strings.ReplaceAll(plain, "1", "l"), strings.ReplaceAll(plain, "1", "i")}
}

// Revise makes the next version of a roster from today's list of coins, by market cap. Coins
// that are disguised are left out. A ticker that would change its meaning waits: one of the
// largest coins for a person's word, another one for a week.
func Revise(old market.Roster, today []market.Listed, now time.Time) (market.Roster, error) {
	l, err := New()
	if err != nil {
		return market.Roster{}, err
	}
	next := market.Roster{Version: old.Version + 1, At: now, Tickers: map[string]string{}, Refused: old.Refused}
	since, rank, known := map[string]time.Time{}, map[string]int{}, l.coins()
	for _, c := range old.Coins {
		since[c.Asset.ID] = c.Since
	}
	lead := map[string]market.Listed{} // the largest coin of each ticker
	for _, c := range today {
		c.Since = now
		if first, ok := since[c.Asset.ID]; ok {
			c.Since = first
		}
		if _, twice := rank[c.Asset.ID]; c.Asset.ID == "" || twice || !known[c.Asset.ID] && l.disguised(c.Asset) {
			continue
		}
		rank[c.Asset.ID] = c.Rank
		next.Coins = append(next.Coins, c)
		ticker := fold(c.Asset.Symbol)
		if best, taken := lead[ticker]; !taken || c.Rank < best.Rank {
			lead[ticker] = c
		}
	}
	if len(next.Coins) == 0 {
		return market.Roster{}, fmt.Errorf("revise roster %d: today's list is empty", old.Version)
	}
	for ticker, holder := range l.holders(old) {
		next.Tickers[ticker] = holder.id
		if c, listed := lead[ticker]; listed && c.Asset.ID != holder.id {
			turn(&next, old, ticker, holder, c, now)
		}
	}
	for ticker, c := range lead {
		if _, held := next.Tickers[ticker]; !held {
			next.Tickers[ticker] = c.Asset.ID
		}
	}
	slices.SortFunc(next.Waiting, func(a, b market.Turn) int { return strings.Compare(a.Ticker, b.Ticker) })
	slices.SortStableFunc(next.Coins, func(a, b market.Listed) int { return a.Rank - b.Rank })
	return next, nil
}

// holder is the coin that a ticker means, and its place when that was last known.
type holder struct {
	id   string
	rank int
}

// holders are the coins that tickers mean: those of a roster, else those of the tables.
func (l *Lexicon) holders(r market.Roster) map[string]holder {
	out, rank := map[string]holder{}, map[string]int{}
	for _, c := range l.listed {
		if n := l.names.Get(c.symbol); c.Asset.Class == market.Crypto && n.Asset.ID == c.Asset.ID {
			out[c.symbol] = holder{c.Asset.ID, c.Rank}
		}
		rank[c.Asset.ID] = c.Rank
	}
	for _, c := range r.Coins {
		rank[c.Asset.ID] = c.Rank
	}
	for ticker, id := range r.Tickers {
		out[ticker] = holder{id, rank[id]}
	}
	return out
}

// turn decides whether a ticker means another coin from now on.
func turn(next *market.Roster, old market.Roster, ticker string, was holder, c market.Listed, now time.Time) {
	t := market.Turn{Ticker: ticker, Was: was.id, Now: c.Asset.ID, Since: now}
	same := func(o market.Turn) bool { return o.Ticker == t.Ticker && o.Was == t.Was && o.Now == t.Now }
	if slices.ContainsFunc(old.Refused, same) {
		return
	}
	if i := slices.IndexFunc(old.Waiting, same); i >= 0 {
		t.Since = old.Waiting[i].Since
	}
	if was.rank > guarded && now.Sub(t.Since) >= settled {
		next.Tickers[ticker] = t.Now
		return
	}
	next.Waiting = append(next.Waiting, t)
}

// ErrNoTurn says that nothing waits for a decision about a ticker.
var ErrNoTurn = errors.New("no change of this ticker waits for a decision")

// Decide makes the next version of a roster, in which a ticker that waits means the new coin, or
// never will. ErrNoTurn: nothing waits.
func Decide(old market.Roster, ticker string, accept bool, now time.Time) (market.Roster, error) {
	ticker = fold(ticker)
	i := slices.IndexFunc(old.Waiting, func(t market.Turn) bool { return t.Ticker == ticker })
	if i < 0 {
		return old, fmt.Errorf("%q: %w", ticker, ErrNoTurn)
	}
	next := old
	next.Version, next.At = old.Version+1, now
	next.Waiting = slices.Delete(slices.Clone(old.Waiting), i, i+1)
	if !accept {
		next.Refused = append(slices.Clone(old.Refused), old.Waiting[i])
		return next, nil
	}
	next.Tickers = map[string]string{}
	for t, id := range old.Tickers {
		next.Tickers[t] = id
	}
	next.Tickers[ticker] = old.Waiting[i].Now
	return next, nil
}
