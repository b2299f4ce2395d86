package discord

import (
	"cmp"
	"context"
	"strings"

	"tickertape/adapters/discord/markdown"
	"tickertape/core/chat"
)

// Discord's limits for suggestions.
const (
	maxChoices = 25
	maxChoice  = 100 // of name and value, in characters
)

// suggest answers a request for suggestions. It can't be deferred.
func (a *Adapter) suggest(ctx context.Context, i interaction) {
	within, cancel := context.WithTimeout(ctx, a.tempo.interact)
	defer cancel()
	choices := []choice{}
	for _, o := range i.Data.Options {
		if o.Focused {
			choices = a.choices(within, i, o)
		}
	}
	a.respond(ctx, i, response{Type: answerChoices, Data: &responseData{Choices: &choices}})
}

// kinds are what arguments are of, by their names; all others are assets.
var kinds = map[string]string{
	"indicator": "indicator", "country": "country", "term": "term", "time": "time", "which": "movers", "top": "count", "amount": "amount", "change": "setting",
}

// besides are arguments that what is suggested for another one depends on.
var besides = map[string]string{"indicator": "country", "country": "indicator"}

// choices completes an argument, of one that takes several things the last: those before it stay.
func (a *Adapter) choices(ctx context.Context, i interaction, o argument) []choice {
	d := i.draft(o)
	before := ""
	if n := strings.LastIndexAny(d.Text, " ,"); o.Name == "assets" && n >= 0 {
		before, d.Text = d.Text[:n+1], d.Text[n+1:]
	}
	list := []choice{}
	for _, c := range a.complete.Complete(ctx, d) {
		if value := before + c.Value; len(list) < maxChoices && value != "" && markdown.Units(value) <= maxChoice {
			list = append(list, choice{Name: markdown.Fit(markdown.Bare(before+label(c)), maxChoice), Value: value})
		}
	}
	return list
}

// draft is an argument as it is so far.
func (i interaction) draft(o argument) chat.Draft {
	d := chat.Draft{
		Platform: chat.Discord, Author: chat.Author{ID: i.by().ID, Locale: i.Locale},
		Of: cmp.Or(kinds[o.Name], "asset"), Text: strings.TrimLeft(o.text(), " "),
	}
	if i.Data.Name == "chart" && o.Name == "time" {
		d.Of = "drawing"
	}
	for _, other := range i.Data.Options {
		if other.Name == besides[o.Name] {
			d.Beside = other.text()
		}
	}
	return d
}

func label(c chat.Choice) string {
	return cmp.Or(c.Label, c.Value)
}
