// Package registry keeps models, with what is known of each and how far it has come.
//
// Promise: a model is named by its content ("m" and the first eight digits of its file's
// SHA-256), so that a name can't come to mean another model. Open hands out a model only if its
// file is the one that was put in; a broken or changed one is refused. The model that comes
// with the program is always there, under its own name.
//
//	models/m1a2b3c4d/model.bin        the model
//	models/m1a2b3c4d/measured.bin     what it was before it learned what it is measured by
//	models/m1a2b3c4d/metrics.json     what it was made of, and how it does
//	models/m1a2b3c4d/confusion.csv, reliability.png, card.md
//	models/m1a2b3c4d/status.json      what the gates said
//	models/deployment.json            which one answers, and all that was decided
//	models/history.json               all that was decided a second time; these two change
//
//	failed (by the gates; the reason is kept)
//	candidate ─▶ shadow ─▶ canary ─▶ serving ─▶ retired
//	                          └──────◀──┴──rollback──┘
//
// At any time one model serves; one canary and one shadow may be beside it. What is deployed is
// decided by one caller at a time, also of several processes, and takes effect as a whole.
//
// What the gates said is not for ever: the same model, made again, is judged by the gates and
// beside the serving model of now, unless it is settled. What was said before is kept.
package registry
