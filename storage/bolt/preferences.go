package bolt

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"go.etcd.io/bbolt"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// What the names of an ask.Asker begin with; the rest of them is an alias.
const (
	namesPerson  = "person:"
	namesChannel = "channel:"
)

// Asker tells who asks in a channel: by which names Prefer knows them, and what they prefer.
// Nobody has no name. Threads of a channel are that channel.
func (s *Store) Asker(ctx context.Context, who chat.Author, where chat.Address) (ask.Asker, error) {
	account, channel := s.aliasOfUser(where.Platform, who.ID), s.aliasOfChannel(where)
	a := ask.Asker{Channel: namesChannel + hexOf(channel)}
	err := s.view(ctx, func(tx *bbolt.Tx) error {
		a.Shared = s.preferences(tx.Bucket, bucketChannels, channel[:])
		if account == (stored.Alias{}) {
			return nil
		}
		a.Person = namesPerson + hexOf(account)
		if user := tx.Bucket(bucketUsers).Get(account[:]); user != nil {
			a.Own = s.preferences(tx.Bucket, bucketPreferences, user)
		}
		return nil
	})
	if err != nil {
		return ask.Asker{}, fmt.Errorf("preferences of an asker: %w", err)
	}
	return a, nil
}

// preferences reads a record; of none, or one that can't be read, nothing is preferred.
func (s *Store) preferences(read func(name []byte) *bbolt.Bucket, bucket, key []byte) ask.Preferences {
	var p stored.Preferences
	v := read(bucket).Get(key)
	if v == nil {
		return ask.Preferences{}
	}
	if err := s.codec.Decode(v, &p); err != nil {
		s.unreadable(bucket, key, err)
		return ask.Preferences{}
	}
	return ask.Preferences(p)
}

// Prefer sets one preference of a person or a channel, by their name of an ask.Asker, or with an
// empty value forgets it, and with an empty key all of them. record.ErrInvalid: it is no name.
func (s *Store) Prefer(ctx context.Context, name string, key ask.Key, value string) error {
	alias, person, err := named(name)
	if err != nil {
		return fmt.Errorf("prefer %s: %w", key, err)
	}
	err = s.group.Do(ctx, func(t *tx) error {
		bucket, id := bucketChannels, alias
		if person {
			bucket = bucketPreferences
			if id, err = userOf(t, alias); err != nil {
				return err
			}
		}
		p := s.preferences(t.Read, bucket, id[:]).With(key, value)
		if key == "" || p == (ask.Preferences{}) {
			return t.Write(bucket).Delete(id[:])
		}
		return s.put(t, bucket, id[:], stored.Preferences(p))
	})
	if err != nil {
		return fmt.Errorf("prefer %s: %w", key, err)
	}
	return nil
}

// named reads a name that Asker gave out.
func named(name string) (alias stored.Alias, person bool, err error) {
	text, person := strings.CutPrefix(name, namesPerson)
	if !person {
		text = strings.TrimPrefix(name, namesChannel)
	}
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) != len(alias) || text == name {
		return alias, false, errors.Join(record.ErrInvalid, errors.New("nobody has that name"))
	}
	return stored.Alias(raw), person, nil
}
