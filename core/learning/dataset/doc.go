// Package dataset makes versions of what the model of intents is trained from, and keeps them.
//
// Promise: a version is a folder that is complete or not there, and never changes but for one
// reason: a person who no longer agrees is taken out of it, and the manifest says so. The same
// examples, in whatever order and from however many sources, give the same bytes. Building,
// comparing and exporting take as much memory for ten million examples as for a hundred
// thousand: what does not fit is sorted in files.
//
//	sources ──filter──▶ by person ──bound each one's share──▶ by text ──one of each──▶ vN
//
//	datasets/vN/examples.jsonl.zst   one example a line, sorted by the hash of its text
//	datasets/vN/manifest.json        parent, filters, counts, SHA-256 of the lines
//
// Of examples with the same text one stays: a reviewer's before the project's own, that before
// people's reactions; among equals the label that more weight stands behind. Of near-copies
// (the same but for case, marks, stretched letters and digits) with the same label one stays,
// too. Names are not folded: which words are names only the lexicon can tell, and the model
// sees them as what they are anyway. Sets of word triples (MinHash) were not chosen: most
// questions have two to five words, and likeness that is not transitive has no order in which
// it could be found in constant memory.
//
// The package knows neither the seed nor a store: both are a Source.
package dataset
