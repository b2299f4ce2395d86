package skills_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
)

func TestEducationCards(t *testing.T) {
	of := func(text string) ask.Query { return ask.Query{Intent: ask.Education, Text: text} }
	golden(t, "education", []scene{
		{"a term", nil, of("what is staking?")},
		{"two terms", nil, of("difference between a limit order and a market order")},
		{"in German", nil, of("was ist ein leerverkauf")},
		{"in Chinese", nil, of("什么是无常损失")},
		{"by what it does", nil, of("fingerprint of the block before")},
		{"of what has no entry", nil, of("explain photosynthesis")},
		{"of nothing", nil, of("")},
		{"in other words", nil, again("simpler please", "what is staking")},
		{"of something else after all", nil, again("an example of slashing", "what is staking")},
	})
}

// again is a question for an explanation in other words.
func again(text, explained string) ask.Query {
	return ask.Query{Intent: ask.Education, Text: text, Explained: explained}
}

func TestALanguageModelFindsOtherWords(t *testing.T) {
	s := &scribe{text: staked}
	if c := writing(s).answer(t, again("simpler please", "what is staking")); s.calls.Load() != 1 || !strings.Contains(c.Text, staked) {
		t.Errorf("after %d calls: %s", s.calls.Load(), c.Plain())
	}
}

func TestAnExplanationLeadsToOthers(t *testing.T) {
	c := open().answer(t, ask.Query{Intent: ask.Education, Text: "what is staking?"})
	if len(c.Buttons) == 0 || c.Buttons[0].Value != "ask:explain proof of stake" {
		t.Errorf("%+v", c.Buttons)
	}
}
