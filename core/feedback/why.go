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
	key, label string
	cause      record.Cause
}{
	{"coin", "Wrong coin", record.Ambiguous},
	{"question", "Wrong question", record.Misread},
	{"old", "Old data", record.StaleData},
	{"slow", "Too slow", record.Slow},
	{"other", "Something else", record.Other},
}

const why = "why:"

// question asks one person what was wrong with an answer.
func question(of record.ID) chat.Card {
	c := chat.Card{Text: "Sorry that this was not what you wanted. What went wrong?"}
	for _, r := range reasons {
		c.Buttons = append(c.Buttons, chat.Button{Label: r.label, Value: why + r.key + ":" + string(of)})
	}
	return c
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
// thanks for saying so.
func (d *Desk) After(ctx context.Context, e record.Entry) (chat.Card, bool) {
	var of record.ID
	switch b := e.Event.Body.(type) {
	case chat.Reaction:
		if v, _ := d.Emoji.Verdict(b.Emoji); v != record.Negative || b.Removed {
			return chat.Card{}, false
		}
		of, _ = d.Store.InteractionOf(ctx, b.On)
	case chat.Press:
		if _, _, ok := parseWhy(b.Value); ok {
			return chat.Card{Text: "Thank you, that helps me to get better."}, true
		}
		v, id, _ := parse(b.Value)
		if v != record.Negative {
			return chat.Card{}, false
		}
		of = id
	}
	if of == "" {
		return chat.Card{}, false
	}
	all, err := d.Cases.FeedbackOn(ctx, of)
	if err != nil || !standing(all, e.ID) {
		return chat.Card{}, false // it took the judgement back
	}
	return question(of), true
}
