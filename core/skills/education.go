package skills

import (
	"context"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/skills/glossary"
	"tickertape/core/skills/grounded"
	"tickertape/core/skills/tongue"
)

// education explains terms from the glossary: in the words of its entries, or in those of a
// language model that rest on them.
type education struct {
	glossary *glossary.Glossary
	words    grounded.Explainer
}

// mostExplained is how many terms one card explains in the words of the entries, and mostGiven
// how many entries a language model is given.
const (
	mostExplained = 2
	mostGiven     = 4
)

// Answer explains the terms that the question names, or the one that it is about.
func (e education) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	if q.Described != "" {
		return e.described(v, q.Described), nil
	}
	hits := e.glossary.Find(q.Text, mostGiven)
	if q.Explained != "" && (len(hits) == 0 || !hits[0].Named) {
		return e.again(ctx, v, q)
	}
	if hit, is := e.defined(q.Text); is {
		return e.entries(v, []glossary.Hit{hit}), nil
	}
	if len(hits) == 0 {
		return e.none(v), nil
	}
	if term := e.glossary.Unknown(q.Text, hits, namesOf(q)...); term != "" {
		return e.near(v, term, hits), nil
	}
	if !q.Glance {
		if c, is := e.worded(ctx, v, q.Text, hits); is {
			return c, nil
		}
	}
	if !hits[0].Named {
		hits = hits[:1]
	}
	return e.entries(v, hits[:min(len(hits), mostExplained)]), nil
}

// again explains what had been explained before: in other words where there is a language model, else in the same.
func (e education) again(ctx context.Context, v voice, q ask.Query) (chat.Card, error) {
	if hits := e.glossary.Find(q.Explained, mostGiven); len(hits) > 0 && !q.Glance {
		if c, is := e.worded(ctx, v, q.Explained+"\n"+q.Text, hits); is {
			return c, nil
		}
	}
	q.Text, q.Explained, q.Glance = q.Explained, "", true
	c, err := e.Answer(ctx, q)
	if c.Title != "" {
		note(&c, v.Say("I have no other words for it; the terms beside it may help."))
	}
	return c, err
}

// define is the word before a term that asks for the entry itself, also where a language model
// words answers.
const define = "define "

// defined is the entry that a text asks for by its name.
func (e education) defined(text string) (glossary.Hit, bool) {
	term, is := strings.CutPrefix(strings.ToLower(strings.TrimSpace(text)), define)
	entry, known := e.glossary.Entry(term)
	return glossary.Hit{Entry: entry, Named: true}, is && known
}

// entries explains terms in the words of their entries.
func (e education) entries(v voice, hits []glossary.Hit) chat.Card {
	var told, terms []string
	foreign := false
	for _, h := range hits {
		said, own := e.said(v, h)
		foreign = foreign || !own
		text := said.Short + "\n\n" + said.Detail
		if len(hits) > 1 {
			text = v.Say("%s: %s", capital(said.Term), text)
		}
		told, terms = append(told, text), append(terms, said.Term)
	}
	c := v.explained(terms, strings.Join(told, "\n\n"))
	c.Buttons = e.seeAlso(v, hits, nil)
	if foreign {
		note(&c, v.Say("The explanation is in English."))
	}
	return c
}

// said is an entry in the language of a voice; false: it is there in English alone.
func (e education) said(v voice, h glossary.Hit) (said glossary.Said, own bool) {
	if said, ok := e.glossary.In(v.Code(), h.Entry); ok {
		return said, true
	}
	return glossary.Said{Term: h.Written(), Short: h.Short, Detail: h.Detail}, v.Code() == tongue.English
}

// explained is the card of terms.
func (v voice) explained(terms []string, text string) chat.Card {
	c := chat.Card{Title: capital(terms[0]), Text: text}
	if len(terms) > 1 {
		c.Title = v.Say("%s and %s", capital(terms[0]), terms[1])
	}
	c.Fields = []chat.Field{{Name: v.Say("From"), Value: v.Say("Tickertape's glossary")}}
	return c
}

// mostLinks is how many other terms a card leads to.
const mostLinks = 4

// seeAlso adds buttons to the entries that belong to those that were told.
func (e education) seeAlso(v voice, hits []glossary.Hit, out []chat.Button) []chat.Button {
	seen := map[string]bool{}
	for _, h := range hits {
		seen[h.Term] = true
	}
	for _, h := range hits {
		for _, term := range h.See {
			if seen[term] || len(out) == mostLinks {
				continue
			}
			if b, fits := e.link(v, "explain ", term); fits {
				seen[term] = true
				out = append(out, b)
			}
		}
	}
	return out
}

// link is a button that asks about a term of the glossary; false: the term is too long for one.
func (e education) link(v voice, verb, term string) (chat.Button, bool) {
	label := term
	if entry, ok := e.glossary.Entry(term); ok {
		label = entry.Written()
		if said, ok := e.glossary.In(v.Code(), entry); ok {
			label = said.Term
		}
	}
	value := chat.Asking(v.language(), verb+term)
	return chat.Button{Label: capital(label), Value: value}, len(value) <= longestValue
}
