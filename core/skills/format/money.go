package format

import (
	"math"

	"github.com/shopspring/decimal"

	"tickertape/core/market"
)

// Money writes a price or a sum: "$97,432.10", "¥15,204,000", "€0.00001234", "0.0321 BTC", "1.23 XYZ".
// Its digits are those of Number; currencies without a subunit have none from 100 up.
func (l Locale) Money(v float64, c market.Currency) string {
	s := styles[c]
	switch {
	case !finite(v):
		return l.NotANumber()
	case s.coin && math.Abs(v) < 1e6:
		return l.written(l.Amount(v), c)
	case s.whole && math.Abs(v) < 1e12 && decimal.NewFromFloat(v).Round(2).Abs().GreaterThanOrEqual(decimal.NewFromInt(100)):
		return l.written(l.Fixed(v, 0), c)
	}
	return l.written(l.Number(v), c)
}

// MoneyWords writes a large sum for a sentence: "$1.93 trillion". Below a million it is Money.
func (l Locale) MoneyWords(v float64, c market.Currency) string { return l.large(v, c, l.Words) }

// MoneyCompact writes a large sum for a table: "$1.93T". Below a million it is Money.
func (l Locale) MoneyCompact(v float64, c market.Currency) string { return l.large(v, c, l.Compact) }

func (l Locale) large(v float64, c market.Currency, write func(float64) string) string {
	if !finite(v) || math.Abs(v) < 999_500 {
		return l.Money(v, c)
	}
	return l.written(write(v), c)
}

// Rate writes an exchange rate in its quote currency without naming it: four decimals
// ("1.0842"), two where the quote currency has no subunit ("154.32") or from 100 up, and at
// least four significant digits below 0.1.
func (l Locale) Rate(v float64, quote market.Currency) string {
	switch {
	case !finite(v):
		return l.NotANumber()
	case styles[quote].coin:
		return l.Amount(v)
	case math.Abs(v) >= 100, styles[quote].whole && math.Abs(v) >= 1:
		return l.Number(v)
	case math.Abs(v) >= 0.1 || v == 0:
		return l.Fixed(v, 4)
	}
	return l.sized(v, 4)
}
