package telegram

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/core/chat"
)

// events is what an update means to the bot that me is: none for what is not addressed to it.
// An edited message is none either: its first version has been answered. now dates presses,
// which Telegram does not date.
func events(u update, me tg.User, now time.Time) []chat.Event {
	var bodies []chat.Body
	switch {
	case u.Message != nil:
		if m, ok := u.Message.addressed(me); ok {
			bodies = append(bodies, m)
		}
	case u.CallbackQuery != nil:
		if p, ok := u.CallbackQuery.press(now); ok {
			bodies = append(bodies, p)
		}
	case u.MessageReaction != nil:
		bodies = u.MessageReaction.changes(me)
	}
	return numbered(u.UpdateID, bodies)
}

// numbered gives each event an id that is the same when Telegram repeats the update.
func numbered(update int, bodies []chat.Body) []chat.Event {
	list := make([]chat.Event, len(bodies))
	for i, b := range bodies {
		id := "u:" + strconv.Itoa(update)
		if i > 0 {
			id += ":" + strconv.Itoa(i)
		}
		list[i] = chat.Event{Platform: chat.Telegram, ID: id, Body: b}
	}
	return list
}

// addressed reads a message that a person has written to the bot: privately, or in a group as
// a command, with a mention, or in reply to the bot. Of other messages in a group, which come
// where its privacy is off, nothing but tickers is taken.
func (m *message) addressed(me tg.User) (chat.Message, bool) {
	if m.Chat == nil || m.From == nil || m.From.IsBot || m.SenderChat != nil || m.ViaBot != nil {
		return chat.Message{}, false
	}
	text, entities := m.Text, m.Entities
	if text == "" {
		text, entities = m.Caption, m.CaptionEntities
	}
	if strings.TrimSpace(text) == "" {
		return chat.Message{}, false
	}
	question, ok := m.question(text, entities, me)
	q := chat.Message{
		Ref:     chat.Ref{Address: m.address(), ID: strconv.Itoa(m.MessageID)},
		ReplyTo: m.replyTo(),
		Author:  author(m.From),
		Text:    question,
		Direct:  m.Chat.IsPrivate(),
		At:      time.Unix(int64(m.Date), 0).UTC(),
	}
	c, command := readCommand(text)
	if command {
		q.Language = c.language(m.From)
	}
	if !ok && !command && (m.Chat.IsGroup() || m.Chat.IsSuperGroup()) {
		return q.Overhear()
	}
	return q, ok
}

// question is the text without what addresses it; false when it is not for the bot.
func (m *message) question(text string, entities []tg.MessageEntity, me tg.User) (string, bool) {
	private := m.Chat.IsPrivate()
	if !private && !m.Chat.IsGroup() && !m.Chat.IsSuperGroup() {
		return "", false
	}
	if c, is := readCommand(text); is {
		return c.question(), private || c.addresses(me)
	}
	rest, mentioned := withoutMention(text, entities, me)
	if rest == "" {
		rest = "help"
	}
	return rest, private || mentioned || m.answers(me)
}

// answers reports a reply to the bot. In a topic Telegram makes every message a reply to the
// one that opened it: that is none.
func (m *message) answers(me tg.User) bool {
	return !m.replyTo().Zero() && m.ReplyToMessage.From != nil && m.ReplyToMessage.From.ID == me.ID
}

func (m *message) replyTo() chat.Ref {
	if m.ReplyToMessage == nil || (m.InTopic && int64(m.ReplyToMessage.MessageID) == m.ThreadID) {
		return chat.Ref{}
	}
	return chat.Ref{Address: m.address(), ID: strconv.Itoa(m.ReplyToMessage.MessageID)}
}

func (m *message) address() chat.Address {
	a := chat.Address{Platform: chat.Telegram, Channel: digits(m.Chat.ID)}
	if m.InTopic && m.ThreadID != 0 {
		a.Thread = digits(m.ThreadID)
	}
	return a
}

