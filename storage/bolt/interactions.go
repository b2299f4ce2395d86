package bolt

import (
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// Interaction reads one back. Of its platform it has the name alone: the address of Message
// and Reply is an opaque channel, the same for the same conversation, and Reply's ID, once it
// was sent, is opaque too. Message.Author is empty, User says who it was; the card's picture
// has no bytes.
func (s *Store) Interaction(ctx context.Context, id record.ID) (record.Interaction, error) {
	key, err := parse(id)
	if err != nil {
		return record.Interaction{}, fmt.Errorf("read interaction: %w", err)
	}
	var i stored.Interaction
	var end stored.Delivery
	err = s.view(ctx, func(tx *bbolt.Tx) (err error) {
		v := tx.Bucket(bucketInteractions).Get(key[:])
		if v == nil {
			return record.ErrNotFound
		}
		if err := s.codec.Decode(v, &i); err != nil {
			s.unreadable(bucketInteractions, key[:], err)
			return err
		}
		end = s.delivery(tx, key[:])
		return nil
	})
	if err != nil {
		return record.Interaction{}, fmt.Errorf("read interaction %s: %w", id, err)
	}
	return interactionOf(id, i, end), nil
}

// interactionOf makes the word of what is stored.
func interactionOf(id record.ID, i stored.Interaction, end stored.Delivery) record.Interaction {
	where := chat.Address{Platform: i.Platform, Channel: hexOf(i.Conversation)}
	w := record.Interaction{
		ID: id, User: textOf(i.User),
		Message: chat.Message{Ref: chat.Ref{Address: where}, Text: i.Text, Direct: i.Direct, At: i.Asked.UTC()},
		Query:   i.Query.Ask(), Card: i.Card.Chat(),
		Provider: i.Provider, Took: i.Took, At: stored.UTC(i.At), Arm: i.Arm, Failed: i.Failed,
	}
	if end.State == sent {
		w.Reply = chat.Ref{Address: where, ID: hexOf(end.Reply)}
	}
	return w
}

// InteractionOf tells which interaction's reply a message is. It looks at Platform, Channel
// and ID alone. record.ErrNotFound: it is none of ours.
func (s *Store) InteractionOf(ctx context.Context, ref chat.Ref) (record.ID, error) {
	alias := s.aliasOfMessage(ref)
	var id record.ID
	err := s.view(ctx, func(tx *bbolt.Tx) error {
		v := tx.Bucket(bucketReplies).Get(alias[:])
		if v == nil {
			return record.ErrNotFound
		}
		id = textOf(aliasOf(v))
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("interaction of a message: %w", err)
	}
	return id, nil
}

// origin is who wrote a message and where, as aliases.
type origin struct{ account, conversation stored.Alias }

func (s *Store) originOf(m chat.Message) origin {
	return origin{s.aliasOfUser(m.Ref.Platform, m.Author.ID), s.aliasOfConversation(m.Ref.Address)}
}

// storeInteraction writes an interaction; its author becomes one of our users.
func (s *Store) storeInteraction(t *tx, key stored.Alias, from origin, i record.Interaction) error {
	if i.At.IsZero() {
		i.At = s.now()
	}
	user, err := userOf(t, from.account)
	if err != nil {
		return err
	}
	return s.put(t, bucketInteractions, key[:], stored.OfInteraction(i, user, from.conversation))
}

// delivery tells how the reply of an interaction fared: what became of it, or how it stands
// in the outbox.
func (s *Store) delivery(tx *bbolt.Tx, key []byte) (d stored.Delivery) {
	if v := tx.Bucket(bucketDeliveries).Get(key); v != nil {
		if err := s.codec.Decode(v, &d); err != nil {
			s.unreadable(bucketDeliveries, key, err)
		}
		return d
	}
	var r stored.Reply
	if v := tx.Bucket(bucketOutbox).Get(key); v != nil {
		if err := s.codec.Decode(v, &r); err != nil {
			s.unreadable(bucketOutbox, key, err)
		}
	}
	return stored.Delivery{State: r.State}
}
