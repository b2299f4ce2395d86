package chat

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostCashtags is how many tickers of one message are taken.
const mostCashtags = 3

// Overhear is what may be known of a message that nobody addressed to the bot: the tickers in it
// that are written with a $ sign, at most three, and where it is. Who wrote it, what it answers
// and every other word of it are gone. It reports false where no such ticker is in it.
func (m Message) Overhear() (Message, bool) {
	tags := Cashtags(m.Text)
	tags = tags[:min(len(tags), mostCashtags)]
	return Message{Ref: m.Ref, Text: strings.Join(tags, " "), At: m.At, Overheard: true}, len(tags) > 0
}

var (
	codeSpan = regexp.MustCompile("```[\\s\\S]*?```|`[^`]*`")
	ticker   = regexp.MustCompile(`^\$[A-Za-z]{1,10}(?:[.-][A-Za-z]{1,4})?`)
)

// Cashtags are the tickers of a text that are written with a $ sign, each once, in upper case:
// "$TSLA". Amounts of dollars, variables of a shell and what stands in code are none.
func Cashtags(text string) []string {
	if !strings.Contains(text, "$") {
		return nil
	}
	text = codeSpan.ReplaceAllString(text, " ")
	var out []string
	for i := 0; i < len(text); i++ {
		if text[i] != '$' {
			continue
		}
		tag := ticker.FindString(text[i:])
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, size := utf8.DecodeRuneInString(text[i+len(tag):])
		behind, _ := utf8.DecodeRuneInString(text[i+len(tag)+size:])
		if tag == "" || i > 0 && !apart(before) || size > 0 && !ends(after, behind) {
			continue
		}
		if tag = strings.ToUpper(tag); !slices.Contains(out, tag) {
			out = append(out, tag)
		}
		i += len(tag) - 1
	}
	return out
}

// apart reports whether a ticker may begin after r: after a space, a bracket, a mark, or a
// character of a script that is written without spaces.
func apart(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Han, r) || strings.ContainsRune("([“”„«»\"'‘’,;:!?.…—–-*_~>|，。！？：；（、", r)
}

// ends reports whether a ticker may end before r, which next follows: "$btc's", but not
// "$HOME/x", "$x=1" or "$ABC.DEFGH".
func ends(r, next rune) bool {
	return apart(r) && (!unicode.IsLetter(next) || !strings.ContainsRune("._-", r)) || strings.ContainsRune(")]", r)
}
