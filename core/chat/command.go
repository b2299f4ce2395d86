package chat

import (
	"cmp"
	"strings"
)

// Question is what a command asks, in plain words. Most commands are that already: "price btc".
func Question(command string, args ...string) string {
	words := strings.Join(args, " ")
	switch command {
	case "gas":
		return "eth gas"
	case "funding":
		return "funding rate " + cmp.Or(words, "btc eth") // one that is asked before is not meant
	case "brief":
		return "market brief"
	case "whatif":
		return imagined(args)
	}
	return strings.TrimSpace(command + " " + words)
}

// imagined is a coin with another one's market cap: with Bitcoin's, where none is named. More than
// two words are a question of their own.
func imagined(args []string) string {
	switch len(args) {
	case 0:
		return imagined([]string{"eth"})
	case 1:
		return imagined([]string{args[0], "btc"})
	case 2:
		return args[0] + " with " + args[1] + "'s market cap"
	}
	return strings.Join(args, " ")
}
