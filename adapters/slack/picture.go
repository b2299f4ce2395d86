package slack

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"time"

	slackgo "github.com/slack-go/slack"

	"tickertape/adapters/slack/advice"
	"tickertape/core/chat"
)

// maxAlt is how long a picture's description may be.
// https://docs.slack.dev/reference/methods/files.getUploadURLExternal
const maxAlt = 1000

var errNoPicture = errors.New("slack: there is no picture to show instead")

// attach puts the card's picture into its message, or where Slack does not take it there, behind
// it. A picture that Slack takes nowhere is logged: its card is there.
func (a *Adapter) attach(ctx context.Context, p chat.Post, ts string) {
	if p.Card.Image == nil || len(p.Card.Image.PNG) == 0 {
		return
	}
	if !p.Plain {
		file, err := a.upload(ctx, p.Card, "", "")
		if err == nil {
			err = a.update(ctx, p, chat.Ref{Address: p.To, ID: ts}, file)
		}
		if err == nil {
			return
		}
		a.log.Info("a picture can't be put into its message, sharing it", "key", p.Key, "error", a.secrets.Wash(err))
	}
	if _, err := a.upload(ctx, p.Card, p.To.Channel, p.To.Thread); err != nil {
		a.log.Warn("upload a picture", "key", p.Key, "error", a.secrets.Wash(err))
	}
}

// upload gives Slack the picture of a card and returns its id. Without a channel nobody sees it yet.
func (a *Adapter) upload(ctx context.Context, card chat.Card, channel, thread string) (id string, err error) {
	picture := card.Image
	ctx, cancel := context.WithTimeout(ctx, a.cfg.Timeout)
	defer cancel()
	name := cmp.Or(picture.Name, "picture.png")
	file, err := a.api.UploadFileContext(ctx, slackgo.UploadFileParameters{
		Filename: name, Title: name, AltTxt: alt(*picture, card.Language),
		Reader: bytes.NewReader(picture.PNG), FileSize: len(picture.PNG), Channel: channel, ThreadTimestamp: thread,
	})
	if err != nil {
		return "", err
	}
	return file.ID, nil
}

// Edit puts a card with its picture in the place of the message p.Instead. Errors are
// *chat.SendError; GiveUp: that message can't be changed.
func (a *Adapter) Edit(ctx context.Context, p chat.Post) (chat.Ref, error) {
	if p.Plain || p.Card.Image == nil || len(p.Card.Image.PNG) == 0 {
		return chat.Ref{}, &chat.SendError{Advice: chat.GiveUp, Err: errNoPicture}
	}
	watched, w := advice.Watch(ctx)
	file, err := a.upload(watched, p.Card, "", "")
	if err == nil {
		err = a.update(watched, p, p.Instead, file)
	}
	if err != nil {
		return chat.Ref{}, a.failure(err, w, true) // bare: a message of its own can do without markup
	}
	return p.Instead, nil
}

// update makes a message show a card with a picture. Slack looks at a picture after it has
// taken it, and until then refuses the message that shows it.
// https://github.com/slackapi/python-slack-sdk/issues/1521
func (a *Adapter) update(ctx context.Context, p chat.Post, on chat.Ref, file string) error {
	ctx, cancel := context.WithTimeout(ctx, a.cfg.Timeout)
	defer cancel()
	options := []slackgo.MsgOption{words(p.Card), slackgo.MsgOptionBlocks(drawn(p.Card, file)...)}
	if p.Key != "" {
		options = append(options, marked(p.Key))
	}
	for wait := a.pauses.develop; ; wait *= 2 {
		_, _, _, err := a.api.UpdateMessageContext(ctx, on.Channel, on.ID, options...)
		if !advice.Undeveloped(err) || wait > developing*a.pauses.develop {
			return err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return err
		}
	}
}

// developing is the longest pause between two looks, in first ones.
const developing = 16
