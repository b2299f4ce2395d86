package market

// Group names the kinds that a provider serves from the same endpoints, so that trouble with
// one of them is trouble with the others: "live", "history", "reference", "economic"
// or "rates".
func (k Kind) Group() string {
	switch k {
	case Price, Statistics, Global, Listing, Trending, Sentiment:
		return "live"
	case History, Candles, CapHistory, VolHistory:
		return "history"
	case Economic, Releases:
		return "economic"
	case GasFees, Fundings:
		return "rates"
	}
	return "reference"
}
