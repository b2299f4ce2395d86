// Package train makes a model of a version of the dataset, measures it, and says whether it may
// take the place of the one that serves.
//
// Promise: nothing is drawn by lot. The same version gives the same model on the same kind of
// processor, and a text is on the same side of the split in every version: whether it is
// learned from or held back depends on its normal form alone. A model that fails a gate is
// kept with the reason.
//
//	version ─▶ split by hash ─┬─▶ learned from: weights, training, calibration ─▶ measured ─▶ model
//	                          ├─▶ held back ─────────────────────────────────────────┘  ▲     │
//	                          └───────────────── learned in the end ────────────────────┘     │
//	                 frozen regression set ──── measured, and the serving one too ◀───────────┘
//	                                                       │
//	                                                     gates ─▶ candidate, or failed and why
//
// A gate compares two models on messages that neither has learned and whose labels are trusted:
// on the regression set as they are; on what is held back of what reviewers labelled, and of the
// project's own texts, by what they were before they learned that. The model that comes with the
// program was never without the project's own texts: where it serves, those are left out.
// Reactions are measured and judge nobody: else who poisons the dataset poisons the judge.
//
// The package knows texts and labels; how a text looks to the model it is told (Viewer).
package train
