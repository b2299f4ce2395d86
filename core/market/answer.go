package market

import "time"

// Answer is what a provider, or the cache, said. Quotes and Stats stand in the order of the request.
type Answer struct {
	Quotes    []Quote
	Stats     []Stats
	Global    *GlobalStats
	Series    []Series
	Source    string        // display name: "CoinGecko"; several are joined with ", "
	AsOf      time.Time     // when the oldest part was true; never the time of a cache hit
	Stale     time.Duration // the age of the oldest part, if that is more than its class allows; 0 is fresh
	Missing   []Asset       // asked for, not to be had
	Simulated bool
}

// Quote is a price now.
type Quote struct {
	Asset     Asset
	Currency  Currency // what Price is in; may differ from the one asked for: a stock stays in its exchange's
	Price     float64
	Change24h *float64 // percent over 24 hours; for exchange-traded assets since the previous close
	Open      bool     // the market trades now
	Source    string
	At        time.Time
}

// Stats are the market statistics of one asset. Money is in Currency.
type Stats struct {
	Asset       Asset
	Currency    Currency
	Price       float64
	Change24h   *float64 // percent
	Rank        *int
	MarketCap   *float64
	FDV         *float64 // fully diluted valuation
	Volume24h   *float64
	High24h     *float64
	Low24h      *float64
	Circulating *float64 // coins
	Total       *float64
	Max         *float64 // nil: unknown or unlimited
	ATH         *float64
	ATHAt       time.Time
	ATHChange   *float64 // percent below the all-time high, negative
	ATL         *float64
	ATLAt       time.Time
	Source      string
	At          time.Time
}

// GlobalStats describe the whole crypto market.
type GlobalStats struct {
	Currency     Currency
	MarketCap    float64
	Volume24h    float64
	CapChange24h *float64           // percent
	Dominance    map[string]float64 // lower-case symbol -> percent of market cap
	ActiveCoins  int
	Markets      int
	At           time.Time
}

// Series is values over time, oldest first.
type Series struct {
	Asset     Asset     // of a price series
	Indicator Indicator // of an economic series
	Unit      string
	Points    []Point
}

// Point is one value. At is the START of the period that it is for.
type Point struct {
	At    time.Time
	Value float64
}
