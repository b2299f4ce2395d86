package simulated

import (
	"hash/fnv"
	"math"
	"time"

	"tickertape/core/market"
)

// dollars is what things cost in the simulated market, in US dollars.
var dollars = map[string]float64{
	"bitcoin": 97_400, "ethereum": 3_550, "tether": 1, "usd-coin": 1, "dai": 1, "binancecoin": 880, "solana": 168, "ripple": 2.3,
	"dogecoin": 0.19, "cardano": 0.62, "avalanche-2": 21, "tron": 0.29, "polkadot": 3.4, "litecoin": 96, "chainlink": 15.4,
	"shiba-inu": 0.0000095, "pepe": 0.0000062, "stellar": 0.27, "bitcoin-cash": 520, "monero": 340, "the-open-network": 2.1, "sui": 2.4,
	"staked-ether": 3_550, "wrapped-bitcoin": 97_400, "wrapped-steth": 4_330, "hyperliquid": 33, "ethena-usde": 1, "usds": 1, "leo-token": 9.2, "wrapped-eeth": 3_830,
	"coinbase-wrapped-btc": 97_400, "ethereum-classic": 14, "cosmos": 2.5, "filecoin": 1.6, "internet-computer": 4.2, "hedera-hashgraph": 0.15, "arbitrum": 0.21,
	"okb": 110, "crypto-com-chain": 0.11, "mantle": 1.1, "aave": 180, "zcash": 450, "usd1-wlfi": 1, "first-digital-usd": 1, "official-trump": 6.5, "bittensor": 290,
	"uniswap": 6.2, "near": 2.2, "aptos": 2.9,
	"AAPL": 336, "MSFT": 389, "NVDA": 188, "GOOGL": 278, "AMZN": 221, "META": 612, "TSLA": 405, "COIN": 260, "BRK-B": 498, "SPY": 668, "QQQ": 601,
	"^GSPC": 6_690, "^IXIC": 22_750, "^NDX": 24_800, "^DJI": 46_900, "^RUT": 2_440, "^VIX": 18, "^FTSE": 9_640, "^GDAXI": 23_900, "^N225": 50_100, "^HSI": 26_300,
	"^FCHI": 8_150, "^STOXX50E": 5_640, "^STOXX": 570, "000001.SS": 3_980, "^KS11": 4_050, "^NSEI": 25_900, "^BSESN": 84_600, "^AXJO": 8_680, "^BVSP": 156_500,
	"^IBEX": 16_300, "FTSEMIB.MI": 43_700, "^SSMI": 12_700, "^AEX": 952, "^MXX": 63_000, "^GSPTSE": 30_300, "XU100.IS": 10_900, "DX-Y.NYB": 99.4, "^TNX": 4.1,
	"GC=F": 4_080, "SI=F": 51, "CL=F": 60, "BZ=F": 64, "NG=F": 4.4, "HG=F": 5.0, "PL=F": 1_540, "ZW=F": 540, "ZC=F": 430,
	"PA=F": 1_420, "ZS=F": 1_130, "KC=F": 395, "CC=F": 5_400, "SB=F": 14.5, "CT=F": 64, "LE=F": 222, "RB=F": 1.95, "HO=F": 2.45, "LBR=F": 545,
	"^SOX": 6_900, "^MID": 3_250, "^VVIX": 95, "^MOVE": 80, "^IRX": 3.75, "^FVX": 3.65, "^TYX": 4.7, "^TPX": 3_350, "^KQ11": 900, "^STI": 4_500, "^JKSE": 8_400, "^NSEBANK": 59_000,
	"^SET.BK": 1_270, "^IPSA": 9_900, "^SPBLPGPT": 38_000, "IFIX.SA": 3_600, "XU030.IS": 11_900, "XBANK.IS": 14_700, "XUSIN.IS": 13_900, "RGBI.ME": 117,
	"000905.SS": 7_100, "000688.SS": 1_330, "000510.SS": 5_400, "000852.SS": 7_300, "000016.SS": 2_970, "HE=F": 80, "GF=F": 335, "ZL=F": 50, "ZM=F": 320, "ZO=F": 305, "ZR=F": 10.2,
	"TTF=F": 35, "TIO=F": 105, "UX=F": 77, "LTH=F": 9.8, "ZNC=F": 3_000, "MTF=F": 97, "ALI=F": 2_850, "OJ=F": 170,
	"IMOEX.ME": 2_680, "RTSI.ME": 1_040, "^MERV": 3_000_000, "^BFX": 4_980, "^OMX": 2_770, "^TWII": 27_300, "^MDAXI": 29_600, "^TECDAX": 3_560, "^SDAXI": 16_800,
	"^SBF120": 6_170, "^ATX": 4_900, "PSI20.LS": 8_180, "^OMXC25": 1_790, "^OMXH25": 5_350, "OSEBX.OL": 1_640, "^HSCE": 9_240, "HSTECH.HK": 5_690,
	"399001.SZ": 12_900, "399006.SZ": 3_040, "000300.SS": 4_530,
}

// base is where an asset's path starts: known, or made of its name.
func base(a market.Asset) float64 {
	if v, ok := dollars[a.ID]; ok {
		return v
	}
	if n, ok := perDollar[a.ID]; ok && a.Class == market.Fiat {
		return 1 / n
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
	case a.Class == market.Crypto && dollars[a.ID] == 1:
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

// price is an asset's value in US dollars at a time: its base, two slow waves, and a small one of minutes that keeps it alive. A coin
// had a season in the past, on the peak of which its record stands.
func (p *Provider) price(a market.Asset, at time.Time) float64 {
	if a.ID == string(market.USD) && a.Class == market.Fiat {
		return 1
	}
	hours := float64(at.UnixMilli()) / 3.6e6
	phase := 2*math.Pi*unit(a.ID) + float64(p.cfg.Seed)
	wave := 0.65*math.Sin(2*math.Pi*hours/167+phase) + 0.32*math.Sin(2*math.Pi*hours/31+2*phase) + 0.03*math.Sin(2*math.Pi*hours/0.7+3*phase)
	if a.Class != market.Crypto {
		return base(a) * (1 + swing(a)*wave)
	}
	above, on := peakOf(a)
	s := 0.0
	if above > 0 {
		s = season(on, at)
	}
	return base(a) * (1 + swing(a)*wave*(1-s)) * (1 + above*s)
}

// recordWeeks is how long a season lasts before and after its peak, about.
const recordWeeks = 9

// season is how near a time is to a peak: 1 on it, and nothing a few months off.
func season(on, at time.Time) float64 {
	off := float64(at.Sub(on)) / float64(recordWeeks*7*day)
	return math.Exp(-2 * off * off)
}

// peakOf is how much more than its base an asset cost on its peak, a share of it, and the day of that. It is nothing of all that is no
// coin or is worth a dollar at all times.
func peakOf(a market.Asset) (above float64, on time.Time) {
	h := unit(a.ID + "peak")
	if a.Class == market.Crypto && swing(a) >= 0.01 {
		above = 0.15 + 1.6*h
	}
	return above, time.Date(2025, 10, 6, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -int(1800*h))
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
