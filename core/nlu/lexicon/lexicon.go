package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tickertape/core/market"
	"tickertape/core/nlu/words"
)

//go:embed data
var data embed.FS

// maxWords is how many words the longest name has.
const maxWords = 7

// Coin ranks: what has none stands behind all that have.
const noRank = 1 << 20

// Lexicon is the index of all names. It is read-only and safe for concurrent use.
type Lexicon struct {
	names      *words.Map[Name]                        // folded words -> what they name
	indicators *words.Map[map[string]market.Indicator] // folded words -> country -> indicator
	countries  *words.Map[string]
	implied    *words.Map[string]       // figures that only one country has: "selic"
	lands      *words.Map[int]          // with which words names of countries begin, and how many words the longest has
	landStems  *words.Map[string]       // what stands under the endings of a country's name: "росси"
	underLands *words.Map[string]       // the same of what only one country has
	doubted    *words.Set               // names of commodities and indices that are everyday words
	idioms     *words.Set               // phrases in which a name is none
	stocks     *words.Map[Name]         // folded words -> the stock, also where something better known has them
	shy        *words.Map[Name]         // the same of names that mean a share beside a word for one alone
	others     *words.Map[market.Asset] // folded words -> the coin or stock that they mean besides
	stems      *words.Map[stemName]     // of Russian names
	stemRuns   *words.Map[int]          // the first stems of those of several words: how many the longest has
	signs      map[string]market.Asset  // "€" -> euro
	described  described
	words      *words.Set // English words that are coins too
	never      *words.Set
	listed     []listed                // for completion, by rank
	keys       func() []string         // of names, sorted: for completion
	near       func() *[256][]spelling // for guesses
	byCode     map[string]market.Indicator
}

// Name is what some words name.
type Name struct {
	Asset  market.Asset
	Rank   int
	Symbol bool // the words are its ticker, not its name
}

type listed struct {
	Name
	symbol, name string // folded
}

// stockFirst are tickers that mean the stock although a coin of the top 1,000 has them too.
var stockFirst = []string{
	"meta", "coin", "cat", "v", "t", "f", "c", "a", "ma", "now", "net", "snow", "dash stock", "arm", "team", "spot", "ge", "gm", "hd", "de",
	"mu", "ms", "gs", "ba", "pg", "ko", "ea", "zm", "ibm", "amd", "v", "shop", "uber", "snap", "hood", "cost", "mara", "riot", "efa", "vt",
}

// New reads the tables that come with the program.
func New() (*Lexicon, error) {
	l := &Lexicon{
		names: words.NewMap[Name](16_000), indicators: words.NewMap[map[string]market.Indicator](3_000), countries: words.NewMap[string](1_700), implied: words.NewMap[string](100), lands: words.NewMap[int](1_600), landStems: words.NewMap[string](500), underLands: words.NewMap[string](100),
		stocks: words.NewMap[Name](3_400), shy: words.NewMap[Name](500), others: words.NewMap[market.Asset](500), stems: words.NewMap[stemName](1_500), stemRuns: words.NewMap[int](500),
		doubted: words.NewSet(100), idioms: words.NewSet(1_200), words: words.NewSet(1_200), never: words.NewSet(500), signs: map[string]market.Asset{}, byCode: map[string]market.Indicator{},
	}
	for _, read := range []func() error{l.readWords, l.readIdioms, l.readCurrencies, l.readMarkets, l.readCoins, l.readNames, l.readShares, l.readCountries, l.readIndicators, l.readIndicatorNames} {
		if err := read(); err != nil {
			return nil, fmt.Errorf("read the lexicon: %w", err)
		}
	}
	l.rank()
	return l, nil
}

// rank puts everything that completion offers in its order.
func (l *Lexicon) rank() {
	slices.SortStableFunc(l.listed, func(a, b listed) int { return a.Rank - b.Rank })
	l.near = sync.OnceValue(l.spellings)
	l.keys = sync.OnceValue(func() []string { return slices.Sorted(l.names.Phrases()) })
}

// rows calls do for every line of a table; a line has at least n columns.
func rows(file string, n int, do func(cells []string) error) error {
	b, err := data.ReadFile("data/" + file)
	if err != nil {
		return err
	}
	line := 0
	for text := range strings.Lines(string(b)) {
		line++
		text = strings.TrimRight(text, "\r\n")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		cells := strings.Split(text, "\t")
		if len(cells) < n {
			return fmt.Errorf("%s:%d: %d columns, want %d", file, line, len(cells), n)
		}
		if err := do(cells); err != nil {
			return fmt.Errorf("%s:%d: %w", file, line, err)
		}
	}
	return nil
}

