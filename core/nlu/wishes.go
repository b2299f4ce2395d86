package nlu

import (
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/wish"
	"tickertape/core/nlu/words"
)

// settings reads a command: a word for the settings, and what is to be changed. What that is is
// read of the text as it was written, since places look like slips.
func settings(raw string, written []lexicon.Token, t text) (ask.Query, bool) {
	n, ok := wish.Begins(t.tokens)
	said := t.is(suggested) || len(raw) <= longestSuggested && areSuggested(written, t.now)
	said = said || t.has(weighed) && wish.Weighs(written)
	if !said && (!ok || n < len(t.tokens) && !wish.Explicit(written)) {
		return ask.Query{}, false
	}
	return ask.Query{Intent: ask.Settings, Confidence: certain, By: ask.ByCommand}, true
}

// areSuggested reports whether tokens are one of the suggested phrases. Most texts begin with no word of
// theirs, and are not joined to be looked up.
func areSuggested(tokens []lexicon.Token, now time.Time) bool {
	if len(tokens) == 0 || suggested.Longest(words.Hash(tokens[0].Text)) == 0 {
		return false
	}
	t := newText(tokens, now)
	return t.is(suggested)
}

// suggested is what our own cards tell people to say.
var suggested = foldedSet("stocks first, coins first, light charts, dark charts, light chart, dark chart, turn on ambient tickers, turn off ambient tickers, reset my settings, reset settings, my settings, " +
	"helles thema, dunkles thema, helle diagramme, dunkle diagramme, helle charts, dunkle charts, tema claro, tema oscuro, gráficos claros, gráficos oscuros, tema escuro, gráficos escuros, " +
	"thème clair, thème sombre, graphiques clairs, graphiques sombres, açık tema grafik, koyu tema grafik, açık grafikler, koyu grafikler, светлая тема, тёмная тема, светлые графики, тёмные графики, " +
	"浅色主题, 深色主题, 浅色图表, 深色图表")

// weighed are the words for weights, and for units: texts with none of them want no weight.
var weighed = both(scales[ask.Gram], scales[ask.Kilogram], scales[ask.Tola], declined[ask.Gram], declined[ask.Kilogram], ounce, foldedSet("unit, units, metric, unidad, unidades, einheit, einheiten, unité, unités, unidade, birim, birimi, birimini, единица, единицы, 单位, 單位"))

// longestSuggested is how many bytes of them are looked at as they were written: their words may look like slips.
const longestSuggested = 40

// longestWish is how many bytes of a message about settings are read.
const longestWish = 1000

// wishes are what a message about settings wants. Names of places are no slips, so that slips are
// mended only where nothing was understood.
func (u *reader) wishes(raw string) []ask.Wish {
	if len(raw) > longestWish {
		raw = strings.ToValidUTF8(raw[:longestWish], "")
	}
	tokens := lexicon.Tokenize(raw)
	read := u.wishesOf(raw, tokens)
	if nothing := read[0].Act == ask.Set && read[0].Key == ""; nothing {
		mended, _ := u.spelling.mended(tokens, nil)
		return u.wishesOf(raw, mended)
	}
	return read
}

func (u *reader) wishesOf(raw string, tokens []lexicon.Token) []ask.Wish {
	return wish.Read(wish.Text{Raw: raw, Tokens: tokens, Money: u.money(tokens), Country: u.lex.Country(tokens)})
}

// priceable are coins that prices are quoted in.
var priceable = map[string]market.Currency{"bitcoin": "btc", "ethereum": "eth"}

// money are the currencies of a text that prices can be in.
func (u *reader) money(tokens []lexicon.Token) []wish.Money {
	var out []wish.Money
	for _, spot := range u.lex.Assets(tokens, func(int) bool { return false }) {
		c := priceable[spot.Asset.ID]
		if spot.Asset.Class == market.Fiat {
			c = market.Currency(strings.ToLower(spot.Asset.ID))
		}
		if c != "" && spot.Quote == "" {
			out = append(out, wish.Money{Currency: c, From: spot.From, To: spot.To, Sure: spot.Sure})
		}
	}
	return out
}
