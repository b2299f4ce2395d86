package cache

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
	"pgregory.net/rapid"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ctx = context.Background()

func TestWhatWasPutIsThere(t *testing.T) {
	c := open(t)
	put(t, c, "a", "1", time.Minute)
	put(t, c, "b", "", time.Minute)
	want(t, c, "a", "1")
	want(t, c, "b", "")
	wantNone(t, c, "c")
	wantNone(t, c, "")
	if c.Len() != 2 {
		t.Errorf("%d entries, want 2", c.Len())
	}
}

func TestNewerPutWins(t *testing.T) {
	c := open(t)
	put(t, c, "a", "old", time.Hour)
	put(t, c, "a", "new", time.Minute)
	want(t, c, "a", "new")
}

func TestEntryEndsAtItsOwnExpiry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := open(t)
		put(t, c, "short", "1", time.Minute)
		put(t, c, "long", "2", time.Hour)
		time.Sleep(time.Minute - 1)
		want(t, c, "short", "1")
		time.Sleep(time.Nanosecond)
		wantNone(t, c, "short")
		want(t, c, "long", "2")
	})
}

func TestEntryThatHasExpiredAlreadyIsNeverReturned(t *testing.T) {
	c := open(t)
	put(t, c, "a", "1", 0)
	put(t, c, "b", "1", -time.Hour)
	wantNone(t, c, "a")
	wantNone(t, c, "b")
}

func TestCallerMayChangeWhatItGaveAndGot(t *testing.T) {
	c := open(t)
	data := []byte("fresh")
	if err := c.Put(ctx, "a", data, time.Now(), time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	clear(data)
	want(t, c, "a", "fresh")
	got, _, _ := c.Get(ctx, "a")
	clear(got)
	want(t, c, "a", "fresh")
}

func TestLongAndOddKeysAreKeptApart(t *testing.T) {
	c := open(t)
	long := strings.Repeat("x", 70_000)
	keys := []string{"", "\x00", "\x00a", long, long + "1", long + "2", short(long), strings.Repeat("y", longestKey), "ключ"}
	for i, key := range keys {
		put(t, c, key, fmt.Sprint(i), time.Minute)
	}
	for i, key := range keys {
		want(t, c, key, fmt.Sprint(i))
	}
}

func TestFullCacheLosesTheOldestAndStaysWithinItsBound(t *testing.T) {
	c := sized(t, 1<<20)
	data := strings.Repeat("x", 1000)
	const n = 5000
	for i := range n {
		put(t, c, fmt.Sprint(i), data, time.Hour)
	}
	want(t, c, fmt.Sprint(n-1), data)
	wantNone(t, c, "0")
	if held := c.Len() * len(data); held > 1<<20 {
		t.Errorf("%d bytes are held, the bound is %d", held, 1<<20)
	}
}

func TestTooLargeEntryIsRefusedAndTakesNothingWithIt(t *testing.T) {
	c := sized(t, 1<<20)
	for i := range 100 {
		put(t, c, fmt.Sprint(i), "x", time.Hour)
	}
	for _, size := range []int{c.Largest(), 1 << 20, 10 << 20} {
		if err := c.Put(ctx, "big", make([]byte, size), time.Now(), time.Now().Add(time.Hour)); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%d bytes: error %v, want ErrTooLarge", size, err)
		}
	}
	if c.Len() != 100 {
		t.Errorf("%d entries are left of 100", c.Len())
	}
	fits := strings.Repeat("y", c.Largest()-header-len("big"))
	put(t, c, "big", fits, time.Hour)
	want(t, c, "big", fits)
}

func TestSmallAtFirst(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	c := sized(t, 1<<30)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 2<<20 {
		t.Errorf("an empty cache of 1 GB allocates %d bytes", used)
	}
	runtime.KeepAlive(c)
}

