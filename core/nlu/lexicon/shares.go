package lexicon

import (
	"fmt"

	"tickertape/core/nlu/words"
)

// Words for shares, before and behind the name of one, and prepositions and articles between.
var (
	shares = words.SetOf(
		"stock", "stocks", "share", "shares", "aktie", "aktien", "hisse", "hissesi", "hisseleri", "股票", "股价",
		"акции", "акция", "акций", "inc", "corp",
	)
	sharesOf    = wordSet("acción acciones accion cotización cotizacion título títulos titulo titulos papel papeles cedear cedears ação ações acao acoes açao açoes papéis cotação cotacao bdr action actions titre titres cours aktie aktien anteile kurs aktienkurs börsenkurs")
	amongShares = wordSet("de da do das dos del du des d' la le el los las les der die von vom o a os as")
)

// exchanged are phrases behind a name that say that it is traded.
var exchanged = words.SetOf(
	"en bolsa", "en la bolsa", "en bourse", "à la bourse", "na bolsa", "na b3", "an der börse", "an der boerse",
)

// exchangedWords is how many words the longest of them has.
const exchangedWords = 3

// readShares adds the names that mean a share beside a word for one alone.
func (l *Lexicon) readShares() error {
	byID := map[string]Name{}
	for _, c := range l.listed {
		byID[c.Asset.ID] = c.Name
	}
	return rows("shares.tsv", 2, func(c []string) error {
		if byID[c[0]].Asset.ID == "" {
			return fmt.Errorf("share %q is not known", c[0])
		}
		for _, alias := range aliases(c[1]) {
			l.shy.Put(fold(alias), Name{Asset: byID[c[0]].Asset, Rank: 2000})
		}
		return nil
	})
}

// share is the one that the tokens from one up to another name, where a word beside them says
// that a share is meant: "ação da gol", "apple stock".
func (l *Lexicon) share(key []byte, tokens []Token, from, to int) (Name, bool) {
	stock, listed := l.stocks.FindBytes(key)
	if listed && to < len(tokens) && shares.Has(tokens[to].Text) {
		return stock, true
	}
	if shy, found := l.shy.FindBytes(key); found && (to < len(tokens) && shares.Has(tokens[to].Text) || traded(tokens, to) || led(tokens, from)) {
		return shy, true
	}
	capital := listed && to == from+1 && len(tokens[from].Raw) == 1 && Upper(tokens[from].Raw)
	return stock, capital && led(tokens, from) // "30 acciones de T"
}

// traded reports whether a phrase at a token says that what is before it is on an exchange.
func traded(tokens []Token, at int) bool {
	phrase := ""
	for i := at; i < len(tokens) && i < at+exchangedWords; i++ {
		if i > at {
			phrase += " "
		}
		if phrase += tokens[i].Text; exchanged.Has(phrase) {
			return true
		}
	}
	return false
}

// led reports whether a word for shares leads to a token.
func led(tokens []Token, at int) bool {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		if sharesOf.Has(tokens[i].Text) {
			return true
		}
		if !amongShares.Has(tokens[i].Text) {
			return false
		}
	}
	return false
}

// MayBeShy reports whether IsShy may be true of words of some hashes; mostly it is of none.
func (l *Lexicon) MayBeShy(hashes []uint32) bool { return l.shy.LongestOf(hashes) > 0 }

// IsShy reports whether a word means a share beside a word for one alone.
func (l *Lexicon) IsShy(word string) bool { return l.shy.Has(word) }

// Shy is the share that a word means beside a word for one alone.
func (l *Lexicon) Shy(word string) (Name, bool) {
	n, ok := l.shy.Find(word)
	return n, ok
}
