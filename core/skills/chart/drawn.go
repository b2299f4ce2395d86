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

// InOne is how many of p.Candles each drawn one is made of, 1 at least.
func (p Picture) InOne() int {
	if p.Exact {
		return 1
	}
	return max(1, inOne(len(p.Candles)))
}
