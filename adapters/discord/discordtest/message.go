package discordtest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

// message is one message as Discord holds it.
type message struct {
	id, channel, author string
	body                body
	replyTo             string
	interaction         string // the id of the interaction that it answers
	hidden              bool   // a deferred response that is not there yet, or deleted
}

// body is what a bot sends: the parts of a message that are checked and shown.
type body struct {
	Content    string       `json:"content"`
	Embeds     []embed      `json:"embeds"`
	Components []row        `json:"components"`
	Files      []attachment `json:"attachments"`
	Flags      int          `json:"flags"`
	Nonce      string       `json:"nonce"`
	Enforce    bool         `json:"enforce_nonce"`
	Reference  *struct {
		Message string `json:"message_id"`
		Must    *bool  `json:"fail_if_not_exists"`
	} `json:"message_reference"`
}

type embed struct {
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Fields      []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"fields,omitempty"`
	Footer struct {
		Text string `json:"text"`
	} `json:"footer"`
}

type row struct {
	Type       int      `json:"type"`
	Components []button `json:"components"`
}

type button struct {
	Type   int    `json:"type"`
	Style  int    `json:"style"`
	Label  string `json:"label"`
	Custom string `json:"custom_id"`
}

type attachment struct {
	ID          string `json:"id"`
	Filename    string `json:"filename"`
	Description string `json:"description"`
}

// check finds what Discord would refuse, and returns "" if there is nothing.
func (b body) check() string {
	var wrong []string
	most := func(what string, n, limit int) {
		if n > limit {
			wrong = append(wrong, fmt.Sprintf("%s: %d is more than %d", what, n, limit))
		}
	}
	most("content", utf8.RuneCountInString(b.Content), 2000)
	most("embeds", len(b.Embeds), 10)
	most("components", len(b.Components), 5)
	most("nonce", len(b.Nonce), 25)
	total := 0
	for _, e := range b.Embeds {
		total += e.check(most)
	}
	most("embeds in sum", total, 6000)
	seen := map[string]bool{}
	for _, r := range b.Components {
		most("buttons of a row", len(r.Components), 5)
		for _, c := range r.Components {
			most("label", utf8.RuneCountInString(c.Label), 80)
			most("custom_id", utf8.RuneCountInString(c.Custom), 100)
			if c.Custom == "" || c.Label == "" || seen[c.Custom] {
				wrong = append(wrong, "components: a custom_id or label is empty or there twice")
			}
			seen[c.Custom] = true
		}
	}
	return strings.Join(wrong, "; ")
}

func (e embed) check(most func(string, int, int)) (size int) {
	count := func(what, s string, limit int) {
		n := utf8.RuneCountInString(s)
		most(what, n, limit)
		size += n
	}
	count("title", e.Title, 256)
	count("description", e.Description, 4096)
	count("footer", e.Footer.Text, 2048)
	most("fields", len(e.Fields), 25)
	for _, f := range e.Fields {
		count("field name", f.Name, 256)
		count("field value", f.Value, 1024)
		if f.Name == "" || f.Value == "" {
			most("an empty field", 1, 0)
		}
	}
	return size
}

// empty reports whether nobody would see anything.
func (b body) empty() bool {
	return b.Content == "" && len(b.Embeds) == 0 && len(b.Files) == 0
}

// text is all that a person would read.
func (b body) text() string {
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	add(b.Content)
	for _, e := range b.Embeds {
		add(e.Title)
		add(e.Description)
		for _, f := range e.Fields {
			add(f.Name + ": " + f.Value)
		}
		add(e.Footer.Text)
	}
	return strings.Join(lines, "\n")
}

func (b body) buttons() []string {
	var values []string
	for _, r := range b.Components {
		for _, c := range r.Components {
			values = append(values, c.Custom)
		}
	}
	return values
}

func (m *message) ref() chat.Ref {
	return chat.Ref{Address: where(m.channel), ID: m.id}
}

func where(channel string) chat.Address {
	return chat.Address{Platform: chat.Discord, Space: guildOf(channel), Channel: channel}
}

func (m *message) reply() adaptertest.Reply {
	to := m.replyTo
	if m.interaction != "" {
		to = m.interaction
	}
	return adaptertest.Reply{Ref: m.ref(), ReplyTo: to, Text: m.body.text(), Buttons: m.body.buttons()}
}

// wire is the message object of API and gateway.
func (m *message) wire() object {
	o := object{
		"id": m.id, "channel_id": m.channel, "content": m.body.Content, "type": 0, "flags": m.body.Flags,
		"timestamp": moment(m.id).UTC().Format("2006-01-02T15:04:05.000000-07:00"),
		"author":    person(m.author), "mentions": []any{}, "embeds": m.body.Embeds, "components": m.body.Components,
		"attachments": m.body.Files, "pinned": false, "tts": false, "mention_everyone": false, "edited_timestamp": nil,
	}
	if m.body.Components == nil {
		o["components"] = []any{}
	}
	if guild := guildOf(m.channel); guild != "" {
		o["guild_id"] = guild
	}
	if m.replyTo != "" {
		o["type"] = 19
		o["message_reference"] = object{"type": 0, "message_id": m.replyTo, "channel_id": m.channel}
	}
	return o
}
