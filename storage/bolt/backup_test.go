package bolt_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// running opens and runs a store at a path until the test ends, or stop is called.
func running(t *testing.T, path string) (s *bolt.Store, stop func()) {
	t.Helper()
	var cfg bolt.Config
	cfg.Defaults()
	cfg.Path = path
	s, err := bolt.Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	ran := make(chan error, 1)
	go func() { ran <- s.Run(ctx) }()
	var stopped bool
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		end()
		if err := <-ran; err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Cleanup(stop)
	return s, stop
}

// asks stores a question of somebody with its answer, and returns their id.
func asks(t *testing.T, s *bolt.Store, who, text string) record.ID {
	t.Helper()
	m := chat.Message{Ref: chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: who}, ID: text}, Author: chat.Author{ID: who}, Text: text, At: time.Now()}
	if _, err := s.Accept(t.Context(), chat.Event{Platform: chat.Telegram, ID: who + text, Body: m}); err != nil {
		t.Fatal(err)
	}
	e, err := s.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i := record.Interaction{ID: e.ID, Message: m, At: time.Now(), Card: chat.Card{Text: "answer to " + text}}
	if err := s.Answered(t.Context(), i, chat.Post{Key: string(e.ID), To: m.Ref.Address}); err != nil {
		t.Fatal(err)
	}
	if err := s.Sent(t.Context(), e.ID, chat.Ref{Address: m.Ref.Address, ID: "reply to " + text}); err != nil {
		t.Fatal(err)
	}
	user, err := s.UserOf(t.Context(), chat.Telegram, m.Author)
	if err != nil || user == "" {
		t.Fatalf("%q, %v", user, err)
	}
	return user
}

func TestBackupIsMadeWhileTheStoreGoesOnAndCanTakeItsPlace(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "bot.db"), filepath.Join(dir, "copy.db")
	s, stop := running(t, path)
	ana := asks(t, s, "ana", "price btc")
	writes := make(chan error, 1)
	ctx, enough := context.WithCancel(t.Context())
	go func() {
		var err error
		for n := 0; ctx.Err() == nil && err == nil; n++ {
			err = s.Put(context.WithoutCancel(ctx), fmt.Sprint("key", n), []byte("value"), time.Now(), time.Now().Add(time.Hour))
		}
		writes <- err
	}()
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	enough()
	if err := <-writes; err != nil {
		t.Errorf("meanwhile: %v", err)
	}
	if err := s.Backup(t.Context(), copied); err == nil {
		t.Error("it replaced a file that was there")
	}
	asks(t, s, "ana", "after the backup")
	stop()
	if err := os.Rename(copied, path); err != nil {
		t.Fatal(err)
	}
	s, _ = running(t, path)
	var rows strings.Builder
	if err := s.Dump(t.Context(), "interactions", &rows); err != nil || strings.Count(rows.String(), "\n") != 1 || !strings.Contains(rows.String(), "price btc") {
		t.Errorf("%v\n%s", err, rows.String())
	}
	if again := asks(t, s, "ana", "price eth"); again != ana {
		t.Errorf("she is not recognised: %s, was %s", again, ana)
	}
	at := chat.Address{Platform: chat.Telegram, Channel: "ana"}
	if id, err := s.InteractionOf(t.Context(), chat.Ref{Address: at, ID: "reply to price btc"}); err != nil || id == "" {
		t.Errorf("the reply is not recognised: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.raw")); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestBackupHasNeitherTheKeyNorWhatWasErased(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "bot.db"), filepath.Join(dir, "copy.db")
	s, stop := running(t, path)
	ana := asks(t, s, "ana", "my-private-words")
	asks(t, s, "bo", "words-of-somebody-else")
	if _, err := s.Erase(t.Context(), ana); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	stop()
	data, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("my-private-words")) || !bytes.Contains(data, []byte("words-of-somebody-else")) {
		t.Error("the words that were erased are in it, or others are not")
	}
	info, err := os.Stat(bolt.KeyFile(path))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info, err)
	}
	key, err := os.ReadFile(bolt.KeyFile(path))
	if err != nil {
		t.Fatal(err)
	}
	var secret []byte
	if _, err := fmt.Sscanf(string(key), "%x", &secret); err != nil || len(secret) != 32 {
		t.Fatalf("%q, %v", key, err)
	}
	if live, err := os.ReadFile(path); err != nil || !bytes.Contains(live, secret) {
		t.Errorf("it is not the key of the store: %v", err)
	}
	if bytes.Contains(data, secret) {
		t.Error("the key is in the backup")
	}
}

func TestWhatWasUnderWayIsNotInABackup(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "bot.db"), filepath.Join(dir, "copy.db")
	s, stop := running(t, path)
	asks(t, s, "ana", "price btc")
	at := chat.Address{Platform: chat.Discord, Channel: "token-of-discord"}
	for n := range 2 {
		m := chat.Message{Ref: chat.Ref{Address: at, ID: fmt.Sprint(n)}, Author: chat.Author{ID: "ana"}, Text: "under way", At: time.Now()}
		if _, err := s.Accept(t.Context(), chat.Event{Platform: chat.Discord, ID: fmt.Sprint(n), Body: m}); err != nil {
			t.Fatal(err)
		}
	}
	e, err := s.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i := record.Interaction{ID: e.ID, Message: e.Event.Body.(chat.Message), At: time.Now()}
	if err := s.Answered(t.Context(), i, chat.Post{Key: string(e.ID), To: at}); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(t.Context(), "key", []byte("cached-answer"), time.Now(), time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	stop()
	data, err := os.ReadFile(copied)
	if err != nil || bytes.Contains(data, []byte("token-of-discord")) || bytes.Contains(data, []byte("cached-answer")) {
		t.Errorf("%v: what was under way is in it", err)
	}
	if err := os.Rename(copied, path); err != nil {
		t.Fatal(err)
	}
	s, _ = running(t, path)
	if left, err := s.Unsent(t.Context()); err != nil || len(left) != 0 {
		t.Errorf("unsent %v, %v", left, err)
	}
	if n := s.Stats(); n.Inbox != 0 || n.Outbox != 0 || n.Cached != 0 {
		t.Errorf("%+v", n)
	}
	var rows strings.Builder
	if err := s.Dump(t.Context(), "interactions", &rows); err != nil || strings.Count(rows.String(), `"delivery":"lost"`) != 1 || strings.Count(rows.String(), `"delivery":"sent"`) != 1 {
		t.Errorf("%v\n%s", err, rows.String())
	}
}

func TestBackupWithoutItsKeyTakesPeopleForNewOnes(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "bot.db")
	s, stop := running(t, path)
	ana := asks(t, s, "ana", "price btc")
	elsewhere := filepath.Join(t.TempDir(), "bot.db")
	if err := s.Backup(t.Context(), elsewhere); err != nil {
		t.Fatal(err)
	}
	stop()
	for range 2 { // a restart keeps the new key
		s, stop = running(t, elsewhere)
		user, err := s.UserOf(t.Context(), chat.Telegram, chat.Author{ID: "ana"})
		if err != nil || user == ana {
			t.Errorf("%q, %v", user, err)
		}
		if user == "" {
			asks(t, s, "ana", "price eth")
		}
		stop()
	}
}

func TestBackupThatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	s, _ := running(t, filepath.Join(dir, "bot.db"))
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	copied := filepath.Join(dir, "copies", "copy.db")
	if err := s.Backup(ended, copied); err == nil {
		t.Error("no error")
	}
	if err := s.Backup(t.Context(), copied); err == nil {
		t.Error("no error without a folder")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "copies*")); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}
