package nlu

import (
	"time"

	"tickertape/core/nlu/lexicon"
)

// narrower are words that turn a figure that we have into one that we lack.
var narrower = setOf("youth, teen, teenage, food, energy, rent, shelter, medical, global, world, worldwide, female, male, women, men, black, hispanic, student, auto, car, corporate, municipal, junk, capita, household")

var articles = setOf("the, der, die, den, dem, la, el, los, las, le, les, l, o, a, os, as")

// plainPlace are words behind "in" and "of" that name no place.
var plainPlace = setOf("last, recent, general, percent, percentage, years, recently, today's, numbers")

var spans = setOf("year, years, yr, month, months")

// narrowed is the word that makes the figure another one: "youth" unemployment, unemployment
// in "ohio", a "7 year" treasury yield. It is empty where the figure is what was asked.
func (s *scene) narrowed() string {
	rest := map[string]bool{}
	for _, w := range s.rest() {
		rest[w] = true
	}
	for i, t := range s.tokens {
		switch {
		case i >= s.economic.From && i < s.economic.To, s.dated && i > s.when.From && i < s.when.To: // "last 12 months"
		case narrower.Has(t.Text):
			return t.Text
		case t.Kind == lexicon.Number && s.isIn(spans, i+1):
			return t.Text + " " + s.word(i+1)
		}
	}
	switch s.word(s.economic.To) {
	case "in", "of", "for":
	default:
		return ""
	}
	at := s.economic.To + 1
	if s.isIn(articles, at) {
		at++
	}
	if at >= len(s.tokens) || !rest[s.tokens[at].Raw] || s.isIn(plainPlace, at) || s.economic.Country != "" || s.named != "" || months[s.word(at)] > 0 {
		return ""
	}
	return s.word(at)
}

var months = map[string]time.Month{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "aug": 8,
	"september": 9, "sep": 9, "sept": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}
