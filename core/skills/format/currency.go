package format

import (
	"strings"

	"tickertape/core/market"
)

// style is how amounts of a currency are written.
type style struct {
	symbol string // empty: the code stands behind
	whole  bool   // has no subunit that anybody uses: no decimals from 100 up
	coin   bool   // a quantity of a coin rather than a sum of money
}

// styles are the currencies that differ from "1.23 XYZ". A symbol that several countries use
// is told apart the way Unicode's CLDR does in English (CA$, A$, CN¥); a language may have others
// (conventions.symbols). Whole: minor unit 0 in
// ISO 4217, and the forint and rupiah, whose subunits are out of use.
var styles = map[market.Currency]style{
	"usd": {symbol: "$"},
	"eur": {symbol: "€"},
	"gbp": {symbol: "£"},
	"jpy": {symbol: "¥", whole: true},
	"cny": {symbol: "CN¥"},
	"krw": {symbol: "₩", whole: true},
	"inr": {symbol: "₹"},
	"cad": {symbol: "CA$"},
	"aud": {symbol: "A$"},
	"nzd": {symbol: "NZ$"},
	"hkd": {symbol: "HK$"},
	"sgd": {symbol: "S$"},
	"twd": {symbol: "NT$"},
	"mxn": {symbol: "MX$"},
	"brl": {symbol: "R$"},
	"rub": {symbol: "₽"},
	"try": {symbol: "₺"},
	"uah": {symbol: "₴"},
	"kzt": {symbol: "₸"},
	"gel": {symbol: "₾"},
	"ils": {symbol: "₪"},
	"ngn": {symbol: "₦"},
	"ghs": {symbol: "GH₵"},
	"php": {symbol: "₱"},
	"thb": {symbol: "฿"},
	"crc": {symbol: "₡"},
	"vnd": {symbol: "₫", whole: true},
	"pyg": {symbol: "₲", whole: true},
	"idr": {symbol: "Rp", whole: true},
	"clp": {whole: true},
	"huf": {whole: true},
	"isk": {whole: true},
	"ugx": {whole: true},
	"xaf": {whole: true},
	"xof": {whole: true},

	"btc": {coin: true}, "eth": {coin: true}, "bnb": {coin: true}, "sol": {coin: true}, "xrp": {coin: true},
	"ltc": {coin: true}, "bch": {coin: true}, "dot": {coin: true}, "link": {coin: true}, "xlm": {coin: true},
	"eos": {coin: true}, "yfi": {coin: true}, "bits": {coin: true}, "sats": {coin: true},
}

// written puts a currency's symbol, or its code, to digits that may begin with a sign.
func (l Locale) written(digits string, c market.Currency) string {
	conv := l.conventions()
	symbol, own := conv.symbols[c]
	if !own {
		symbol = styles[c].symbol
	}
	if symbol == "" {
		return digits + " " + strings.ToUpper(string(c))
	}
	return around(strings.Replace(conv.money, "¤", symbol, 1), digits)
}
