package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/core/chat"
)

// letter is a post and what was learned while sending it.
type letter struct {
	chat.Post
	channel string // where it goes; a group can have moved
	photo   bool
	divide  int  // the limits are divided by this
	alone   bool // the message that it answers is gone
}

// Send posts a card as one message. An error is a *chat.SendError; there is no way to ask
// Telegram whether a send of unknown outcome has arrived.
func (a *Adapter) Send(ctx context.Context, p chat.Post) (chat.Ref, error) {
	l := letter{Post: p, channel: p.To.Channel, photo: a.canShow(p.Card.Image), divide: 1}
	for {
		id, err := a.post(ctx, l)
		if err == nil {
			to := p.To
			to.Channel = l.channel
			return chat.Ref{Address: to, ID: digits(id)}, nil
		}
		amended, ok := l.amend(err)
		if !ok {
			return chat.Ref{}, advise(err, p.Plain)
		}
		a.log.Debug("telegram wants a send in another way", "error", err)
		l = amended
	}
}

// canShow reports that a picture is one that Telegram takes.
func (a *Adapter) canShow(i *chat.Image) bool {
	if i == nil || len(i.PNG) == 0 {
		return false
	}
	if len(i.PNG) > maxPhoto {
		a.log.Warn("a picture is too large for telegram and is left out", "bytes", len(i.PNG))
		return false
	}
	return true
}

// amend changes what Telegram surely did not take so that it may; each change is made once.
func (l letter) amend(err error) (letter, bool) {
	var f *fault
	if !errors.As(err, &f) {
		return l, false
	}
	switch {
	case f.newChat != 0 && l.channel == l.To.Channel:
		l.channel = digits(f.newChat)
	case f.says("too long", "too_long") && l.divide == 1: // Telegram counts otherwise than we do
		l.divide = 2
	case f.says("replied not found", "reply message not found") && !l.alone:
		l.alone = true
	case l.photo && (f.says("photo_invalid", "image_process_failed", "photo_ext_invalid", "rights to send photos") || f.status == http.StatusRequestEntityTooLarge):
		l.photo = false
	default:
		return l, false
	}
	return l, true
}

// post makes one attempt.
func (a *Adapter) post(ctx context.Context, l letter) (id int64, err error) {
	p, err := a.params(l)
	if err != nil {
		return 0, err
	}
	var raw json.RawMessage
	method := "sendMessage"
	if l.photo {
		method = "sendPhoto"
		raw, err = a.calls.upload(ctx, method, p, picture(l.Card.Image))
	} else {
		raw, err = a.calls.do(ctx, method, p)
	}
	if err != nil {
		return 0, err
	}
	id, ok := messageID(raw)
	if !ok {
		return 0, &fault{method: method, status: http.StatusOK, err: errors.New("the answer names no message")}
	}
	return id, nil
}

func picture(i *chat.Image) tg.RequestFile {
	name := i.Name
	if name == "" {
		name = "chart.png"
	}
	return tg.RequestFile{Name: "photo", Data: tg.FileBytes{Name: name, Bytes: i.PNG}}
}

// params are those that sendMessage and sendPhoto share, with the text for the one of both.
func (a *Adapter) params(l letter) (tg.Params, error) {
	p := tg.Params{"chat_id": l.channel}
	p.AddNonEmpty("message_thread_id", l.To.Thread)
	text, limit := "text", maxText
	if l.photo {
		text, limit = "caption", maxCaption
	} else {
		p["link_preview_options"] = `{"is_disabled":true}`
	}
	words, mode := l.words(limit)
	p[text] = words
	p.AddNonEmpty("parse_mode", mode)
	if to, err := strconv.ParseInt(l.ReplyTo.ID, 10, 64); err == nil && !l.alone && l.ReplyTo.Channel == l.To.Channel {
		p["reply_parameters"] = fmt.Sprintf(`{"message_id":%d,"allow_sending_without_reply":true}`, to)
	}
	return p, a.addButtons(p, l.Card.Buttons)
}

// words are the text or caption, and how it is marked up.
func (l letter) words(limit int) (text, mode string) {
	d := render(l.Card, limit/l.divide)
	if !d.visible() && !l.photo {
		d = doc{{text: emptyAnswer}}
	}
	if l.Plain {
		return d.plain(), ""
	}
	return d.html(), "HTML"
}

func (a *Adapter) addButtons(p tg.Params, list []chat.Button) error {
	k, dropped := keyboard(list)
	for _, b := range dropped {
		a.log.Warn("a button does not fit telegram and is left out", "label", b.Label, "bytes", len(b.Value))
	}
	if len(k.InlineKeyboard) == 0 {
		return nil
	}
	return p.AddInterface("reply_markup", k)
}

// typingEvery is shorter than Telegram shows that somebody types: five seconds.
const typingEvery = 4 * time.Second

// Type shows that the bot types where the message stands, until ctx ends.
func (a *Adapter) Type(ctx context.Context, m chat.Message) {
	p := tg.Params{"chat_id": m.Ref.Channel, "action": tg.ChatTyping}
	p.AddNonEmpty("message_thread_id", m.Ref.Thread)
	for {
		wait := typingEvery
		if _, err := a.calls.do(ctx, "sendChatAction", p); err != nil {
			var f *fault
			if errors.As(err, &f) {
				wait = max(wait, f.retryAfter)
			}
			a.log.Debug("show typing", "error", err)
		}
		if sleep(ctx, wait) != nil {
			return
		}
	}
}
