package nlu

import (
	"slices"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// uncounted is without the words that count the name behind them: "price of one TON".
func (s *scene) uncounted(found []lexicon.Spot) []lexicon.Spot {
	for i := len(found) - 2; i >= 0; i-- {
		if s.one(found[i].From) > 0 && found[i+1].From == found[i].To {
			found = slices.Delete(slices.Clone(found), i, i+1)
		}
	}
	return found
}

// nearby reports whether what looks like the coin NEAR is the word: "anywhere near 300".
func (s *scene) nearby(spot lexicon.Spot) bool {
	if spot.From == 0 || s.tokens[spot.From].Raw != "near" || spot.To >= len(s.tokens) {
		return false
	}
	kind := s.tokens[spot.To].Kind
	return (kind == lexicon.Number || kind == lexicon.Sign || s.tallies(spot.To)) && !s.isIn(priceWords, spot.From-1) && !s.isIn(drawn, spot.From-1)
}

// particles are words of talk that are tickers, too, by language; written small they are never meant.
var particles = map[string]set{"pt": setOf("cmg, ctg, ai, ae, eu, vai, tri, tao, ta"), "es": setOf("cel, che, po, eso, pues"), "fr": setOf("sil, quoi, ben, tu"), "de": setOf("fei, ma, gell, halt, eh"), "tr": setOf("ya, ki, be, ha"), "ru": setOf("ну, же"), "zh": setOf("tm, tmd, nb, sb, nm, plus, lol")}

// particle reports whether what looks like a ticker is talk: "qto ta o btc ai".
func (s *scene) particle(spot lexicon.Spot) bool {
	return spot.To == spot.From+1 && s.tokens[spot.From].Raw == s.tokens[spot.From].Text && s.isIn(particles[s.language], spot.From)
}

// tradingFloors are names of indices and companies that are those of exchanges, too; onFloors stand before them where they are a place, and floorArticles between.
var (
	tradingFloors = setOf("nasdaq, the nasdaq, bist, moex, bovespa, tsx, asx, reddit, robinhood, coinbase, hood, bmv, b3, xetra, мосбирже, мосбиржа, мосбиржи")
	onFloors      = setOf("on, en, na, no, an, am, auf, à, au, sur, in, на, 在")
	floorArticles = setOf("the, la, el, der, dem, le")
)

// noPlaces is without the exchange that something is traded on: "coin on nasdaq" is a share.
func (s *scene) noPlaces(found []lexicon.Spot) []lexicon.Spot {
	for i, spot := range found {
		before := spot.From - 1
		if s.isIn(floorArticles, before) {
			before--
		}
		if !s.isIn(onFloors, before) || !tradingFloors.Has(s.window(spot.From, spot.To)) {
			continue
		}
		for j := range found {
			if j != i && found[j].Asset.Class == market.Equity && found[j].To <= before {
				found[j].Sure, found[j].Never = true, false
				return slices.Delete(slices.Clone(found), i, i+1)
			}
		}
	}
	return found
}

// under reports whether what looks like gold is the Turkish "below": "2000 altına".
func (s *scene) under(spot lexicon.Spot) bool {
	switch s.word(spot.From) {
	case "altına", "altında", "altından", "altina", "altinda":
		return spot.From > 0 && (s.kindAt(spot.From-1) == lexicon.Number || s.kindAt(spot.From-1) == lexicon.Sign || s.tallies(spot.From-1) || s.isIn(fallen, spot.From-1))
	}
	return false
}

// fallen are words of Turkish amounts before "below".
var fallen = setOf("usd, eur, euro, avro, doların, dolar, liranın, lira, tl'nin, tl, euronun, nin, nın, in, ın, un, ün, nun, nün, bin'in, binin, yüzün")
