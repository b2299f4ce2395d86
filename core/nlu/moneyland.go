package nlu

import (
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// inLand counts the one money that a text asks for in that of the country it names: "dólar hoy en
// méxico", "euro nigeria".
func (s *scene) inLand(q ask.Query) ask.Query {
	if len(s.spots) != 1 || s.named == "" || s.measured || s.spots[0].Asset.Class != market.Fiat || s.amountAt >= 0 || s.partOfCountry(s.spots[0]) {
		return q
	}
	switch q.Intent {
	case ask.Price, ask.History, ask.Chart:
	case ask.Economic, ask.OutOfScope, ask.Settings:
		if q.Indicator.Code != "" || q.Confidence >= likely {
			return q
		}
		q = s.query(ask.Price)
		q.Confidence = probable
	default:
		return q
	}
	money := landsMoney(s.named)
	if q.Currency != "" || money == "" || string(money) == s.spots[0].Asset.ID {
		return q
	}
	if _, ok := s.lex.Resolve(string(money)); !ok {
		return q
	}
	q.Currency = money
	return q
}

// landsMoney is the currency of a country by its ISO 3166 code, by the tables of CLDR; of the euro area, eu, the euro.
func landsMoney(country string) market.Currency {
	if country == "eu" {
		return "eur"
	}
	region, err := language.ParseRegion(country)
	if err != nil {
		return ""
	}
	unit, ok := currency.FromRegion(region)
	if !ok {
		return ""
	}
	return market.Currency(strings.ToLower(unit.String()))
}
