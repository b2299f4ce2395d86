package commit

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

var things = []byte("things")

// counts is what the tests count along with the file.
type counts struct{ Things int }

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestWriteIsOnDiskWhenDoReturns(t *testing.T) {
	db := open(t)
	g := running(t, db)
	mustPut(t, g, "a", "1")
	if got := get(t, db, "a"); got != "1" {
		t.Errorf("a = %q after Do returned", got)
	}
}

func TestWritesThatWaitShareOneCommit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := open(t)
		var commits atomic.Int64
		g := New(db, counts{}, func(error) { commits.Add(1) })
		var wg sync.WaitGroup
		for i := range 64 {
			wg.Go(func() { mustPut(t, g, fmt.Sprint(i), "x") })
		}
		synctest.Wait()
		start(t, g)
		wg.Wait()
		if n := commits.Load(); n != 1 {
			t.Errorf("64 waiting writes took %d commits, want 1", n)
		}
	})
}

func TestMoreWritesThanFitOneTransactionAreAllWritten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := open(t)
		g := New(db, counts{}, nil)
		const n = perTransaction + 10
		var wg sync.WaitGroup
		for i := range n {
			wg.Go(func() { mustPut(t, g, fmt.Sprint(i), "x") })
		}
		synctest.Wait()
		start(t, g)
		wg.Wait()
		if got := size(t, db); got != n {
			t.Errorf("%d of %d writes are stored", got, n)
		}
	})
}

func TestOneBadWriteDoesNotHurtItsNeighbours(t *testing.T) {
	boom := errors.New("boom")
	bad := map[string]func(*Tx[counts]) error{
		"error before writing": func(*Tx[counts]) error { return boom },
		"error after counting": func(tx *Tx[counts]) error {
			tx.State.Things++
			return boom
		},
		"panic before writing": func(*Tx[counts]) error { panic(boom) },
		"error after writing": func(tx *Tx[counts]) error {
			_ = put(tx, "bad", "half")
			return boom
		},
		"panic": func(tx *Tx[counts]) error {
			_ = put(tx, "bad", "half")
			panic(boom)
		},
		"missing bucket": func(tx *Tx[counts]) error { return tx.Write([]byte("none")).Put(things, things) },
	}
	for name, run := range bad {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { oneBadWrite(t, run) })
		})
	}
}

// oneBadWrite commits a bad write between three good ones before and three after it.
func oneBadWrite(t *testing.T, bad func(*Tx[counts]) error) {
	db := open(t)
	g := New(db, counts{}, nil)
	var wg sync.WaitGroup
	good := func(when string) {
		for i := range 3 {
			wg.Go(func() { mustPut(t, g, fmt.Sprint(when, i), "x") })
		}
		synctest.Wait()
	}
	good("before")
	var failed error
	wg.Go(func() { failed = g.Do(context.Background(), bad) })
	synctest.Wait()
	good("after")
	start(t, g)
	wg.Wait()
	if failed == nil {
		t.Error("the bad write got no error")
	}
	if size(t, db) != 6 || get(t, db, "bad") != "" {
		t.Errorf("%d things are stored, bad = %q; want the 6 good ones alone", size(t, db), get(t, db, "bad"))
	}
	if n := g.State().Things; n != 6 {
		t.Errorf("counted %d things, want 6", n)
	}
}

func TestEveryWriteOfABatchCanFail(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := New(open(t), counts{}, nil)
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				if err := g.Do(context.Background(), func(*Tx[counts]) error { panic("no") }); err == nil {
					t.Error("a panic was no error")
				}
			})
		}
		synctest.Wait()
		start(t, g)
		wg.Wait()
		mustPut(t, g, "good", "1")
	})
}

