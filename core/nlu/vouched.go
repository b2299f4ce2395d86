package nlu

import (
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// vouched reports whether something beside a name that is an ordinary word too says that it is
// meant: "атом в баксах", "ton u ekle", "магнит или лента".
func (s *scene) vouched(found []lexicon.Spot, i int) bool {
	spot := found[i]
	if s.language == "en" || spot.Asset.Class == market.Fiat || spot.Asset.Class == market.Crypto && spot.Rank > wellKnown {
		return false
	}
	return s.onlyInMoney(found, i) || s.counted(spot) || s.accusative(spot) || s.alternative(found, i)
}

// mostBare is how many words a text has that is a name and the money that it is wanted in.
const mostBare = 4

// onlyInMoney reports whether a text is a name and the money that it is wanted in.
func (s *scene) onlyInMoney(found []lexicon.Spot, i int) bool {
	if len(found) != 2 || i != 0 || len(s.tokens) > mostBare || found[0].From != 0 || s.amountAt >= 0 {
		return false
	}
	money := found[1]
	return money.Sure && isMoney(money.Asset) && money.To == len(s.tokens) && s.isIn(into, money.From-1) && money.From-found[0].To == 1
}

// sharesCounted stand between a number and the name of a share.
var sharesCounted = foldedSet("手, 股, 张, акций, акции, лот, лота, лотов, lot, adet, hisse")

// counted reports whether so many shares of a name are spoken of: 5手平安.
func (s *scene) counted(spot lexicon.Spot) bool {
	return spot.Asset.Class == market.Equity && spot.From > 1 && s.isIn(sharesCounted, spot.From-1) && (s.kindAt(spot.From-2) == lexicon.Number || s.tallies(spot.From-2))
}

// looseEndings are endings that Turkish puts to a name, behind a space.
var looseEndings = setOf("u, ü, ı, i, yu, yü, yı, yi, ya, ye, nun, nün, nın, nin, un, ün, ın")

// accusative reports whether a Turkish ending stands behind a ticker: "ton u ekle". Nobody parts
// the ending of a word from it.
func (s *scene) accusative(spot lexicon.Spot) bool {
	return s.language == "tr" && (spot.Symbol || spot.Asset.Class == market.Equity) && s.isIn(looseEndings, spot.To)
}

// looseEnding reports whether what looks like a ticker is such an ending.
func (s *scene) looseEnding(found []lexicon.Spot, i int) bool {
	return i > 0 && found[i-1].To == found[i].From && s.accusative(found[i-1]) && s.isIn(looseEndings, found[i].From)
}

// alternative reports whether a share stands beside another one that is a word too, with "or" or
// "vs" between them.
func (s *scene) alternative(found []lexicon.Spot, i int) bool {
	for j, other := range found {
		if j == i || other.Never || other.Asset.Class != found[i].Asset.Class || isMoney(other.Asset) {
			continue
		}
		from, to := min(found[i].To, other.To), max(found[i].From, other.From)
		if to == from+1 && (s.isIn(lists, from) || s.isIn(compares, from)) && found[i].Asset.Class == market.Equity {
			return true
		}
	}
	return false
}
