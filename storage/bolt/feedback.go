package bolt

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// AddFeedback stores a judgement; its Author becomes one of our users. An ID that is stored
// already changes nothing, also if it was withdrawn meanwhile. record.ErrNotFound: there is
// no such interaction.
func (s *Store) AddFeedback(ctx context.Context, f record.Feedback) error {
	key, err := parse(f.ID)
	if err != nil {
		return fmt.Errorf("add feedback: %w", err)
	}
	of, err := parse(f.Interaction)
	if err != nil {
		return fmt.Errorf("add feedback %s to interaction: %w", f.ID, err)
	}
	by := s.aliasOfUser(f.Platform, f.Author.ID)
	err = s.group.Do(ctx, func(t *tx) error { return s.addFeedback(t, key, of, by, f) })
	if err != nil {
		return fmt.Errorf("add feedback %s: %w", f.ID, err)
	}
	return nil
}

func (s *Store) addFeedback(t *tx, key, of, by stored.Alias, f record.Feedback) error {
	if t.Read(bucketFeedback).Get(key[:]) != nil {
		return nil
	}
	if t.Read(bucketInteractions).Get(of[:]) == nil {
		return record.ErrNotFound
	}
	if f.At.IsZero() {
		f.At = s.now()
	}
	user, err := userOf(t, by)
	if err != nil {
		return err
	}
	if err := t.Write(bucketFeedbackBy).Put(slices.Concat(of[:], user[:], key[:]), nil); err != nil {
		return err
	}
	if err := t.Write(bucketVotes).Put(slices.Concat(user[:], key[:]), nil); err != nil {
		return err
	}
	return s.put(t, bucketFeedback, key[:], stored.Feedback{
		Interaction: of, User: user, Platform: f.Platform, Verdict: f.Verdict, Emoji: f.Emoji,
		Correction: f.Correction, Meant: f.Meant, Weight: f.Weight, Withdrawn: f.Withdrawn, At: stored.UTC(f.At),
	})
}

// ToggleFeedback stores a judgement and withdraws all that the same Author on the same Platform
// said about the same Interaction by button. If the same one stands among them, the new one is
// stored as withdrawn: it was taken back. An ID that is stored already changes nothing.
// record.ErrNotFound: there is no such interaction.
func (s *Store) ToggleFeedback(ctx context.Context, f record.Feedback) error {
	key, err := parse(f.ID)
	if err != nil {
		return fmt.Errorf("toggle feedback: %w", err)
	}
	of, err := parse(f.Interaction)
	if err != nil {
		return fmt.Errorf("toggle feedback %s on interaction: %w", f.ID, err)
	}
	by := s.aliasOfUser(f.Platform, f.Author.ID)
	err = s.group.Do(ctx, func(t *tx) error { return s.toggle(t, key, of, by, f) })
	if err != nil {
		return fmt.Errorf("toggle feedback %s: %w", f.ID, err)
	}
	return nil
}

func (s *Store) toggle(t *tx, key, of, by stored.Alias, f record.Feedback) error {
	if t.Read(bucketFeedback).Get(key[:]) != nil {
		return nil
	}
	if user := t.Read(bucketUsers).Get(by[:]); user != nil {
		for _, old := range feedbackBy(t, of, aliasOf(user)) {
			stood, err := s.release(t, old)
			if err != nil {
				return err
			}
			f.Withdrawn = f.Withdrawn || stood == f.Emoji
		}
	}
	return s.addFeedback(t, key, of, by, f)
}

// release withdraws a piece of feedback that was given by button and stands, and says which.
func (s *Store) release(t *tx, key stored.Alias) (emoji string, err error) {
	var f stored.Feedback
	if err := s.codec.Decode(t.Read(bucketFeedback).Get(key[:]), &f); err != nil {
		s.unreadable(bucketFeedback, key[:], err)
		return "", nil
	}
	if f.Withdrawn || !strings.HasPrefix(f.Emoji, record.Button) {
		return "", nil
	}
	f.Withdrawn = true
	return f.Emoji, s.put(t, bucketFeedback, key[:], f)
}

// WithdrawFeedback marks as withdrawn what the same Author on the same Platform has said
// about the same Interaction with exactly the same Emoji. If there is none, nothing happens.
func (s *Store) WithdrawFeedback(ctx context.Context, f record.Feedback) error {
	of, err := parse(f.Interaction)
	if err != nil {
		return fmt.Errorf("withdraw feedback: %w", err)
	}
	by := s.aliasOfUser(f.Platform, f.Author.ID)
	err = s.group.Do(ctx, func(t *tx) error {
		user := t.Read(bucketUsers).Get(by[:])
		if user == nil {
			return nil
		}
		for _, key := range feedbackBy(t, of, aliasOf(user)) {
			if err := s.withdraw(t, key, f.Emoji); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("withdraw feedback on %s: %w", f.Interaction, err)
	}
	return nil
}

// feedbackBy lists the feedback of one user on one interaction.
func feedbackBy(t *tx, of, user stored.Alias) (keys []stored.Alias) {
	prefix := slices.Concat(of[:], user[:])
	c := t.Read(bucketFeedbackBy).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		keys = append(keys, aliasOf(k[len(prefix):]))
	}
	return keys
}

// withdraw marks one piece of feedback, if it is with this emoji.
func (s *Store) withdraw(t *tx, key stored.Alias, emoji string) error {
	var f stored.Feedback
	v := t.Read(bucketFeedback).Get(key[:])
	if err := s.codec.Decode(v, &f); err != nil {
		s.unreadable(bucketFeedback, key[:], err)
		return nil
	}
	if f.Emoji != emoji || f.Withdrawn {
		return nil
	}
	f.Withdrawn = true
	return s.put(t, bucketFeedback, key[:], f)
}
