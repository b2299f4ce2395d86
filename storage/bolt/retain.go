package bolt

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/core/ask"
	"tickertape/storage/bolt/internal/stored"
)

// RemoveTexts takes out of interactions that came before a time what people wrote and were
// answered, and who they were, and of feedback given before it what they wrote, and whose it was.
// There remain time, intent, speed and verdicts: a verdict can't be taken back any more. It tells
// how many records that were.
func (s *Store) RemoveTexts(ctx context.Context, before time.Time) (int, error) {
	n, err := s.clear(ctx, "remove texts", bucketInteractions, before, s.hasText, s.bare)
	if err != nil {
		return n, err
	}
	more, err := s.clear(ctx, "remove the names of feedback", bucketFeedback, before, s.hasPerson, s.anonymize)
	return n + more, err
}

// RemoveInteractions removes interactions that came before a time, with their feedback and
// cases. One whose reply still waits to be sent stays.
func (s *Store) RemoveInteractions(ctx context.Context, before time.Time) (int, error) {
	return s.clear(ctx, "remove interactions", bucketInteractions, before, anything, s.removeInteraction)
}

// RemoveFeedback removes feedback that was given before a time.
func (s *Store) RemoveFeedback(ctx context.Context, before time.Time) (int, error) {
	return s.clear(ctx, "remove feedback", bucketFeedback, before, anything, s.removeFeedback)
}

// RemoveCases removes cases of interactions that came before a time, decided or not. Of one whose
// interaction and feedback are there, what was decided stays, for what is learned of them:
// else votes that were held back as a burst would teach once their case is gone.
func (s *Store) RemoveCases(ctx context.Context, before time.Time) (int, error) {
	return s.clear(ctx, "remove cases", bucketCases, before, anything, s.removeCase)
}

// removeCase removes a case, or all of it but what was decided.
func (s *Store) removeCase(t *tx, key stored.Alias) (bool, error) {
	said, _ := t.Read(bucketFeedbackBy).Cursor().Seek(key[:])
	if !bytes.HasPrefix(said, key[:]) || t.Read(bucketInteractions).Get(key[:]) == nil {
		return true, t.Write(bucketCases).Delete(key[:])
	}
	var c stored.Case
	v := t.Read(bucketCases).Get(key[:])
	if v == nil {
		return false, nil
	}
	if err := s.codec.Decode(v, &c); err != nil {
		s.unreadable(bucketCases, key[:], err)
		return false, nil
	}
	if c.Removed {
		return false, nil
	}
	return true, s.put(t, bucketCases, key[:], c.Decision())
}

// clear goes through the keys of a bucket that were made before a time, a chunk in a
// transaction, and changes those that are picked.
func (s *Store) clear(ctx context.Context, op string, bucket []byte, before time.Time,
	picks func(value []byte) bool, change func(*tx, stored.Alias) (changed bool, err error),
) (n int, err error) {
	for last := make([]byte, 0, 16); last != nil; {
		var keys []stored.Alias
		err := s.view(ctx, func(tx *bbolt.Tx) error {
			young := false
			last = chunk(tx, bucket, last, func(k, v []byte) {
				if young = young || !timeOf(aliasOf(k)).Before(before); !young && picks(v) {
					keys = append(keys, aliasOf(k))
				}
			})
			if young {
				last = nil // keys sort by time
			}
			return nil
		})
		changed := 0
		if err == nil && len(keys) > 0 {
			err = s.group.Do(ctx, func(t *tx) error {
				changed = 0
				for _, key := range keys {
					did, err := change(t, key)
					if err != nil {
						return err
					}
					if did {
						changed++
					}
				}
				return nil
			})
		}
		if err != nil {
			return n, fmt.Errorf("%s: %w", op, err)
		}
		n += changed
	}
	return n, nil
}

func anything([]byte) bool { return true }

func (s *Store) hasText(v []byte) bool {
	var i stored.Interaction
	return s.codec.Decode(v, &i) == nil && (i.User != (stored.Alias{}) || i.Text != "")
}

// bare leaves of an interaction what tells nothing about its person.
func (s *Store) bare(t *tx, key stored.Alias) (bool, error) {
	v := t.Read(bucketInteractions).Get(key[:])
	if v == nil || t.Read(bucketOutbox).Get(key[:]) != nil {
		return false, nil
	}
	var i stored.Interaction
	if err := s.codec.Decode(v, &i); err != nil {
		s.unreadable(bucketInteractions, key[:], err)
		return false, nil
	}
	return true, s.put(t, bucketInteractions, key[:], withoutPerson(i))
}

