package telegramtest

import (
	"encoding/json"
	"strings"
)

// editMessageMedia takes a picture that is uploaded with the request.
func (c *call) editMessageMedia() ([]byte, error) {
	var media struct {
		Type, Media, Caption string
		ParseMode            string `json:"parse_mode"`
	}
	if err := json.Unmarshal([]byte(c.params.Get("media")), &media); err != nil {
		return nil, badRequest("can't parse input media JSON object")
	}
	name, attached := strings.CutPrefix(media.Media, "attach://")
	size := c.files[name]
	switch {
	case media.Type != "photo":
		return nil, badRequest("type of the media is not supported here")
	case !attached || size == 0:
		return nil, badRequest("wrong file identifier/HTTP URL specified")
	}
	o, err := c.compose(media.Caption, media.ParseMode, maxCaption, "message caption is too long")
	if err != nil {
		return nil, err
	}
	id, err := c.number("message_id")
	if err != nil {
		return nil, err
	}
	if err := c.s.history.show(id, o, size); err != nil {
		return nil, err
	}
	if f := c.s.onReply.Load(); f != nil {
		(*f)(o.chat, o.visible)
	}
	return c.message(id, o, nil), nil
}
