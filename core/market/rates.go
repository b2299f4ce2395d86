package market

import "time"

// Gas is what transactions on Ethereum cost, in gwei (a billionth of an ether) for a unit of gas.
// Slow, Normal and Fast are what a transaction has to offer in all: Base, which is burnt, and the
// tip by which it stands further ahead.
type Gas struct {
	Base   float64 // of the next block
	Slow   float64
	Normal float64
	Fast   float64
	Block  uint64 // the newest that was looked at
	Source string
	At     time.Time // of that block
}

// Funding is what those who hold a perpetual future pay each other: the buyers the sellers where
// Rate is positive, the sellers the buyers where it is negative.
type Funding struct {
	Asset    Asset
	Rate     float64       // percent of the position, once every Interval
	Interval time.Duration // between two payments
	Next     time.Time     // of the next payment
	Contract string        // the venue's name of it: "BTCUSDT"
	Source   string
	At       time.Time
}

// Annual is the rate of a year in percent, simple and not compounded: Rate times the number of
// intervals in 365 days, which is 3 · 365 where it is paid every 8 hours. It is 0 where the
// interval is not known. Source: Binance, "Introduction to Binance Futures Funding Rates"
// (https://www.binance.com/en/support/faq/360033525031), for the rate of one interval.
func (f Funding) Annual() float64 {
	if f.Interval <= 0 {
		return 0
	}
	return f.Rate * float64(365*24*time.Hour) / float64(f.Interval)
}
