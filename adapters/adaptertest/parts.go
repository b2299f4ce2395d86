package adaptertest

import (
	"math"
	"time"

	"tickertape/core/chat"
)

func up(name, change string) chat.Field {
	return chat.Field{Name: name, Value: "▲ " + change, Trend: chat.Up}
}

func down(name, change string) chat.Field {
	return chat.Field{Name: name, Value: "▼ " + change, Trend: chat.Down}
}

// grid is a table in the making.
type grid struct{ t chat.Table }

func table(header ...string) grid { return grid{chat.Table{Header: header}} }

func (g grid) row(cells ...string) grid {
	g.t.Rows = append(g.t.Rows, cells)
	return g
}

func (g grid) chat() *chat.Table { return &g.t }

// picture is a chart whose numbers are known.
func picture(name, alt string) *chat.Image {
	var run []chat.Point
	for i := range 30 {
		run = append(run, chat.Point{At: noon.AddDate(0, 0, i-30).Truncate(24 * time.Hour), Value: 90_000 * (1 + 0.1*math.Sin(float64(i)/5))})
	}
	return &chat.Image{Name: name + ".png", Alt: alt, PNG: []byte("\x89PNG " + name), Plot: &chat.Plot{Lines: []chat.Line{{Name: "BTC", Runs: [][]chat.Point{run}}}}}
}
