package bucket_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"tickertape/core/internal/bucket"
)

// shelf is a place in memory.
type shelf map[string]string

type object struct {
	bytes.Buffer
	ctx context.Context
	to  shelf
	key string
}

func (o *object) Close() error {
	if o.ctx.Err() != nil {
		return o.ctx.Err()
	}
	o.to[o.key] = o.String()
	return nil
}

func (s shelf) NewWriter(ctx context.Context, key string) (io.WriteCloser, error) {
	if key == "" {
		return nil, errFull
	}
	return &object{ctx: ctx, to: s, key: key}, nil
}

var errFull = errors.New("the shelf is full")

func TestObjectIsWrittenAsAWholeOrNotAtAll(t *testing.T) {
	s := shelf{}
	half := func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return errFull }
	if err := bucket.Put(t.Context(), s, "a", half); !errors.Is(err, errFull) || len(s) != 0 {
		t.Errorf("%v, and there is %v", err, s)
	}
	whole := func(w io.Writer) error { _, err := io.WriteString(w, "whole"); return err }
	if err := bucket.Put(t.Context(), s, "a", whole); err != nil || s["a"] != "whole" {
		t.Errorf("%v, and there is %v", err, s)
	}
	if err := bucket.Put(t.Context(), s, "", whole); !errors.Is(err, errFull) {
		t.Error(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := bucket.Put(ended, s, "b", whole); !errors.Is(err, context.Canceled) || s["b"] != "" {
		t.Errorf("%v, and there is %v", err, s)
	}
}
