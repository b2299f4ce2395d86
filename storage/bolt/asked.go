package bolt

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/storage/bolt/internal/stored"
)

// mostScanned bounds how many interactions MostAsked looks at.
const mostScanned = 10_000

// MostAsked lists the assets whose price was asked for since then, a conversion's target
// included, most asked first, ties by id. It looks at the newest 10,000 interactions at most.
func (s *Store) MostAsked(ctx context.Context, since time.Time, limit int) ([]market.Asset, error) {
	t := tally{asked: map[assetKey]int{}, asset: map[assetKey]market.Asset{}}
	err := s.view(ctx, func(tx *bbolt.Tx) error {
		c := tx.Bucket(bucketInteractions).Cursor()
		scanned := 0
		for k, v := c.Last(); k != nil && scanned < mostScanned && ctx.Err() == nil; k, v = c.Prev() {
			scanned++
			var i stored.Asked
			if err := s.codec.Decode(v, &i); err != nil {
				s.unreadable(bucketInteractions, k, err)
				continue
			}
			if !i.At.Before(since) {
				t.count(i.Query)
			} else if timeOf(aliasOf(k)).Before(since) {
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
func (t tally) top(limit int) []market.Asset {
	keys := make([]assetKey, 0, len(t.asked))
	for key := range t.asked {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b assetKey) int {
		return cmp.Or(cmp.Compare(t.asked[b], t.asked[a]), cmp.Compare(a.id, b.id), cmp.Compare(a.class, b.class))
	})
	assets := make([]market.Asset, 0, max(0, min(limit, len(keys))))
	for _, key := range keys[:cap(assets)] {
		assets = append(assets, t.asset[key])
	}
	return assets
}
