// Package cache remembers what providers said, per asset, and hands out old answers when
// nobody gives new ones.
//
// Promise: a fresh entry is answered without asking anybody; of a request for several assets
// only those without a fresh entry are asked for. When the next stage fails, or misses an
// asset, an old entry stands in and Answer.Stale says its age. What a release or a move of the
// asset has made old is fetched anew before its time. The time at which the data was
// true is kept as the provider told it, never restamped. A store that fails costs speed,
// not answers.
//
//	nothing ──fetched──▶ fresh ──class's time──▶ stale ──class's keep──▶ nothing
//	                       ▲                       │ fetched
//	                       └───────────────────────┘
//
// First level: one instance per class, in memory; fresh prices are also kept decoded. Second level: the store, so that a restart
// begins warm. Simulated data is never kept.
package cache
