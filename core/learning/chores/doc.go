// Package chores is what learning does unasked, night after night: a version of the dataset where
// people said something new, its export, a training where enough has changed, the way of a model
// that passed the gates to its first role, and the clearing of old versions.
//
// Each chore looks at what is there, not at what it did before: one that broke off, or was run by
// hand meanwhile, is simply done the next time, and done twice it does nothing. When they are
// done is for others to say.
package chores
