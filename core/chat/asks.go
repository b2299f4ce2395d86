package chat

import "strings"

// Asks begins the value of a button that asks a question.
const Asks = "ask:"

// Asking is the value of a button that asks a question: it is read as if the person who presses
// it had written it. The question is in English, since the bot reads that best; the language is
// that of the answer, empty for English.
func Asking(language, question string) string {
	if language == "" {
		return Asks + question
	}
	return Asks + language + languageEnds + question
}

// languageEnds parts a language from a question.
const languageEnds = "/"

// Asked reads the value of a button that asks; it reports false for any other.
func Asked(value string) (language, question string, ok bool) {
	question, ok = strings.CutPrefix(value, Asks)
	if !ok {
		return "", "", false
	}
	if before, behind, found := strings.Cut(question, languageEnds); found && len(before) == 2 {
		return before, behind, true
	}
	return "", question, true
}
