package bolt_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// rawIDs are the platform's own ids in message(1) and what follows from it.
var rawIDs = []string{"account-4711", "chat-4711", "m-1", "update-1", "reactor-4712"}

func TestNoIdOfAPlatformStaysOnceAMessageIsDone(t *testing.T) {
	dir := t.TempDir()
	s, stop := run(t, dir, nil)
	ctx := context.Background()
	_, err := s.Accept(ctx, message(1))
	must(t, err)
	e, err := s.Next(ctx)
	must(t, err)
	must(t, s.Answered(ctx, interaction(e), post(e)))
	must(t, s.Sent(ctx, e.ID, replyTo(e)))
	f := record.Feedback{ID: e.ID, Interaction: e.ID, Author: chat.Author{ID: "reactor-4712", Locale: "de-CH"}, Platform: chat.Telegram, Emoji: "👍"}
	must(t, s.AddFeedback(ctx, f))
	m, _ := message(1).Body.(chat.Message)
	who, err := s.Asker(ctx, m.Author, m.Ref.Address)
	must(t, err)
	must(t, s.Prefer(ctx, who.Person, ask.InCurrency, "eur"))
	must(t, s.Prefer(ctx, who.Channel, ask.InZone, "Europe/Berlin"))
	stop()
	n := 0
	walk(t, dir, func(path string, k, v []byte) {
		n++
		for _, id := range append(rawIDs, "de-CH") {
			if bytes.Contains(k, []byte(id)) || bytes.Contains(v, []byte(id)) {
				t.Errorf("%s holds %q", path, id)
			}
		}
	})
	if n < 10 {
		t.Errorf("only %d pairs were looked at", n)
	}
}

func TestAnUnfinishedMessageIsKeptInInboxAndOutboxAlone(t *testing.T) {
	dir := t.TempDir()
	s, stop := run(t, dir, nil)
	answered(t, s, 1)
	_, err := s.Accept(context.Background(), message(1001))
	must(t, err)
	stop()
	where := map[string]bool{}
	walk(t, dir, func(path string, k, v []byte) {
		for _, id := range rawIDs {
			if bytes.Contains(k, []byte(id)) || bytes.Contains(v, []byte(id)) {
				where[path] = true
			}
		}
	})
	if len(where) != 2 || !where["inbox"] || !where["outbox"] {
		t.Errorf("ids are in %v, want inbox and outbox", where)
	}
}

func TestTwoFilesKnowTheSamePersonByDifferentNames(t *testing.T) {
	keys := func() (users, conversations string) {
		dir := t.TempDir()
		s, stop := run(t, dir, nil)
		id := answered(t, s, 1)
		i, err := s.Interaction(context.Background(), id)
		must(t, err)
		stop()
		walk(t, dir, func(path string, k, _ []byte) {
			if path == "users" {
				users = string(k)
			}
		})
		return users, i.Message.Ref.Channel
	}
	oneUser, oneChat := keys()
	twoUser, twoChat := keys()
	if oneUser == twoUser || oneChat == twoChat || oneUser == "" || oneChat == "" {
		t.Error("the names do not depend on the file")
	}
}

func TestTheReasonOfALostReplyIsKept(t *testing.T) {
	dir := t.TempDir()
	s, stop := run(t, dir, nil)
	id := answered(t, s, 1)
	must(t, s.GiveUp(context.Background(), id, "blocked by the user"))
	stop()
	found := false
	walk(t, dir, func(path string, _, v []byte) {
		found = found || (path == "deliveries" && strings.Contains(string(v), "blocked by the user"))
	})
	if !found {
		t.Error("it is not in the file")
	}
}

// walk visits all pairs of a closed store's file.
func walk(t *testing.T, dir string, visit func(path string, k, v []byte)) {
	t.Helper()
	raw(t, dir, func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			var in func(b *bbolt.Bucket) error
			in = func(b *bbolt.Bucket) error {
				return b.ForEach(func(k, v []byte) error {
					if v == nil && b.Bucket(k) != nil {
						return in(b.Bucket(k))
					}
					visit(string(name), k, v)
					return nil
				})
			}
			return in(b)
		})
	})
}