func TestClosedCacheSaysSo(t *testing.T) {
	c := open(t)
	put(t, c, "a", "1", time.Minute)
	for range 2 {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok, err := c.Get(ctx, "a"); ok || !errors.Is(err, ErrClosed) {
		t.Errorf("Get: %v, %v, want ErrClosed", ok, err)
	}
	if err := c.Put(ctx, "a", nil, time.Now(), time.Now()); !errors.Is(err, ErrClosed) {
		t.Errorf("Put: %v, want ErrClosed", err)
	}
}

func TestPanicInsideIsAnErrorAndTheLastUse(t *testing.T) {
	c := open(t)
	c.now = func() time.Time { panic("clock") }
	put(t, c, "a", "1", time.Minute)
	for range 2 {
		if _, ok, err := c.Get(ctx, "a"); ok || !errors.Is(err, ErrBroken) {
			t.Errorf("Get: %v, %v, want ErrBroken", ok, err)
		}
	}
	if err := c.Put(ctx, "a", nil, time.Now(), time.Now()); !errors.Is(err, ErrBroken) {
		t.Errorf("Put: %v, want ErrBroken", err)
	}
}

func TestNothingIsPrinted(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = w, w
	c := sized(t, 1<<20)
	for i := range 2000 {
		put(t, c, fmt.Sprint(i), strings.Repeat("x", 2000), time.Hour)
	}
	_ = c.Close()
	os.Stdout, os.Stderr = stdout, stderr
	_ = w.Close()
	if out, _ := io.ReadAll(r); len(out) > 0 {
		t.Errorf("printed %q", out)
	}
}

func TestManyAtOnceGetWhatTheyPut(t *testing.T) {
	c := sized(t, 1<<20)
	var wg sync.WaitGroup
	for w := range 16 {
		wg.Go(func() {
			for i := range 2000 {
				key := fmt.Sprint(i % 50)
				if w%2 == 0 {
					put(t, c, key, strings.Repeat(key, 100), time.Hour)
				} else if data, ok, err := c.Get(ctx, key); err != nil || (ok && string(data) != strings.Repeat(key, 100)) {
					t.Errorf("key %s: %.20q, %v", key, data, err)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestLawAnEntryIsTheNewestPutOrNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := sized(t, 1<<20)
		newest := map[string][]byte{}
		for range rapid.IntRange(1, 60).Draw(t, "puts") {
			key := rapid.SampledFrom([]string{"a", "b", "c", strings.Repeat("k", 2000)}).Draw(t, "key")
			room := c.Largest() - header - len(short(key))
			size := rapid.SampledFrom([]int{0, 1, 100, 5000, room / 3, room / 2, room - 1, room}).Draw(t, "size")
			data := bytes.Repeat([]byte{rapid.Byte().Draw(t, "fill")}, size)
			if err := c.Put(ctx, key, data, time.Now(), time.Now().Add(time.Hour)); err != nil {
				t.Fatalf("put %d bytes: %v", size, err)
			}
			newest[key] = data
			if got, ok, err := c.Get(ctx, key); err != nil || !ok || !bytes.Equal(got, data) {
				t.Fatalf("just put %d bytes, got %d, %v, %v", size, len(got), ok, err)
			}
			for key, data := range newest {
				if got, ok, err := c.Get(ctx, key); err != nil || (ok && !bytes.Equal(got, data)) {
					t.Fatalf("%.10s: got another entry's data (%v)", key, err)
				}
			}
		}
	})
}

func TestConfigMistakesAreAllReported(t *testing.T) {
	var good Config
	good.Defaults()
	if err := good.Validate(); err != nil {
		t.Errorf("the defaults are refused: %v", err)
	}
	_, err := New(Config{MaxBytes: 5, Life: time.Millisecond})
	for _, key := range []string{"max_bytes: 5", "life: 1ms"} {
		if err == nil || !strings.Contains(err.Error(), key) {
			t.Errorf("error %v, want one about %s", err, key)
		}
	}
}

func TestGetIsCheap(t *testing.T) {
	c := open(t)
	put(t, c, "price|crypto:bitcoin|usd", strings.Repeat("x", 300), time.Hour)
	allocs := testing.AllocsPerRun(1000, func() { _, _, _ = c.Get(ctx, "price|crypto:bitcoin|usd") })
	if allocs > 2 {
		t.Errorf("%v allocations, want at most 2", allocs)
	}
}

func BenchmarkGet(b *testing.B) {
	for _, size := range []int{100, 500, 5000} {
		b.Run(fmt.Sprintf("%dB", size), func(b *testing.B) {
			c := open(b)
			put(b, c, "price|crypto:bitcoin|usd", strings.Repeat("x", size), time.Hour)
			b.ReportAllocs()
			for b.Loop() {
				_, _, _ = c.Get(ctx, "price|crypto:bitcoin|usd")
			}
		})
	}
}

func BenchmarkPut(b *testing.B) {
	c := open(b)
	data, at := make([]byte, 300), time.Now()
	b.ReportAllocs()
	for b.Loop() {
		_ = c.Put(ctx, "price|crypto:bitcoin|usd", data, at, at.Add(time.Hour))
	}
}

func open(t testing.TB) *Cache {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	c, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

type failer interface {
	Helper()
	Fatal(...any)
}

func sized(t failer, bytes int) *Cache {
	t.Helper()
	c, err := New(Config{MaxBytes: bytes, Life: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func put(t testing.TB, c *Cache, key, data string, life time.Duration) {
	t.Helper()
	if err := c.Put(ctx, key, []byte(data), time.Now(), time.Now().Add(life)); err != nil {
		t.Errorf("put %.20s: %v", key, err)
	}
}

func want(t testing.TB, c *Cache, key, data string) {
	t.Helper()
	got, ok, err := c.Get(ctx, key)
	if err != nil || !ok || string(got) != data {
		t.Errorf("%.20q = %.20q, %v, %v, want %.20q", key, got, ok, err, data)
	}
}

func wantNone(t testing.TB, c *Cache, key string) {
	t.Helper()
	if got, ok, err := c.Get(ctx, key); ok || err != nil {
		t.Errorf("%.20q = %.20q, %v, %v, want nothing", key, got, ok, err)
	}
}
