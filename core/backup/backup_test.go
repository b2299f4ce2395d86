package backup_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/core/backup"
)

// store writes what it has, or fails half way.
type store struct {
	text  string
	fails error
}

func (s store) Backup(_ context.Context, file string) error {
	return errors.Join(os.WriteFile(file, []byte(s.text), 0o600), s.fails)
}

// cloud is a bucket in memory.
type cloud struct {
	objects map[string]string
	down    error
	keeps   error // nothing can be deleted
}

type object struct {
	bytes.Buffer
	to  *cloud
	key string
}

func (o *object) Close() error { o.to.objects[o.key] = o.String(); return o.to.down }

func (c *cloud) NewWriter(_ context.Context, key string) (io.WriteCloser, error) {
	return &object{to: c, key: key}, c.down
}

func (c *cloud) Delete(_ context.Context, key string) error {
	if c.keeps == nil {
		delete(c.objects, key)
	}
	return c.keeps
}

func (c *cloud) List(_ context.Context, prefix string) (keys []string, err error) {
	for key := range c.objects {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	return keys, c.down
}
func (c *cloud) Close() error { return nil }

// safe keeps two copies, made an hour apart.
func safe(t *testing.T, s *store, c *cloud) backup.Safe {
	t.Helper()
	at := time.Date(2026, 11, 27, 2, 45, 0, 0, time.FixedZone("CET", 3600))
	o := backup.Options{Folder: filepath.Join(t.TempDir(), "backups"), Keep: 2}
	if c != nil {
		o.Bucket = "s3://tape"
	}
	return backup.Safe{
		Options: o, Store: s, Now: func() time.Time { at = at.Add(time.Hour); return at },
		Open: func(context.Context, string) (backup.Bucket, error) { return c, nil },
	}
}

func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		all = append(all, f.Name())
	}
	return all
}

func TestNewestCopiesAreKept(t *testing.T) {
	s, c := &store{text: "one"}, &cloud{objects: map[string]string{}}
	b := safe(t, s, c)
	for range 3 {
		did, err := b.Copy(t.Context())
		if err != nil || !strings.HasSuffix(did, "Z.db, 1 kB, verified") {
			t.Fatalf("%q, %v", did, err)
		}
	}
	want := []string{"tickertape-20261127T034500Z.db", "tickertape-20261127T044500Z.db"}
	if got := names(t, b.Folder); !slices.Equal(got, want) {
		t.Errorf("kept %v", got)
	}
	if len(c.objects) != 2 || c.objects[want[1]] != "one" {
		t.Errorf("in the bucket: %v", c.objects)
	}
	if info, err := os.Stat(b.Folder); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestCopyThatFailsLeavesTheOthersAndNothingHalfDone(t *testing.T) {
	s := &store{text: "one"}
	b := safe(t, s, nil)
	if _, err := b.Copy(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(b.Folder, ".tickertape-20261127T024500Z.db.new"), []byte("of a crash"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(b.Folder, "mine.db"), []byte("somebody's own"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.fails = errors.New("page 7 is broken")
	for range 3 {
		if _, err := b.Copy(t.Context()); !errors.Is(err, s.fails) {
			t.Error(err)
		}
	}
	if got := names(t, b.Folder); !slices.Equal(got, []string{"mine.db", "tickertape-20261127T024500Z.db"}) {
		t.Errorf("left %v", got)
	}
}

func TestCopyStaysWhereTheBucketCantBeReached(t *testing.T) {
	c := &cloud{objects: map[string]string{}, down: errors.New("no route")}
	b := safe(t, &store{text: "one"}, c)
	if _, err := b.Copy(t.Context()); !errors.Is(err, c.down) {
		t.Error(err)
	}
	if got := names(t, b.Folder); len(got) != 1 {
		t.Errorf("left %v", got)
	}
}

func TestOldCopiesInTheBucketGoAlsoAfterANightOnWhichTheyCouldNot(t *testing.T) {
	c := &cloud{objects: map[string]string{"tickertape-notes.txt": "somebody's own"}}
	b := safe(t, &store{text: "one"}, c)
	c.keeps = errors.New("no right to delete")
	for range 4 {
		_, _ = b.Copy(t.Context()) // it fails once there are three
	}
	if _, err := b.Copy(t.Context()); !errors.Is(err, c.keeps) || len(c.objects) != 6 {
		t.Errorf("%v, %d in the bucket", err, len(c.objects))
	}
	c.keeps = nil
	if _, err := b.Copy(t.Context()); err != nil {
		t.Error(err)
	}
	if keys := slices.Sorted(maps.Keys(c.objects)); len(keys) != 3 || keys[0] != "tickertape-20261127T064500Z.db" || keys[2] != "tickertape-notes.txt" {
		t.Errorf("in the bucket: %v", keys)
	}
}

// A clock that once ran ahead does not cost the copies that are made since.
func TestCopyThatWasJustMadeIsNeverTheOldest(t *testing.T) {
	c := &cloud{objects: map[string]string{}}
	b := safe(t, &store{text: "one"}, c)
	ahead := []string{"tickertape-20990101T000000Z.db", "tickertape-20990102T000000Z.db", "tickertape-20990103T000000Z.db"}
	if err := os.MkdirAll(b.Folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range ahead {
		c.objects[name] = "of the year 2099"
		if err := os.WriteFile(filepath.Join(b.Folder, name), []byte("of the year 2099"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var did string
	for range 3 {
		var err error
		if did, err = b.Copy(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.HasSuffix(did, "verified; left alone, for its time has not come yet: "+strings.Join(ahead, ", ")) {
		t.Error(did)
	}
	want := append([]string{"tickertape-20261127T034500Z.db", "tickertape-20261127T044500Z.db"}, ahead...)
	if got := names(t, b.Folder); !slices.Equal(got, want) {
		t.Errorf("kept %v", got)
	}
	if got := slices.Sorted(maps.Keys(c.objects)); !slices.Equal(got, want) {
		t.Errorf("in the bucket: %v", got)
	}
}
