package market

import "time"

// Answer is what a provider, or the cache, said. Quotes and Stats stand in the order of the request.
type Answer struct {
	Quotes    []Quote
	Stats     []Stats
	Global    *GlobalStats
	Series    []Series
	About     []About
	Found     []Asset
	Releases  []Release
	Gas       *Gas
	Funding   []Funding
	Doubts    []Doubt
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
	Change24h   *float64                  // percent
	ChangeOver  map[time.Duration]float64 // percent, by how long ago it counts from; only those that the provider tells
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
	Currency  Currency  // of prices
	Unit      string    // of everything else
	Points    []Point
	Candles   []Candle
	Interval  Interval // how long the Candles are; 0: not told, see Length
	Source    string
}

// Point is one value. At is the START of the period that it is for.
type Point struct {
	At    time.Time
	Value float64
}

// Candle is the trade of one span of time. At is its START.
type Candle struct {
	At                     time.Time
	Open, High, Low, Close float64
	Volume                 *float64 // in the currency of the series
}

// About is what an asset is. Text is plain.
type About struct {
	Asset      Asset
	Text       string // the first sentences of the provider's description
	Homepage   string
	Categories []string // crypto: "Layer 1"; equities: sector and industry
	Started    time.Time
	Source     string
}

// Release is a publication of a series. At is a date where the time of day is not known.
type Release struct {
	Name string
	At   time.Time
}

// Doubt says that two sources differ about a live price by more than is usual.
type Doubt struct {
	Asset   Asset
	Source  string  // the one that disagrees with the answer's
	Percent float64 // its price above the answer's; negative: below
}
