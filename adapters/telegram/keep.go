package telegram

import (
	"context"
	"sync"

	"tickertape/core/chat"
)

// keepAll hands a batch in order of id to the Receiver, chats side by side so that they can
// share a commit, and each chat's events in order. kept is the offset that confirms what was
// kept: all up to the first failure.
func (a *Adapter) keepAll(ctx context.Context, batch []update) (kept int, err error) {
	if len(batch) == 0 {
		return 0, nil
	}
	me, now := *a.me.Load(), a.now()
	chats := map[string][]parcel{}
	for i, u := range batch {
		for _, e := range events(u, me, now) {
			where := e.Where().Channel
			chats[where] = append(chats[where], parcel{i, e})
		}
	}
	failed := make([]error, len(batch))
	var all sync.WaitGroup
	for _, queue := range chats {
		if len(chats) == 1 {
			a.keepChat(ctx, queue, failed)
			break
		}
		all.Go(func() { a.keepChat(ctx, queue, failed) })
	}
	all.Wait()
	return a.confirmed(batch, failed)
}

// parcel is an event and the update of the batch that it came in.
type parcel struct {
	update int
	event  chat.Event
}

// keepChat stops at the first failure, so that nothing overtakes it. An update belongs to one
// chat: nobody else writes to its place in failed.
func (a *Adapter) keepChat(ctx context.Context, queue []parcel, failed []error) {
	for _, p := range queue {
		if err := a.to.Receive(ctx, p.event); err != nil {
			failed[p.update] = err
			return
		}
	}
}

func (a *Adapter) confirmed(batch []update, failed []error) (offset int, err error) {
	for i, u := range batch {
		if failed[i] != nil {
			return offset, failed[i]
		}
		offset = u.UpdateID + 1
		a.pressed(u)
		a.typed.take(u.InlineQuery, a.now())
	}
	return offset, nil
}
