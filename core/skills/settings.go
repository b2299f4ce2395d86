package skills

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
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
	if s.keep == nil || q.Asker.Channel == "" {
		return chat.Card{Text: "I can't keep settings here; name the currency in the question instead. " + try([3]string{"price ANY in eur", "gold in gbp", "100 chf in usd"}, q)}, nil
	}
	if len(q.Wishes) == 0 {
		q.Wishes = []ask.Wish{{Act: ask.Show}}
	}
	var c chat.Card
	for _, w := range q.Wishes {
		one := s.grant(ctx, q.Asker, w)
		c.Title, c.Text = one.Title, strings.TrimSpace(c.Text+"\n"+one.Text)
		c.Fields, c.Buttons = append(c.Fields, one.Fields...), append(c.Buttons, one.Buttons...)
	}
	return c, nil
}

// grant is the card of one wish.
func (s settings) grant(ctx context.Context, who ask.Asker, w ask.Wish) chat.Card {
	switch {
	case w.Act == ask.Show && w.Key == "":
		return s.all(who)
	case w.Act == ask.Show:
		return s.of(who, w.Key)
	case w.Act == ask.Set && w.Key == "":
		c := s.all(who)
		c.Text = "That is nothing that I can change. What I can: the currency of prices, your time zone, the language of answers, stock or coin first for tickers that both have, dark or light charts, and in channels ambient tickers."
		return c
	case w.Act == ask.Set && w.Value == "":
		return wanting(w)
	case w.Key == ask.Ambient && who.Private:
		return chat.Card{Text: "Here I answer everything that you write. Ambient tickers are for channels with other people: say “turn on ambient tickers” there."}
	case w.Key != ask.Ambient && !w.Channel && who.Person == "":
		return chat.Card{Text: "I can't tell who you are, so I can't keep that for you. For everybody here it goes: add “for this channel”."}
	}
	return s.change(ctx, who, w)
}

// change keeps a preference, or forgets it, and says how to undo that.
func (s settings) change(ctx context.Context, who ask.Asker, w ask.Wish) chat.Card {
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
		return chat.Card{Text: "I couldn't keep that just now, so nothing has changed. Please say it again in a minute."}
	}
	switch {
	case w.Key == "" && w.Channel:
		return chat.Card{Text: "The settings of this channel are back to how they were in the beginning. What people have chosen for themselves stays."}
	case w.Key == "":
		return chat.Card{Text: "Your settings are back to how they were in the beginning."}
	}
	c := chat.Card{Text: effect(w.Key, value)}
	if w.Channel && w.Key != ask.Ambient {
		c.Text += " That goes for everybody in this channel who has not chosen for themselves."
		if own := who.Own.Get(w.Key); own != "" && own != value {
			c.Text += fmt.Sprintf(" You have: yours stays %s.", s.written(w.Key, own))
		}
	}
	undo := command(w.Key, before.Get(w.Key), w.Channel)
	c.Text += fmt.Sprintf(" Undo: “%s”.", undo)
	c.Buttons = []chat.Button{{Label: "Undo", Value: chat.Asks + undo}}
	return c
}
