package privacy

import (
	"fmt"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// Wish answers whoever writes about their data: what is kept, what they agreed to or may, and how
// they are forgotten. It reports false where a message is about something else. The answer is in
// the language that its author prefers, or else that of the message.
func (d *Desk) Wish(m chat.Message, prefers func() ask.Preferences) (chat.Card, bool) {
	if m.Author.ID == "" {
		return chat.Card{}, false
	}
	w, said := wish(m.Text)
	if w == nothing {
		return chat.Card{}, false
	}
	language := chat.Spoken(prefers().Language, m.Language, said, m.Author.Locale)
	s := spoken[language]
	c := s.erasing(language)
	if w == aboutSettings {
		c = d.settings(language)
	}
	c.Asks = true
	if m.Ref.Platform == chat.Console {
		c.Text += "\n\n" + s.byCommand
	}
	return c, true
}

// settings tells how things are, and offers both words.
func (d *Desk) settings(language string) chat.Card {
	s := spoken[language]
	c := chat.Card{Title: s.privacy, Language: language, Buttons: append(s.choice(language), s.forgetting(language))}
	learn := s.nobody
	switch d.policy {
	case Ask:
		learn = s.onlyIfYes
	case OptOut:
		learn = s.unlessNo
	default:
		c.Buttons = c.Buttons[2:]
	}
	c.Text = d.keep.told(s) + "\n\n" + learn
	return c
}

// told says what is kept, and for how long.
func (k Keep) told(s sentences) string {
	if k.texts() == 0 && k.judgements() == 0 {
		return s.holdsAll
	}
	return fmt.Sprintf(s.holds, s.span(k.texts()), s.span(k.judgements()))
}

// texts is how long texts stay: no longer than the interactions that they are of.
func (k Keep) texts() time.Duration { return shorter(k.Texts, k.Interactions) }

// judgements is how long feedback stays: no longer than what it is on.
func (k Keep) judgements() time.Duration { return shorter(k.Feedback, k.Interactions) }

// shorter is the shorter of two times, of which 0 is for ever.
func shorter(a, b time.Duration) time.Duration {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

func (s sentences) span(d time.Duration) string {
	switch days := int(d.Hours() / 24); {
	case d == 0:
		return s.always
	case days == 1:
		return s.day
	default:
		return fmt.Sprintf(s.days, days)
	}
}
