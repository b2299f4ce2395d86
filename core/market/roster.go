package market

import "time"

// Listed is a coin and its place by market cap, from 1.
type Listed struct {
	Asset Asset     `json:"asset"`
	Rank  int       `json:"rank"`
	Since time.Time `json:"since"` // when a roster had it first
}

// Roster is a version of which coins there are and which of them each ticker means.
type Roster struct {
	Version int               `json:"version"` // from 1; 0: none yet
	At      time.Time         `json:"at"`
	Coins   []Listed          `json:"coins"`   // by rank
	Tickers map[string]string `json:"tickers"` // lower-case ticker -> CoinGecko id of the coin that it means
	Waiting []Turn            `json:"waiting"` // what a person has to decide
	Refused []Turn            `json:"refused"` // what one has decided against
}

// Turn is a ticker that would mean another coin than before.
type Turn struct {
	Ticker string    `json:"ticker"`
	Was    string    `json:"was"` // CoinGecko ids
	Now    string    `json:"now"`
	Since  time.Time `json:"since"` // when it was seen first
}
