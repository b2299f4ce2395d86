package commit

import (
	"context"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// open makes an empty file with one bucket.
func open(t testing.TB) *bbolt.DB {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "t.db"), 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoStatistics: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	err = db.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket(things); return err })
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// start runs g until the test ends.
func start(t testing.TB, g *Group[counts]) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- g.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
}

func running(t testing.TB, db *bbolt.DB) *Group[counts] {
	g := New(db, counts{}, nil)
	start(t, g)
	return g
}

func put(tx *Tx[counts], key, value string) error {
	tx.State.Things++
	return tx.Write(things).Put([]byte(key), []byte(value))
}

func mustPut(t testing.TB, g *Group[counts], key, value string) {
	t.Helper()
	if err := g.Do(context.Background(), func(tx *Tx[counts]) error { return put(tx, key, value) }); err != nil {
		t.Errorf("put %s: %v", key, err)
	}
}

func get(t testing.TB, db *bbolt.DB, key string) (value string) {
	t.Helper()
	_ = db.View(func(tx *bbolt.Tx) error {
		value = string(tx.Bucket(things).Get([]byte(key)))
		return nil
	})
	return value
}

func size(t testing.TB, db *bbolt.DB) (n int) {
	t.Helper()
	_ = db.View(func(tx *bbolt.Tx) error {
		return tx.Bucket(things).ForEach(func(_, _ []byte) error { n++; return nil })
	})
	return n
}

func waitingIn(g *Group[counts]) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.waiting)
}
