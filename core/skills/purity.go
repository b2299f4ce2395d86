package skills

import (
	"math"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// purity says of gold that is asked for in karats, of which pure gold has 24, how much of it is gold: its price is that of the gold
// in it.
func (v voice) purity(c *chat.Card, q ask.Query) {
	if q.Fineness == 0 {
		return
	}
	karats := math.Round(24*q.Fineness*10) / 10
	note(c, v.Say("%s karat: %s gold. This is the value of the gold in it.", v.Amount(karats), v.InPercent(100*q.Fineness, 1)))
}
