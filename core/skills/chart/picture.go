package chart

import (
	"errors"
	"time"

	"tickertape/core/skills/format"

	"tickertape/core/market"
)

// Width and Height of pictures, in pixels. One with lines of more than two units is higher.
const (
	Width  = 1000
	Height = 600
)

// ErrTooLittle says that a picture has fewer than two points, or a heat map fewer than two tiles.
var ErrTooLittle = errors.New("fewer than two points to draw")

// Picture is what is drawn. Texts are written as they are, cut where they are too long; letters
// that the font lacks are left out.
type Picture struct {
	Title    string // "Bitcoin (BTC)"
	Subtitle string // "30 days · USD"
	Last     string // the last price, as people read it: "$97,432.10"
	Change   string // over the time of the picture: "▲ +2.31 %"
	Trend    int    // the sign of Change: 1, 0 or −1

	Lines   []Line          // drawn as lines; one alone is filled
	Candles []market.Candle // drawn as candles, with their volume where it is known
	Exact   bool            // Candles stay as long as they are, also where they are many
	Studies []Line          // drawn thinly over the prices: averages, bands
	RSI     []market.Point  // drawn in a pane of its own, 0 to 100
	Bands   []Span          // shaded times: recessions

	Axis   func(float64) string // writes values beside the axis; nil: with as many digits as they need
	Zone   *time.Location       // of the time axis; nil is UTC
	Locale format.Locale        // of what the picture writes itself: axes and names of panes
	Footer string               // source and time: "CoinGecko · 24 Nov 2026 01:59 UTC"
	Notice string               // what must not be missed: "simulated data"
	Light  bool                 // dark letters on white; else white on dark
}

// Line is one series. A value that is NaN is a hole.
type Line struct {
	Name   string
	Value  string         // behind the name, and never cut: "3.0 %"
	Points []market.Point // oldest first
	Unit   string         // lines of one unit share an axis; those of another have a panel of their own
}

// Span is a time that is shaded.
type Span struct{ From, To time.Time }
