package bolt

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"go.etcd.io/bbolt"

	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// rowsAtOnce bounds the rows that are read in one transaction. Nothing is written to the
// caller while one is open: a slow reader must not keep the file from being cleaned.
const rowsAtOnce = 500

// table reads the rows after a key, at most rowsAtOnce of them, and tells the last key.
type table func(s *Store, tx *bbolt.Tx, last []byte, row func(key []byte, v any)) (more []byte)

// tableOf finds the reader of a table.
func tableOf(name string) (table, error) {
	switch name {
	case "interactions":
		return (*Store).interactionRows, nil
	case "feedback":
		return (*Store).feedbackRows, nil
	case "inbox":
		return (*Store).inboxRows, nil
	}
	return nil, fmt.Errorf("there is no table %q: use interactions, feedback or inbox", name)
}

// Dump writes a table as JSON lines in the order of ids: interactions as
// record.InteractionRow, feedback as record.FeedbackRow, inbox, which is the accepted events
// and the unsent replies, as record.InboxRow. It can run beside writes; a row is as it was
// when it was read.
func (s *Store) Dump(ctx context.Context, name string, w io.Writer) error {
	rows, err := tableOf(name)
	if err != nil {
		return err
	}
	var lines bytes.Buffer
	for last := make([]byte, 0, 16); last != nil; {
		lines.Reset()
		out := json.NewEncoder(&lines)
		out.SetEscapeHTML(false)
		err := s.view(ctx, func(tx *bbolt.Tx) error {
			last = rows(s, tx, last, func(key []byte, v any) {
				if err := out.Encode(v); err != nil {
					s.unreadable([]byte(name), key, err)
				}
			})
			return nil
		})
		if err != nil {
			return fmt.Errorf("dump %s: %w", name, err)
		}
		if _, err := w.Write(lines.Bytes()); err != nil {
			return fmt.Errorf("dump %s: %w", name, err)
		}
	}
	return nil
}

func (s *Store) interactionRows(tx *bbolt.Tx, last []byte, row func([]byte, any)) []byte {
	return chunk(tx, bucketInteractions, last, func(k, v []byte) {
		var i stored.Interaction
		if err := s.codec.Decode(v, &i); err != nil {
			s.unreadable(bucketInteractions, k, err)
			return
		}
		row(k, record.InteractionRow{
			ID: textOf(aliasOf(k)), UserID: textOf(i.User), Query: i.Text,
			QueryCategory: string(i.Query.Intent.Category()), Response: i.Response,
			ConfidenceScore: i.Query.Confidence, CreatedAt: stored.UTC(i.At),
			Platform: string(i.Platform), Conversation: hexOf(i.Conversation),
			Intent: string(i.Query.Intent), Provider: i.Provider,
			LatencyMS: float64(i.Took.Microseconds()) / 1000, ModelVersion: i.Query.Model,
			Delivery: string(s.delivery(tx, k).State), Arm: i.Arm,
			ShadowModel: i.Query.Second.Model, ShadowIntent: string(i.Query.Second.Intent),
		})
	})
}

func (s *Store) feedbackRows(tx *bbolt.Tx, last []byte, row func([]byte, any)) []byte {
	return chunk(tx, bucketFeedback, last, func(k, v []byte) {
		var f stored.Feedback
		if err := s.codec.Decode(v, &f); err != nil {
			s.unreadable(bucketFeedback, k, err)
			return
		}
		text := f.Emoji
		if f.Correction != "" {
			text = f.Correction
		}
		row(k, record.FeedbackRow{
			ID: textOf(aliasOf(k)), InteractionID: textOf(f.Interaction), UserID: textOf(f.User),
			FeedbackType: string(f.Verdict), FeedbackText: text, Withdrawn: f.Withdrawn,
			Platform: string(f.Platform), CreatedAt: stored.UTC(f.At),
		})
	})
}

// inboxRows merges two buckets: an id is in one of them at a time.
func (s *Store) inboxRows(tx *bbolt.Tx, last []byte, row func([]byte, any)) []byte {
	in, out := tx.Bucket(bucketInbox).Cursor(), tx.Bucket(bucketOutbox).Cursor()
	inK, inV := after(in, last)
	outK, outV := after(out, last)
	for range rowsAtOnce {
		switch {
		case inK == nil && outK == nil:
			return nil
		case outK == nil || (inK != nil && bytes.Compare(inK, outK) < 0):
			last = append(last[:0], inK...)
			s.entryRow(inK, inV, row)
			inK, inV = in.Next()
		default:
			last = append(last[:0], outK...)
			s.replyRow(outK, outV, row)
			outK, outV = out.Next()
		}
	}
	return last
}

func (s *Store) entryRow(k, v []byte, row func([]byte, any)) {
	var e stored.Entry
	if err := s.codec.Decode(v, &e); err != nil {
		s.unreadable(bucketInbox, k, err)
		return
	}
	row(k, record.InboxRow{
		ID: textOf(aliasOf(k)), EventID: e.Event.ID, Platform: string(e.Event.Platform),
		Kind: e.Event.Kind(), State: "accepted", CreatedAt: e.At.UTC(),
	})
}

func (s *Store) replyRow(k, v []byte, row func([]byte, any)) {
	var r stored.Reply
	if err := s.codec.Decode(v, &r); err != nil {
		s.unreadable(bucketOutbox, k, err)
		return
	}
	row(k, record.InboxRow{
		ID: textOf(aliasOf(k)), EventID: r.EventID, Platform: string(r.Post.To.Platform),
		Kind: "reply", State: string(r.State), Attempts: r.Attempts, CreatedAt: r.At.UTC(),
	})
}

// chunk calls row for the pairs after last, at most rowsAtOnce of them, and returns the last
// key, nil at the end of the bucket.
func chunk(tx *bbolt.Tx, bucket, last []byte, row func(k, v []byte)) []byte {
	c := tx.Bucket(bucket).Cursor()
	n := 0
	for k, v := after(c, last); k != nil; k, v = c.Next() {
		if n++; n > rowsAtOnce {
			return last
		}
		last = append(last[:0], k...)
		row(k, v)
	}
	return nil
}
