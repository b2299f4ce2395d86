package bolt_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/core/record"
	"tickertape/storage/bolt"
)

func TestAnEventIsKnownForADayAndNoLonger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := run(t, t.TempDir(), nil)
		for step, want := range []bool{true, false, false, true, false} {
			fresh, err := s.Accept(t.Context(), message(1))
			if err != nil || fresh != want {
				t.Errorf("after %d steps: fresh %v, %v, want %v", step, fresh, err, want)
			}
			wait := []time.Duration{0, 24*time.Hour - 1, 1, 0, 0}[step]
			time.Sleep(wait)
		}
	})
}

func TestHowLongAnEventIsKnownCanBeChosen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := run(t, t.TempDir(), func(c *bolt.Config) { c.Dedupe = time.Minute })
		for _, want := range []bool{true, false, true} {
			if fresh, err := s.Accept(t.Context(), message(1)); err != nil || fresh != want {
				t.Errorf("fresh %v, %v, want %v", fresh, err, want)
			}
			time.Sleep(30 * time.Second)
		}
	})
}

func TestOldEventIdsAreForgotten(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s, stop := run(t, dir, nil)
		for n := range 72 { // three days, an event an hour
			e := message(n)
			_, err := s.Accept(t.Context(), e)
			must(t, err)
			time.Sleep(time.Hour)
		}
		synctest.Wait()
		stop()
	})
	n := 0
	walk(t, dir, func(path string, _, _ []byte) {
		if path == "seen" {
			n++
		}
	})
	if n < 24 || n > 31 {
		t.Errorf("%d event ids are kept, want those of 24 to 31 hours", n)
	}
}

func TestExpiredCacheEntriesAreClearedAwayHourly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := run(t, t.TempDir(), nil)
		for n := range 1200 {
			life := time.Duration(n%3+1) * 40 * time.Minute // 40, 80 or 120 minutes
			must(t, s.Put(t.Context(), fmt.Sprint(n), []byte("x"), time.Now(), time.Now().Add(life)))
		}
		for hour, want := range []int{1200, 800, 0} {
			synctest.Wait()
			if n := s.Stats().Cached; n != want {
				t.Errorf("after %d hours: %d entries, want %d", hour, n, want)
			}
			time.Sleep(time.Hour + time.Second)
		}
	})
}

func TestCacheEntryEndsAtItsExpiry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := run(t, t.TempDir(), nil)
		must(t, s.Put(t.Context(), "k", []byte("x"), time.Now(), time.Now().Add(time.Minute)))
		for _, want := range []bool{true, false} {
			if _, ok, err := s.Get(t.Context(), "k"); ok != want || err != nil {
				t.Errorf("there %v, %v, want %v", ok, err, want)
			}
			time.Sleep(time.Minute)
		}
	})
}

func TestFullCacheLosesWhatExpiresFirst(t *testing.T) {
	s, _ := run(t, t.TempDir(), func(c *bolt.Config) { c.CacheLimit = 100 })
	now := time.Now()
	for n := range 150 {
		must(t, s.Put(t.Context(), fmt.Sprint(n), []byte("x"), now, now.Add(time.Hour+time.Duration(n)*time.Minute)))
		if held := s.Stats().Cached; held > 100 {
			t.Fatalf("%d entries are held, at most 100 are allowed", held)
		}
	}
	for n, want := range map[int]bool{0: false, 40: false, 60: true, 149: true} {
		if _, ok, err := s.Get(t.Context(), fmt.Sprint(n)); ok != want || err != nil {
			t.Errorf("entry %d: there %v, %v, want %v", n, ok, err, want)
		}
	}
}

func TestIdsRiseEvenIfTheClockWasPutBack(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	clock := func(c *bolt.Config) { c.Now = func() time.Time { return now } }
	var last record.ID
	for day := range 5 {
		s, stop := run(t, dir, clock)
		for n := range 3 {
			if id := answered(t, s, day*10+n); id <= last {
				t.Errorf("day %d: %s follows %s", day, id, last)
			} else {
				last = id
			}
		}
		stop()
		now = now.Add(-24 * time.Hour)
	}
}

func TestAStrangeIdDoesNotPushTheOthersIntoTheFuture(t *testing.T) {
	dir := t.TempDir()
	s, stop := run(t, dir, nil)
	first := answered(t, s, 1)
	stop()
	raw(t, dir, func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("interactions")).Put([]byte("\xff\xff\xff\xff\xff\xff\x4f\xff\xff\xff\xff\xff\xff\xff\xff\xff"), []byte{1, 0xa0})
	})
	s, _ = run(t, dir, nil)
	if second := answered(t, s, 2); second[:6] != first[:6] {
		t.Errorf("%s follows %s", second, first)
	}
}

func TestAskedBeginsAtTheEndOfItsTime(t *testing.T) {
	dir := t.TempDir()
	begin := time.Date(2026, 3, 1, 12, 0, 1, 0, time.UTC) // when the first message says that it was written
	s, stop := run(t, dir, func(c *bolt.Config) { c.Now = func() time.Time { return begin } })
	answered(t, s, 1)
	stop()
	s, stop = run(t, dir, nil)
	answered(t, s, 2) // now, whatever it says
	stop()
	raw(t, dir, func(tx *bbolt.Tx) error { // one that can't be read, and is newer than all that is asked for
		return tx.Bucket([]byte("interactions")).Put([]byte("\x7f\xff\xff\xff\xff\xff\x7f\xff\x80\x00\x00\x00\x00\x00\x00\x00"), []byte("?"))
	})
	s, _ = run(t, dir, nil)
	for from, want := range map[time.Duration]int{-time.Hour: 1, time.Hour: 0, -48 * time.Hour: 0} {
		got, err := s.Asked(t.Context(), begin.Add(from), begin.Add(from+2*time.Hour), 5)
		if err != nil || len(got) != want || (want == 1 && got[0].Times != 1) {
			t.Errorf("from %s: %+v, %v", from, got, err)
		}
	}
}

func TestAskedLooksAtTheNewestTenThousand(t *testing.T) {
	if testing.Short() {
		t.Skip("writes ten thousand interactions")
	}
	dir := t.TempDir()
	s, stop := run(t, dir, nil)
	old := answered(t, s, 1)
	stop()
	raw(t, dir, func(tx *bbolt.Tx) error { // newer ones, by copying it under later ids
		b := tx.Bucket([]byte("interactions"))
		_, v := b.Cursor().First()
		v = append([]byte(nil), v...)
		for n := range 10_000 {
			key := append([]byte("\x7f\xff\xff\xff\xff\xff\x7f\xff\x80\x00\x00\x00"), byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
			must(t, b.Put(key, []byte(replaceAsset(v))))
		}
		return nil
	})
	s, _ = run(t, dir, nil)
	asked, err := s.Asked(context.Background(), time.Time{}, time.UnixMilli(1<<48-1), 10)
	if err != nil || len(asked) != 1 || asked[0].Asset.ID != "bitcash" {
		t.Errorf("asked %+v, %v (%s is too old to count)", asked, err, old)
	}
}
