package telegram

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// poller is one run of the update loop. The library's own has no context, ignores how long
// Telegram asks to wait, and confirms what nobody has kept.
type poller struct {
	*Adapter
	offset   int  // everything below is kept; 0: whatever Telegram has
	unhooked bool // a webhook was taken away already
	patient  bool // the next poll waits at Telegram for news
}

// run polls until ctx ends.
func (p *poller) run(ctx context.Context) {
	for ctx.Err() == nil {
		wait := p.once(ctx)
		if wait > 0 {
			_ = sleep(ctx, wait)
		}
	}
}

// once polls, keeps what came, and says how long to wait before the next poll.
func (p *poller) once(ctx context.Context) time.Duration {
	batch, err := p.get(ctx)
	if ctx.Err() != nil {
		return 0
	}
	if err != nil {
		return p.failed(ctx, err)
	}
	kept, err := p.keepAll(ctx, batch)
	p.offset = max(p.offset, kept)
	if ctx.Err() != nil {
		return 0
	}
	if err != nil {
		return p.line.hold(err)
	}
	p.line.up("polling as @" + p.me.Load().UserName)
	p.patient = true
	return 0
}

// get asks for updates. After a failure it does not wait for news, so that health knows soon.
func (p *poller) get(ctx context.Context) ([]update, error) {
	params := tg.Params{"allowed_updates": allowedUpdates}
	params.AddNonZero("offset", p.offset)
	if p.patient {
		params.AddNonZero("timeout", int(p.cfg.PollTimeout/time.Second))
	}
	raw, err := p.polls.do(ctx, "getUpdates", params)
	if err != nil {
		return nil, err
	}
	return p.read(raw)
}

// read decodes a batch. One update that nobody can read is passed over; a batch of which
// nothing can be confirmed is an error, since it would come again at once.
func (p *poller) read(raw json.RawMessage) ([]update, error) {
	batch, unread, err := decodeUpdates(raw)
	if err == nil && len(batch) == 0 {
		err = unread
	}
	if err != nil {
		return nil, &fault{method: "getUpdates", status: http.StatusOK, err: err}
	}
	if unread != nil {
		p.log.Warn("an update can't be read and is passed over", "error", unread)
	}
	slices.SortStableFunc(batch, func(a, b update) int { return cmp.Compare(a.UpdateID, b.UpdateID) })
	return batch, nil
}

// failed decides what to do about a poll that failed.
func (p *poller) failed(ctx context.Context, err error) time.Duration {
	var f *fault
	if !errors.As(err, &f) {
		return p.line.down(err)
	}
	conflict := f.refused && f.status == http.StatusConflict
	if conflict && f.says("webhook") && !p.unhooked {
		p.unhooked = true
		p.log.Warn("a webhook is set for this token, taking it away", "mode", p.cfg.Mode)
		if _, err = p.calls.do(ctx, "deleteWebhook", nil); err == nil {
			return 0
		}
	}
	if f.status == 0 { // lost or hung: whatever carried it is not to be trusted
		p.polls.fresh()
		p.calls.fresh()
	}
	p.patient = conflict // a short poll would only end the other process's long one
	return p.line.down(err)
}
