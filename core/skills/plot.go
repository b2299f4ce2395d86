package skills

import (
	"strings"

	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/chart"
)

// plotted are the numbers of a picture: its lines, or the closes of its candles, and the studies
// over them. The relative strength is left to the picture.
func plotted(p chart.Picture) *chat.Plot {
	lines := p.Lines
	if len(p.Candles) > 0 {
		closes := make([]market.Point, len(p.Candles))
		for i, c := range p.Candles {
			closes[i] = market.Point{At: c.At, Value: c.Close}
		}
		lines = []chart.Line{{Name: p.Title, Points: closes}}
	}
	return &chat.Plot{Lines: inNumbers(lines), Studies: inNumbers(p.Studies)}
}

// inNumbers are lines of a picture as those of a plot.
func inNumbers(lines []chart.Line) (out []chat.Line) {
	for _, l := range lines {
		line := chat.Line{Name: strings.TrimSpace(l.Name + " " + l.Value), Unit: l.Unit}
		for _, run := range chart.Runs(l.Points) {
			points := make([]chat.Point, len(run))
			for i, x := range run {
				points[i] = chat.Point{At: x.At, Value: x.Value}
			}
			line.Runs = append(line.Runs, points)
		}
		out = append(out, line)
	}
	return out
}
