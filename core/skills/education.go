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
		c.Title = v.Say("%s and %s", capital(hits[0].Term), hits[1].Term)
	}
	c.Text = strings.Join(told, "\n\n")
	c.Fields = []chat.Field{{Name: v.Say("From"), Value: v.Say("Tickertape's glossary")}}
	c.Buttons = v.seeAlso(hits)
	if v.Code() != tongue.English {
		note(&c, v.Say("The explanation is in English."))
	}
	return c, nil
}

// mostLinks is how many other terms a card leads to.
const mostLinks = 4

// seeAlso are buttons to the entries that belong to those that were told.
func (v voice) seeAlso(hits []glossary.Hit) []chat.Button {
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
			out = append(out, chat.Button{Label: capital(term), Value: value})
		}
	}
	return out
}
