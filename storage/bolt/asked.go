package bolt

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// mostScanned bounds how many interactions Asked looks at.
const mostScanned = 10_000

// Asked lists the assets whose price was asked for from one time until before another, a
// conversion's target included, most asked first, ties by id. It looks at the newest 10,000
// interactions of that time at most, and at none that came after its end.
func (s *Store) Asked(ctx context.Context, from, to time.Time, limit int) ([]record.Demand, error) {
	t := tally{asked: map[assetKey]int{}, asset: map[assetKey]market.Asset{}}
	err := s.view(ctx, func(tx *bbolt.Tx) error {
		c := tx.Bucket(bucketInteractions).Cursor()
		scanned := 0
		for k, v := before(c, to); k != nil && scanned < mostScanned && ctx.Err() == nil; k, v = c.Prev() {
			scanned++
			var i stored.Asked
			if err := s.codec.Decode(v, &i); err != nil {
				s.unreadable(bucketInteractions, k, err)
				continue
			}
			if !i.At.Before(from) && i.At.Before(to) {
				t.count(i.Query)
			} else if i.At.Before(from) && timeOf(aliasOf(k)).Before(from) {
				break // an entry can be answered long after it came, but not before
			}
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("most asked assets: %w", err)
	}
	return t.top(limit), nil
}

// before finds the last interaction that came before a time.
func before(c *bbolt.Cursor, t time.Time) (k, v []byte) {
	ms := t.UnixMilli()
	if ms < 0 || ms >= 1<<48 {
		return c.Last()
	}
	var key [8]byte
	binary.BigEndian.PutUint64(key[:], uint64(ms)<<16)
	if k, _ = c.Seek(key[:]); k == nil {
		return c.Last()
	}
	return c.Prev()
}

// tally counts how often each asset was asked for.
type tally struct {
	asked map[assetKey]int
	asset map[assetKey]market.Asset // as it was last named
}

type assetKey struct {
	class market.Class
	id    string
}

// count adds a query; it counts once for each asset that it names.
func (t tally) count(q stored.Query) {
	for _, more := range q.Also {
		t.count(more)
	}
	if q.Intent != ask.Price && q.Intent != ask.Convert {
		return
	}
	named := map[assetKey]bool{}
	for _, a := range append(q.Assets, q.Target) {
		key := assetKey{a.Class, a.ID}
		if a.ID == "" || named[key] {
			continue
		}
		named[key] = true
		t.asked[key]++
		if _, ok := t.asset[key]; !ok {
			t.asset[key] = market.Asset(a)
		}
	}
}

// top is the most asked assets, at most limit.
func (t tally) top(limit int) []record.Demand {
	keys := make([]assetKey, 0, len(t.asked))
	for key := range t.asked {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b assetKey) int {
		return cmp.Or(cmp.Compare(t.asked[b], t.asked[a]), cmp.Compare(a.id, b.id), cmp.Compare(a.class, b.class))
	})
	all := make([]record.Demand, 0, max(0, min(limit, len(keys))))
	for _, key := range keys[:cap(all)] {
		all = append(all, record.Demand{Asset: t.asset[key], Times: t.asked[key]})
	}
	return all
}
