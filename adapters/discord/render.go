package discord

import (
	"path"
	"strings"

	"tickertape/adapters/discord/markdown"
	"tickertape/core/chat"
)

// Discord's limits of one message, in characters.
// https://docs.discord.com/developers/resources/message#embed-object-embed-limits
const (
	maxContent     = 2000
	maxTitle       = 256
	maxDescription = 4096
	maxFields      = 25
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxEmbed       = 6000 // title, description, fields and footer together
	maxAlt         = 1024
	maxRows        = 5
	maxRowButtons  = 5
	maxLabel       = 80
	maxValue       = 100
)

// maxNotice is our own: what must not be missed is not cut for the sake of the rest.
const maxNotice = 1000

// The colours of the stripe beside an embed.
const (
	green = 0x2ecc71
	red   = 0xe74c3c
	blue  = 0x5865f2
)

// outgoing is a message as Discord takes it. discordgo's type lacks nonce.
type outgoing struct {
	Content      string       `json:"content,omitempty"`
	Embeds       []embed      `json:"embeds,omitempty"`
	Components   []row        `json:"components,omitempty"`
	Attachments  []attachment `json:"attachments,omitempty"`
	Mentions     mentions     `json:"allowed_mentions"`
	Reference    *reference   `json:"message_reference,omitempty"`
	Nonce        string       `json:"nonce,omitempty"`
	EnforceNonce bool         `json:"enforce_nonce,omitempty"`
	Flags        int          `json:"flags,omitempty"`
}

type (
	embed struct {
		Title       string  `json:"title,omitempty"`
		Description string  `json:"description,omitempty"`
		Color       int     `json:"color"`
		Fields      []field `json:"fields,omitempty"`
		Footer      *footer `json:"footer,omitempty"`
		Image       *image  `json:"image,omitempty"`
	}

	field struct {
		Name   string `json:"name"`
		Value  string `json:"value"`
		Inline bool   `json:"inline"`
	}

	footer struct {
		Text string `json:"text"`
	}

	image struct {
		URL string `json:"url"`
	}

	row struct {
		Type    int      `json:"type"`
		Buttons []button `json:"components"`
	}

	button struct {
		Type  int    `json:"type"`
		Style int    `json:"style"`
		Label string `json:"label"`
		Value string `json:"custom_id"`
	}

	attachment struct {
		ID          string `json:"id"`
		Filename    string `json:"filename"`
		Description string `json:"description,omitempty"`
	}

	reference struct {
		Message  string `json:"message_id"`
		MustLive bool   `json:"fail_if_not_exists"`
	}

	// mentions is who may be notified: nobody, not even who is answered.
	mentions struct {
		Parse   []string `json:"parse"`
		Replied bool     `json:"replied_user"`
	}
)

var nobody = mentions{Parse: []string{}}

// noPreviews keeps Discord from unfolding links of a plain message.
const noPreviews = 1 << 2

// render makes one message of a card, within all limits. It is pure.
func render(c chat.Card, plain bool) outgoing {
	m := outgoing{Mentions: nobody}
	if plain {
		m.Content, m.Flags = markdown.Fit(markdown.Escape(c.Plain()), maxContent), noPreviews
		if strings.TrimSpace(m.Content) == "" {
			m.Content = markdown.Ellipsis
		}
		return m
	}
	m.Embeds = []embed{draw(c)}
	m.Components = rows(c.Buttons)
	if c.Image != nil {
		name := fileName(c.Image.Name)
		m.Attachments = []attachment{{ID: "0", Filename: name, Description: markdown.Fit(markdown.Bare(c.Image.Alt), maxAlt)}}
		m.Embeds[0].Image = &image{URL: "attachment://" + name}
	}
	return m
}

// draw fills the embed from what must not be missing to what may be shortened: footer, title
// and notice, then the fields, then the text and the table in the room that is left.
func draw(c chat.Card) embed {
	e := embed{Color: colour(c.Fields), Title: markdown.Fit(markdown.Escape(strings.TrimSpace(c.Title)), maxTitle)}
	left := maxEmbed - markdown.Units(e.Title)
	if text := markdown.Fit(markdown.Bare(c.Footer()), maxFooter); text != "" {
		e.Footer = &footer{text}
		left -= markdown.Units(text)
	}
	notice := ""
	if c.Notice != "" {
		notice = "⚠️ " + markdown.Fit(markdown.Escape(c.Notice), maxNotice)
	}
	reserved := markdown.Units(notice) + min(markdown.Units(c.Text), maxDescription/2)
	var rest []chat.Field
	e.Fields, rest = fields(c.Fields, left-reserved)
	for _, f := range e.Fields {
		left -= markdown.Units(f.Name) + markdown.Units(f.Value)
	}
	e.Description = describe(c, rest, notice, min(maxDescription, left))
	if e.Title == "" && e.Description == "" && len(e.Fields) == 0 {
		e.Description = markdown.Ellipsis
	}
	return e
}

