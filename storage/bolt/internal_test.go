package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"go.etcd.io/bbolt"
)

func TestHealthSaysThatAWriteFailedUntilOneSucceeds(t *testing.T) {
	var cfg Config
	cfg.Defaults()
	cfg.Path = filepath.Join(t.TempDir(), "bot.db")
	s, err := Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	s.committed(syscall.ENOSPC)
	if h := s.Health(); h.OK || !strings.Contains(h.Detail, "no space left") {
		t.Errorf("after a failed write: %+v", h)
	}
	since := s.Health().Since
	s.committed(syscall.ENOSPC)
	if h := s.Health(); !h.Since.Equal(since) {
		t.Errorf("it fails since %v, not %v", since, h.Since)
	}
	s.committed(nil)
	if h := s.Health(); !h.OK {
		t.Errorf("after a write: %+v", h)
	}
}

func TestAliasesOfDifferentThingsDiffer(t *testing.T) {
	s := &Store{macs: newMacs([]byte("secret"))}
	seen := map[string]string{}
	for name, a := range map[string][16]byte{
		"user x": s.alias("user", "x"), "event x": s.alias("event", "x"), "user xy": s.alias("user", "xy"),
		"user x, y": s.alias("user", "x", "y"), "user x, nothing": s.alias("user", "x", ""), "user nothing, x": s.alias("user", "", "x"),
	} {
		if other, ok := seen[string(a[:])]; ok {
			t.Errorf("%s has the alias of %s", name, other)
		}
		seen[string(a[:])] = name
	}
	for range 3 {
		if a := s.alias("user", "x"); seen[string(a[:])] != "user x" {
			t.Error("an alias does not stay the same")
		}
	}
}

func TestAFileThatEndsTooSoonIsNoticed(t *testing.T) {
	db := file(t)
	put(t, db, 1)
	if err := whole(db); err != nil {
		t.Errorf("a whole file: %v", err)
	}
	if err := os.Truncate(db.Path(), int64(2*db.Info().PageSize)); err != nil {
		t.Fatal(err)
	}
	if err := whole(db); !errors.Is(err, ErrBroken) {
		t.Errorf("a cut file: %v, want ErrBroken", err)
	}
}

func TestACacheEntryThatIsRenewedBesideItsPruningStays(t *testing.T) {
	var cfg Config
	cfg.Defaults()
	cfg.Path = filepath.Join(t.TempDir(), "bot.db")
	synctest.Test(t, func(t *testing.T) {
		put := func(s *Store, life time.Duration) {
			if err := s.Put(t.Context(), "k", []byte("x"), time.Now(), time.Now().Add(life)); err != nil {
				t.Error(err)
			}
		}
		written(t, cfg, func(s *Store) { put(s, -time.Second) })
		written(t, cfg, func(s *Store) { put(s, time.Hour) }, func(s *Store) {
			if _, err := s.pruneCache(t.Context(), []byte{0}); err != nil {
				t.Error(err)
			}
		}, func(s *Store) {
			if _, ok, err := s.Get(t.Context(), "k"); !ok || err != nil {
				t.Errorf("there %v, %v", ok, err)
			}
		})
	})
}

// written opens a store and queues writes in a fixed order before it commits; the last step
// runs after that, if there are more than one.
func written(t *testing.T, cfg Config, steps ...func(*Store)) {
	t.Helper()
	s, err := Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	queued := steps
	if len(steps) > 1 {
		queued = steps[:len(steps)-1]
	}
	for _, step := range queued {
		go step(s)
		synctest.Wait()
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.group.Run(ctx) }()
	synctest.Wait()
	if len(steps) > 1 {
		steps[len(steps)-1](s)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestMigrationsLeadFromAnySchemaToTheNewest(t *testing.T) {
	for from := range 4 {
		db := file(t)
		if from > 0 {
			put(t, db, uint64(from))
		}
		var ran []int
		steps := make([]func(*bbolt.Tx) error, 3)
		for n := range steps {
			steps[n] = func(tx *bbolt.Tx) error {
				ran = append(ran, n+1)
				_, err := tx.CreateBucketIfNotExists(bucketMeta)
				return err
			}
		}
		if err := db.Update(func(tx *bbolt.Tx) error { return migrate(tx, steps) }); err != nil {
			t.Fatal(err)
		}
		if want := []int{1, 2, 3}[from:]; !slices.Equal(ran, want) {
			t.Errorf("from schema %d: ran %v, want %v", from, ran, want)
		}
		if got := schema(t, db); got != 3 {
			t.Errorf("from schema %d: now %d, want 3", from, got)
		}
	}
}

func TestFailedMigrationLeavesTheFileAsItWas(t *testing.T) {
	db := file(t)
	put(t, db, 1)
	boom := errors.New("boom")
	steps := []func(*bbolt.Tx) error{nil, func(tx *bbolt.Tx) error {
		if _, err := tx.CreateBucket([]byte("half")); err != nil {
			return err
		}
		return boom
	}}
	err := db.Update(func(tx *bbolt.Tx) error { return migrate(tx, steps) })
	if !errors.Is(err, boom) || !strings.Contains(err.Error(), "schema 2") {
		t.Errorf("error %v, want the step's", err)
	}
	if got := schema(t, db); got != 1 {
		t.Errorf("schema %d, want 1", got)
	}
	_ = db.View(func(tx *bbolt.Tx) error {
		if tx.Bucket([]byte("half")) != nil {
			t.Error("half of the migration stays")
		}
		return nil
	})
}

func file(t *testing.T) *bbolt.DB {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "t.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func put(t *testing.T, db *bbolt.DB, schema uint64) {
	t.Helper()
	err := db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket(bucketMeta)
		if err != nil {
			return err
		}
		return b.Put(keySchema, binary.BigEndian.AppendUint64(nil, schema))
	})
	if err != nil {
		t.Fatal(err)
	}
}

func schema(t *testing.T, db *bbolt.DB) (n uint64) {
	t.Helper()
	if err := db.View(func(tx *bbolt.Tx) (err error) { n, err = schemaOf(tx); return err }); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestVotesAreTakenOutOfOlderFeedback(t *testing.T) {
	db := file(t)
	key := []byte(strings.Repeat("i", 16) + strings.Repeat("u", 16) + strings.Repeat("f", 16))
	err := db.Update(func(tx *bbolt.Tx) error {
		if err := migrate(tx, migrations[:4]); err != nil {
			return err
		}
		if err := tx.Bucket(bucketFeedbackBy).Put(key, nil); err != nil {
			return err
		}
		return migrate(tx, migrations)
	})
	if err != nil {
		t.Fatal(err)
	}
	_ = db.View(func(tx *bbolt.Tx) error {
		if k, _ := tx.Bucket(bucketVotes).Cursor().First(); string(k) != string(key[16:]) {
			t.Errorf("votes begin with %q", k)
		}
		return nil
	})
}
