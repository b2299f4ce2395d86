package bolt_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// rotten makes a store whose newest value in each of some buckets is cut short, beside an
// older one that is whole.
func rotten(t *testing.T, buckets ...string) (s *bolt.Store, whole, bad record.ID, log *bytes.Buffer) {
	t.Helper()
	dir := t.TempDir()
	s, stop := run(t, dir, nil)
	ctx := context.Background()
	for n, id := range []*record.ID{&whole, &bad} {
		*id = answered(t, s, n)
		f := record.Feedback{ID: *id, Interaction: *id, Author: chat.Author{ID: "a"}, Platform: chat.Telegram, Emoji: "👍"}
		must(t, s.AddFeedback(ctx, f))
	}
	for n := range 2 {
		_, err := s.Accept(ctx, message(10+n))
		must(t, err)
	}
	must(t, s.Put(ctx, "k", []byte("data"), time.Now(), time.Now().Add(time.Hour)))
	stop()
	raw(t, dir, func(tx *bbolt.Tx) error {
		for _, name := range buckets {
			b := tx.Bucket([]byte(name))
			k, v := b.Cursor().Last()
			must(t, b.Put(bytes.Clone(k), bytes.Clone(v[:len(v)/2])))
		}
		return nil
	})
	log = new(bytes.Buffer)
	s, stop = run(t, dir, func(c *bolt.Config) { c.Log = slog.New(slog.NewTextHandler(log, nil)) })
	t.Cleanup(stop)
	return s, whole, bad, log
}

func TestUnreadableEntryIsSkippedAndTheRestHandedOut(t *testing.T) {
	s, _, _, log := rotten(t, "inbox")
	_, err := s.Accept(t.Context(), message(20))
	must(t, err)
	for _, want := range []string{"update-10", "update-20"} {
		e, err := s.Next(t.Context())
		if err != nil || e.Event.ID != want {
			t.Errorf("handed out %s, %v, want %s", e.Event.ID, err, want)
		}
	}
	wantNoise(t, s, log, "inbox")
	if rows := lines(t, s, "inbox"); len(rows) != 4 { // two replies, two entries
		t.Errorf("%d rows of the inbox, want 4", len(rows))
	}
}

func TestUnreadableReplyIsSkippedAndTheRestListed(t *testing.T) {
	s, whole, bad, log := rotten(t, "outbox")
	left, err := s.Unsent(t.Context())
	if err != nil || len(left) != 1 || left[0].ID != whole {
		t.Errorf("left are %+v, %v, want %s alone", left, err, whole)
	}
	wantNoise(t, s, log, "outbox")
	if err := s.Unsure(t.Context(), bad); err == nil {
		t.Error("an unreadable reply was changed")
	}
	must(t, s.GiveUp(t.Context(), bad, "nobody can read it"))
	if rows := lines(t, s, "interactions"); !strings.Contains(rows[1], `"delivery":"lost"`) {
		t.Errorf("interaction %s, want it lost", rows[1])
	}
}

func TestUnreadableInteractionIsSkipped(t *testing.T) {
	s, whole, bad, log := rotten(t, "interactions")
	if rows := lines(t, s, "interactions"); len(rows) != 1 || !strings.Contains(rows[0], string(whole)) {
		t.Errorf("dumped %q, want %s alone", rows, whole)
	}
	wantNoise(t, s, log, "interactions")
	if _, err := s.Interaction(t.Context(), bad); err == nil {
		t.Error("an unreadable interaction was read")
	}
	asked, err := s.Asked(t.Context(), time.Time{}, time.Now().Add(time.Hour), 5)
	if err != nil || len(asked) != 1 {
		t.Errorf("asked %+v, %v, want what the readable one is about", asked, err)
	}
}

func TestUnreadableFeedbackIsSkipped(t *testing.T) {
	s, whole, bad, log := rotten(t, "feedback")
	if rows := lines(t, s, "feedback"); len(rows) != 1 || !strings.Contains(rows[0], string(whole)) {
		t.Errorf("dumped %q, want %s alone", rows, whole)
	}
	wantNoise(t, s, log, "feedback")
	must(t, s.WithdrawFeedback(t.Context(), record.Feedback{Interaction: bad, Author: chat.Author{ID: "a"}, Platform: chat.Telegram, Emoji: "👍"}))
}

func TestUnreadableCacheEntryIsNotThereAndCanBeReplaced(t *testing.T) {
	s, _, _, _ := rotten(t, "api_cache")
	// The hourly pruning, which begins at once, may have taken it already.
	if data, ok, err := s.Get(t.Context(), "k"); ok || err != nil {
		t.Errorf("got %q, %v, %v, want nothing", data, ok, err)
	}
	must(t, s.Put(t.Context(), "k", []byte("new"), time.Now(), time.Now().Add(time.Hour)))
	if data, ok, err := s.Get(t.Context(), "k"); !ok || err != nil || string(data) != "new" {
		t.Errorf("got %q, %v, %v, want the new data", data, ok, err)
	}
}

func TestStrangeKeysDoNoHarm(t *testing.T) {
	dir := t.TempDir()
	s, stop := run(t, dir, nil)
	id := answered(t, s, 1)
	stop()
	raw(t, dir, func(tx *bbolt.Tx) error {
		for _, name := range []string{"inbox", "outbox", "interactions", "deliveries", "replies", "feedback", "feedback_by", "users", "seen", "api_cache"} {
			for _, key := range []string{"\x00", "short", "zz", strings.Repeat("long", 30)} {
				must(t, tx.Bucket([]byte(name)).Put([]byte(key), []byte("what is this")))
			}
		}
		return nil
	})
	s, _ = run(t, dir, nil)
	for _, table := range []string{"interactions", "feedback", "inbox"} {
		lines(t, s, table)
	}
	left, err := s.Unsent(t.Context())
	if err != nil || len(left) != 1 || left[0].ID != id {
		t.Errorf("left are %+v, %v", left, err)
	}
	fresh, err := s.Accept(t.Context(), message(2))
	if !fresh || err != nil {
		t.Errorf("fresh %v, %v", fresh, err)
	}
	_, err = s.Asked(t.Context(), time.Time{}, time.Now().Add(time.Hour), 5)
	must(t, err)
}

// lines dumps a table.
func lines(t *testing.T, s *bolt.Store, table string) (all []string) {
	t.Helper()
	var b strings.Builder
	must(t, s.Dump(t.Context(), table, &b))
	for line := range strings.Lines(b.String()) {
		all = append(all, line)
	}
	return all
}

// wantNoise checks that skipping was logged, counted and shows in health.
func wantNoise(t *testing.T, s *bolt.Store, log *bytes.Buffer, table string) {
	t.Helper()
	if !strings.Contains(log.String(), "table="+table) || strings.Contains(log.String(), "price btc") {
		t.Errorf("log %q, want a line about %s without content", log, table)
	}
	if n := s.Stats().Unreadable; n == 0 {
		t.Error("nothing was counted")
	}
	if h := s.Health(); !strings.Contains(h.Detail, "could not be read") {
		t.Errorf("health %+v says nothing of it", h)
	}
}
