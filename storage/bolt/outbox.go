package bolt

import (
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// sent is the fourth state of a delivery: it is stored, while record's are those of a Reply.
const sent record.Delivery = "sent"

// Answered stores the interaction, takes its entry out of the inbox and puts the post into the
// outbox, in one transaction. The interaction's ID is the entry's. A second call for the same
// id does nothing; an id that was never accepted, or was dropped, is record.ErrNotFound.
func (s *Store) Answered(ctx context.Context, i record.Interaction, p chat.Post) error {
	key, err := parse(i.ID)
	if err != nil {
		return fmt.Errorf("answered: %w", err)
	}
	reply := stored.Reply{Post: stored.OfPost(p), State: record.Pending, At: s.now().UTC()}
	from := s.originOf(i.Message)
	err = s.group.Do(ctx, func(t *tx) error { return s.answered(t, key, from, i, reply) })
	if err != nil {
		return fmt.Errorf("answered %s: %w", i.ID, err)
	}
	return nil
}

func (s *Store) answered(t *tx, key stored.Alias, from origin, i record.Interaction, reply stored.Reply) error {
	if t.Read(bucketInteractions).Get(key[:]) != nil {
		return nil
	}
	value := t.Read(bucketInbox).Get(key[:])
	if value == nil {
		return record.ErrNotFound
	}
	var entry stored.Origin
	if err := s.codec.Decode(value, &entry); err == nil {
		reply.EventID = entry.Event.ID
	}
	if err := s.storeInteraction(t, key, from, i); err != nil {
		return err
	}
	if err := dropEntry(t, key); err != nil {
		return err
	}
	t.State.outbox++
	return s.put(t, bucketOutbox, key[:], reply)
}

// Unsent lists what was answered but not sent when the file was opened, and still is not,
// oldest first.
func (s *Store) Unsent(ctx context.Context) ([]record.Reply, error) {
	var replies []record.Reply
	err := s.view(ctx, func(tx *bbolt.Tx) error {
		b := tx.Bucket(bucketOutbox)
		for _, key := range s.unsent {
			v := b.Get(key[:])
			if v == nil {
				continue
			}
			var r stored.Reply
			if err := s.codec.Decode(v, &r); err != nil {
				s.unreadable(bucketOutbox, key[:], err)
				continue
			}
			replies = append(replies, record.Reply{ID: textOf(key), Post: r.Post.Chat(), State: r.State, Attempts: r.Attempts, At: r.At.UTC()})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list unsent replies: %w", err)
	}
	return replies, nil
}

// Sent links the platform's message with its interaction, so that InteractionOf finds it, and
// ends the outbox entry. A reference without an ID is not linked. It may be called again.
func (s *Store) Sent(ctx context.Context, id record.ID, ref chat.Ref) error {
	end := stored.Delivery{State: sent, At: s.now().UTC()}
	if ref.ID != "" {
		end.Reply = s.aliasOfMessage(ref)
	}
	return s.settle(ctx, "sent", id, end)
}

// GiveUp ends the outbox entry; the interaction says that its reply was lost, and why.
// A reply that was sent stays sent.
func (s *Store) GiveUp(ctx context.Context, id record.ID, why string) error {
	return s.settle(ctx, "give up", id, stored.Delivery{State: record.Lost, Why: why, At: s.now().UTC()})
}

// settle notes how a reply ended. record.ErrNotFound: there is no such interaction.
func (s *Store) settle(ctx context.Context, op string, id record.ID, end stored.Delivery) error {
	key, err := parse(id)
	if err != nil {
		return fmt.Errorf("%s: %w", op, err)
	}
	err = s.group.Do(ctx, func(t *tx) error {
		if t.Read(bucketInteractions).Get(key[:]) == nil {
			return record.ErrNotFound
		}
		under := t.Read(bucketOutbox).Get(key[:]) != nil
		if under {
			if err := dropReply(t, key); err != nil {
				return err
			}
		} else if end.Reply == (stored.Alias{}) {
			return nil // it has ended before, and there is no reference to add
		}
		return s.deliver(t, key, end)
	})
	if err != nil {
		return fmt.Errorf("%s %s: %w", op, id, err)
	}
	return nil
}

// dropReply removes a reply that is in the outbox.
func dropReply(t *tx, key stored.Alias) error {
	t.State.outbox--
	return t.Write(bucketOutbox).Delete(key[:])
}

// deliver notes how a reply ended, and links the platform's message if there is one.
func (s *Store) deliver(t *tx, key stored.Alias, end stored.Delivery) error {
	if end.Reply != (stored.Alias{}) {
		if err := t.Write(bucketReplies).Put(end.Reply[:], key[:]); err != nil {
			return err
		}
	}
	return s.put(t, bucketDeliveries, key[:], end)
}

// Unsure notes that the reply may have arrived: one more attempt, state unsure. The entry
// stays; of a reply that has left the outbox nothing changes.
func (s *Store) Unsure(ctx context.Context, id record.ID) error {
	key, err := parse(id)
	if err != nil {
		return fmt.Errorf("unsure: %w", err)
	}
	err = s.group.Do(ctx, func(t *tx) error {
		v := t.Read(bucketOutbox).Get(key[:])
		if v == nil {
			if t.Read(bucketInteractions).Get(key[:]) == nil {
				return record.ErrNotFound
			}
			return nil
		}
		var r stored.Reply
		if err := s.codec.Decode(v, &r); err != nil {
			s.unreadable(bucketOutbox, key[:], err)
			return err
		}
		r.State, r.Attempts = record.UnsureSent, r.Attempts+1
		return s.put(t, bucketOutbox, key[:], r)
	})
	if err != nil {
		return fmt.Errorf("unsure %s: %w", id, err)
	}
	return nil
}

// put encodes and stores a record.
func (s *Store) put(t *tx, bucket, key []byte, rec any) error {
	value, err := s.codec.Encode(rec)
	if err != nil {
		return err
	}
	return t.Write(bucket).Put(key, value)
}
