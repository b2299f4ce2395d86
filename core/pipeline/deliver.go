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
	defer o.landed(&p)
	out, g := o.Outlets[p.Post.To.Platform], o.gates[p.Post.To.Platform]
	if out == nil {
		if p.recovered {
			o.leave(p, "its platform was switched off")
		} else {
			o.lose(p, "the platform is not configured")
		}
		return
	}
	if o.edit(ctx, &p, out, g, pace) == done {
		return
	}
	if p.recovered || p.State == record.UnsureSent {
		o.leaves(&p)
		if o.recover(ctx, p, out) == done {
			return
		}
	}
	backOff, sure := firstBackOff, true // sure: that another attempt can't post it twice
	for ctx.Err() == nil {
		o.landed(&p)
		if time.Since(p.At) > o.cfg.KeepTrying {
			o.lose(p, "the platform did not take it in time")
			return
		}
		if g.pass(ctx, pace) != nil {
			return
		}
		if !sure && o.recover(ctx, p, out) == done { // while we waited, its key may have been forgotten
			return
		}
		o.leaves(&p)
		ref, err := send(ctx, out, p.Post)
		if err == nil {
			o.link(p, ref)
			return
		}
		if ctx.Err() != nil && !errors.Is(err, chat.Unsure) {
			return
		}
		if !errors.Is(err, chat.Unsure) {
			o.landed(&p)
		}
		if o.react(ctx, &p, out, g, err, &backOff) == done {
			return
		}
		sure = p.State != record.UnsureSent || errors.Is(err, chat.Unsure)
	}
}

// react does what an adapter advises about a failed send.
func (o *outbox) react(ctx context.Context, p *parcel, out Outlet, g *gate, err error, backOff *time.Duration) step {
	platform := p.Post.To.Platform
	o.Log.Warn("send", "platform", platform, "id", p.ID, "error", err)
	var failed *chat.SendError
	switch {
	case errors.Is(err, chat.GiveUp):
		o.lose(*p, err.Error())
		return done
	case errors.Is(err, chat.AsPlain):
		if p.Post.Plain {
			o.lose(*p, err.Error())
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
	o.note(*p, "note unsure reply", func(ctx context.Context) error { return o.Outbox.Unsure(ctx, p.ID) })
	p.State = record.UnsureSent
	if sleep(ctx, lookAfter) != nil {
		return done
	}
	return o.recover(ctx, *p, out)
}

// recover finds out about a reply that may have been sent before: again means that it is
// safe, or by the promise of this package right, to send it.
func (o *outbox) recover(ctx context.Context, p parcel, out Outlet) step {
	if i, ok := out.(Idempotent); ok && time.Since(p.At) < i.Idempotent() {
		return again
	}
	if f, ok := out.(Finder); ok {
		return o.find(ctx, p, f)
	}
	if p.State != record.UnsureSent {
		return again
	}
	o.leave(p, "nobody can tell whether it arrived")
	return done
}

// looks are the pauses before each further look for a reply: a slow platform may show late
// what it has taken.
var looks = []time.Duration{3 * time.Second, 12 * time.Second}

// find looks for a reply until it is found, or surely not there.
func (o *outbox) find(ctx context.Context, p parcel, f Finder) step {
	var err error
	for i := 0; ; i++ {
		var ref chat.Ref
		var found bool
		if ref, found, err = f.Find(ctx, p.Post); err == nil && found {
			o.link(p, ref)
			return done
		}
		if err != nil {
			o.Log.Warn("look for an unsure reply", "platform", p.Post.To.Platform, "id", p.ID, "error", err)
		}
		if p.State != record.UnsureSent && err == nil {
			return again // an earlier process's, long enough ago
		}
		if i == len(looks) {
			break
		}
		if sleep(ctx, looks[i]) != nil {
			return done
		}
	}
	if err == nil || p.State != record.UnsureSent {
		return again
	}
	o.leave(p, "nobody can tell whether it arrived")
	return done
}

// leave gives a reply up when its time is over, and until then leaves it to the next start.
func (o *outbox) leave(p parcel, why string) {
	o.wg.Go(func() {
		if sleep(o.ctx, o.cfg.KeepTrying-time.Since(p.At)) == nil {
			o.lose(p, why)
		}
	})
}

// link ends a reply that its platform has taken. It is worth more than a quick stop.
func (o *outbox) link(p parcel, ref chat.Ref) {
	o.Meter.Delivered(p.Post.To.Platform, "sent")
	o.note(p, "link reply", func(ctx context.Context) error { return o.Outbox.Sent(ctx, p.ID, ref) })
}

func (o *outbox) lose(p parcel, why string) {
	o.Meter.Delivered(p.Post.To.Platform, string(record.Lost))
	o.Log.Warn("reply lost", "platform", p.Post.To.Platform, "id", p.ID, "why", why)
	o.note(p, "give up reply", func(ctx context.Context) error { return o.Outbox.GiveUp(ctx, p.ID, why) })
}

// note lets the store remember what became of a reply. A store that fails for longer than
// the channel should wait is tried on for as long as the outbox works, and a little longer.
func (o *outbox) note(p parcel, what string, do func(context.Context) error) {
	soon, cancel := context.WithTimeout(context.WithoutCancel(o.ctx), settleWithin)
	defer cancel()
	if o.try(soon, p, what, do) || o.ctx.Err() != nil {
		return
	}
	o.wg.Go(func() {
		if o.try(o.ctx, p, what, do) {
			return
		}
		last, cancel := context.WithTimeout(context.WithoutCancel(o.ctx), settleWithin)
		defer cancel()
		o.try(last, p, what, do)
	})
}

// try repeats a store operation until it succeeds; false when ctx ended first.
func (o *outbox) try(ctx context.Context, p parcel, what string, do func(context.Context) error) bool {
	if !p.inStore(ctx) {
		return false
	}
	for wait := firstBackOff; ; wait = min(2*wait, settleWithin) {
		err := do(ctx)
		if err == nil {
			return true
		}
		o.Log.Error(what, "id", p.ID, "error", err)
		if errors.Is(err, record.ErrNotFound) || errors.Is(err, record.ErrInvalid) {
			return true // it will not change
		}
		if sleep(ctx, wait) != nil {
			return false
		}
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
