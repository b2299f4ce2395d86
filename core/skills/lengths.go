package skills

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// How many candles of a length that was asked for one picture has.
const (
	fewestBars = 3
	mostBars   = 370 // of a day, over a year
)

// ladder are the lengths that candles can have, shortest first.
var ladder = []market.Interval{
	market.Minute, 5 * market.Minute, 15 * market.Minute, 30 * market.Minute, market.Hour, 2 * market.Hour, 4 * market.Hour, 8 * market.Hour, 12 * market.Hour,
	market.Day, 4 * market.Day, market.Week, market.Month,
}

// usualSpan is what is drawn of candles of a length where nobody named a time.
func usualSpan(length market.Interval) ask.Span {
	switch {
	case length < 5*market.Minute:
		return "2h"
	case length < 15*market.Minute:
		return "12h"
	case length < 30*market.Minute:
		return "24h"
	case length < market.Hour:
		return "2d"
	case length < 2*market.Hour:
		return "5d"
	case length < 4*market.Hour:
		return "7d"
	case length < 8*market.Hour:
		return "14d"
	case length < market.Day:
		return "60d"
	case length < market.Week:
		return "90d"
	case length < market.Month:
		return "2y"
	}
	return "5y"
}

// spanOf is usualSpan, or as much as the longest of some averages needs to be seen over half of a picture.
func spanOf(length market.Interval, averages []int, now time.Time) ask.Span {
	usual := usualSpan(length)
	if len(averages) == 0 {
		return usual
	}
	r, _ := usual.Range(now)
	wanted := min(2*slices.Max(averages), mostBars-fewestBars)
	if barsOf(r, length, now) >= wanted {
		return usual
	}
	hours := int(time.Duration(wanted) * length.Duration() / time.Hour)
	if hours < 48 {
		return ask.Span(fmt.Sprintf("%dh", hours))
	}
	return ask.Span(fmt.Sprintf("%dd", hours/24))
}

// barsOf is how many candles of a length a range has at most; of one without a beginning, those
// of ten years.
func barsOf(r market.Range, length market.Interval, now time.Time) int {
	from, to := r.Fill(now, 10*year)
	return int(to.Sub(from) / length.Duration())
}

// suits reports whether candles of a length can be told apart in a picture of a range, and are some.
func suits(r market.Range, length market.Interval, now time.Time) bool {
	n := barsOf(r, length, now)
	return n >= fewestBars && n <= mostBars
}

// widened is a question for candles with a time that has some of them, and what to say about it.
func (d drawing) widened(q ask.Query) (wider ask.Query, said string) {
	v := speak(q)
	if q.Interval <= 0 || barsOf(q.Range, q.Interval, d.now()) >= fewestBars {
		return q, ""
	}
	short := q.Span
	q.Span = usualSpan(q.Interval)
	q.Range, _ = q.Span.Range(d.now())
	return q, v.Say("%s: too short for candles of %s, so that this is %s.", v.spanned(short), v.length(q.Interval), v.spanned(q.Span))
}

// bars fetches candles of the length that was asked for. Where they are too many for a picture, or
// nobody has them, others stand in, else a line; said tells so.
func (d drawing) bars(ctx context.Context, r market.Request, q ask.Query) (a market.Answer, said string, err error) {
	v := speak(q)
	fits := d.fitting(r.Range, q.Interval)
	r.Kind, r.Interval = market.Candles, fits
	a, err = d.desk.Source.Fetch(ctx, r)
	if r.Interval > 0 && (err == nil && lengthOf(a) != r.Interval || err != nil && hopeless(err)) {
		r.Interval = 0
		if err != nil {
			a, err = d.desk.Source.Fetch(ctx, r)
		}
	}
	if err != nil && hopeless(err) { // a line is better than nothing
		r.Kind, r.Interval = market.History, 0
		if a, err = d.desk.Source.Fetch(ctx, r); err == nil && q.Interval > 0 {
			said = v.Say("None of my data providers has candles of %s for that: this is a line.", v.length(q.Interval))
		}
		return a, said, err
	}
	if err != nil || q.Interval <= 0 {
		return a, "", err
	}
	a = fewer(a)
	switch got := lengthOf(a); {
	case got == q.Interval, got == 0:
	case fits != q.Interval:
		said = v.Say("Candles of %s are too many for that time: these are of %s.", v.length(q.Interval), v.length(got))
	default:
		said = v.Say("None of my data providers has candles of %s for that: these are of %s.", v.length(q.Interval), v.length(got))
	}
	return a, said, nil
}

// fitting is the length nearest to the wanted one of which a range has no more than a picture can show.
func (d drawing) fitting(r market.Range, want market.Interval) market.Interval {
	if want <= 0 || barsOf(r, want, d.now()) <= mostBars {
		return want
	}
	for _, length := range ladder {
		if length > want && barsOf(r, length, d.now()) <= mostBars {
			return length
		}
	}
	return market.Month
}

// fewer puts candles together where they are more than a picture can show.
func fewer(a market.Answer) market.Answer {
	a.Series = slices.Clone(a.Series)
	for i, s := range a.Series {
		for _, length := range ladder {
			if len(s.Candles) <= mostBars {
				break
			}
			if of := s.Length(); of > 0 && length > of && (length%of == 0 || length == market.Month) {
				s.Candles, s.Interval = market.Coarser(s.Candles, length), length
				a.Series[i] = s
			}
		}
	}
	return a
}

// lengthOf is how long the candles of an answer are; 0 where that can't be told.
func lengthOf(a market.Answer) market.Interval {
	for _, s := range a.Series {
		if len(s.Candles) > 1 {
			return s.Length()
		}
	}
	return 0
}

// length writes how long candles are: "15 minutes", "4 hours", "1 day".
func (v voice) length(i market.Interval) string {
	switch {
	case i%market.Month == 0:
		return v.Say("%d months", int(i/market.Month))
	case i%market.Week == 0:
		return v.Say("%d weeks", int(i/market.Week))
	case i%market.Day == 0:
		return v.Say("%d days", int(i/market.Day))
	case i%market.Hour == 0:
		return v.Say("%d hours", int(i/market.Hour))
	}
	return v.Say("%d minutes", int(i/market.Minute))
}

// short writes a length for a button: "15m", "4h".
func (v voice) short(i market.Interval) string {
	switch {
	case i%market.Month == 0:
		return v.Say("%dmo", int(i/market.Month))
	case i%market.Week == 0:
		return v.Say("%dw", int(i/market.Week))
	case i%market.Day == 0:
		return v.Say("%dd", int(i/market.Day))
	case i%market.Hour == 0:
		return v.Say("%dh", int(i/market.Hour))
	}
	return v.Say("%dm", int(i/market.Minute))
}

// code is a length as a question has it: "15m", "4h", "1d".
func code(i market.Interval) string { return voice{}.short(i) }

// candle is the sign before a length on a button.
const candle = "🕯 "

// lengths are buttons for the same picture with candles of other lengths.
func (v voice) lengths(a market.Asset, q ask.Query, shown market.Interval, now time.Time) []chat.Button {
	var out []chat.Button
	for _, length := range []market.Interval{15 * market.Minute, market.Hour, 4 * market.Hour, market.Day} {
		if length == shown || length == q.Interval {
			continue
		}
		other := q
		if other.Interval = length; !suits(q.Range, length, now) {
			other.Span = usualSpan(length)
		}
		if b, ok := v.redrawing(other, []market.Asset{a}, other.Span); ok {
			b.Label = candle + v.short(length)
			out = append(out, b)
		}
	}
	return out
}
