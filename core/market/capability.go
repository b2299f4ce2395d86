package market

import "time"

// Capability says what a provider can answer, how, and at what price: a row of the matrix
// that routing, batching and the documentation read.
type Capability struct {
	Kind    Kind
	Classes []Class       // empty for kinds that ask for no asset
	Batch   int           // most assets in one call; 0 and 1 mean one
	Updates time.Duration // how often the provider's own data changes; 0: unknown
	Latency time.Duration // typical, of one call; 0: unknown
	Cost    int           // credits of a call; 0 means 1
	Depth   time.Duration // how far back History, Candles and Economic reach; 0: as far as there is data
	Quotes  []Currency    // currencies that it quotes in; empty: any
	Key     bool          // only with a key
}

// Can reports whether the capability covers a kind for a class; a kind without assets has
// the empty class.
func (c Capability) Can(k Kind, class Class) bool {
	if c.Kind != k {
		return false
	}
	if len(c.Classes) == 0 || class == "" {
		return true
	}
	for _, known := range c.Classes {
		if known == class {
			return true
		}
	}
	return false
}
