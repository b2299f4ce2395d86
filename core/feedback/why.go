package feedback

import (
	"context"
	"slices"
	"strings"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// reasons are what can be told about a bad answer.
var reasons = []struct {
	key   string
	cause record.Cause
}{
	{"coin", record.Ambiguous},
	{"question", record.Misread},
	{"old", record.StaleData},
	{"slow", record.Slow},
	{"other", record.Other},
}

const why = "why:"

// question asks one person what was wrong with an answer.
func question(of record.ID, language string) chat.Card {
	s := spoken[language]
	c := chat.Card{Text: s.question, Language: language}
	for _, r := range reasons {
		c.Buttons = append(c.Buttons, chat.Button{Label: s.label(r.key), Value: why + r.key + ":" + string(of)})
	}
	return c
}

// language is that of an answer, or of somebody about whose answer nothing is known.
func (d *Desk) language(ctx context.Context, of record.ID, who chat.Author) string {
	i, err := d.Cases.Interaction(ctx, of)
	if err != nil {
		return chat.Spoken(who.Locale)
	}
	return chat.Spoken(i.Card.Language, i.Query.Language, who.Locale)
}

func parseWhy(value string) (cause record.Cause, of record.ID, ok bool) {
	rest, ok := strings.CutPrefix(value, why)
	key, id, cut := strings.Cut(rest, ":")
	if !ok || !cut {
		return "", "", false
	}
	for _, r := range reasons {
		if r.key == key {
			return r.cause, record.ID(id), true
		}
	}
	return "", "", false
}

// because takes the word of a person for what went wrong. Who has no negative voice about the
// answer was not asked.
func (d *Desk) because(ctx context.Context, of record.ID, p chat.Press, cause record.Cause) error {
	user, err := d.Voters.UserOf(ctx, p.On.Platform, p.Author)
	if err != nil || user == "" {
		return err
	}
	all, err := d.Cases.FeedbackOn(ctx, of)
	if err != nil || !displeased(all, user) {
		return err
	}
	return d.change(ctx, of, func(c record.Case, there bool) (record.Case, bool) {
		if there && (c.State == record.CaseOpen || c.State == record.CaseHeld) {
			c.Cause, c.Told = cause, true
		}
		return c, there
	})
}

// displeased reports whether a person's voice is negative.
func displeased(all []record.Feedback, user record.ID) bool {
	return slices.ContainsFunc(Voices(all), func(f record.Feedback) bool {
		return f.User == user && f.Verdict == record.Negative
	})
}

// After is what to say, to them alone, to somebody who reacted or pressed: what went wrong, or
// thanks for saying so. It is said in the language of the answer.
func (d *Desk) After(ctx context.Context, e record.Entry) (chat.Card, bool) {
	var of record.ID
	var who chat.Author
	switch b := e.Event.Body.(type) {
	case chat.Reaction:
		if v, _ := d.Emoji.Verdict(b.Emoji); v != record.Negative || b.Removed {
			return chat.Card{}, false
		}
		of, _ = d.Store.InteractionOf(ctx, b.On)
		who = b.Author
	case chat.Press:
		if _, id, ok := parseWhy(b.Value); ok {
			language := d.language(ctx, id, b.Author)
			return chat.Card{Text: spoken[language].thanks, Language: language}, true
		}
		v, id, _ := parse(b.Value)
		if v != record.Negative {
			return chat.Card{}, false
		}
		of, who = id, b.Author
	}
	if of == "" {
		return chat.Card{}, false
	}
	all, err := d.Cases.FeedbackOn(ctx, of)
	if err != nil || !standing(all, e.ID) {
		return chat.Card{}, false // it took the judgement back
	}
	return question(of, d.language(ctx, of, who)), true
}
