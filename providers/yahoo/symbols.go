package yahoo

import (
	"strings"

	"tickertape/core/market"
)

// coins are those whose plain symbol at Yahoo is surely that coin, by CoinGecko id. Others
// need a number of CoinMarketCap's in the symbol; a wrong coin is worse than none.
var coins = map[string]string{
	"bitcoin": "BTC", "ethereum": "ETH", "tether": "USDT", "binancecoin": "BNB", "solana": "SOL", "ripple": "XRP", "usd-coin": "USDC",
	"dogecoin": "DOGE", "cardano": "ADA", "tron": "TRX", "polkadot": "DOT", "litecoin": "LTC", "bitcoin-cash": "BCH", "chainlink": "LINK",
	"avalanche-2": "AVAX", "stellar": "XLM", "ethereum-classic": "ETC", "monero": "XMR", "cosmos": "ATOM", "sui": "SUI20947", "shiba-inu": "SHIB",
	"dai": "DAI", "vechain": "VET", "filecoin": "FIL", "algorand": "ALGO", "tezos": "XTZ", "eos": "EOS", "official-trump": "TRUMP27872",
}

// wanted is one asset and the symbol that it has at Yahoo.
type wanted struct {
	asset  market.Asset
	symbol string
}

// plan names the symbols to ask for, and answers what needs no asking: a currency in itself.
func plan(r market.Request) (list []wanted, known market.Answer) {
	for _, a := range r.Assets {
		if a.Class == market.Fiat && a.ID == string(r.Quote()) {
			known.Quotes = append(known.Quotes, market.Quote{Asset: a, Currency: r.Quote(), Price: 1, Open: true})
			continue
		}
		if s := symbol(a, r.Quote()); s != "" {
			list = append(list, wanted{a, s})
		}
	}
	return list, known
}

// symbol is an asset's name at Yahoo; empty where it has none that is sure.
func symbol(a market.Asset, in market.Currency) string {
	vs := strings.ToUpper(string(in))
	switch a.Class {
	case market.Fiat:
		return strings.ToUpper(a.ID) + vs + "=X"
	case market.Crypto:
		if s, ok := coins[a.ID]; ok && len(vs) == 3 {
			return s + "-" + vs
		}
		return ""
	}
	return a.ID
}

func symbolsOf(list []wanted) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = w.symbol
	}
	return out
}

// minor are units in which exchanges quote: a hundredth of the currency.
var minor = map[string]market.Currency{"GBp": "gbp", "GBX": "gbp", "ILA": "ils", "ZAc": "zar", "ZAC": "zar"}

// currencyOf reads Yahoo's currency: the code, and what a price has to be divided by.
func currencyOf(code string) (market.Currency, float64) {
	if c, ok := minor[code]; ok {
		return c, 100
	}
	return market.Currency(strings.ToLower(code)), 1
}
