package commit

import (
	"context"
	"encoding/binary"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// BenchmarkWrite compares the ways to make small durable writes: ours, one transaction a
// write, and bbolt's own batches with their default delay of 10 ms.
func BenchmarkWrite(b *testing.B) {
	value := make([]byte, 256)
	ways := []struct {
		name string
		make func(*testing.B, *bbolt.DB) func(key []byte) error
	}{
		{"group", func(b *testing.B, db *bbolt.DB) func([]byte) error {
			g := running(b, db)
			return func(key []byte) error {
				return g.Do(context.Background(), func(tx *Tx[counts]) error { return tx.Write(things).Put(key, value) })
			}
		}},
		{"update", func(_ *testing.B, db *bbolt.DB) func([]byte) error {
			return func(key []byte) error {
				return db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(things).Put(key, value) })
			}
		}},
		{"batch", func(_ *testing.B, db *bbolt.DB) func([]byte) error {
			return func(key []byte) error {
				return db.Batch(func(tx *bbolt.Tx) error { return tx.Bucket(things).Put(key, value) })
			}
		}},
	}
	for _, writers := range []int{1, 8, 64} {
		for _, way := range ways {
			b.Run(fmt.Sprintf("%d/%s", writers, way.name), func(b *testing.B) {
				write(b, writers, way.make(b, open(b)))
			})
		}
	}
}

// write makes b.N writes under rising keys, from so many goroutines at once.
func write(b *testing.B, writers int, put func(key []byte) error) {
	var next atomic.Uint64
	var wg sync.WaitGroup
	b.ResetTimer()
	begun := time.Now()
	for range writers {
		wg.Go(func() {
			for {
				n := next.Add(1)
				if n > uint64(b.N) {
					return
				}
				if err := put(binary.BigEndian.AppendUint64(nil, n)); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	b.ReportMetric(float64(b.N)/time.Since(begun).Seconds(), "writes/s")
}
