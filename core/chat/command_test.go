package chat_test

import (
	"strings"
	"testing"

	"tickertape/core/chat"
)

func TestCommandIsAQuestionInPlainWords(t *testing.T) {
	for typed, want := range map[string]string{
		"price btc eth":                    "price btc eth",
		"gas":                              "eth gas",
		"gas now":                          "eth gas",
		"funding":                          "funding rate btc eth",
		"funding btc eth":                  "funding rate btc eth",
		"brief":                            "market brief",
		"heatmap 20":                       "heatmap 20",
		"whatif sol eth":                   "sol with eth's market cap",
		"whatif sol with eth's market cap": "sol with eth's market cap",
		"whatif":                           "eth with btc's market cap",
		"whatif sol":                       "sol with btc's market cap",
		"settings":                         "settings",
	} {
		words := strings.Fields(typed)
		if got := chat.Question(words[0], words[1:]...); got != want {
			t.Errorf("/%s: %q, want %q", typed, got, want)
		}
	}
}
