// Package model learns intents from examples and tells them: multinomial logistic regression
// over hashed words, pairs of words, runs of letters, and the marks of what the lexicon found.
//
// Promise: features in training and in inference are one function; training is deterministic,
// so that the same examples give the same bytes on the same kind of processor; what is told is
// a calibrated probability. It knows labels and texts, and neither assets nor intents.
//
//	examples ──Train──▶ Model ──Write──▶ bytes ──Read──▶ Model ──Tell──▶ label, confidence
//
// Sources: temperature scaling, Guo et al. 2017 (arXiv:1706.04599); feature hashing,
// Weinberger et al. 2009 (arXiv:0902.2206).
package model
