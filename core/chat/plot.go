package chat

import "time"

// Plot is what an Image shows as numbers, for where there are letters alone: a terminal. It is
// not kept: a terminal does not outlive the bot.
type Plot struct {
	Lines   []Line
	Studies []Line `json:",omitempty"` // over the lines of the first unit: averages, bands; neighbours of one name are a pair
}

// Line is one series of a Plot.
type Line struct {
	Name string
	Runs [][]Point // oldest first; between two of them is a hole
	Unit string    // lines of one unit share an axis
}

// Point is one value of a Line, a finite number.
type Point struct {
	At    time.Time
	Value float64
}
