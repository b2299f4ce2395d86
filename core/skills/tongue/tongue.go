package tongue

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
)

// Key is a sentence in English that every catalog translates. Tests find the constants of this
// type, wherever they stand.
type Key string

// English is the language of those whose language is not known.
const English = "en"

// Tongue speaks one language. The zero value speaks English. It is safe for concurrent use.
type Tongue struct{ speech *speech }

// speech is a language with its catalog.
type speech struct {
	code    string
	tag     language.Tag
	printer *message.Printer
	plain   map[string]string // translations of what has no verbs
}

// Of is the tongue of a language, written as BCP 47: "de", "pt-BR". Unknown ones are English.
func Of(lang string) Tongue {
	base, _, _ := strings.Cut(strings.ReplaceAll(lang, "_", "-"), "-")
	if s, ok := speeches()[strings.ToLower(base)]; ok {
		return Tongue{s}
	}
	return Tongue{speeches()[English]}
}

// Code is the language: "en", "de".
func (t Tongue) Code() string { return t.of().code }

// Tag is the language for golang.org/x/text.
func (t Tongue) Tag() language.Tag { return t.of().tag }

// Say translates a sentence and puts the arguments into it.
func (t Tongue) Say(k Key, args ...any) string {
	s := t.of()
	if len(args) == 0 {
		return s.word(string(k))
	}
	return tied(s.code, s.printer.Sprintf(string(k), args...))
}

// Word translates a word that comes with the data, as the name of an economic figure does; one
// that no catalog has stays as it is.
func (t Tongue) Word(english string) string { return t.of().word(english) }

// Knows reports whether the word is one that Word translates; in English it knows all.
func (t Tongue) Knows(english string) bool {
	_, ok := t.of().plain[english]
	return ok || t.Code() == English
}

// Country names a country by its ISO 3166 code; "eu" is the euro area. It is empty for what is
// no country.
func (t Tongue) Country(code string) string {
	if strings.EqualFold(code, "eu") {
		code = "ez"
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	return display.Regions(t.Tag()).Name(region)
}

func (t Tongue) of() *speech {
	if t.speech == nil {
		return speeches()[English]
	}
	return t.speech
}

func (s *speech) word(english string) string {
	if said, ok := s.plain[english]; ok {
		return said
	}
	return english
}
