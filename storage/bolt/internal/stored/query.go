package stored

import (
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// Query is an ask.Query.
type Query struct {
	Text       string          `cbor:"1,keyasint,omitempty"`
	Intent     ask.Intent      `cbor:"2,keyasint,omitempty"`
	Confidence float64         `cbor:"3,keyasint,omitempty"`
	Assets     []Asset         `cbor:"4,keyasint,omitempty"`
	Currency   market.Currency `cbor:"5,keyasint,omitempty"`
	Target     Asset           `cbor:"6,keyasint,omitzero"`
	Indicator  Indicator       `cbor:"7,keyasint,omitzero"`
	Metric     ask.Metric      `cbor:"8,keyasint,omitempty"`
	Amount     float64         `cbor:"9,keyasint,omitempty"`
	Range      Range           `cbor:"10,keyasint,omitzero"`
	Unknown    []string        `cbor:"11,keyasint,omitempty"`
	Language   string          `cbor:"12,keyasint,omitempty"`
	By         ask.Decider     `cbor:"13,keyasint,omitempty"`
	Model      string          `cbor:"14,keyasint,omitempty"`
	Also       []Query         `cbor:"15,keyasint,omitempty"`
	Span       ask.Span        `cbor:"16,keyasint,omitempty"`
	Slips      []string        `cbor:"17,keyasint,omitempty"`
	Left       int             `cbor:"18,keyasint,omitempty"`
	Other      Asset           `cbor:"19,keyasint,omitzero"`
	Corrects   bool            `cbor:"20,keyasint,omitempty"`
	Board      string          `cbor:"22,keyasint,omitempty"`
	Of         string          `cbor:"23,keyasint,omitempty"`
	Top        int             `cbor:"24,keyasint,omitempty"`
	Candles    bool            `cbor:"25,keyasint,omitempty"`
	Studies    []string        `cbor:"26,keyasint,omitempty"`
	Pictured   bool            `cbor:"27,keyasint,omitempty"`
	Guesses    []Asset         `cbor:"21,keyasint,omitempty"`
	Wishes     []Wish          `cbor:"28,keyasint,omitempty"`
	Overheard  bool            `cbor:"29,keyasint,omitempty"`
	Usual      bool            `cbor:"30,keyasint,omitempty"`
	Assumed    bool            `cbor:"31,keyasint,omitempty"`
	Like       Asset           `cbor:"32,keyasint,omitzero"`
	Second     Opinion         `cbor:"33,keyasint,omitzero"`
	Unit       ask.Unit        `cbor:"34,keyasint,omitempty"`
	Interval   market.Interval `cbor:"35,keyasint,omitempty"`
	Periods    []int           `cbor:"36,keyasint,omitempty"`
	Strength   int             `cbor:"37,keyasint,omitempty"`
	NoTime     string          `cbor:"38,keyasint,omitempty"`
	OfHour     bool            `cbor:"39,keyasint,omitempty"`
	Glance     bool            `cbor:"40,keyasint,omitempty"`
	Against    []Indicator     `cbor:"41,keyasint,omitempty"`
	Lacks      Lack            `cbor:"42,keyasint,omitzero"`
	Explained  string          `cbor:"43,keyasint,omitempty"`
	Undrawn    string          `cbor:"44,keyasint,omitempty"`
	Level      float64         `cbor:"49,keyasint,omitempty"`
	Moved      []Asset         `cbor:"50,keyasint,omitempty"`
	Counted    bool            `cbor:"45,keyasint,omitempty"`
	Every      ask.Span        `cbor:"46,keyasint,omitempty"`
	Under      float64         `cbor:"47,keyasint,omitempty"`
	When       bool            `cbor:"48,keyasint,omitempty"`
	At         time.Time       `cbor:"51,keyasint,omitzero"`
	Former     market.Currency `cbor:"52,keyasint,omitempty"`
	Fineness   float64         `cbor:"53,keyasint,omitempty"`
	Described  string          `cbor:"54,keyasint,omitempty"`
}

// Lack is an ask.Lack.
type Lack struct {
	Figure string  `cbor:"1,keyasint"`
	Of     []Asset `cbor:"2,keyasint,omitempty"`
}

// IsZero reports whether nothing is lacking.
func (l Lack) IsZero() bool { return l.Figure == "" && len(l.Of) == 0 }

// Opinion is an ask.Opinion.
type Opinion struct {
	Model      string     `cbor:"1,keyasint"`
	Intent     ask.Intent `cbor:"2,keyasint,omitempty"`
	Confidence float64    `cbor:"3,keyasint,omitempty"`
}

// Wish is an ask.Wish.
type Wish struct {
	Act     ask.Act `cbor:"1,keyasint"`
	Key     ask.Key `cbor:"2,keyasint,omitempty"`
	Value   string  `cbor:"3,keyasint,omitempty"`
	Said    string  `cbor:"4,keyasint,omitempty"`
	Channel bool    `cbor:"5,keyasint,omitempty"`
}

// Asset is a market.Asset.
type Asset struct {
	Class  market.Class `cbor:"1,keyasint"`
	ID     string       `cbor:"2,keyasint"`
	Symbol string       `cbor:"3,keyasint,omitempty"`
	Name   string       `cbor:"4,keyasint,omitempty"`
}

// Indicator is a market.Indicator.
type Indicator struct {
	Code      string           `cbor:"1,keyasint"`
	Country   string           `cbor:"2,keyasint,omitempty"`
	Series    string           `cbor:"3,keyasint,omitempty"`
	Title     string           `cbor:"4,keyasint,omitempty"`
	Unit      string           `cbor:"5,keyasint,omitempty"`
	Transform market.Transform `cbor:"6,keyasint,omitempty"`
	Frequency market.Frequency `cbor:"7,keyasint,omitempty"`
	Adjusted  bool             `cbor:"8,keyasint,omitempty"`
}

// Range is a market.Range.
type Range struct {
	From time.Time `cbor:"1,keyasint,omitzero"`
	To   time.Time `cbor:"2,keyasint,omitzero"`
}

// OfQuery is how a query is stored: without its asker and what was tried on them, since a record
// knows both.
func OfQuery(q ask.Query) Query {
	return Query{
		Text: q.Text, Intent: q.Intent, Confidence: q.Confidence,
		Assets:   each(q.Assets, func(a market.Asset) Asset { return Asset(a) }),
		Currency: q.Currency, Target: Asset(q.Target), Indicator: Indicator(q.Indicator),
		Metric: q.Metric, Amount: q.Amount, Range: Range{UTC(q.Range.From), UTC(q.Range.To)},
		Unknown: q.Unknown, Language: q.Language, By: q.By, Model: q.Model, Span: q.Span, Slips: q.Slips, Left: q.Left, Also: each(q.Also, OfQuery),
		Board: string(q.Board), Of: string(q.Of), Top: q.Top, Candles: q.Candles, Studies: each(q.Studies, func(s ask.Study) string { return string(s) }), Pictured: q.Pictured, Assumed: q.Assumed, Other: Asset(q.Other), Like: Asset(q.Like), Corrects: q.Corrects, Guesses: each(q.Guesses, func(a market.Asset) Asset { return Asset(a) }),
		Wishes: each(q.Wishes, func(w ask.Wish) Wish { return Wish(w) }), Overheard: q.Overheard, Usual: q.Usual, Second: Opinion(q.Second), Unit: q.Unit, Interval: q.Interval, Periods: q.Periods, Strength: q.Strength, NoTime: q.NoTime, OfHour: q.OfHour, At: UTC(q.At), Former: q.Former, Fineness: q.Fineness, Described: q.Described, Glance: q.Glance, Explained: q.Explained, Undrawn: q.Undrawn, Counted: q.Counted, Every: q.Every, Under: q.Under, When: q.When, Level: q.Level, Moved: each(q.Moved, func(a market.Asset) Asset { return Asset(a) }),
		Against: each(q.Against, func(i market.Indicator) Indicator { return Indicator(i) }),
		Lacks:   Lack{q.Lacks.Figure, each(q.Lacks.Of, func(a market.Asset) Asset { return Asset(a) })},
	}
}

// Ask is the query that was stored.
func (q Query) Ask() ask.Query {
	return ask.Query{
		Text: q.Text, Intent: q.Intent, Confidence: q.Confidence,
		Assets:   each(q.Assets, func(a Asset) market.Asset { return market.Asset(a) }),
		Currency: q.Currency, Target: market.Asset(q.Target), Indicator: market.Indicator(q.Indicator),
		Metric: q.Metric, Amount: q.Amount, Range: market.Range{From: UTC(q.Range.From), To: UTC(q.Range.To)},
		Unknown: q.Unknown, Language: q.Language, By: q.By, Model: q.Model, Span: q.Span, Slips: q.Slips, Left: q.Left, Also: each(q.Also, Query.Ask),
		Board: ask.Board(q.Board), Of: market.Class(q.Of), Top: q.Top, Candles: q.Candles, Studies: each(q.Studies, func(s string) ask.Study { return ask.Study(s) }), Pictured: q.Pictured, Assumed: q.Assumed, Other: market.Asset(q.Other), Like: market.Asset(q.Like), Corrects: q.Corrects, Guesses: each(q.Guesses, func(a Asset) market.Asset { return market.Asset(a) }),
		Wishes: each(q.Wishes, func(w Wish) ask.Wish { return ask.Wish(w) }), Overheard: q.Overheard, Usual: q.Usual, Second: ask.Opinion(q.Second), Unit: q.Unit, Interval: q.Interval, Periods: q.Periods, Strength: q.Strength, NoTime: q.NoTime, OfHour: q.OfHour, At: UTC(q.At), Former: q.Former, Fineness: q.Fineness, Described: q.Described, Glance: q.Glance, Explained: q.Explained, Undrawn: q.Undrawn, Counted: q.Counted, Every: q.Every, Under: q.Under, When: q.When, Level: q.Level, Moved: each(q.Moved, func(a Asset) market.Asset { return market.Asset(a) }),
		Against: each(q.Against, func(i Indicator) market.Indicator { return market.Indicator(i) }),
		Lacks:   ask.Lack{Figure: q.Lacks.Figure, Of: each(q.Lacks.Of, func(a Asset) market.Asset { return market.Asset(a) })},
	}
}
