// Package wish reads what a message about settings wants: which preference, and what it is to be.
//
//	"antworte hier immer auf deutsch"  ->  set language = de, for the channel
//	"timezone utc+3, prices in euro"   ->  set zone = Etc/GMT-3; set currency = eur
//	"which currency am i using"        ->  show currency
//	"no more notifications"            ->  set something that there is not
//
// Promise: a value is one that can be used: a currency that the lexicon knows, a zone that Go can
// load, a language that we answer in. What is no value is named as it was said, and never guessed.
// It reads eight languages by tables of words; that a message is about settings at all is for
// others to tell.
package wish