func TestWritesRunInTheOrderInWhichTheyCame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := New(open(t), counts{}, nil)
		var wg sync.WaitGroup
		var got []int
		for i := range 20 {
			wg.Go(func() {
				_ = g.Do(context.Background(), func(tx *Tx[counts]) error {
					got = append(got, i)
					return put(tx, fmt.Sprint(i), "x")
				})
			})
			synctest.Wait()
		}
		start(t, g)
		wg.Wait()
		for i, n := range got {
			if n != i {
				t.Fatalf("order %v", got)
			}
		}
	})
}

func TestWriteSeesWhatThoseBeforeItWrote(t *testing.T) {
	g := New(open(t), counts{}, nil)
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			err := g.Do(context.Background(), func(tx *Tx[counts]) error {
				var n uint64
				if v := tx.Read(things).Get([]byte("sum")); v != nil {
					n = binary.BigEndian.Uint64(v)
				}
				return tx.Write(things).Put([]byte("sum"), binary.BigEndian.AppendUint64(nil, n+1))
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	start(t, g)
	wg.Wait()
	var n uint64
	_ = g.Do(context.Background(), func(tx *Tx[counts]) error {
		n = binary.BigEndian.Uint64(tx.Read(things).Get([]byte("sum")))
		return nil
	})
	if n != 50 {
		t.Errorf("sum = %d, want 50", n)
	}
}

func TestReadingAloneCostsNoCommit(t *testing.T) {
	commits := 0
	g := New(open(t), counts{}, func(error) { commits++ })
	start(t, g)
	for range 3 {
		if err := g.Do(context.Background(), func(tx *Tx[counts]) error { tx.Read(things).Get(things); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if commits != 0 {
		t.Errorf("%d commits for operations that wrote nothing", commits)
	}
}

func TestWriteBeforeRunHonoursItsContext(t *testing.T) {
	db := open(t)
	g := New(db, counts{}, nil)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	err := g.Do(ctx, func(tx *Tx[counts]) error { return put(tx, "late", "x") })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("error %v", err)
	}
	if n := waitingIn(g); n != 0 {
		t.Errorf("%d operations still wait", n)
	}
	start(t, g)
	mustPut(t, g, "other", "x")
	if get(t, db, "late") != "" {
		t.Error("a write that was told to have ended happened later")
	}
}

func TestEndedContextWritesNothing(t *testing.T) {
	g := running(t, open(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := g.Do(ctx, func(*Tx[counts]) error { panic("ran") }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestRunFinishesWhatIsQueuedAndThenRefuses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := open(t)
		g := New(db, counts{}, nil)
		const n = perTransaction + 1
		var wg sync.WaitGroup
		for i := range n {
			wg.Go(func() { mustPut(t, g, fmt.Sprint(i), "x") })
		}
		synctest.Wait()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := g.Run(ctx); err != nil {
			t.Fatal(err)
		}
		wg.Wait()
		if got := size(t, db); got != n {
			t.Errorf("%d of %d queued writes are stored", got, n)
		}
		if err := g.Do(t.Context(), func(*Tx[counts]) error { return nil }); !errors.Is(err, ErrClosed) {
			t.Errorf("a write after Run: %v, want ErrClosed", err)
		}
		if err := g.Run(t.Context()); !errors.Is(err, ErrClosed) {
			t.Errorf("Run after Run: %v, want ErrClosed", err)
		}
	})
}

func TestCloseRefusesWhatWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := New(open(t), counts{}, nil)
		failed := make(chan error)
		go func() { failed <- g.Do(context.Background(), func(*Tx[counts]) error { return nil }) }()
		synctest.Wait()
		g.Close()
		if err := <-failed; !errors.Is(err, ErrClosed) {
			t.Errorf("error %v, want ErrClosed", err)
		}
	})
}

func TestSecondRunIsRefused(t *testing.T) {
	g := running(t, open(t))
	mustPut(t, g, "a", "1")
	if err := g.Run(t.Context()); !errors.Is(err, errRuns) {
		t.Errorf("second Run: %v", err)
	}
}
