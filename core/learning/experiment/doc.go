// Package experiment tries one thing on some people and another on others, and says which is
// better: a model, a threshold, a prompt, the layout of cards.
//
// Who is in which arm is a hash of the person and the experiment's salt: the same on every day,
// in every process, and independent of other experiments. What a person was exposed to is
// stored with each of their questions (record.Interaction.Arm), so that a result needs nothing
// but the records.
//
// Promise: one may look at a result at any time, as often as one likes, and stop when one likes;
// the error stays what was asked for (see Test, which states the method and its sources). A
// person is one observation, however much they ask, and whoever judges the answers to others has
// one say about all of them.
//
// A canary is an experiment with two arms, judged again and again:
//
//	            ┌─ a rate is worse for sure ──────────────▶ rolled back
//	canary ─────┼─ every rate is surely not much worse ───▶ promoted
//	  ▲     │   ├─ its file is broken or gone ────────────▶ rolled back
//	  │     │   └─ time is up ─┬─ nothing measured speaks against it ──▶ promoted; of too few people
//	  └─no──┘                  │                                         only if the gates passed it
//	                           └─ else: undecided ─ as long again ─────▶ rolled back
//
// It knows no platform, no store, and not how models are loaded.
package experiment
