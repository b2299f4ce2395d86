package chart

import "tickertape/core/market"

// Drawn are the candles that a picture shows of p.Candles: where there are too many, several are
// drawn as one.
func (p Picture) Drawn() []market.Candle {
	if p.Exact {
		return p.Candles
	}
	return merged(p.Candles)
}
