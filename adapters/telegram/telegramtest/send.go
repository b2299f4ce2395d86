package telegramtest

import (
	"encoding/json"
	"slices"
	"strings"
)

// Limits of the Bot API, in UTF-16 units after entities parsing.
const (
	maxText    = 4096
	maxCaption = 1024
)

// outgoing is what sendMessage, sendPhoto and editMessageText have in common.
type outgoing struct {
	chat, thread, replyTo int64
	raw, mode, visible    string
	mentions, buttons     []string
}

func (c *call) sendMessage() ([]byte, error) {
	o, err := c.outgoing("text", maxText, "message is too long")
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(o.visible) == "" {
		return nil, badRequest("message text is empty")
	}
	return c.post(o, nil)
}

func (c *call) sendPhoto() ([]byte, error) {
	o, err := c.outgoing("caption", maxCaption, "message caption is too long")
	if err != nil {
		return nil, err
	}
	size, uploaded := c.files["photo"]
	switch {
	case !uploaded && c.params.Get("photo") == "":
		return nil, badRequest("there is no photo in the request")
	case uploaded && size == 0:
		return nil, badRequest("file must be non-empty")
	case size > 10<<20:
		return nil, &refusal{code: 413, description: "Request Entity Too Large"}
	}
	return c.post(o, []byte(`,"photo":[{"file_id":"p","file_unique_id":"p","width":800,"height":450}]`))
}

// outgoing reads and checks what a send needs.
func (c *call) outgoing(field string, limit int, tooLong string) (o outgoing, err error) {
	return c.compose(c.params.Get(field), c.params.Get("parse_mode"), limit, tooLong)
}

// compose is outgoing for a text that is no parameter of its own.
func (c *call) compose(raw, mode string, limit int, tooLong string) (o outgoing, err error) {
	if o.chat, err = c.chat(); err != nil {
		return o, err
	}
	if o.thread, err = c.number("message_thread_id"); err != nil {
		return o, err
	}
	if o.replyTo, err = c.replyTo(); err != nil {
		return o, err
	}
	o.raw, o.mode = raw, mode
	if o.visible, o.mentions, err = Parse(o.raw, o.mode); err != nil {
		return o, err
	}
	if units(strings.TrimSpace(o.visible)) > limit {
		return o, badRequest(tooLong)
	}
	if !c.s.options.forgetful {
		o.buttons, err = keyboard(c.params.Get("reply_markup"))
	}
	return o, err
}

// chat reads chat_id and says what Telegram says about one that is wrong or blocked.
func (c *call) chat() (int64, error) {
	if c.params.Get("chat_id") == "" {
		return 0, badRequest("chat_id is empty")
	}
	id, err := c.number("chat_id")
	if err != nil || id == 0 {
		return 0, badRequest("chat not found")
	}
	if c.s.faults.isBlocked(id) {
		why := "Forbidden: bot was blocked by the user"
		if id < 0 {
			why = "Forbidden: bot was kicked from the supergroup chat"
		}
		return 0, &refusal{code: 403, description: why}
	}
	return id, nil
}

func (c *call) replyTo() (int64, error) {
	raw := c.params.Get("reply_parameters")
	if raw == "" {
		return c.number("reply_to_message_id")
	}
	var p struct {
		MessageID int64 `json:"message_id"`
	}
	if c.s.options.forgetful {
		return 0, nil
	}
	if err := json.Unmarshal([]byte(raw), &p); err != nil || p.MessageID == 0 {
		return 0, badRequest("can't parse reply parameters JSON object")
	}
	return p.MessageID, nil
}

// keyboard reads the values of an inline keyboard.
func keyboard(raw string) ([]string, error) {
	if raw == "" || raw == "null" {
		return nil, nil
	}
	var markup struct {
		Rows [][]struct {
			Text string  `json:"text"`
			Data *string `json:"callback_data"`
			URL  string  `json:"url"`
		} `json:"inline_keyboard"`
	}
	if err := json.Unmarshal([]byte(raw), &markup); err != nil {
		return nil, badRequest("can't parse reply keyboard markup JSON object")
	}
	var values []string
	for _, b := range slices.Concat(markup.Rows...) {
		switch {
		case b.Text == "":
			return nil, badRequest("can't parse inline keyboard button: Field \"text\" must be non-empty")
		case b.Data != nil && (len(*b.Data) == 0 || len(*b.Data) > 64):
			return nil, badRequest("BUTTON_DATA_INVALID")
		case b.Data != nil:
			values = append(values, *b.Data)
		}
	}
	return values, nil
}

// post makes the message and answers with it.
func (c *call) post(o outgoing, extra []byte) ([]byte, error) {
	id := c.s.ids.Add(1)
	c.s.history.post(c, id, o)
	if f := c.s.onReply.Load(); f != nil {
		(*f)(o.chat, o.visible)
	}
	if c.s.faults.swallowed(c) {
		return nil, errSilent
	}
	return c.message(id, o, extra), nil
}

func (c *call) message(id int64, o outgoing, extra []byte) []byte {
	b := appendHead(make([]byte, 0, 512), id, o.chat, o.thread, appendBot)
	if c.method == "sendPhoto" {
		b = append(append(b, extra...), `,"caption":`...)
	} else {
		b = append(b, `,"text":`...)
	}
	return append(appendQuoted(b, o.visible), '}')
}

func (c *call) editMessageText() ([]byte, error) {
	o, err := c.outgoing("text", maxText, "message is too long")
	if err != nil {
		return nil, err
	}
	id, err := c.number("message_id")
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(o.visible) == "" {
		return nil, badRequest("message text is empty")
	}
	if err := c.s.history.edit(id, o); err != nil {
		return nil, err
	}
	return c.message(id, o, nil), nil
}

func (c *call) sendChatAction() ([]byte, error) {
	if _, err := c.chat(); err != nil {
		return nil, err
	}
	if c.params.Get("action") == "" {
		return nil, badRequest("wrong parameter action in request")
	}
	return yes, nil
}

func (c *call) answerCallbackQuery() ([]byte, error) {
	if units(c.params.Get("text")) > 200 {
		return nil, badRequest("MESSAGE_TOO_LONG")
	}
	if !c.s.people.answered(c.params.Get("callback_query_id")) {
		return nil, badRequest("query is too old and response timeout expired or query ID is invalid")
	}
	if f := c.s.onThank.Load(); f != nil {
		(*f)()
	}
	return yes, nil
}

// reactions are a part of the emoji that Telegram takes as reactions of bots.
var reactions = []string{"👍", "👎", "❤", "🔥", "🎉", "💯", "🤔", "👀", "👌", "✍", "👏", "😢", "🏆", "⚡"}

func (c *call) setMessageReaction() ([]byte, error) {
	if _, err := c.chat(); err != nil {
		return nil, err
	}
	if id, err := c.number("message_id"); err != nil || id == 0 {
		return nil, badRequest("message to react not found")
	}
	var list []struct{ Type, Emoji string }
	if raw := c.params.Get("reaction"); raw != "" {
		if err := json.Unmarshal([]byte(raw), &list); err != nil {
			return nil, badRequest("can't parse reaction types JSON object")
		}
	}
	if len(list) > 1 {
		return nil, badRequest("REACTIONS_TOO_MANY")
	}
	for _, r := range list {
		if r.Type == "emoji" && !slices.Contains(reactions, r.Emoji) {
			return nil, badRequest("REACTION_INVALID")
		}
	}
	return yes, nil
}
