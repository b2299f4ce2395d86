package telegramtest

import (
	"encoding/json"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

// people are who writes to the bot, and what they have put on which message.
type people struct {
	mu        sync.Mutex
	reactions map[reactor][]string
	presses   map[string]bool // callback query ids that nobody has answered yet
	pressed   int
}

type reactor struct {
	user, chat int64
	message    string
}

// Say lets a person write. Digits in a Line stay what they are; a channel of positive digits
// or of any other text becomes a group with a negative id, which the reference tells.
func (s *Server) Say(l adaptertest.Line) chat.Ref {
	user := personID(l.User)
	room, thread := user, int64(0)
	if l.Channel != "" {
		room, thread = groupID(l.Channel), threadID(l.Thread)
	}
	id := s.ids.Add(1)
	ref := chat.Ref{Address: address(room, thread), ID: digits(id)}
	if s.options.privacy && room < 0 && !l.Mention && l.ReplyTo == "" && !strings.HasPrefix(l.Text, "/") {
		return ref
	}
	s.queue.push("message", message(id, user, room, thread, l))
	return ref
}

func message(id, user, room, thread int64, l adaptertest.Line) []byte {
	b := appendHead(make([]byte, 0, 512), id, room, thread, func(b []byte) []byte { return appendPerson(b, user) })
	switch {
	case l.ReplyTo != "":
		to, _ := strconv.ParseInt(l.ReplyTo, 10, 64)
		b = appendHead(append(b, `,"reply_to_message":`...), to, room, thread, appendBot)
		b = append(b, `,"text":"a reply of the bot"}`...)
	case thread != 0: // what Telegram puts there when nobody answers anybody
		b = appendHead(append(b, `,"reply_to_message":`...), thread, room, thread, appendBot)
		b = append(b, `,"forum_topic_created":{"name":"topic","icon_color":0}}`...)
	}
	text, entities := marked(l)
	b = appendQuoted(append(b, `,"text":`...), text)
	if len(entities) > 0 {
		b = append(append(append(b, `,"entities":[`...), entities...), ']')
	}
	return append(b, '}')
}

// marked is the text with the mention that the line asks for, and its entities.
func marked(l adaptertest.Line) (string, []byte) {
	name := "@" + BotName
	if strings.HasPrefix(l.Text, "/") {
		word, rest, _ := strings.Cut(l.Text, " ")
		if l.Mention {
			word += name
		}
		return strings.TrimSuffix(word+" "+rest, " "), appendEntity(nil, "bot_command", 0, units(word))
	}
	if l.Mention {
		return name + " " + l.Text, appendEntity(nil, "mention", 0, units(name))
	}
	return l.Text, nil
}

// React puts an emoji on a message, or takes it off, beside what the person has put there.
func (s *Server) React(user string, on chat.Ref, emoji string, removed bool) {
	emoji = strings.TrimSuffix(emoji, "\ufe0f") // Telegram writes ❤ without the selector
	who := reactor{personID(user), chatOf(on), on.ID}
	p := &s.people
	p.mu.Lock()
	defer p.mu.Unlock()
	old := p.reactions[who]
	now := slices.DeleteFunc(slices.Clone(old), func(e string) bool { return e == emoji })
	if !removed {
		now = append(now, emoji)
	}
	if p.reactions == nil {
		p.reactions = map[reactor][]string{}
	}
	p.reactions[who] = now
	b := append([]byte(`{"chat":`), appendChat(nil, who.chat, false)...)
	b = append(append(b, `,"message_id":`...), on.ID...)
	b = appendPerson(append(b, `,"user":`...), who.user)
	b = appendInt(append(b, `,"date":`...), time.Now().Unix())
	b = append(append(b, `,"old_reaction":`...), emojiList(old)...)
	b = append(append(b, `,"new_reaction":`...), emojiList(now)...)
	s.queue.push("message_reaction", append(b, '}'))
}

func emojiList(list []string) []byte {
	type kind struct {
		Type  string `json:"type"`
		Emoji string `json:"emoji"`
	}
	kinds := make([]kind, len(list))
	for i, e := range list {
		kinds[i] = kind{"emoji", e}
	}
	b, _ := json.Marshal(kinds) // strings can't fail
	return b
}

// Press pushes a button of one of the bot's messages.
func (s *Server) Press(user string, on chat.Ref, value string) {
	p := &s.people
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pressed++
	id := "press" + strconv.Itoa(p.pressed)
	if p.presses == nil {
		p.presses = map[string]bool{}
	}
	p.presses[id] = true
	message, _ := strconv.ParseInt(on.ID, 10, 64)
	b := appendQuoted([]byte(`{"id":`), id)
	b = appendPerson(append(b, `,"from":`...), personID(user))
	b = appendHead(append(b, `,"message":`...), message, chatOf(on), threadID(on.Thread), appendBot)
	b = append(b, `,"text":"a reply of the bot"},"chat_instance":"1","data":`...)
	s.queue.push("callback_query", append(appendQuoted(b, value), '}'))
}

// answered takes a press off the list of those that still turn.
func (p *people) answered(query string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	open := p.presses[query]
	delete(p.presses, query)
	return open
}

// Turning is the number of pressed buttons that the bot has not answered yet.
func (s *Server) Turning() int {
	s.people.mu.Lock()
	defer s.people.mu.Unlock()
	return len(s.people.presses)
}

func chatOf(on chat.Ref) int64 {
	id, _ := strconv.ParseInt(on.Channel, 10, 64)
	return id
}

// personID is the id of a person or of the private chat with them.
func personID(name string) int64 { return number(name, 1<<40) }

// groupID is negative, as Telegram's are.
func groupID(name string) int64 {
	n := number(name, 1<<40)
	if n > 0 {
		return -1_000_000_000_000 - n
	}
	return n
}

func threadID(name string) int64 {
	if name == "" {
		return 0
	}
	return number(name, 1<<20)
}

// number reads digits and gives any other text a positive number below limit.
func number(name string, limit int64) int64 {
	if n, err := strconv.ParseInt(name, 10, 64); err == nil && n != 0 {
		return n
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(name))
	return 1 + int64(h.Sum64()>>1)%(limit-1)
}
