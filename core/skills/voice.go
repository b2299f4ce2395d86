package skills

import (
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/skills/format"
	"tickertape/core/skills/tongue"
)

// voice writes for one person: sentences, numbers and names in their language.
type voice struct {
	format.Locale
	unit ask.Unit // that metals are weighed in; empty: troy ounces
	fine float64  // the part of gold that is gold; 0: all of it
}

// speak is the voice for the language of a question.
func speak(q ask.Query) voice { return voice{Locale: format.In(q.Language), fine: q.Fineness} }

// at is the voice in a place, whose days and times it tells.
func (v voice) at(zone *time.Location) voice {
	v.Locale = v.At(zone)
	return v
}

// sentence ends words as one.
func (v voice) sentence(words string) string { return v.Say("%s.", words) }

// series of words: "a, b".
func (v voice) commas(words []string) string { return strings.Join(words, v.Say(", ")) }

// full is where the sentences of Chinese end, without a space behind.
const full = "。"

// after puts a sentence behind another one.
func after(text, sentence string) string {
	if text == "" || sentence == "" || strings.HasSuffix(text, full) {
		return text + sentence
	}
	return text + " " + sentence
}

// language is what a card says of its language: nothing where it is English.
func (v voice) language() string {
	if v.Code() == tongue.English {
		return ""
	}
	return v.Code()
}
