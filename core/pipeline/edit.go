package pipeline

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/time/rate"

	"tickertape/core/chat"
)

// edit puts a reply in the place of the message that it was asked on, if it was and its platform
// can; again means that it has to be sent as a message of its own. To change a message twice is
// to change it once: an edit of unknown outcome, an earlier process's too, is made again.
func (o *outbox) edit(ctx context.Context, p *parcel, out Outlet, g *gate, pace *rate.Limiter) step {
	e, can := out.(Editor)
	if !can || p.Post.Instead.Zero() {
		return again
	}
	for backOff := firstBackOff; ctx.Err() == nil; {
		if time.Since(p.At) > o.cfg.KeepTrying || g.pass(ctx, pace) != nil {
			break
		}
		ref, err := change(ctx, e, p.Post)
		switch {
		case err == nil:
			o.link(*p, ref)
			return done
		case errors.Is(err, chat.GiveUp), errors.Is(err, chat.AsPlain) && p.Post.Plain:
			o.Log.Info("a message can't be changed, sending another", "platform", p.Post.To.Platform, "id", p.ID, "error", err)
			p.Post.Instead = chat.Ref{}
			return again
		case errors.Is(err, chat.Unsure):
			err = errors.New(err.Error()) // without its advice: there is nothing to look for
		}
		if o.react(ctx, p, out, g, err, &backOff) == done {
			break
		}
	}
	if ctx.Err() != nil {
		return done // the store has it for the next start
	}
	return again // which finds out that its time is over
}

// change keeps an adapter's panic from ending the process.
func change(ctx context.Context, e Editor, p chat.Post) (ref chat.Ref, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &chat.SendError{Advice: chat.GiveUp, Err: fmt.Errorf("the adapter panicked: %v", r)}
		}
	}()
	return e.Edit(ctx, p)
}
