// Package stored is how records lie in the file: a version byte, then CBOR.
//
// Every struct here mirrors a word of core, field by field, under integer keys. An integer
// key is never used again for something else: a field that goes leaves its number behind.
// Where a word's struct can be converted directly, a field that is added to the word breaks
// the build here, and where it can't, the round-trip test fails: somebody has to decide how
// it is stored.
//
// Promise: what Encode wrote, Decode reads back the same (times in UTC, an empty list as
// none). What is truncated, of another version or no record at all is ErrUnreadable; nothing
// makes Decode panic.
//
// It must not know buckets, keys or transactions.
package stored

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/fxamacker/cbor/v2"
)

// ErrUnreadable is a value that is not what its bucket should hold.
var ErrUnreadable = errors.New("unreadable value")

// version is the first byte of every value. A value with another one is unreadable: files
// are migrated as a whole when they are opened.
const version = 1

// maxBytes bounds one value. The largest is an outbox entry with a chart, some 100 kB.
const maxBytes = 16 << 20

// Codec writes and reads values. It is safe for concurrent use.
type Codec struct {
	enc cbor.UserBufferEncMode
	dec cbor.DecMode
}

// NewCodec makes the one configuration that the file is written with.
func NewCodec() (Codec, error) {
	enc, err := cbor.EncOptions{
		Time:        cbor.TimeRFC3339Nano,
		IndefLength: cbor.IndefLengthForbidden,
	}.UserBufferEncMode()
	if err != nil {
		return Codec{}, fmt.Errorf("cbor encoder: %w", err)
	}
	dec, err := cbor.DecOptions{
		DupMapKey:   cbor.DupMapKeyEnforcedAPF,
		IndefLength: cbor.IndefLengthForbidden,
		TagsMd:      cbor.TagsForbidden,
		UTF8:        cbor.UTF8DecodeInvalid, // an event is stored before anybody has cleaned its text
	}.DecMode()
	if err != nil {
		return Codec{}, fmt.Errorf("cbor decoder: %w", err)
	}
	return Codec{enc, dec}, nil
}

// Encode makes the value of a record, which is one of this package's structs.
func (c Codec) Encode(record any) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(1024)
	b.WriteByte(version)
	if err := c.enc.MarshalToBuffer(record, &b); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	if b.Len() > maxBytes {
		return nil, fmt.Errorf("encode: %d bytes, at most %d fit a record", b.Len(), maxBytes)
	}
	return b.Bytes(), nil
}

// Decode reads a value into a pointer to the struct that it was made of. What it reads is a
// copy: the value may change afterwards.
func (c Codec) Decode(value []byte, record any) error {
	if len(value) == 0 {
		return fmt.Errorf("%w: empty", ErrUnreadable)
	}
	if value[0] != version {
		return fmt.Errorf("%w: version %d, this program knows %d", ErrUnreadable, value[0], version)
	}
	if err := c.dec.Unmarshal(value[1:], record); err != nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return nil
}

// latest is the last second that RFC 3339 can write.
var latest = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)

// UTC is a time as it is stored: in UTC, and within the years that can be written, so that an
// absurd date of a platform does not make its event impossible to accept.
func UTC(t time.Time) time.Time {
	t = t.UTC()
	switch y := t.Year(); {
	case y < 0:
		return time.Time{}
	case y > latest.Year():
		return latest
	}
	return t
}

// each maps a list; of none it makes none.
func each[A, B any](in []A, f func(A) B) []B {
	if len(in) == 0 {
		return nil
	}
	out := make([]B, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}
