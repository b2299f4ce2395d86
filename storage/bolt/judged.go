package bolt

import (
	"bytes"
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// judgedAtOnce bounds the interactions that are read in one transaction: they are larger than
// rows.
const judgedAtOnce = 100

// Judged yields the interactions that somebody judged or that have a case, in their order, with
// all that was said about them. What nobody spoke of is not touched, and memory stays the same
// however many there are. The caller may write meanwhile.
func (s *Store) Judged(ctx context.Context, yield func(record.Judged) error) error {
	var page []record.Judged
	for last, more := []byte(nil), true; more; {
		page = page[:0]
		err := s.view(ctx, func(tx *bbolt.Tx) error {
			more = false
			for range judgedAtOnce {
				id := nextJudged(tx, last)
				if id == nil {
					return nil
				}
				last = id
				if j, ok := s.judged(tx, aliasOf(id)); ok {
					page = append(page, j)
				}
			}
			more = true
			return nil
		})
		if err != nil {
			return fmt.Errorf("read what was judged: %w", err)
		}
		for _, j := range page {
			if err := yield(j); err != nil {
				return err
			}
		}
	}
	return nil
}

// nextJudged is the first interaction above last that has feedback or a case; nil: none.
func nextJudged(tx *bbolt.Tx, last []byte) []byte {
	from := bytes.Clone(last)
	if len(from) == 16 {
		from = append(from, bytes.Repeat([]byte{0xff}, 33)...) // above all feedback on it
	}
	said, _ := tx.Bucket(bucketFeedbackBy).Cursor().Seek(from)
	opened, _ := tx.Bucket(bucketCases).Cursor().Seek(from)
	if len(said) >= 16 {
		said = said[:16]
	}
	switch {
	case said == nil:
		return bytes.Clone(opened)
	case opened == nil || bytes.Compare(said, opened) < 0:
		return bytes.Clone(said)
	}
	return bytes.Clone(opened)
}

// judged reads an interaction and what was said about it; false: it is gone, or unreadable.
func (s *Store) judged(tx *bbolt.Tx, key stored.Alias) (j record.Judged, ok bool) {
	v := tx.Bucket(bucketInteractions).Get(key[:])
	if v == nil {
		return j, false
	}
	var i stored.Interaction
	if err := s.codec.Decode(v, &i); err != nil {
		s.unreadable(bucketInteractions, key[:], err)
		return j, false
	}
	j.Interaction = interactionOf(textOf(key), i, s.delivery(tx, key[:]))
	j.Feedback = s.feedbackOn(tx, key)
	j.Case, _ = s.readCase(tx.Bucket(bucketCases), key[:])
	if i.User != (stored.Alias{}) {
		j.Consent = s.consent(tx.Bucket(bucketConsents), i.User)
	}
	return j, true
}