// fields are as many as Discord shows and as have room; the others are returned.
func fields(list []chat.Field, room int) (shown []field, rest []chat.Field) {
	for i, f := range list {
		if f.Blank() {
			continue
		}
		x := field{
			Name: visible(markdown.Fit(markdown.Escape(f.Name), maxFieldName)), Value: visible(markdown.Fit(markdown.Escape(f.Value), maxFieldValue)), Inline: true,
		}
		room -= markdown.Units(x.Name) + markdown.Units(x.Value)
		if len(shown) == maxFields || room < 0 {
			return shown, list[i:]
		}
		shown = append(shown, x)
	}
	return shown, nil
}

// describe is the text, the fields that found no place of their own, the table and the notice.
func describe(c chat.Card, rest []chat.Field, notice string, limit int) string {
	text := c.Text
	for _, f := range rest {
		if !f.Blank() {
			text = strings.TrimPrefix(text+"\n"+c.Line(f), "\n")
		}
	}
	if notice != "" {
		limit -= markdown.Units(notice) + len("\n\n")
	}
	parts := make([]string, 0, 3)
	if s := markdown.Fit(markdown.Escape(strings.TrimSpace(text)), limit); s != "" {
		parts = append(parts, s)
		limit -= markdown.Units(s) + len("\n")
	}
	if s := codeBlock(c.Table, limit); s != "" {
		parts = append(parts, s)
	}
	s := strings.Join(parts, "\n")
	if notice != "" {
		s = strings.TrimPrefix(s+"\n\n"+notice, "\n\n")
	}
	return s
}

// codeBlock is a table in a code block, where columns stay below each other; "" if there is no
// room for a line of it. Nothing in it can end the block.
func codeBlock(t *chat.Table, limit int) string {
	const frame = "```\n\n```"
	if t == nil || limit < len(frame)+len("a line of a table") {
		return ""
	}
	inside := markdown.Fit(markdown.Bare(strings.ReplaceAll(t.Regular().Plain(), "`", "ˋ")), limit-len(frame))
	return "```\n" + inside + "\n```"
}

// visible replaces nothing by something that Discord takes for a text.
func visible(s string) string {
	if strings.TrimSpace(s) == "" {
		return "\u200b"
	}
	return s
}

// colour is the direction of most fields that have one.
func colour(list []chat.Field) int {
	sum := 0
	for _, f := range list {
		sum += int(f.Trend)
	}
	switch {
	case sum > 0:
		return green
	case sum < 0:
		return red
	}
	return blue
}

// rows are the buttons, at most five in each. One that could not come back as what it is (twice
// the same value, too long, empty) is left out.
func rows(buttons []chat.Button) []row {
	const actionRow, buttonType, secondary = 1, 2, 2
	var good []chat.Button
	seen := map[string]bool{}
	for _, b := range buttons {
		label := markdown.Fit(markdown.Bare(strings.TrimSpace(b.Label)), maxLabel)
		if seen[b.Value] || b.Value == "" || label == "" || markdown.Units(b.Value) > maxValue {
			continue
		}
		seen[b.Value] = true
		good = append(good, chat.Button{Label: label, Value: b.Value})
	}
	var list []row
	for _, of := range chat.Rows(good, maxRowButtons, 0) {
		if len(list) == maxRows {
			break
		}
		r := row{Type: actionRow}
		for _, b := range of {
			r.Buttons = append(r.Buttons, button{Type: buttonType, Style: secondary, Label: b.Label, Value: b.Value})
		}
		list = append(list, r)
	}
	return list
}

// fileName is a name that Discord leaves as it is, so that the embed finds its attachment.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return '_'
	}, path.Base(name))
	if name = strings.Trim(name, "._"); len(name) > 100 {
		name = name[len(name)-100:]
	}
	if name == "" || name == "png" {
		return "image.png"
	}
	return name
}
