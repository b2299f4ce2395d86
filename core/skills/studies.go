package skills

import (
	"fmt"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/chart"
	"tickertape/core/skills/tongue"
)

// Periods of the studies where nobody named one, in points of the picture.
const (
	averageOf  = 20
	bandsOf    = 20
	bandsWide  = 2
	strengthOf = 14
)

// mostAverages is how many averages of a sort can be told apart.
const mostAverages = 4

// studies name what is drawn beside a price.
var studies = map[ask.Study]tongue.Key{
	ask.Averages: "moving average", ask.Exponential: "exponential average", ask.Bollinger: "Bollinger bands", ask.RSI: "relative strength",
}

// studied adds what was asked for beside the price: averages, bands, strength.
func (v voice) studied(p *chart.Picture, c *chat.Card, of past, q ask.Query) {
	for _, s := range q.Studies {
		switch s {
		case ask.Averages, ask.Exponential:
			v.averaged(p, c, of, s, q.Periods)
		case ask.Bollinger:
			v.banded(p, c, of)
		case ask.RSI:
			v.strong(p, c, of, q.Strength)
		}
	}
}

// enough reports whether there are more points than a study counts; else the card says so.
func (v voice) enough(c *chat.Card, points []market.Point, n int, name string) bool {
	if len(points) > n {
		return true
	}
	note(c, v.Say("There is too little data for %s.", name))
	return false
}

// banded adds Bollinger bands, and where they end.
func (v voice) banded(p *chart.Picture, c *chat.Card, of past) {
	points := of.studied()
	if !v.enough(c, points, bandsOf, v.Say(studies[ask.Bollinger])) {
		return
	}
	upper, lower := chart.Bollinger(points, bandsOf, bandsWide)
	upper, lower = of.shown(upper), of.shown(lower)
	name := fmt.Sprintf("Bollinger %d, %d", bandsOf, bandsWide)
	p.Studies = append(p.Studies, chart.Line{Name: name, Points: upper}, chart.Line{Name: name, Points: lower})
	low, high := lastOf(lower), lastOf(upper)
	c.Fields = append(c.Fields, chat.Field{Name: name, Value: v.level(of, low) + " – " + v.level(of, high)})
	c.Values = append(c.Values, of.value("bollinger_lower", low.Value, of.unit(), low.At), of.value("bollinger_upper", high.Value, of.unit(), high.At))
}

// lastOf is where a line ends.
func lastOf(points []market.Point) market.Point { return points[len(points)-1] }

// averaged adds moving averages of some periods, and where they end.
func (v voice) averaged(p *chart.Picture, c *chat.Card, of past, s ask.Study, periods []int) {
	points := of.studied()
	if len(periods) == 0 {
		periods = []int{averageOf}
	}
	if left := len(periods) - mostAverages; left > 0 {
		note(c, v.Say("I draw %d at a time and left out %d more.", mostAverages, left))
	}
	paper := v.paper()
	for _, n := range periods[:min(len(periods), mostAverages)] {
		name := v.Say(studies[s])
		if len(periods) > 1 || n != averageOf {
			name = fmt.Sprintf("%s (%d)", name, n)
		}
		switch {
		case !v.enough(c, points, n, name):
		case s == ask.Exponential:
			line := chart.Line{Name: fmt.Sprintf("EMA %d", n), Points: of.shown(chart.Exponential(points, n))}
			p.Studies = append(p.Studies, line)
			v.ended(c, of, line.Name, "exponential_average", lastOf(line.Points))
		default:
			line := chart.Line{Name: paper.Say("Average of %d", n), Points: of.shown(chart.Average(points, n))}
			p.Studies = append(p.Studies, line)
			v.ended(c, of, v.Say("Average of %d", n), "average", lastOf(line.Points))
		}
	}
}

// level writes a value beside a price as the price is written.
func (v voice) level(of past, at market.Point) string {
	of.v = v
	return of.price(at.Value)
}

// ended tells where a line beside the price ends.
func (v voice) ended(c *chat.Card, of past, name, code string, at market.Point) {
	c.Fields = append(c.Fields, chat.Field{Name: name, Value: v.level(of, at)})
	c.Values = append(c.Values, of.value(code, at.Value, of.unit(), at.At))
}

// strong adds the relative strength index, in a pane of its own, and its last value.
func (v voice) strong(p *chart.Picture, c *chat.Card, of past, n int) {
	points := of.studied()
	n = strengthPeriod(n)
	if !v.enough(c, points, max(n, bandsOf), v.Say(studies[ask.RSI])) {
		return
	}
	p.RSI = of.shown(chart.Strength(points, n))
	now := p.RSI[len(p.RSI)-1]
	c.Fields = append(c.Fields, chat.Field{Name: fmt.Sprintf("RSI %d", n), Value: v.Fixed(now.Value, 0)})
	c.Values = append(c.Values, of.value("rsi", now.Value, "index", of.last().At))
}