func (l *Lexicon) readWords() error {
	for file, set := range map[string]*words.Set{"words.txt": l.words, "never.txt": l.never, "function_words.txt": l.never, "doubted.txt": l.doubted} {
		b, err := data.ReadFile("data/" + file)
		if err != nil {
			return err
		}
		for text := range strings.Lines(string(b)) {
			if strings.HasPrefix(text, "#") {
				continue
			}
			for _, w := range strings.Fields(text) {
				set.Add(fold(w))
			}
		}
	}
	return nil
}

// readIdioms reads the phrases that hide a name, a line each.
func (l *Lexicon) readIdioms() error {
	return rows("idioms.txt", 1, func(c []string) error {
		for _, phrase := range aliases(c[0]) {
			l.idioms.Add(fold(phrase))
		}
		return nil
	})
}

func (l *Lexicon) readCurrencies() error {
	return rows("currencies.tsv", 3, func(c []string) error {
		a := market.Asset{Class: market.Fiat, ID: c[0], Symbol: strings.ToUpper(c[0]), Name: c[1]}
		l.list(a, noRank, c[0], true)
		for _, alias := range aliases(c[2]) {
			if isSign(alias) {
				l.signs[alias] = a
			} else {
				l.add(alias, Name{Asset: a, Rank: noRank})
			}
		}
		l.add(strings.ToLower(c[1]), Name{Asset: a, Rank: noRank})
		if len(c) > 3 && c[3] == "yes" {
			l.words.Add(c[0])
		}
		return nil
	})
}

// isSign tells "€" and "ca$" from words.
func isSign(s string) bool {
	return strings.ContainsAny(s, "$€£¥₹₩₽₺₴₪฿₱₫₦₸₾")
}

// Ranks of what is listed on exchanges: what everybody knows, and what people know where it is listed.
const (
	knownEverywhere = 2000
	knownAbroad     = 2500
)

func (l *Lexicon) readMarkets() error {
	return rows("markets.tsv", 4, func(c []string) error {
		a := market.Asset{Class: market.Class(c[0]), ID: c[1], Symbol: c[2], Name: c[3]}
		if !slices.Contains([]market.Class{market.Equity, market.Index, market.Commodity}, a.Class) {
			return fmt.Errorf("class %q is not known", c[0])
		}
		rank := knownEverywhere
		if len(c) > 5 && c[5] == "abroad" {
			rank = knownAbroad
		}
		l.list(a, rank, strings.ToLower(c[2]), true)
		if a.Class == market.Equity {
			l.stocks.Put(fold(c[2]), Name{Asset: a, Rank: rank, Symbol: true})
			l.stocks.Put(fold(strings.TrimSuffix(strings.TrimSuffix(c[3], " Corporation"), " Inc.")), Name{Asset: a, Rank: rank})
		}
		l.add(strings.ToLower(c[1]), Name{Asset: a, Rank: rank, Symbol: true})
		l.add(c[3], Name{Asset: a, Rank: rank})
		if len(c) > 4 {
			for _, alias := range aliases(c[4]) {
				l.add(alias, Name{Asset: a, Rank: rank})
			}
		}
		return nil
	})
}

func (l *Lexicon) readCoins() error {
	return rows("coins.tsv", 4, func(c []string) error {
		rank, err := strconv.Atoi(c[3])
		if err != nil {
			return fmt.Errorf("rank %q: %w", c[3], err)
		}
		a := market.Asset{Class: market.Crypto, ID: c[0], Symbol: c[1], Name: c[2]}
		l.list(a, rank, strings.ToLower(c[1]), true)
		l.add(c[2], Name{Asset: a, Rank: rank})
		l.add(strings.ReplaceAll(c[0], "-", " "), Name{Asset: a, Rank: rank})
		l.add(c[0], Name{Asset: a, Rank: rank})
		if len(c) > 4 {
			for _, alias := range aliases(c[4]) {
				l.add(alias, Name{Asset: a, Rank: rank})
			}
		}
		return nil
	})
}

