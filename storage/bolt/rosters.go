package bolt

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"

	"tickertape/core/market"
	"tickertape/core/record"
)

// mostRosters is how many versions are kept: two weeks of a daily one.
const mostRosters = 14

// PutRoster stores the next version of the roster. A version that is not the one after the
// newest was made of an older one than that and is refused: record.ErrInvalid.
func (s *Store) PutRoster(ctx context.Context, r market.Roster) error {
	value, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("put roster %d: %w", r.Version, err)
	}
	err = s.group.Do(ctx, func(t *tx) error {
		b := t.Read(bucketRosters)
		newest := uint64(0)
		if k, _ := b.Cursor().Last(); k != nil {
			newest = binary.BigEndian.Uint64(k)
		}
		if r.Version < 1 || uint64(r.Version) != newest+1 {
			return fmt.Errorf("%w: the newest one is %d", record.ErrInvalid, newest)
		}
		if err := t.Write(bucketRosters).Put(versionKey(newest+1), value); err != nil {
			return err
		}
		if newest+1 <= mostRosters {
			return nil
		}
		return t.Write(bucketRosters).Delete(versionKey(newest + 1 - mostRosters))
	})
	if err != nil {
		return fmt.Errorf("put roster %d: %w", r.Version, err)
	}
	return nil
}

// Roster is the newest version; version 0 where there is none.
func (s *Store) Roster(ctx context.Context) (r market.Roster, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		_, v := tx.Bucket(bucketRosters).Cursor().Last()
		if v == nil {
			return nil
		}
		return json.Unmarshal(v, &r)
	})
	if err != nil {
		return market.Roster{}, fmt.Errorf("newest roster: %w", err)
	}
	return r, nil
}

func versionKey(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
