package bolt_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// config is the defaults in a folder.
func config(dir string, change func(*bolt.Config)) bolt.Config {
	var cfg bolt.Config
	cfg.Defaults()
	cfg.Path = filepath.Join(dir, "data", "bot.db")
	if change != nil {
		change(&cfg)
	}
	return cfg
}

// open opens a store that must open.
func open(t testing.TB, dir string, change func(*bolt.Config)) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(config(dir, change))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// run opens a store and runs it until the test ends or stop is called.
func run(t testing.TB, dir string, change func(*bolt.Config)) (s *bolt.Store, stop func()) {
	t.Helper()
	s = open(t, dir, change)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		must(t, <-ended)
		must(t, s.Close())
	}
	t.Cleanup(stop)
	return s, stop
}

// raw works on the file of a closed store.
func raw(t testing.TB, dir string, work func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(config(dir, nil).Path, 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { must(t, db.Close()) }()
	must(t, db.Update(work))
}

// message is the n-th message.
func message(n int) chat.Event {
	where := chat.Address{Platform: chat.Telegram, Channel: "chat-4711"}
	return chat.Event{Platform: chat.Telegram, ID: fmt.Sprintf("update-%d", n), Body: chat.Message{
		Ref:    chat.Ref{Address: where, ID: fmt.Sprintf("m-%d", n)},
		Author: chat.Author{ID: "account-4711", Locale: "de"}, Text: fmt.Sprintf("price btc %d", n), Direct: true,
		At: time.Date(2026, 3, 1, 12, 0, n, 0, time.UTC),
	}}
}

// answered takes the n-th message through to its answer.
func answered(t testing.TB, s *bolt.Store, n int) record.ID {
	t.Helper()
	ctx := context.Background()
	_, err := s.Accept(ctx, message(n))
	must(t, err)
	e, err := s.Next(ctx)
	must(t, err)
	must(t, s.Answered(ctx, interaction(e), post(e)))
	return e.ID
}

func interaction(e record.Entry) record.Interaction {
	m, _ := e.Event.Body.(chat.Message)
	bitcoin := market.Asset{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC", Name: "Bitcoin"}
	return record.Interaction{
		ID: e.ID, Message: m, Query: ask.Query{Text: m.Text, Intent: ask.Price, Confidence: 1, Assets: []market.Asset{bitcoin}, Model: "rules-1"},
		Card: chat.Card{Title: "Bitcoin", Fields: []chat.Field{{Name: "Price", Value: "$64,000"}}, Source: "CoinGecko", AsOf: m.At},
		Took: time.Millisecond, At: m.At,
	}
}

func post(e record.Entry) chat.Post {
	m, _ := e.Event.Body.(chat.Message)
	return chat.Post{Key: string(e.ID), To: m.Ref.Address, ReplyTo: m.Ref, Card: interaction(e).Card}
}

func replyTo(e record.Entry) chat.Ref {
	return chat.Ref{Address: post(e).To, ID: "reply to " + post(e).ReplyTo.ID}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

// mode is the permission of a file or folder.
func mode(t *testing.T, path string) os.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

// replaceAsset makes a stored interaction one about another asset with an id of the same length.
func replaceAsset(v []byte) string {
	return strings.ReplaceAll(string(v), "bitcoin", "bitcash")
}
