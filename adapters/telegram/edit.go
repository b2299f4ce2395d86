package telegram

import (
	"context"
	"encoding/json"
	"errors"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/core/chat"
)

var errNoPicture = errors.New("there is no picture to show instead")

// media is InputMediaPhoto; the library's sends empty fields of other kinds of media along.
type media struct {
	Type      string `json:"type"`
	Media     string `json:"media"`
	Caption   string `json:"caption,omitempty"`
	ParseMode string `json:"parse_mode,omitempty"`
}

// Edit puts a picture, its caption and its buttons in the place of the message p.Instead. To do
// it twice is to do it once: Telegram says that nothing has changed. Errors are *chat.SendError,
// with GiveUp where a message of its own has to be sent.
func (a *Adapter) Edit(ctx context.Context, p chat.Post) (chat.Ref, error) {
	if !a.canShow(p.Card.Image) {
		return chat.Ref{}, &chat.SendError{Advice: chat.GiveUp, Err: errNoPicture}
	}
	l := letter{Post: p, channel: p.Instead.Channel, photo: true, divide: 1}
	for {
		err := a.change(ctx, l)
		var f *fault
		if err == nil || errors.As(err, &f) && f.says("message is not modified") {
			return p.Instead, nil
		}
		amended, ok := l.amend(err)
		if !ok || !amended.photo || amended.channel != l.channel { // a group that moved has other ids
			return chat.Ref{}, adviseEdit(err, p.Plain)
		}
		l = amended
	}
}

// change makes one attempt.
func (a *Adapter) change(ctx context.Context, l letter) error {
	caption, mode := l.words(maxCaption)
	to, err := json.Marshal(media{Type: "photo", Media: "attach://photo", Caption: caption, ParseMode: mode})
	if err != nil {
		return err // can't be: strings always marshal
	}
	p := tg.Params{"chat_id": l.channel, "message_id": l.Instead.ID, "media": string(to)}
	if err := a.addButtons(p, l.Card.Buttons); err != nil {
		return err
	}
	_, err = a.calls.upload(ctx, "editMessageMedia", p, picture(l.Card.Image))
	return err
}

// adviseEdit is advice about an edit: what Telegram itself refuses for another reason than
// speed or markup, it refuses for good.
func adviseEdit(err error, plain bool) *chat.SendError {
	e := advise(err, plain)
	var f *fault
	if e.Advice == chat.AsPlain && errors.As(err, &f) && !f.says("parse entities", "too long", "too_long") {
		e.Advice = chat.GiveUp
	}
	return e
}
