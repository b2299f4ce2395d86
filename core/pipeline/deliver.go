package pipeline

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"golang.org/x/time/rate"

	"tickertape/core/chat"
	"tickertape/core/record"
)

const (
	settleWithin = 5 * time.Second
	firstBackOff = 250 * time.Millisecond
	longBackOff  = time.Minute
	lookAfter    = time.Second // an unsure reply gets so long to show up
)

// step is what is left to do about a reply after an attempt.
type step int

const (
	done step = iota
	again
)

// deliver brings one reply to an end: linked, lost, or left as unsure. When ctx ends first
// the store still has it.
func (o *outbox) deliver(ctx context.Context, p parcel, pace *rate.Limiter) {
	out, g := o.Outlets[p.Post.To.Platform], o.gates[p.Post.To.Platform]
	if out == nil {
		if !p.recovered {
			o.lose(ctx, p, "the platform is not configured")
		}
		return
	}
	if (p.recovered || p.State == record.UnsureSent) && o.recover(ctx, p, out) == done {
		return
	}
	backOff := firstBackOff
	for ctx.Err() == nil {
		if time.Since(p.At) > o.cfg.KeepTrying {
			o.lose(ctx, p, "the platform did not take it in time")
			return
		}
		if g.pass(ctx, pace) != nil {
			return
		}
		ref, err := send(ctx, out, p.Post)
		if err == nil {
			o.link(ctx, p, ref)
			return
		}
		if ctx.Err() != nil && !errors.Is(err, chat.Unsure) {
			return
		}
		if o.react(ctx, &p, out, g, err, &backOff) == done {
			return
		}
	}
}

// react does what an adapter advises about a failed send.
func (o *outbox) react(ctx context.Context, p *parcel, out Outlet, g *gate, err error, backOff *time.Duration) step {
	platform := p.Post.To.Platform
	o.Log.Warn("send", "platform", platform, "id", p.ID, "error", err)
	var failed *chat.SendError
	switch {
	case errors.Is(err, chat.GiveUp):
		o.lose(ctx, *p, err.Error())
		return done
	case errors.Is(err, chat.AsPlain):
		if p.Post.Plain {
			o.lose(ctx, *p, err.Error())
			return done
		}
		p.Post.Plain = true
		return again
	case errors.Is(err, chat.Unsure):
		return o.unsure(ctx, p, out)
	case errors.Is(err, chat.Wait) && errors.As(err, &failed):
		o.Meter.Delivered(platform, string(chat.Wait))
		return hold(ctx, g, failed)
	}
	o.Meter.Delivered(platform, string(chat.BackOff))
	wait := *backOff/2 + rand.N(*backOff/2+1)
	*backOff = min(2**backOff, longBackOff)
	if sleep(ctx, wait) != nil {
		return done
	}
	return again
}

// hold waits as long as the platform told, for this channel or for all of them.
func hold(ctx context.Context, g *gate, failed *chat.SendError) step {
	wait := max(failed.After, 100*time.Millisecond)
	if failed.Global {
		g.pause(wait)
		return again
	}
	if sleep(ctx, wait) != nil {
		return done
	}
	return again
}

// unsure deals with a send that may have arrived. It is repeated only where that can't post
// it twice; otherwise it is left, and the store remembers.
func (o *outbox) unsure(ctx context.Context, p *parcel, out Outlet) step {
	o.Meter.Delivered(p.Post.To.Platform, string(chat.Unsure))
	o.noteUnsure(ctx, *p)
	p.State = record.UnsureSent
	if sleep(ctx, lookAfter) != nil {
		return done
	}
	return o.recover(ctx, *p, out)
}

// noteUnsure lets the store remember: a stop must not lose what we know.
func (o *outbox) noteUnsure(ctx context.Context, p parcel) {
	keep, cancel := context.WithTimeout(context.WithoutCancel(ctx), settleWithin)
	defer cancel()
	if !p.inStore(keep) {
		return
	}
	if err := o.Outbox.Unsure(keep, p.ID); err != nil {
		o.Log.Error("note unsure reply", "id", p.ID, "error", err)
	}
}

// recover finds out about a reply that may have been sent before: again means that it is
// safe, or by the promise of this package right, to send it.
func (o *outbox) recover(ctx context.Context, p parcel, out Outlet) step {
	if i, ok := out.(Idempotent); ok && i.Idempotent() {
		return again
	}
	if f, ok := out.(Finder); ok {
		return o.find(ctx, p, f)
	}
	if p.State != record.UnsureSent {
		return again
	}
	if time.Since(p.At) > o.cfg.KeepTrying {
		o.lose(ctx, p, "nobody can tell whether it arrived")
	}
	return done
}

func (o *outbox) find(ctx context.Context, p parcel, f Finder) step {
	backOff := firstBackOff
	for range 5 {
		ref, found, err := f.Find(ctx, p.Post)
		switch {
		case err == nil && found:
			o.link(ctx, p, ref)
			return done
		case err == nil:
			return again
		}
		o.Log.Warn("look for an unsure reply", "platform", p.Post.To.Platform, "id", p.ID, "error", err)
		if sleep(ctx, backOff) != nil {
			return done
		}
		backOff *= 2
	}
	if p.State != record.UnsureSent {
		return again
	}
	return done
}

// link ends a reply that its platform has taken. It is worth more than a quick stop.
func (o *outbox) link(ctx context.Context, p parcel, ref chat.Ref) {
	o.Meter.Delivered(p.Post.To.Platform, "sent")
	keep, cancel := context.WithTimeout(context.WithoutCancel(ctx), settleWithin)
	defer cancel()
	for p.inStore(keep) {
		err := o.Outbox.Sent(keep, p.ID, ref)
		if err == nil {
			return
		}
		o.Log.Error("link reply", "id", p.ID, "error", err)
		if sleep(keep, firstBackOff) != nil {
			return
		}
	}
}

func (o *outbox) lose(ctx context.Context, p parcel, why string) {
	o.Meter.Delivered(p.Post.To.Platform, string(record.Lost))
	o.Log.Warn("reply lost", "platform", p.Post.To.Platform, "id", p.ID, "why", why)
	if !p.inStore(ctx) {
		return
	}
	if err := o.Outbox.GiveUp(ctx, p.ID, why); err != nil {
		o.Log.Error("give up reply", "id", p.ID, "error", err)
	}
}

// send keeps an adapter's panic from ending the process; what it did before is not known.
func send(ctx context.Context, out Outlet, p chat.Post) (ref chat.Ref, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &chat.SendError{Advice: chat.GiveUp, Err: fmt.Errorf("the adapter panicked: %v", r)}
		}
	}()
	return out.Send(ctx, p)
}
