// Package series turns the levels of an economic series into the figures that people quote,
// and writes them in their units.
//
// Promise: a figure compares the very periods that its definition names, found by date. A
// period that was not published leaves the figures that need it unknown; a neighbour never
// stands in for it.
//
// Definitions: FRED, parameter "units" of fred/series/observations
// (https://fred.stlouisfed.org/docs/api/fred/series_observations.html), with x(t) the level
// and n the number of periods in a year:
//
//	lin  x(t)
//	chg  x(t) − x(t−1)
//	ch1  x(t) − x(t−n)
//	pch  ((x(t) / x(t−1)) − 1) · 100
//	pc1  ((x(t) / x(t−n)) − 1) · 100
//
// FRED counts observations back. Here t−1 and t−n are dates, so that a gap is seen.
package series
