// Package pipeline is the one path of a message: accepted, answered, sent.
//
//	platform ──Receive──▶ inbox ──worker──┬▶ interaction + outbox ─┬▶ linked
//	                      (durable)       │  (one transaction)     │
//	                                      └▶ sender ──▶ platform ──┘
//
// Promise: what Receive took is finished, also after a crash. A message becomes exactly one
// interaction and a reply; a reaction or a press reaches the Reactor. A reply leaves while
// its transaction is being written: a crash before that is on disk finds the question still
// in the inbox, and answers it again. Events of one
// conversation are handled in their order, conversations in parallel; the replies of one
// channel leave in their order. A reply is sent twice only if the process dies between the
// platform taking it and the store linking it, and never where the platform can tell
// (Finder) or takes a key (Idempotent).
//
// A reply's states, and the advice of the adapter that moves it:
//
//	          ┌──Wait, BackOff──┐
//	          ▼                 │
//	answered: pending ──send──▶ ? ──taken──▶ linked
//	                            ├──GiveUp──▶ lost
//	                            ├──AsPlain─▶ pending, as bare text, once
//	                            └──Unsure──▶ unsure ──found──▶ linked
//	                                           ├──surely not there──▶ pending
//	                                           └──can't be told: left, lost after a day
//
// Talk among people is none of its business, unless a channel wants the tickers in it answered:
// see ear. Who asks, and what they prefer, is read once for each message.
//
// It fails by refusing: a full inbox or a channel's platform that is far behind make
// Receive return record.ErrFull, and the platform delivers again. It knows no platform, no
// store and no intent.
package pipeline
