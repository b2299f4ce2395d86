package commit

import (
	"errors"
	"strings"
	"syscall"
	"testing"

	"go.etcd.io/bbolt"
)

func TestFullDiskFailsTheWriteAndTheNextIsTried(t *testing.T) {
	db := open(t)
	var heard []error
	g := New(db, counts{}, func(err error) { heard = append(heard, err) })
	full := true
	g.update = func(fn func(*bbolt.Tx) error) error {
		return db.Update(func(tx *bbolt.Tx) error {
			if err := fn(tx); err != nil || !full {
				return err
			}
			return syscall.ENOSPC
		})
	}
	start(t, g)
	err := g.Do(t.Context(), func(tx *Tx[counts]) error { return put(tx, "a", "1") })
	if !errors.Is(err, syscall.ENOSPC) || g.State().Things != 0 {
		t.Fatalf("error %v, counted %d", err, g.State().Things)
	}
	full = false
	mustPut(t, g, "b", "1")
	if len(heard) != 2 || heard[0] == nil || heard[1] != nil {
		t.Errorf("the watcher heard %v", heard)
	}
}

func TestBrokenDiskEndsRun(t *testing.T) {
	for name, update := range map[string]func(func(*bbolt.Tx) error) error{
		"error": func(func(*bbolt.Tx) error) error { return syscall.EIO },
		"panic": func(func(*bbolt.Tx) error) error { panic("page 7 is no page") },
	} {
		t.Run(name, func(t *testing.T) {
			g := New(open(t), counts{}, nil)
			g.update = update
			ended := make(chan error)
			go func() { ended <- g.Run(t.Context()) }()
			if err := g.Do(t.Context(), func(*Tx[counts]) error { return nil }); err == nil {
				t.Error("the write got no error")
			}
			if err := <-ended; err == nil || !strings.Contains(err.Error(), "opened anew") {
				t.Errorf("Run ended with %v", err)
			}
			if err := g.Do(t.Context(), func(*Tx[counts]) error { return nil }); !errors.Is(err, ErrClosed) {
				t.Errorf("a write after that: %v", err)
			}
		})
	}
}