// readNames adds what assets are called in other languages, and in everyday English.
func (l *Lexicon) readNames() error {
	byID := make(map[string]Name, len(l.listed))
	for _, n := range l.listed {
		if old, ok := byID[n.Asset.ID]; !ok || n.Rank < old.Rank {
			byID[n.Asset.ID] = Name{Asset: n.Asset, Rank: n.Rank}
		}
	}
	for _, table := range nameTables {
		err := rows(table, 2, func(c []string) error {
			n, ok := byID[c[0]]
			if !ok {
				return fmt.Errorf("asset %q is not known", c[0])
			}
			for _, alias := range aliases(c[1]) {
				l.add(alias, n)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return l.readMakers(byID)
}

// nameTables are what assets are called in all languages, and in those whose words outgrew it,
// and how chats call them.
var nameTables = []string{"names.tsv", "names_en.tsv", "names_tr.tsv", "names_ru.tsv", "names_zh.tsv", "names_chat.tsv", "names_more.tsv"}

// readIndicatorNames adds what figures are called in other languages, and how English describes
// them, for every country that has them.
func (l *Lexicon) readIndicatorNames() error {
	read := func(c []string) error {
		known := l.indicators.Get(fold(strings.ReplaceAll(c[0], "_", " ")))
		if known == nil {
			return fmt.Errorf("indicator %q is not known", c[0])
		}
		for _, alias := range aliases(c[1]) {
			key := fold(alias)
			if other := l.indicators.Get(key); other != nil {
				l.indicators.Put(key, joined(other, known))
			} else {
				l.indicators.Put(key, known) // of one code all names share the table
			}
		}
		return nil
	}
	return errors.Join(rows("indicator_names.tsv", 2, read), rows("indicator_words.tsv", 2, read), rows("indicator_names_east.tsv", 2, read))
}

// joined are the figures that a name has by country, and those of another table where it has none.
func joined(first, second map[string]market.Indicator) map[string]market.Indicator {
	out := maps.Clone(second)
	maps.Copy(out, first)
	return out
}

// list adds an asset with its symbol, to the index and to what completion offers.
func (l *Lexicon) list(a market.Asset, rank int, symbol string, isSymbol bool) {
	n := Name{Asset: a, Rank: rank, Symbol: isSymbol}
	l.add(symbol, n)
	l.listed = append(l.listed, listed{n, symbol, fold(a.Name)})
}

// add lets words name an asset, unless a better known one has them.
func (l *Lexicon) add(words string, n Name) {
	key := fold(words)
	old, taken := l.names.Find(key)
	wins := !taken || better(n, old, key)
	if wins {
		l.names.Put(key, n)
		l.stem(key, n)
	}
	if taken && tradedBoth(n.Asset, old.Asset) && min(n.Rank, old.Rank) < noRank {
		loser := n
		if wins {
			loser = old
		}
		if _, known := l.others.Find(key); !known || wins {
			l.others.Put(key, loser.Asset)
		}
	}
}

// tradedBoth reports whether one is a coin and the other a stock.
func tradedBoth(a, b market.Asset) bool {
	return a.Class == market.Crypto && b.Class == market.Equity || a.Class == market.Equity && b.Class == market.Crypto
}

// better decides between two assets of one name.
func better(n, old Name, key string) bool {
	if n.Asset.ID == old.Asset.ID {
		return false
	}
	if n.Asset.Class == market.Crypto && old.Asset.Class == market.Fiat {
		return key == "mnt" // Mantle, of which more people ask than of the money of Mongolia
	}
	if n.Asset.Class == market.Crypto && old.Asset.Class != market.Crypto {
		return !slices.Contains(stockFirst, key) && n.Rank <= 500 && n.Symbol == old.Symbol
	}
	return n.Rank < old.Rank
}

func (l *Lexicon) readCountries() error {
	read := func(c []string) error {
		for _, alias := range aliases(c[1]) {
			name, implied := strings.CutPrefix(alias, "~")
			table, stems := l.countries, l.landStems
			if implied {
				table, stems = l.implied, l.underLands
			}
			if stem, any := strings.CutSuffix(name, "-"); any {
				stems.Put(stem, c[0])
				continue
			}
			if key := fold(name); !table.Has(key) {
				table.Put(key, c[0])
				l.land(key)
			}
		}
		return nil
	}
	return errors.Join(rows("countries.tsv", 2, read), rows("country_names.tsv", 2, read), rows("country_names_east.tsv", 2, read))
}

func (l *Lexicon) readIndicators() error {
	return rows("indicators.tsv", 9, func(c []string) error {
		ind := market.Indicator{
			Code: c[0], Country: c[1], Series: c[2], Title: c[3], Unit: c[4],
			Transform: market.Transform(c[5]), Frequency: market.Frequency(c[6]), Adjusted: c[7] == "yes",
		}
		if l.byCode[ind.Country+"/"+ind.Code].Series != "" {
			return fmt.Errorf("%s of %s stands twice", ind.Code, ind.Country)
		}
		l.byCode[ind.Country+"/"+ind.Code] = ind
		for _, alias := range append(aliases(c[8]), strings.ReplaceAll(ind.Code, "_", " ")) {
			key := fold(alias)
			if l.indicators.Get(key) == nil {
				l.indicators.Put(key, map[string]market.Indicator{})
			}
			if _, taken := l.indicators.Get(key)[ind.Country]; !taken {
				l.indicators.Get(key)[ind.Country] = ind
			}
		}
		return nil
	})
}

func aliases(cell string) []string {
	out := make([]string, 0, 1+strings.Count(cell, ";"))
	for a := range strings.SplitSeq(cell, ";") {
		if a = strings.TrimSpace(a); a != "" {
			out = append(out, strings.ToLower(a))
		}
	}
	return out
}