func author(u *tg.User) chat.Author { return chat.Author{ID: digits(u.ID), Locale: u.LanguageCode} }

// withoutMention cuts the mentions of the bot out of a text. Offsets are UTF-16 units, and
// nobody vouches for them.
func withoutMention(text string, entities []tg.MessageEntity, me tg.User) (rest string, mentioned bool) {
	var units []uint16
	for i := len(entities) - 1; i >= 0; i-- { // from the end, so that offsets stay right
		e := entities[i]
		if e.Type != "mention" && e.Type != "text_mention" {
			continue
		}
		if units == nil {
			units = utf16.Encode([]rune(text))
		}
		if e.Offset < 0 || e.Length <= 0 || e.Offset > len(units) || e.Length > len(units)-e.Offset {
			continue
		}
		name := string(utf16.Decode(units[e.Offset : e.Offset+e.Length]))
		if !names(e, name, me) {
			continue
		}
		units = joined(units[:e.Offset], units[e.Offset+e.Length:])
		mentioned = true
	}
	if !mentioned {
		return strings.TrimSpace(text), false
	}
	return string(utf16.Decode(units)), true
}

func names(e tg.MessageEntity, name string, me tg.User) bool {
	if e.Type == "text_mention" {
		return e.User != nil && e.User.ID == me.ID
	}
	return me.UserName != "" && strings.EqualFold(name, "@"+me.UserName)
}

// joined puts together what stood around a mention: "@bot, price" becomes "price".
func joined(before, after []uint16) []uint16 {
	left := strings.TrimSpace(string(utf16.Decode(before)))
	right := strings.TrimSpace(string(utf16.Decode(after)))
	if left == "" {
		right = strings.TrimLeft(right, ",:;.!- \n")
	}
	return utf16.Encode([]rune(strings.TrimSpace(left + " " + right)))
}

// press reads a pressed button; false for those of games and of messages sent inline.
func (c *callback) press(now time.Time) (chat.Press, bool) {
	if c.From == nil || c.From.IsBot || c.Data == "" || c.Message == nil || c.Message.Chat == nil {
		return chat.Press{}, false
	}
	on := chat.Ref{Address: c.Message.address(), ID: strconv.Itoa(c.Message.MessageID)}
	return chat.Press{On: on, Author: author(c.From), Value: c.Data, At: now.UTC()}, true
}

// changes is one Reaction for each emoji that was taken off, then one for each that was put on.
func (r *reaction) changes(me tg.User) []chat.Body {
	if r.User == nil || r.User.IsBot || r.User.ID == me.ID {
		return nil
	}
	on := chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: digits(r.Chat.ID)}, ID: digits(r.MessageID)}
	at := time.Unix(r.Date, 0).UTC()
	before, after := emojis(r.Old), emojis(r.New)
	var list []chat.Body
	for _, e := range without(before, after) {
		list = append(list, chat.Reaction{On: on, Author: author(r.User), Emoji: e, Removed: true, At: at})
	}
	for _, e := range without(after, before) {
		list = append(list, chat.Reaction{On: on, Author: author(r.User), Emoji: e, At: at})
	}
	return list
}

// emojis names reactions; paid stars say nothing and have no name.
func emojis(list []reactionType) (names []string) {
	for _, t := range list {
		switch {
		case t.Type == "emoji" && t.Emoji != "":
			names = append(names, t.Emoji)
		case t.Type == "custom_emoji" && t.CustomID != "":
			names = append(names, "custom:"+t.CustomID)
		}
	}
	return names
}

// without lists once each of a that is not in b.
func without(a, b []string) (list []string) {
	seen := map[string]bool{}
	for _, s := range b {
		seen[s] = true
	}
	for _, s := range a {
		if !seen[s] {
			list = append(list, s)
		}
		seen[s] = true
	}
	return list
}

func digits(n int64) string { return strconv.FormatInt(n, 10) }
