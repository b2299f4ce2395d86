package skills

import (
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/skills/glossary"
)

// mostOffered is how many terms are offered where none is surely meant.
const mostOffered = 3

// described explains the term that a description is of, or offers those that it may be of.
func (e education) described(v voice, text string) chat.Card {
	hits, sure := e.glossary.Describe(v.Code(), text, mostOffered)
	if len(hits) == 0 {
		return e.none(v)
	}
	if !sure {
		return chat.Card{Text: v.Say("It may be one of these:") + "\n\n" + e.sentences(v, hits), Buttons: e.offers(v, hits)}
	}
	c := e.entries(v, hits[:1])
	if len(hits) > 1 {
		note(&c, v.Say("If you mean something else: the first buttons are what comes next to your description."))
		c.Buttons = append(e.offers(v, hits[1:]), c.Buttons...)
		c.Buttons = c.Buttons[:min(len(c.Buttons), mostLinks)]
	}
	return c
}

// none says that there is no entry.
func (e education) none(v voice) chat.Card {
	return chat.Card{Text: v.Say("I have no entry about that among my %d. Try “what is staking”, “explain the yield curve” or “apr vs apy”.", len(e.glossary.All()))}
}

// near says that there is no entry of a term, and offers those that come near it.
func (e education) near(v voice, term string, hits []glossary.Hit) chat.Card {
	hits = hits[:min(len(hits), mostOffered)]
	text := v.Say("I have no entry about “%s” among my %d. What comes near it:", term, len(e.glossary.All()))
	return chat.Card{Text: text + "\n\n" + e.sentences(v, hits), Buttons: e.offers(v, hits)}
}

// namesOf are the words of the assets that a question names.
func namesOf(q ask.Query) []string {
	var out []string
	for _, a := range q.Assets {
		out = append(out, strings.Fields(strings.ToLower(a.Symbol+" "+a.Name))...)
	}
	return out
}

// offers are buttons to entries.
func (e education) offers(v voice, hits []glossary.Hit) []chat.Button {
	var out []chat.Button
	for _, h := range hits {
		if b, fits := e.link(v, "explain ", h.Term); fits {
			out = append(out, b)
		}
	}
	return out
}

// sentences are the terms of entries, each with its sentence.
func (e education) sentences(v voice, hits []glossary.Hit) string {
	var out []string
	for _, h := range hits {
		said, _ := e.said(v, h)
		out = append(out, v.Say("%s: %s", capital(said.Term), said.Short))
	}
	return strings.Join(out, "\n")
}
