package cache

import (
	"time"

	"tickertape/core/market"
)

// Class is how long answers of one sort stay fresh, and how long they can stand in.
type Class struct {
	Name  string
	Fresh time.Duration
	Keep  time.Duration
}

// The classes.
var (
	price    = Class{"price", time.Minute, 24 * time.Hour}
	stats    = Class{"statistics", 5 * time.Minute, 24 * time.Hour}
	economic = Class{"economic", 6 * time.Hour, 30 * 24 * time.Hour}
)

// Classes lists all of them, for those who make the first level.
func Classes() []Class { return []Class{price, stats, economic} }

// classOf tells the class of a kind of request.
func classOf(k market.Kind) (Class, bool) {
	switch k {
	case market.Price:
		return price, true
	case market.Statistics, market.Global:
		return stats, true
	case market.Economic:
		return economic, true
	}
	return Class{}, false
}
