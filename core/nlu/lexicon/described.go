package lexicon

import (
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/words"
)

// described has what people say instead of the name of a company, a coin or an index: what it
// makes, who stands for it, or the country of its shares.
type described struct {
	products *words.Map[market.Asset]
	people   *words.Map[market.Asset] // for their companies
	coiners  *words.Map[market.Asset] // for their coins
	starts   *words.Set               // the first words of all of them, and of the phrases around them
}

// readMakers reads what assets are known for.
func (l *Lexicon) readMakers(byID map[string]Name) error {
	l.described = described{words.NewMap[market.Asset](400), words.NewMap[market.Asset](100), words.NewMap[market.Asset](100), words.NewSet(1_000)}
	for _, openings := range []*words.Set{firms, indexes, ofShares} {
		for w := range openings.All() {
			l.described.starts.Add(w)
		}
	}
	return rows("makers.tsv", 2, func(c []string) error {
		asset := byID[c[0]].Asset
		for _, w := range aliases(c[1]) {
			l.described.put(l.described.products, w, asset)
		}
		if len(c) < 3 {
			return nil
		}
		stands := l.described.people
		if asset.Class == market.Crypto {
			stands = l.described.coiners
		}
		for _, w := range aliases(c[2]) {
			l.described.put(stands, w, asset)
		}
		return nil
	})
}

func (d *described) put(table *words.Map[market.Asset], phrase string, a market.Asset) {
	key := fold(phrase)
	first, _, _ := strings.Cut(key, " ")
	table.Put(key, a)
	d.starts.Add(first)
}

// Words around what stands for a company or a coin.
var (
	makers   = wordSet("maker makers manufacturer producer creator creators company owner owners parent inventor developer developers giant firm guys folks business corp")
	firms    = wordSet("company stock stocks share shares firm business corp corporation group empire ticker equity empresa compañía companhia firma unternehmen aktie entreprise boîte boite société action konzern autobauer autobude autofirma autokonzern bude firmen autohersteller laden chef gigante montadora automotriz coches carros constructeur géant marque marca dona şirketi hissesi")
	coinages = wordSet("coin token crypto cryptocurrency chain blockchain creation baby moneda moeda")
	trades   = wordSet("car cars ev electric vehicle auto automaker social media network tech ecommerce commerce online retail software chip chips gpu investment bank brokerage bitcoin big own fav favorite favourite pet ad ads search phone new")
	betweens = wordSet("or and vs versus the a an")
	behind   = wordSet("of behind de do da von vom du del makes owns made hinter derrière detrás por_trás")
	lettings = wordSet("the a an that which la el o das die le")
)

func wordSet(list string) *words.Set { return words.SetOf(strings.Fields(list)...) }

// mostDescribed is how many words one of the tables has at most.
const mostDescribed = 3

// describedAt finds what stands for an asset at a token: "the iphone maker", "zuck's stock",
// "papa elon's car company", "maker of the iphone", "german stock index".
func (l *Lexicon) describedAt(names *run, tokens []Token, i int, taken func(int) bool) (Spot, bool) {
	if a, end, ok := l.bourseOf(tokens, i); ok {
		return sureOf(a, i, end), true
	}
	if w := tokens[i].Text; !l.described.starts.Has(w) && l.lands.Get(w) == 0 { // almost no word
		return Spot{}, false
	}
	names.read(tokens, i, maxWords, taken)
	if a, end, ok := l.indexOf(names, tokens, i); ok {
		return sureOf(a, i, end), true
	}
	if firms.Has(tokens[i].Text) {
		return l.behindIt(tokens, i)
	}
	for n := min(mostDescribed, names.n); n > 0; n-- {
		key := names.key(n)
		end := i + n
		if a, ok := l.described.products.FindBytes(key); ok && end < len(tokens) && (makers.Has(tokens[end].Text) || shares.Has(tokens[end].Text)) {
			return sureOf(a, i, end+1), true
		}
		if at, to := kindBehind(tokens, end, firms); at > 0 {
			if a, ok := l.described.people.FindBytes(key); ok {
				return sureOf(a, i, to), true
			}
		}
		if at, to := kindBehind(tokens, end, coinages); at > 0 {
			if a, ok := l.described.coiners.FindBytes(key); ok {
				return sureOf(a, i, to), true
			}
		}
	}
	return Spot{}, false
}

func sureOf(a market.Asset, from, to int) Spot {
	return Spot{Name: Name{Asset: a, Rank: noRank}, From: from, To: to, Sure: true}
}

// kindBehind is where a word of a kind stands behind a person, or behind several of them, "the zuck or
// the bezos stock", and where what names the first ends. It is 0 where none does.
func kindBehind(tokens []Token, from int, kinds *words.Set) (at, end int) {
	joined := false
	for at = from; at < len(tokens) && at < from+5; at++ {
		switch w := tokens[at].Text; {
		case kinds.Has(w) && joined:
			return at, from
		case kinds.Has(w):
			return at, at + 1
		case betweens.Has(w):
			joined = true
		case !trades.Has(w) && !joined:
			return 0, 0
		}
	}
	return 0, 0
}

