package bolt

import (
	"bytes"
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// Accept stores an event. One with the same Platform and ID within Config.Dedupe is not fresh
// and not stored again. record.ErrFull: Config.InboxLimit events are unanswered; come back
// later. When it returns nil the event is on disk.
func (s *Store) Accept(ctx context.Context, e chat.Event) (fresh bool, err error) {
	if e.ID == "" {
		return false, fmt.Errorf("accept: an event of %s has no id", e.Platform)
	}
	at := s.now().UTC()
	event, err := stored.OfEvent(e)
	if err != nil {
		return false, fmt.Errorf("accept: %w", err)
	}
	value, err := s.codec.Encode(stored.Entry{Event: event, At: at})
	if err != nil {
		return false, fmt.Errorf("accept: %w", err)
	}
	alias := s.aliasOfEvent(e)
	err = s.group.Do(ctx, func(t *tx) (err error) {
		fresh, err = s.accept(t, alias, at, value)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("accept: %w", err)
	}
	if fresh {
		signal(s.arrived)
	}
	return fresh, nil
}

// Next waits for the oldest entry that was not handed out since the file was opened.
func (s *Store) Next(ctx context.Context) (record.Entry, error) {
	for {
		e, found, err := s.poll(ctx)
		if err != nil {
			return record.Entry{}, fmt.Errorf("next entry: %w", err)
		}
		if found {
			signal(s.arrived) // there may be one for somebody else, too
			return e, nil
		}
		select {
		case <-s.arrived:
		case <-s.closed:
			return record.Entry{}, fmt.Errorf("next entry: %w", ErrClosed)
		case <-ctx.Done():
			return record.Entry{}, fmt.Errorf("next entry: %w", ctx.Err())
		}
	}
}

// Drop forgets an entry that needs no answer. Dropping it again does nothing.
func (s *Store) Drop(ctx context.Context, id record.ID) error {
	key, err := parse(id)
	if err != nil {
		return fmt.Errorf("drop: %w", err)
	}
	err = s.group.Do(ctx, func(t *tx) error {
		if t.Read(bucketInbox).Get(key[:]) == nil {
			return nil
		}
		return dropEntry(t, key)
	})
	if err != nil {
		return fmt.Errorf("drop %s: %w", id, err)
	}
	return nil
}

// poll reads the entry after the last one that was handed out.
func (s *Store) poll(ctx context.Context) (e record.Entry, found bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		c := tx.Bucket(bucketInbox).Cursor()
		for k, v := after(c, s.last[:]); k != nil; k, v = c.Next() {
			copy(s.last[:], k)
			if e, err = s.entry(k, v); err == nil {
				found = true
				return nil
			}
			s.unreadable(bucketInbox, k, err)
		}
		return nil
	})
	return e, found, err
}

// entry decodes a pair of the inbox.
func (s *Store) entry(k, v []byte) (record.Entry, error) {
	var e stored.Entry
	if err := s.codec.Decode(v, &e); err != nil {
		return record.Entry{}, err
	}
	event, err := e.Event.Chat()
	if err != nil {
		return record.Entry{}, err
	}
	return record.Entry{ID: textOf(aliasOf(k)), Event: event, At: e.At.UTC()}, nil
}

// dropEntry removes an entry that is in the inbox.
func dropEntry(t *tx, key stored.Alias) error {
	t.State.inbox--
	return t.Write(bucketInbox).Delete(key[:])
}

// after moves a cursor to the first key above key.
func after(c *bbolt.Cursor, key []byte) (k, v []byte) {
	k, v = c.Seek(key)
	if k != nil && bytes.Equal(k, key) {
		k, v = c.Next()
	}
	return k, v
}

// signal puts a token into a one-slot channel.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
