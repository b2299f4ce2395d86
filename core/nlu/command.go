package nlu

import (
	"strings"

	"tickertape/core/chat"
)

// commanded are the plain words of a command that its platform left as it was typed: "/gas". Any
// other text stays as it is.
func commanded(raw string) string {
	typed, is := strings.CutPrefix(strings.TrimSpace(raw), "/")
	if !is || typed == "" || strings.HasPrefix(typed, " ") {
		return raw
	}
	words := strings.Fields(typed)
	if len(words) == 0 {
		return raw
	}
	name, _, _ := strings.Cut(strings.ToLower(words[0]), "@")
	asked := chat.Question(name, words[1:]...)
	if plain := strings.TrimSpace(name + " " + strings.Join(words[1:], " ")); asked == plain {
		return raw
	}
	return asked
}
