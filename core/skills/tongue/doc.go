// Package tongue says sentences in the language of a person.
//
// The English sentence is the key, as in gettext: Of("de").Say("Try %s.", "BTC"). Each language
// has one file, say/de.tsv, and each line of it one sentence: the key, a tab and the translation,
// with the verbs of the key in any order ("%[2]s"). Where a number changes the sentence the forms
// of CLDR's plural rules follow, a tab before each: "one=…", "few=…".
//
// Promise: it never fails. A language that it does not know is English, and so is a sentence that
// a catalog lacks; tests see to it that none does. A tie (‿) in a translation joins the word before
// it to what follows, the way that the language does: "de‿%s" is "de Bitcoin" and "d’Ethereum".
//
// Words that come with the data are in words/de.tsv: names of economic figures, units, metals and
// money, by their English.
//
// To add a sentence: write it in English where it is said, and a line of it in each catalog.
//
// It knows nothing of numbers, which package format writes, nor of questions and cards.
package tongue
