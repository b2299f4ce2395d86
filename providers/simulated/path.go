package simulated

import (
	"hash/fnv"
	"math"
	"time"

	"tickertape/core/market"
)

// dollars is what things cost around the end of 2026, in US dollars.
var dollars = map[string]float64{
	"bitcoin": 97_400, "ethereum": 3_550, "tether": 1, "usd-coin": 1, "dai": 1, "binancecoin": 880, "solana": 168, "ripple": 2.3,
	"dogecoin": 0.19, "cardano": 0.62, "avalanche-2": 21, "tron": 0.29, "polkadot": 3.4, "litecoin": 96, "chainlink": 15.4,
	"shiba-inu": 0.0000095, "pepe": 0.0000062, "stellar": 0.27, "bitcoin-cash": 520, "monero": 340, "the-open-network": 2.1, "sui": 2.4,
	"AAPL": 336, "MSFT": 389, "NVDA": 188, "GOOGL": 278, "AMZN": 221, "META": 612, "TSLA": 405, "COIN": 260, "BRK-B": 498, "SPY": 668, "QQQ": 601,
	"^GSPC": 6_690, "^IXIC": 22_750, "^NDX": 24_800, "^DJI": 46_900, "^RUT": 2_440, "^VIX": 18, "^FTSE": 9_640, "^GDAXI": 23_900, "^N225": 50_100, "^HSI": 26_300,
	"GC=F": 4_080, "SI=F": 51, "CL=F": 60, "BZ=F": 64, "NG=F": 4.4, "HG=F": 5.0, "PL=F": 1_540, "ZW=F": 540, "ZC=F": 430,
	"usd": 1, "eur": 1.155, "gbp": 1.315, "jpy": 0.00645, "cny": 0.1405, "chf": 1.24, "cad": 0.712, "aud": 0.652, "nzd": 0.567, "inr": 0.0113,
	"krw": 0.00069, "brl": 0.187, "mxn": 0.0545, "rub": 0.0124, "try": 0.0237, "zar": 0.058, "sek": 0.105, "nok": 0.099, "dkk": 0.1547, "pln": 0.273,
}

// base is where an asset's path starts: known, or made of its name.
func base(a market.Asset) float64 {
	if v, ok := dollars[a.ID]; ok {
		return v
	}
	h := unit(a.ID)
	switch a.Class {
	case market.Crypto:
		return math.Pow(10, 4*h-3) // 0.001 to 10 dollars
	case market.Equity:
		return 20 + 380*h
	case market.Index:
		return 1_000 + 19_000*h
	case market.Fiat:
		return math.Pow(10, 3*h-3)
	}
	return 5 + 995*h
}

// unit makes a number from 0 up to 1 of a text.
func unit(s string) float64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s))
	return float64(mix(h.Sum64())>>11) / (1 << 53)
}

// mix spreads the bits of a short text's hash (the finaliser of MurmurHash3).
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// swing is how far an asset moves around its base: a share of it.
func swing(a market.Asset) float64 {
	switch {
	case a.ID == "tether", a.ID == "usd-coin", a.ID == "dai":
		return 0.0004
	case a.Class == market.Crypto:
		return 0.06
	case a.Class == market.Fiat:
		return 0.006
	case a.Class == market.Equity:
		return 0.03
	}
	return 0.02
}

// price is an asset's value in US dollars at a time: its base and three slow waves.
func (p *Provider) price(a market.Asset, at time.Time) float64 {
	if a.ID == string(market.USD) && a.Class == market.Fiat {
		return 1
	}
	hours := float64(at.UnixMilli()) / 3.6e6
	phase := 2*math.Pi*unit(a.ID) + float64(p.cfg.Seed)
	wave := 0.6*math.Sin(2*math.Pi*hours/167+phase) + 0.3*math.Sin(2*math.Pi*hours/31+2*phase) + 0.1*math.Sin(2*math.Pi*hours/0.7+3*phase)
	return base(a) * (1 + swing(a)*wave)
}

// in is a price in a currency, which may be a coin.
func (p *Provider) in(a market.Asset, c market.Currency, at time.Time) float64 {
	of := market.Asset{Class: market.Fiat, ID: string(c)}
	switch c {
	case "btc":
		of = market.Asset{Class: market.Crypto, ID: "bitcoin"}
	case "eth":
		of = market.Asset{Class: market.Crypto, ID: "ethereum"}
	}
	return p.price(a, at) / p.price(of, at)
}
