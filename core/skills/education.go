package skills

import (
	"context"
	"fmt"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/skills/glossary"
)

// education explains terms from the glossary.
type education struct{ glossary *glossary.Glossary }

// source is who the explanations are from.
const glossarySource = "Tickertape's glossary"

// mostExplained is how many terms one card explains.
const mostExplained = 2

// Answer explains the terms that the question names, or the one that it is about.
func (e education) Answer(_ context.Context, q ask.Query) (chat.Card, error) {
	hits := e.glossary.Find(q.Text, mostExplained)
	if len(hits) > 1 && !hits[0].Named {
		hits = hits[:1]
	}
	if len(hits) == 0 {
		return chat.Card{Text: fmt.Sprintf("I have no entry about that among my %d. Try “what is staking”, “explain the yield curve” or “apr vs apy”.", len(e.glossary.All()))}, nil
	}
	c := chat.Card{Title: capital(hits[0].Term)}
	var told []string
	for _, h := range hits {
		text := h.Short + "\n\n" + h.Detail
		if len(hits) > 1 {
			text = capital(h.Term) + ": " + text
		}
		told = append(told, text)
	}
	if len(hits) > 1 {
		c.Title = capital(hits[0].Term) + " and " + hits[1].Term
	}
	c.Text = strings.Join(told, "\n\n")
	c.Fields = []chat.Field{{Name: "From", Value: glossarySource}}
	c.Buttons = seeAlso(hits)
	return c, nil
}

// mostLinks is how many other terms a card leads to.
const mostLinks = 4

// seeAlso are buttons to the entries that belong to those that were told.
func seeAlso(hits []glossary.Hit) []chat.Button {
	var out []chat.Button
	seen := map[string]bool{}
	for _, h := range hits {
		seen[h.Term] = true
	}
	for _, h := range hits {
		for _, term := range h.See {
			value := chat.Asks + "explain " + term
			if seen[term] || len(out) == mostLinks || len(value) > longestValue {
				continue
			}
			seen[term] = true
			out = append(out, chat.Button{Label: capital(term), Value: value})
		}
	}
	return out
}
