package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// Votes counts the feedback that an account has given since a time, what was withdrawn included.
func (s *Store) Votes(ctx context.Context, p chat.Platform, by chat.Author, since time.Time) (n int, err error) {
	account := s.aliasOfUser(p, by.ID)
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		user := tx.Bucket(bucketUsers).Get(account[:])
		if user == nil {
			return nil
		}
		from := keyAt(since)
		c := tx.Bucket(bucketVotes).Cursor()
		for k, _ := c.Seek(slices.Concat(user, from[:])); bytes.HasPrefix(k, user); k, _ = c.Next() {
			n++
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("count votes: %w", err)
	}
	return n, nil
}

// FeedbackOn lists all feedback on an interaction, oldest first.
func (s *Store) FeedbackOn(ctx context.Context, id record.ID) (all []record.Feedback, err error) {
	of, err := parse(id)
	if err != nil {
		return nil, fmt.Errorf("feedback on: %w", err)
	}
	err = s.view(ctx, func(tx *bbolt.Tx) error { all = s.feedbackOn(tx, of); return nil })
	if err != nil {
		return nil, fmt.Errorf("feedback on %s: %w", id, err)
	}
	return all, nil
}

func (s *Store) feedbackOn(tx *bbolt.Tx, of stored.Alias) (all []record.Feedback) {
	c := tx.Bucket(bucketFeedbackBy).Cursor()
	for k, _ := c.Seek(of[:]); bytes.HasPrefix(k, of[:]) && len(k) == 48; k, _ = c.Next() {
		if f, ok := s.feedback(tx.Bucket(bucketFeedback), k[32:]); ok {
			all = append(all, f)
		}
	}
	slices.SortFunc(all, func(a, b record.Feedback) int { return bytes.Compare([]byte(a.ID), []byte(b.ID)) })
	return all
}

// feedback reads one piece.
func (s *Store) feedback(from *bbolt.Bucket, key []byte) (record.Feedback, bool) {
	var f stored.Feedback
	if err := s.codec.Decode(from.Get(key), &f); err != nil {
		s.unreadable(bucketFeedback, key, err)
		return record.Feedback{}, false
	}
	return record.Feedback{
		ID: textOf(aliasOf(key)), Interaction: textOf(f.Interaction), User: textOf(f.User), Platform: f.Platform,
		Verdict: f.Verdict, Emoji: f.Emoji, Correction: f.Correction, Meant: f.Meant, Weight: f.Weight,
		Withdrawn: f.Withdrawn, At: stored.UTC(f.At),
	}, true
}

// Judgements yields the feedback since a time, in the order of ids. It may write meanwhile.
func (s *Store) Judgements(ctx context.Context, since time.Time, yield func(record.Feedback) error) error {
	from := keyAt(since)
	var page []record.Feedback
	for last := from[:]; last != nil; {
		page = page[:0]
		err := s.view(ctx, func(tx *bbolt.Tx) error {
			b := tx.Bucket(bucketFeedback)
			last = chunk(tx, bucketFeedback, last, func(k, _ []byte) {
				if f, ok := s.feedback(b, k); ok {
					page = append(page, f)
				}
			})
			return nil
		})
		if err != nil {
			return fmt.Errorf("read feedback: %w", err)
		}
		for _, f := range page {
			if err := yield(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// keyAt is below every id that was made at a time or later.
func keyAt(t time.Time) (key stored.Alias) {
	if ms := t.UnixMilli(); ms > 0 && ms < 1<<48 {
		binary.BigEndian.PutUint64(key[:], uint64(ms)<<16)
	}
	return key
}
