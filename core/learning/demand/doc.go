// Package demand learns what people will ask for, by the hour of the week.
//
// Of every whole hour it counts how often the price of each asset was asked for. Counts fade: of
// the same hour of the week by a fifth a week. What is expected of an asset in an hour is
//
//	(c + 4·m) / (n + 4)  +  max(0, x)
//
// c and n being its faded questions in that hour of the week and how many such hours were seen,
// m its questions an hour at any time, and x how much more it was asked for of late than was
// expected (a moving average, half of it within 13 hours): the first part is an estimate that is
// drawn towards the mean of all hours as long as little was seen (Efron and Morris, "Stein's
// Paradox in Statistics", 1977); the second lets a coin that the world has just heard of in.
//
// Beside it stands the plain list: what was asked for most in the last day. At the beginning of
// an hour both lists are written down; at its end both are compared with what was asked. The
// share of questions whose asset was on the list is its hit rate, half of it within a week, and
// the list with the better one is used. The last fifth of its places makes room for what was
// asked for in the last hour more often than chance explains.
//
//	hour begins ──both lists are written down──▶ hour ends ──▶ both are scored
//	      ▲                                                      │
//	      └───────────── the hour is learned from ◀──────────────┘
//
// An hour in which the bot did not run at its beginning is learned from and not scored. One
// without any question is passed over: it says nothing about which asset is asked for. Where the
// clock leaps ahead, the hours between are learned from, of four weeks at most; where it is set
// back, known hours don't count again, and what lies more than a day ahead is no longer waited
// for. It keeps nothing about people, and knows no store and no schedule.
package demand
