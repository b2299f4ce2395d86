package learning

import (
	"bytes"
	_ "embed" // for the messages
	"fmt"
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/learning/eval"
)

// Messages that no model is trained on, and that stay as they are, so that models of any age
// can be compared.
//
//go:embed regression.jsonl
var regression []byte

// Regression lists the frozen messages.
func Regression() ([]eval.Message, error) {
	cases, err := eval.Read("regression.jsonl", bytes.NewReader(regression))
	if err != nil {
		return nil, fmt.Errorf("read the regression set: %w", err)
	}
	out := make([]eval.Message, len(cases))
	for i, c := range cases {
		if !slices.Contains(ask.Intents(), ask.Intent(c.Intent)) {
			return nil, fmt.Errorf("regression.jsonl: %q is no intent", c.Intent)
		}
		out[i] = eval.Message{Text: c.Text, Intent: c.Intent, Language: c.Language, Words: len(strings.Fields(c.Text))}
	}
	return out, nil
}
