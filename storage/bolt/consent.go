package bolt

import (
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// Consent tells whether the person behind an account agreed. Its User is empty where we have not
// met them.
func (s *Store) Consent(ctx context.Context, p chat.Platform, who chat.Author) (c record.Consent, err error) {
	account := s.aliasOfUser(p, who.ID)
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		if user := tx.Bucket(bucketUsers).Get(account[:]); user != nil {
			c = s.consent(tx.Bucket(bucketConsents), aliasOf(user))
		}
		return nil
	})
	if err != nil {
		return record.Consent{}, fmt.Errorf("read consent: %w", err)
	}
	return c, nil
}

// ConsentOf tells whether one of our users agreed; nobody did not.
func (s *Store) ConsentOf(ctx context.Context, user record.ID) (c record.Consent, err error) {
	if user == "" {
		return c, nil
	}
	key, err := parse(user)
	if err != nil {
		return c, fmt.Errorf("read consent: %w", err)
	}
	err = s.view(ctx, func(tx *bbolt.Tx) error { c = s.consent(tx.Bucket(bucketConsents), key); return nil })
	if err != nil {
		return record.Consent{}, fmt.Errorf("read consent of %s: %w", user, err)
	}
	return c, nil
}

// SetConsent notes what the person behind an account says, and tells who that is.
func (s *Store) SetConsent(ctx context.Context, p chat.Platform, who chat.Author, state record.ConsentState) (id record.ID, err error) {
	account := s.aliasOfUser(p, who.ID)
	if account == (stored.Alias{}) {
		return "", fmt.Errorf("set consent: %w: nobody can't agree", record.ErrInvalid)
	}
	err = s.group.Do(ctx, func(t *tx) error {
		user, err := userOf(t, account)
		if err != nil {
			return err
		}
		id = textOf(user)
		return s.put(t, bucketConsents, user[:], stored.Consent{State: state, At: stored.UTC(s.now())})
	})
	if err != nil {
		return "", fmt.Errorf("set consent: %w", err)
	}
	return id, nil
}

// consent reads a user's; of one that can't be read nothing is agreed to.
func (s *Store) consent(from *bbolt.Bucket, user stored.Alias) record.Consent {
	out := record.Consent{User: textOf(user)}
	v := from.Get(user[:])
	if v == nil {
		return out
	}
	var c stored.Consent
	if err := s.codec.Decode(v, &c); err != nil {
		s.unreadable(bucketConsents, user[:], err)
		out.State = record.Refused
		return out
	}
	out.State, out.At = c.State, stored.UTC(c.At)
	return out
}
