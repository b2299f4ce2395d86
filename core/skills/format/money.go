package format

import (
	"math"
	"strings"
)

// sign is how a currency is written; digits is how many decimals its amounts have.
type sign struct {
	symbol string
	digits int
}

// signs are the currencies that people know by a sign; others are written as "1.23 XYZ".
// Decimals: ISO 4217.
var signs = map[string]sign{
	"usd": {"$", 2}, "eur": {"€", 2}, "gbp": {"£", 2}, "jpy": {"¥", 0}, "cny": {"CN¥", 2}, "krw": {"₩", 0},
	"inr": {"₹", 2}, "rub": {"₽", 2}, "try": {"₺", 2}, "uah": {"₴", 2}, "ngn": {"₦", 2}, "vnd": {"₫", 0},
	"ils": {"₪", 2}, "php": {"₱", 2}, "thb": {"฿", 2}, "kzt": {"₸", 2}, "gel": {"₾", 2}, "crc": {"₡", 2},
	"pyg": {"₲", 0}, "mnt": {"₮", 2}, "ghs": {"GH₵", 2}, "brl": {"R$", 2}, "cad": {"CA$", 2}, "aud": {"A$", 2},
	"nzd": {"NZ$", 2}, "hkd": {"HK$", 2}, "sgd": {"S$", 2}, "twd": {"NT$", 2}, "mxn": {"MX$", 2}, "zar": {"R ", 2},
	"btc": {"₿", 8}, "clp": {"CLP ", 0}, "isk": {"ISK ", 0}, "chf": {"CHF ", 2}, "sek": {"SEK ", 2}, "nok": {"NOK ", 2},
	"dkk": {"DKK ", 2}, "pln": {"PLN ", 2}, "czk": {"CZK ", 2}, "huf": {"HUF ", 2}, "ron": {"RON ", 2}, "aed": {"AED ", 2},
	"sar": {"SAR ", 2}, "idr": {"Rp ", 0}, "myr": {"RM ", 2}, "ars": {"ARS ", 2}, "cop": {"COP ", 2}, "pen": {"PEN ", 2},
}

// Money writes a price or an amount of a currency, lower-case code: "$97,432.10", "¥15,204,000", "€0.00001234", "1.23 XYZ".
func Money(v float64, code string) string {
	if !finite(v) {
		return NotANumber
	}
	s, known := signs[strings.ToLower(code)]
	if !known {
		return Number(v) + " " + strings.ToUpper(code)
	}
	return signed(v, s.symbol, Fixed(math.Abs(v), moneyPlaces(v, s)))
}

func moneyPlaces(v float64, s sign) int {
	switch abs := math.Abs(v); {
	case s.digits == 0 && abs >= 100:
		return 0
	case s.digits == 8 && abs >= 1e-8 && abs < 1000:
		return 8
	}
	return places(v, 2)
}

// MoneyWords writes a large sum for a sentence: "$1.93 trillion".
func MoneyWords(v float64, code string) string { return large(v, code, Words) }

// MoneyCompact writes a large sum for a table: "$1.93T".
func MoneyCompact(v float64, code string) string { return large(v, code, Compact) }

func large(v float64, code string, write func(float64) string) string {
	s, known := signs[strings.ToLower(code)]
	switch {
	case !finite(v):
		return NotANumber
	case math.Abs(v) < 1e6:
		return Money(v, code)
	case !known:
		return write(v) + " " + strings.ToUpper(code)
	}
	return signed(v, s.symbol, write(math.Abs(v)))
}

func signed(v float64, symbol, digits string) string {
	if v < 0 && strings.Trim(digits, "0.,") != "" {
		return minus + symbol + digits
	}
	return symbol + digits
}

// Rate writes an exchange rate between currencies: four decimals, two from 20 up, more below 1/10.
func Rate(v float64) string {
	switch abs := math.Abs(v); {
	case !finite(v):
		return NotANumber
	case abs >= 20:
		return Fixed(v, 2)
	case abs >= 0.1:
		return Fixed(v, 4)
	}
	return Fixed(v, places(v, 4))
}
