// Package chart draws prices, candles and economic series, and heat maps of many things at once, as
// pictures that can be read on a phone.
//
// Promise: what is drawn is what was given: a hole in the data is a hole in the line, a moving
// average uses no later day, and thinning a long series keeps the extremes of every column of
// pixels. The tiles of a heat map are the larger the larger what they stand for is, and each has its name. The same Picture is
// the same bytes. A picture has 1000 by 600 pixels, and more height where its lines have more than two units, each of which
// has a panel of its own; it is smaller than 100 KB.
//
// It fails with ErrTooLittle where there is nothing to draw a line through. It knows the words of
// core/market and how languages write numbers and times, and nothing of questions, cards or providers.
package chart
