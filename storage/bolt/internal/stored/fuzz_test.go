package stored

import (
	"bytes"
	"testing"

	"tickertape/core/chat"
)

// FuzzDecode feeds anything to the decoder of every record: it may refuse, it must not
// panic, and what it takes it can write and read again.
func FuzzDecode(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x01\xa0"))
	for _, v := range []any{full[Entry](f), full[Reply](f), full[Interaction](f), full[Delivery](f), full[Feedback](f), full[Cached](f)} {
		f.Add(encoded(f, v))
	}
	codec := newCodec(f)
	f.Fuzz(func(t *testing.T, value []byte) {
		if e, ok := again[Entry](t, codec, value); ok {
			if c, err := e.Event.Chat(); err == nil {
				storable(t, codec, c)
			}
		}
		if r, ok := again[Reply](t, codec, value); ok {
			r.Post.Chat()
		}
		if i, ok := again[Interaction](t, codec, value); ok {
			i.Card.Chat()
			i.Query.Ask()
		}
		again[Delivery](t, codec, value)
		again[Feedback](t, codec, value)
		again[Cached](t, codec, value)
		again[Asked](t, codec, value)
		again[Tried](t, codec, value)
		again[Asker](t, codec, value)
		again[Expiry](t, codec, value)
	})
}

// storable checks that an event, whatever is in it, can be accepted.
func storable(t *testing.T, codec Codec, c chat.Event) {
	e, err := OfEvent(c)
	if err != nil {
		t.Fatalf("an event that was read is none: %v", err)
	}
	if _, err := codec.Encode(Entry{Event: e}); err != nil {
		t.Fatalf("an event that was read can't be stored: %v", err)
	}
}

// again decodes a value and, where that works, encodes it twice over. A value that others
// wrote may hold a time that can't be written.
func again[T any](t *testing.T, codec Codec, value []byte) (v T, ok bool) {
	if codec.Decode(value, &v) != nil {
		return v, false
	}
	one, err := codec.Encode(v)
	if err != nil {
		return v, true
	}
	var back T
	if err := codec.Decode(one, &back); err != nil {
		t.Fatalf("%T that was written can't be read: %v", v, err)
	}
	two, err := codec.Encode(back)
	if err != nil || !bytes.Equal(one, two) {
		t.Fatalf("%T changes by being stored: %x, then %x (%v)", v, one, two, err)
	}
	return v, true
}
