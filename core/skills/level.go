package skills

import (
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// mostApart is how many times a price or a level is the other at most, so that the distance in percent says something.
const mostApart = 20

// against says how far a price is from a level that it was compared with: 100·(price/level − 1) percent of the level. A level of 0 is
// none.
func (v voice) against(c *chat.Card, q desk.Quote, level float64) {
	if level <= 0 || q.Price <= 0 {
		return
	}
	is := q.Quote
	is.Price = level / v.ounces(q.Asset)
	times := q.Price / is.Price
	if times > mostApart || times < 1.0/mostApart {
		return
	}
	c.Text = after(c.Text, v.apart(100*(times-1), is))
	c.Values = append(c.Values, chat.Value{Name: "distance_from_level", Of: q.Asset.ID, Number: 100 * (times - 1), Unit: "percent", At: q.At, Source: q.Source})
}

func (v voice) apart(percent float64, level market.Quote) string {
	if percent >= 0 {
		return v.Say("That is %s above %s.", v.InPercent(percent, 2), v.worth(level))
	}
	return v.Say("That is %s below %s.", v.InPercent(-percent, 2), v.worth(level))
}
