package skills

import (
	"strings"

	"tickertape/core/market"
)

// title names an asset in full: "Bitcoin (BTC)".
func title(a market.Asset) string {
	switch {
	case a.Name == "":
		return label(a)
	case a.Symbol == "" || strings.EqualFold(a.Name, a.Symbol):
		return a.Name
	}
	return a.Name + " (" + a.Symbol + ")"
}

// label names an asset in short: "BTC".
func label(a market.Asset) string {
	switch {
	case a.Class == market.Commodity || a.Class == market.Index:
		if a.Name != "" {
			return a.Name
		}
	case a.Symbol != "":
		return a.Symbol
	case a.Name != "":
		return a.Name
	}
	return strings.ToUpper(a.ID)
}

// called names an asset in a sentence: "Bitcoin", "the S&P 500", "gold".
func called(a market.Asset) string {
	switch {
	case a.Name == "":
		return label(a)
	case a.Class == market.Index:
		return "the " + a.Name
	}
	return a.Name
}

// fiat makes the asset of a currency.
func fiat(c market.Currency) market.Asset {
	return market.Asset{Class: market.Fiat, ID: string(c), Symbol: strings.ToUpper(string(c))}
}
