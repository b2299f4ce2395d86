package skills

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/skills/format"
	"tickertape/core/skills/tongue"
)

// Keeper keeps what people and channels prefer, by their names of an ask.Asker. An empty value
// forgets a preference, an empty key all of them.
type Keeper interface {
	Prefer(ctx context.Context, name string, key ask.Key, value string) error
}

// settings shows what somebody and their channel prefer, and changes it.
type settings struct {
	keep Keeper
	now  func() time.Time
}

// Answer grants the wishes of a query in turn, and shows what is set where it wants nothing else.
func (s settings) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	if s.keep == nil || q.Asker.Channel == "" {
		return chat.Card{Text: after(v.Say("I can't keep settings here; name the currency in the question instead."), v.try([3]tongue.Key{"price ANY in eur", "gold in gbp", "100 chf in usd"}, q))}, nil
	}
	if len(q.Wishes) == 0 {
		q.Wishes = []ask.Wish{{Act: ask.Show}}
	}
	var c chat.Card
	for _, w := range q.Wishes {
		v = v.heeding(w, q.Asker)
		one := s.grant(ctx, q.Asker, w, v)
		c.Title, c.Text = one.Title, strings.TrimSpace(c.Text+"\n"+one.Text)
		c.Fields, c.Buttons = append(c.Fields, one.Fields...), append(c.Buttons, one.Buttons...)
	}
	return c, nil
}

// heeding is the voice from a wish on: whoever chooses a language is told so in it.
func (v voice) heeding(w ask.Wish, who ask.Asker) voice {
	mine := !w.Channel || who.Own.Language == ""
	if w.Act == ask.Set && w.Key == ask.InLanguage && mine && slices.Contains(ask.Languages(), w.Value) {
		v.Locale = format.In(w.Value)
	}
	return v
}

// grant is the card of one wish.
func (s settings) grant(ctx context.Context, who ask.Asker, w ask.Wish, v voice) chat.Card {
	switch {
	case w.Act == ask.Show && w.Key == "":
		return s.all(who, v)
	case w.Act == ask.Show:
		return s.of(who, w.Key, v)
	case w.Act == ask.Set && w.Key == "":
		c := s.all(who, v)
		c.Text = v.Say("That is nothing that I can change. What I can: the currency of prices, your time zone, the language of answers, stock or coin first for tickers that both have, dark or light charts, the weight of precious metals, and in channels ambient tickers.")
		return c
	case w.Act == ask.Set && w.Value == "":
		return v.wanting(w)
	case w.Key == ask.Ambient && who.Private:
		return chat.Card{Text: v.Say("Here I answer everything that you write. Ambient tickers are for channels with other people: say “turn on ambient tickers” there.")}
	case w.Key != ask.Ambient && !w.Channel && who.Person == "":
		return chat.Card{Text: v.Say("I can't tell who you are, so I can't keep that for you. For everybody here it goes: add “for this channel”.")}
	}
	return s.change(ctx, who, w, v)
}

// change keeps a preference, or forgets it, and says how to undo that.
func (s settings) change(ctx context.Context, who ask.Asker, w ask.Wish, v voice) chat.Card {
	name, before := who.Person, who.Own
	if w.Channel || w.Key == ask.Ambient {
		w.Channel, name, before = true, who.Channel, who.Shared
	}
	value := w.Value
	if w.Act == ask.Forget {
		value = ""
	}
	if err := s.keep.Prefer(ctx, name, w.Key, value); err != nil {
		slog.WarnContext(ctx, "a preference could not be kept", "key", w.Key, "error", err)
		return chat.Card{Text: v.Say("I couldn't keep that just now, so nothing has changed. Please say it again in a minute.")}
	}
	switch {
	case w.Key == "" && w.Channel:
		return chat.Card{Text: v.Say("The settings of this channel are back to how they were in the beginning. What people have chosen for themselves stays.")}
	case w.Key == "":
		return chat.Card{Text: v.Say("Your settings are back to how they were in the beginning.")}
	}
	c := chat.Card{Text: v.effect(w.Key, value)}
	if w.Channel && w.Key != ask.Ambient {
		c.Text = after(c.Text, v.Say("That goes for everybody in this channel who has not chosen for themselves."))
		if own := who.Own.Get(w.Key); own != "" && own != value {
			c.Text = after(c.Text, v.Say("You have: yours stays %s.", s.written(w.Key, own, v)))
		}
	}
	undo := command(w.Key, before.Get(w.Key), w.Channel)
	c.Text = after(c.Text, v.Say("Undo: “%s”.", undo))
	c.Buttons = []chat.Button{{Label: v.Say("Undo"), Value: chat.Asking(v.language(), undo)}}
	return c
}
