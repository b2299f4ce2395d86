package bolt_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"tickertape/storage/bolt"
)

func TestFolderAndFileAreForTheirOwnerAlone(t *testing.T) {
	dir := t.TempDir()
	_, stop := run(t, dir, func(c *bolt.Config) { c.Path = filepath.Join(dir, "a", "b", "bot.db") })
	stop()
	for path, want := range map[string]os.FileMode{"a": 0o700, "a/b": 0o700, "a/b/bot.db": 0o600} {
		if got := mode(t, filepath.Join(dir, path)); got != want {
			t.Errorf("%s has mode %o, want %o", path, got, want)
		}
	}
}

func TestFolderThatIsThereKeepsItsMode(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "data"), 0o750))
	_, stop := run(t, dir, nil)
	stop()
	if got := mode(t, filepath.Join(dir, "data")); got != 0o750 {
		t.Errorf("mode %o, want 750", got)
	}
}

func TestFileInUseIsSaidToBe(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, nil)
	_, err := bolt.Open(config(dir, nil))
	if !errors.Is(err, bolt.ErrLocked) || !strings.Contains(err.Error(), "in use by another process") || !strings.Contains(err.Error(), "bot.db") {
		t.Errorf("error %v, want one that says who has the file", err)
	}
}

func TestFileCanBeOpenedAfterClose(t *testing.T) {
	dir := t.TempDir()
	for range 3 {
		_, stop := run(t, dir, nil)
		stop()
	}
}

func TestFileOfANewerVersionIsRefusedAndLeftAlone(t *testing.T) {
	dir := t.TempDir()
	s, stop := run(t, dir, nil)
	id := answered(t, s, 1)
	stop()
	newest := setSchema(t, dir, 99)
	_, err := bolt.Open(config(dir, nil))
	if !errors.Is(err, bolt.ErrNewer) || !strings.Contains(err.Error(), "schema is 99") {
		t.Fatalf("error %v, want ErrNewer with the schema", err)
	}
	setSchema(t, dir, newest)
	s, _ = run(t, dir, nil)
	_, err = s.Interaction(t.Context(), id)
	must(t, err)
}

func TestOtherFilesAreRefused(t *testing.T) {
	garbage := bytes.Repeat([]byte("no database "), 5000)
	for name, prepare := range map[string]func(t *testing.T, dir, path string){
		"text":       func(t *testing.T, _, path string) { must(t, os.WriteFile(path, garbage, 0o600)) },
		"short text": func(t *testing.T, _, path string) { must(t, os.WriteFile(path, []byte("hi"), 0o600)) },
		"another program's": func(t *testing.T, dir, _ string) {
			raw(t, dir, func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("theirs")); return err })
		},
		"no schema": func(t *testing.T, dir, _ string) {
			raw(t, dir, func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("meta")); return err })
		},
		"no secret": func(t *testing.T, dir, _ string) {
			_, stop := run(t, dir, nil)
			stop()
			raw(t, dir, func(tx *bbolt.Tx) error { return tx.Bucket([]byte("meta")).Delete([]byte("secret")) })
		},
		"no bucket": func(t *testing.T, dir, _ string) {
			_, stop := run(t, dir, nil)
			stop()
			raw(t, dir, func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("outbox")) })
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := config(dir, nil).Path
			must(t, os.MkdirAll(filepath.Dir(path), 0o700))
			prepare(t, dir, path)
			s, err := bolt.Open(config(dir, nil))
			if err == nil {
				must(t, s.Close())
			}
			if !errors.Is(err, bolt.ErrBroken) || !strings.Contains(err.Error(), path) {
				t.Errorf("error %v, want ErrBroken with the file's name", err)
			}
			unlocked(t, path)
		})
	}
}

func TestDamagedFileIsAnErrorAndNoPanic(t *testing.T) {
	dir := t.TempDir()
	s, stop := run(t, dir, nil)
	for n := range 200 {
		answered(t, s, n)
	}
	stop()
	path := config(dir, nil).Path
	whole, err := os.ReadFile(path)
	must(t, err)
	page := os.Getpagesize()
	for cut := 2 * page; cut < len(whole); cut += 7 * page {
		openOrRefuse(t, whole[:cut], "cut")
		damaged := bytes.Clone(whole)
		copy(damaged[cut:], bytes.Repeat([]byte{0xab}, page))
		openOrRefuse(t, damaged, "overwritten")
	}
}

func TestPathThatCannotBeMadeIsAnError(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "data"), nil, 0o600))
	if _, err := bolt.Open(config(dir, nil)); err == nil || errors.Is(err, bolt.ErrBroken) {
		t.Errorf("a file where the folder should be: %v", err)
	}
	dir = t.TempDir()
	must(t, os.MkdirAll(config(dir, nil).Path, 0o700))
	if _, err := bolt.Open(config(dir, nil)); err == nil || errors.Is(err, bolt.ErrBroken) {
		t.Errorf("a folder where the file should be: %v", err)
	}
}

func TestConfigMistakesAreAllReported(t *testing.T) {
	var good bolt.Config
	good.Defaults()
	must(t, good.Validate())
	_, err := bolt.Open(bolt.Config{InboxLimit: -1, Dedupe: 1})
	for _, key := range []string{"path: ", "inbox_limit: -1", "dedupe: 1ns", "cache_limit: 0"} {
		if err == nil || !strings.Contains(err.Error(), key) {
			t.Errorf("error %v, want one about %s", err, key)
		}
	}
}

// openOrRefuse opens a damaged file; if that works, reading and closing must not panic.
func openOrRefuse(t *testing.T, data []byte, how string) {
	t.Helper()
	dir := t.TempDir()
	path := config(dir, nil).Path
	must(t, os.MkdirAll(filepath.Dir(path), 0o700))
	must(t, os.WriteFile(path, data, 0o600))
	s, err := bolt.Open(config(dir, nil))
	if err != nil {
		if !errors.Is(err, bolt.ErrBroken) {
			t.Errorf("%s: error %v, want ErrBroken", how, err)
		}
		return
	}
	for _, table := range []string{"interactions", "inbox", "feedback"} {
		if err := s.Dump(t.Context(), table, io.Discard); err != nil && !errors.Is(err, bolt.ErrBroken) {
			t.Errorf("%s: dump %s: error %v, want ErrBroken", how, table, err)
		}
	}
	must(t, s.Close())
}

// unlocked checks that a refused file can be opened by somebody else.
func unlocked(t *testing.T, path string) {
	t.Helper()
	locked, err := isLocked(path)
	if err != nil || locked {
		t.Errorf("%s is still locked (%v)", path, err)
	}
}

// setSchema tells which one it was.
func setSchema(t *testing.T, dir string, schema uint64) (was uint64) {
	t.Helper()
	raw(t, dir, func(tx *bbolt.Tx) error {
		was = binary.BigEndian.Uint64(tx.Bucket([]byte("meta")).Get([]byte("schema")))
		return tx.Bucket([]byte("meta")).Put([]byte("schema"), binary.BigEndian.AppendUint64(nil, schema))
	})
	return was
}
