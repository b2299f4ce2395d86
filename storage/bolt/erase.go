package bolt

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// UserOf is our id of the person behind an account; empty where we have not met them.
func (s *Store) UserOf(ctx context.Context, p chat.Platform, who chat.Author) (id record.ID, err error) {
	c, err := s.Consent(ctx, p, who)
	return c.User, err
}

// Erase takes a user out of the file: what they wrote and were answered, their feedback, the
// cases of their interactions, their consent and preferences, and which accounts were theirs. Of an interaction
// there remains that somebody asked, when, with what intent, and what was tried. It tells how many interactions
// were theirs, and may be repeated after a crash.
func (s *Store) Erase(ctx context.Context, user record.ID) (n int, err error) {
	who, err := parse(user)
	if err != nil {
		return 0, fmt.Errorf("erase: %w", err)
	}
	// The accounts go first: what they write from now on is another person's.
	if err := s.group.Do(ctx, func(t *tx) error { return s.forgetUser(t, who) }); err != nil {
		return 0, fmt.Errorf("erase %s: %w", user, err)
	}
	var theirs []stored.Alias
	for last := make([]byte, 0, 16); last != nil; {
		theirs = theirs[:0]
		err := s.view(ctx, func(tx *bbolt.Tx) error {
			last = chunk(tx, bucketInteractions, last, func(k, v []byte) {
				var i stored.Interaction
				if s.codec.Decode(v, &i) == nil && i.User == who {
					theirs = append(theirs, aliasOf(k))
				}
			})
			return nil
		})
		if err == nil && len(theirs) > 0 {
			err = s.group.Do(ctx, func(t *tx) error { return s.blank(t, theirs) })
		}
		if err != nil {
			return n, fmt.Errorf("erase %s: %w", user, err)
		}
		n += len(theirs)
	}
	return n, nil
}

// forgetUser removes what is kept under a user's id: accounts, consent and feedback.
func (s *Store) forgetUser(t *tx, who stored.Alias) error {
	var accounts, votes [][]byte
	c := t.Read(bucketUsers).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if bytes.Equal(v, who[:]) {
			accounts = append(accounts, slices.Clone(k))
		}
	}
	c = t.Read(bucketVotes).Cursor()
	for k, _ := c.Seek(who[:]); bytes.HasPrefix(k, who[:]); k, _ = c.Next() {
		votes = append(votes, slices.Clone(k))
	}
	for _, k := range accounts {
		if err := t.Write(bucketUsers).Delete(k); err != nil {
			return err
		}
	}
	for _, k := range votes {
		if err := s.forgetVote(t, who, k); err != nil {
			return err
		}
	}
	if err := t.Write(bucketPreferences).Delete(who[:]); err != nil {
		return err
	}
	return t.Write(bucketConsents).Delete(who[:])
}

func (s *Store) forgetVote(t *tx, who stored.Alias, vote []byte) error {
	key := aliasOf(vote[16:])
	var f stored.Feedback
	if err := s.codec.Decode(t.Read(bucketFeedback).Get(key[:]), &f); err == nil {
		if err := t.Write(bucketFeedbackBy).Delete(slices.Concat(f.Interaction[:], who[:], key[:])); err != nil {
			return err
		}
	}
	if err := t.Write(bucketFeedback).Delete(key[:]); err != nil {
		return err
	}
	return t.Write(bucketVotes).Delete(vote)
}

// blank takes people out of interactions, and closes their cases for good.
func (s *Store) blank(t *tx, keys []stored.Alias) error {
	for _, key := range keys {
		var i stored.Interaction
		if err := s.codec.Decode(t.Read(bucketInteractions).Get(key[:]), &i); err != nil {
			s.unreadable(bucketInteractions, key[:], err)
			continue
		}
		if err := s.put(t, bucketInteractions, key[:], withoutPerson(i)); err != nil {
			return err
		}
		if err := t.Write(bucketCases).Delete(key[:]); err != nil {
			return err
		}
	}
	return nil
}