func (s *Store) hasPerson(v []byte) bool {
	var f stored.Feedback
	return s.codec.Decode(v, &f) == nil && (f.Correction != "" || !f.Nameless && f.User != (stored.Alias{}))
}

// anonymize leaves of feedback what tells nothing about whose it is. All that somebody said about
// an answer stays one voice, under a name that comes from nothing but its first piece.
func (s *Store) anonymize(t *tx, key stored.Alias) (bool, error) {
	var f stored.Feedback
	if err := s.codec.Decode(t.Read(bucketFeedback).Get(key[:]), &f); err != nil {
		s.unreadable(bucketFeedback, key[:], err)
		return false, nil
	}
	if f.Correction == "" && f.Nameless {
		return false, nil // with another of the same voice
	}
	for _, one := range feedbackBy(t, f.Interaction, f.User) {
		if err := s.rename(t, one, f.User, key); err != nil {
			return false, err
		}
	}
	return true, nil
}

// rename gives a piece of feedback to a name that is nobody's, and takes its words.
func (s *Store) rename(t *tx, key, from, to stored.Alias) error {
	var f stored.Feedback
	if err := s.codec.Decode(t.Read(bucketFeedback).Get(key[:]), &f); err != nil {
		s.unreadable(bucketFeedback, key[:], err)
		return nil
	}
	if err := t.Write(bucketVotes).Delete(slices.Concat(from[:], key[:])); err != nil {
		return err
	}
	if err := t.Write(bucketFeedbackBy).Delete(slices.Concat(f.Interaction[:], from[:], key[:])); err != nil {
		return err
	}
	if err := t.Write(bucketFeedbackBy).Put(slices.Concat(f.Interaction[:], to[:], key[:]), nil); err != nil {
		return err
	}
	f.User, f.Correction, f.Nameless = to, "", true
	return s.put(t, bucketFeedback, key[:], f)
}

// withoutPerson is that somebody asked, when, with what intent, and how fast they were answered.
func withoutPerson(i stored.Interaction) stored.Interaction {
	q := i.Query.Ask()
	return stored.Interaction{
		Platform: i.Platform, Direct: i.Direct, Asked: i.Asked, Provider: i.Provider, Took: i.Took, At: i.At, Arm: i.Arm, Failed: i.Failed,
		Query: stored.OfQuery(ask.Query{Intent: q.Intent, Confidence: q.Confidence, Language: q.Language, By: q.By, Model: q.Model, Second: q.Second}),
	}
}

// removeInteraction removes one with all that hangs on it.
func (s *Store) removeInteraction(t *tx, key stored.Alias) (bool, error) {
	if t.Read(bucketOutbox).Get(key[:]) != nil {
		return false, nil
	}
	var said []stored.Alias
	c := t.Read(bucketFeedbackBy).Cursor()
	for k, _ := c.Seek(key[:]); bytes.HasPrefix(k, key[:]); k, _ = c.Next() {
		said = append(said, aliasOf(k[32:]))
	}
	for _, f := range said {
		if _, err := s.removeFeedback(t, f); err != nil {
			return false, err
		}
	}
	var d stored.Delivery
	if v := t.Read(bucketDeliveries).Get(key[:]); v != nil && s.codec.Decode(v, &d) == nil && d.Reply != (stored.Alias{}) {
		if err := t.Write(bucketReplies).Delete(d.Reply[:]); err != nil {
			return false, err
		}
	}
	for _, bucket := range [][]byte{bucketDeliveries, bucketCases, bucketInteractions} {
		if err := t.Write(bucket).Delete(key[:]); err != nil {
			return false, err
		}
	}
	return true, nil
}

// removeFeedback removes a judgement and where it is looked up.
func (s *Store) removeFeedback(t *tx, key stored.Alias) (bool, error) {
	var f stored.Feedback
	if err := s.codec.Decode(t.Read(bucketFeedback).Get(key[:]), &f); err == nil {
		if err := t.Write(bucketFeedbackBy).Delete(slices.Concat(f.Interaction[:], f.User[:], key[:])); err != nil {
			return false, err
		}
		if err := t.Write(bucketVotes).Delete(slices.Concat(f.User[:], key[:])); err != nil {
			return false, err
		}
	}
	return true, t.Write(bucketFeedback).Delete(key[:])
}