// behindIt finds what a maker is said to make: "maker of the iphone", "company behind windows".
func (l *Lexicon) behindIt(tokens []Token, i int) (Spot, bool) {
	if i+2 >= len(tokens) {
		return Spot{}, false
	}
	at, led := i+1, false
	for at < len(tokens) && (behind.Has(tokens[at].Text) || lettings.Has(tokens[at].Text)) && at < i+4 {
		led = led || behind.Has(tokens[at].Text)
		at++
	}
	led = led || at < len(tokens) && strings.HasPrefix(tokens[at].Text, "d'") // "la boîte d'elon"
	if !led || at >= len(tokens) || !l.described.starts.Has(tokens[at].Text) {
		return Spot{}, false
	}
	var names run
	names.read(tokens, at, maxWords, nil)
	for n := min(mostDescribed, names.n); n > 0; n-- {
		key := names.key(n)
		for _, table := range []*words.Map[market.Asset]{l.described.products, l.described.people} {
			if a, ok := table.FindBytes(key); ok {
				return sureOf(a, i, at+n), true
			}
		}
	}
	return Spot{}, false
}

// Indices by the countries of their shares, and those of some of them.
var (
	landIndices = map[string]string{
		"us": "^GSPC", "de": "^GDAXI", "gb": "^FTSE", "fr": "^FCHI", "es": "^IBEX", "it": "FTSEMIB.MI", "ch": "^SSMI", "eu": "^STOXX50E", "jp": "^N225", "cn": "000001.SS", "hk": "^HSI", "in": "^NSEI", "kr": "^KS11",
		"br": "^BVSP", "mx": "^MXX", "ca": "^GSPTSE", "au": "^AXJO", "tr": "XU100.IS", "ru": "IMOEX.ME", "nl": "^AEX", "se": "^OMX", "tw": "^TWII", "ar": "^MERV", "be": "^BFX", "at": "^ATX", "pt": "PSI20.LS", "dk": "^OMXC25", "sg": "^STI", "id": "^JKSE", "cl": "^IPSA",
	}
	narrowIndices = map[string]map[string]string{
		"us": {"tech": "^IXIC", "technology": "^IXIC", "small": "^RUT", "smallcap": "^RUT", "blue": "^DJI", "industrial": "^DJI"},
		"de": {"tech": "^TECDAX", "mid": "^MDAXI", "midcap": "^MDAXI", "small": "^SDAXI"},
		"hk": {"tech": "HSTECH.HK"},
	}
	ofShares = wordSet("stock stocks share shares equity equities market main leading lead blue chip chips tech technology large mid small cap caps smallcap midcap benchmark big exchange headline top bluechip")
	indexes  = wordSet("index indices indexes benchmark índice indice aktienindex börsenindex endeksi endeks")
)

// indexOf finds the index of a country's shares: "german stock index", "index of uk shares".
func (l *Lexicon) indexOf(names *run, tokens []Token, i int) (a market.Asset, end int, ok bool) {
	if indexes.Has(tokens[i].Text) || ofShares.Has(tokens[i].Text) {
		return l.indexIn(tokens, i)
	}
	most := l.lands.Get(tokens[i].Text)
	for n := min(most, names.n); n > 0; n-- {
		land := l.countries.GetBytes(names.key(n))
		if land == "" {
			continue
		}
		kind := ""
		for at := i + n; at < len(tokens) && at < i+n+5; at++ {
			w := tokens[at].Text
			if indexes.Has(w) && (at > i+n || i+n < len(tokens)) {
				a, ok = l.landIndex(land, kind)
				return a, at + 1, ok
			}
			if !ofShares.Has(w) {
				break
			}
			if narrowIndices[land][w] != "" {
				kind = w
			}
		}
	}
	return market.Asset{}, 0, false
}

// indexIn is that of a country behind it: "stock index of germany", "main index in japan".
func (l *Lexicon) indexIn(tokens []Token, i int) (a market.Asset, end int, ok bool) {
	at, shares, index := i, false, false
	for ; at < len(tokens) && at < i+5 && !index; at++ {
		w := tokens[at].Text
		if index = indexes.Has(w); !index && !ofShares.Has(w) {
			return market.Asset{}, 0, false
		}
		shares = shares || ofShares.Has(w)
	}
	if !shares || !index || at+1 >= len(tokens) || tokens[at].Text != "of" && tokens[at].Text != "in" && tokens[at].Text != "for" {
		return market.Asset{}, 0, false
	}
	if at++; tokens[at].Text == "the" && at+1 < len(tokens) {
		at++
	}
	var names run
	names.read(tokens, at, maxWords, nil)
	for n := min(l.lands.Get(tokens[at].Text), names.n); n > 0; n-- {
		if land := l.countries.GetBytes(names.key(n)); land != "" {
			a, ok = l.landIndex(land, "")
			return a, at + n, ok
		}
	}
	return market.Asset{}, 0, false
}

func (l *Lexicon) landIndex(land, kind string) (market.Asset, bool) {
	id := landIndices[land]
	if narrow := narrowIndices[land][kind]; narrow != "" {
		id = narrow
	}
	n, ok := l.names.Find(strings.ToLower(id))
	return n.Asset, ok && id != ""
}

// pairNames are what dealers call rates.
var pairNames = words.MapOf(map[string][2]string{
	"cable": {"gbp", "usd"}, "fiber": {"eur", "usd"}, "fibre": {"eur", "usd"}, "gopher": {"usd", "jpy"}, "ninja": {"usd", "jpy"}, "chunnel": {"eur", "gbp"}, "guppy": {"gbp", "jpy"}, "yuppy": {"eur", "jpy"}, "euppy": {"eur", "jpy"}, "barnie": {"usd", "cad"},
})

// pairNamed reads one; the words mean other things as well, so that the context has to say it.
func (l *Lexicon) pairNamed(word string, i int) (Spot, bool) {
	pair, ok := pairNames.Find(word)
	if !ok {
		return Spot{}, false
	}
	name := l.names.Get(pair[0])
	name.Symbol = false
	return Spot{Name: name, From: i, To: i + 1, Common: true, Quote: market.Currency(pair[1])}, true
}
