// Package desk gets prices for the skills: many assets in one request, in the currency that was
// asked for, whatever their exchanges quote them in.
//
// Promise: a price is in the currency that it says, and one that is zero, negative or not a
// number is missing. What was converted keeps what it was and the rate; where there is no rate
// the price stays as it was quoted. A currency costs one of itself, and an index has points,
// which are never converted. It makes at most three requests: the prices, the pairs of money,
// and the values in US dollars for what has no pair.
//
// It fails as market.Source does.
package desk
