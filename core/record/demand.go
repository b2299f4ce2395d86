package record

import "tickertape/core/market"

// Demand is how often the price of an asset was asked for.
type Demand struct {
	Asset market.Asset // as it was last named
	Times int
}
