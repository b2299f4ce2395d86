package skills

import (
	"context"

	"tickertape/core/chat"
	"tickertape/core/skills/glossary"
	"tickertape/core/skills/grounded"
)

// worded is a card in a language model's words, which names the entries that they rest on and
// leads to them; false: there is no model, or it has no words that may be shown.
func (e education) worded(ctx context.Context, v voice, question string, hits []glossary.Hit) (chat.Card, bool) {
	asked := grounded.Question{Text: question, Language: v.Code()}
	for _, h := range hits {
		said, own := e.said(v, h)
		if !own {
			return chat.Card{}, false
		}
		asked.Entries = append(asked.Entries, grounded.Entry{Name: said.Term, Text: said.Short + "\n\n" + said.Detail})
	}
	got, ok := e.words.Explain(ctx, asked)
	if !ok {
		return chat.Card{}, false
	}
	var used []glossary.Hit
	var terms []string
	for _, i := range got.Used {
		used, terms = append(used, hits[i]), append(terms, asked.Entries[i].Name)
	}
	c := v.explained(terms, got.Text)
	note(&c, v.Say("A language model worded this from entries of the glossary: %s.", v.enumerate(terms, len(terms))))
	for _, h := range used {
		if b, fits := e.link(v, define, h.Term); fits {
			c.Buttons = append(c.Buttons, b)
		}
	}
	c.Buttons = e.seeAlso(v, used, c.Buttons)
	return c, true
}
