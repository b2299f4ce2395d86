package bolt

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"sync"
	"time"

	"github.com/gofrs/uuid/v5"
	"go.etcd.io/bbolt"

	"tickertape/core/chat"
	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// newIDs makes UUIDv7s that are strictly increasing, also above the newest one in the file
// where the clock was put back meanwhile.
func newIDs(now func() time.Time, newest time.Time) *uuid.Gen {
	floor := newest.Add(time.Millisecond)
	return uuid.NewGenWithOptions(uuid.WithEpochFunc(func() time.Time {
		if t := now(); t.After(floor) {
			return t
		}
		return floor
	}))
}

// newest is the time of the highest id in some buckets.
func newest(tx *bbolt.Tx, buckets ...[]byte) (at time.Time) {
	for _, bucket := range buckets {
		k, _ := tx.Bucket(bucket).Cursor().Last()
		if id := aliasOf(k); uuid.UUID(id).Version() == uuid.V7 && timeOf(id).After(at) {
			at = timeOf(id)
		}
	}
	return at
}

// timeOf is when a UUIDv7 was made, to the millisecond.
func timeOf(id stored.Alias) time.Time {
	return time.UnixMilli(int64(binary.BigEndian.Uint64(id[:]) >> 16)).UTC()
}

// aliasOf copies a key or a value of 16 bytes out of the file; a damaged one is cut or filled.
func aliasOf(b []byte) (a stored.Alias) {
	copy(a[:], b)
	return a
}

// parse reads an id that was given to the store.
func parse(id record.ID) (stored.Alias, error) {
	if len(id) != 36 {
		return stored.Alias{}, fmt.Errorf("%w: %q is no id", record.ErrInvalid, id)
	}
	u, err := uuid.FromString(string(id))
	if err != nil {
		return stored.Alias{}, fmt.Errorf("%w: %q is no id", record.ErrInvalid, id)
	}
	return stored.Alias(u), nil
}

// textOf writes an id of the file; nobody's is empty.
func textOf(id stored.Alias) record.ID {
	if id == (stored.Alias{}) {
		return ""
	}
	return record.ID(uuid.UUID(id).String())
}

// hexOf writes an alias where a platform's id would stand; of nothing it is empty.
func hexOf(a stored.Alias) string {
	if a == (stored.Alias{}) {
		return ""
	}
	return hex.EncodeToString(a[:])
}

// alias is an HMAC-SHA256 of a platform's id, cut to 128 bits. kind keeps equal ids of
// different things apart; so does the length before each part.
func (s *Store) alias(kind string, parts ...string) stored.Alias {
	mac := s.macs.take()
	defer s.macs.give(mac)
	var n [8]byte
	write := func(part string) {
		binary.BigEndian.PutUint64(n[:], uint64(len(part)))
		mac.Write(n[:])
		mac.Write([]byte(part))
	}
	write(kind)
	for _, part := range parts {
		write(part)
	}
	var sum [sha256.Size]byte
	return stored.Alias(mac.Sum(sum[:0])[:len(stored.Alias{})])
}

func (s *Store) aliasOfEvent(e chat.Event) stored.Alias {
	return s.alias("event", string(e.Platform), e.ID)
}

// aliasOfUser is zero for nobody.
func (s *Store) aliasOfUser(p chat.Platform, id string) stored.Alias {
	if id == "" {
		return stored.Alias{}
	}
	return s.alias("user", string(p), id)
}

func (s *Store) aliasOfConversation(a chat.Address) stored.Alias {
	return s.alias("conversation", string(a.Platform), a.Space, a.Channel, a.Thread)
}

// aliasOfChannel is of a channel with all its threads. It leaves out the space, as aliasOfMessage
// does.
func (s *Store) aliasOfChannel(a chat.Address) stored.Alias {
	return s.alias("channel", string(a.Platform), a.Channel)
}

// aliasOfMessage leaves out space and thread: a reaction does not tell them everywhere.
func (s *Store) aliasOfMessage(r chat.Ref) stored.Alias {
	return s.alias("message", string(r.Platform), r.Channel, r.ID)
}

// userOf is our id of a platform's account, made at first sight; nobody's account has none.
func userOf(t *tx, account stored.Alias) (stored.Alias, error) {
	if account == (stored.Alias{}) {
		return stored.Alias{}, nil
	}
	if id := t.Read(bucketUsers).Get(account[:]); id != nil {
		return aliasOf(id), nil
	}
	id, err := uuid.NewV4()
	if err != nil {
		return stored.Alias{}, fmt.Errorf("make a user id: %w", err)
	}
	return stored.Alias(id), t.Write(bucketUsers).Put(account[:], id[:])
}

// macs keeps HMACs under one key for their next use: setting one up costs more than using it.
type macs struct{ pool *sync.Pool }

func newMacs(secret []byte) macs {
	return macs{&sync.Pool{New: func() any { return hmac.New(sha256.New, secret) }}}
}

func (m macs) take() hash.Hash {
	h, _ := m.pool.Get().(hash.Hash)
	return h
}

func (m macs) give(h hash.Hash) {
	h.Reset()
	m.pool.Put(h)
}
