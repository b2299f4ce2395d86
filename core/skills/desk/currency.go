package desk

import (
	"strings"

	"tickertape/core/market"
)

// coins are the currencies that are coins: what providers quote prices in beside money.
// Ids: CoinGecko's.
var coins = map[market.Currency]market.Asset{
	"btc":  {Class: market.Crypto, ID: "bitcoin", Symbol: "BTC", Name: "Bitcoin"},
	"eth":  {Class: market.Crypto, ID: "ethereum", Symbol: "ETH", Name: "Ethereum"},
	"bnb":  {Class: market.Crypto, ID: "binancecoin", Symbol: "BNB", Name: "BNB"},
	"sol":  {Class: market.Crypto, ID: "solana", Symbol: "SOL", Name: "Solana"},
	"xrp":  {Class: market.Crypto, ID: "ripple", Symbol: "XRP", Name: "XRP"},
	"ltc":  {Class: market.Crypto, ID: "litecoin", Symbol: "LTC", Name: "Litecoin"},
	"bch":  {Class: market.Crypto, ID: "bitcoin-cash", Symbol: "BCH", Name: "Bitcoin Cash"},
	"dot":  {Class: market.Crypto, ID: "polkadot", Symbol: "DOT", Name: "Polkadot"},
	"link": {Class: market.Crypto, ID: "chainlink", Symbol: "LINK", Name: "Chainlink"},
	"xlm":  {Class: market.Crypto, ID: "stellar", Symbol: "XLM", Name: "Stellar"},
	"eos":  {Class: market.Crypto, ID: "eos", Symbol: "EOS", Name: "EOS"},
	"yfi":  {Class: market.Crypto, ID: "yearn-finance", Symbol: "YFI", Name: "yearn.finance"},
}

// Currency is the one that a person named, in lower case, or else US dollars.
func Currency(c market.Currency) market.Currency {
	if c == "" {
		return market.USD
	}
	return market.Currency(strings.ToLower(string(c)))
}

// Asset makes a currency something that has a price: a coin, or else money.
func Asset(c market.Currency) market.Asset {
	if coin, ok := coins[c]; ok {
		return coin
	}
	return market.Asset{Class: market.Fiat, ID: string(c), Symbol: strings.ToUpper(string(c))}
}
