package skills

import (
	"context"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/skills/glossary"
	"tickertape/core/skills/tongue"
)

// education explains terms from the glossary.
type education struct{ glossary *glossary.Glossary }

// mostExplained is how many terms one card explains.
const mostExplained = 2

// Answer explains the terms that the question names, or the one that it is about.
func (e education) Answer(_ context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	hits := e.glossary.Find(q.Text, mostExplained)
	if len(hits) > 1 && !hits[0].Named {
		hits = hits[:1]
	}
	if len(hits) == 0 {
		return chat.Card{Text: v.Say("I have no entry about that among my %d. Try “what is staking”, “explain the yield curve” or “apr vs apy”.", len(e.glossary.All()))}, nil
	}
	var told, terms []string
	foreign := false
	for _, h := range hits {
		said, ok := e.glossary.In(v.Code(), h.Entry)
		if !ok {
			said = glossary.Said{Term: h.Term, Short: h.Short, Detail: h.Detail}
			foreign = foreign || v.Code() != tongue.English
		}
		text := said.Short + "\n\n" + said.Detail
		if len(hits) > 1 {
			text = v.Say("%s: %s", capital(said.Term), text)
		}
		told, terms = append(told, text), append(terms, said.Term)
	}
	c := chat.Card{Title: capital(terms[0])}
	if len(terms) > 1 {
		c.Title = v.Say("%s and %s", capital(terms[0]), terms[1])
	}
	c.Text = strings.Join(told, "\n\n")
	c.Fields = []chat.Field{{Name: v.Say("From"), Value: v.Say("Tickertape's glossary")}}
	c.Buttons = e.seeAlso(v, hits)
	if foreign {
		note(&c, v.Say("The explanation is in English."))
	}
	return c, nil
}

// mostLinks is how many other terms a card leads to.
const mostLinks = 4

// seeAlso are buttons to the entries that belong to those that were told.
func (e education) seeAlso(v voice, hits []glossary.Hit) []chat.Button {
	var out []chat.Button
	seen := map[string]bool{}
	for _, h := range hits {
		seen[h.Term] = true
	}
	for _, h := range hits {
		for _, term := range h.See {
			value := chat.Asking(v.language(), "explain "+term)
			if seen[term] || len(out) == mostLinks || len(value) > longestValue {
				continue
			}
			seen[term] = true
			label := term
			if entry, ok := e.glossary.Entry(term); ok {
				if said, ok := e.glossary.In(v.Code(), entry); ok {
					label = said.Term
				}
			}
			out = append(out, chat.Button{Label: capital(label), Value: value})
		}
	}
	return out
}
