// Package bucket writes to places in the net. It knows none of them.
package bucket

import (
	"context"
	"fmt"
	"io"
)

// Place is where objects are written. A writer whose context ends before Close leaves nothing
// behind.
type Place interface {
	NewWriter(ctx context.Context, key string) (io.WriteCloser, error)
}

// Put writes a whole object or none.
func Put(ctx context.Context, to Place, key string, write func(io.Writer) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w, err := to.NewWriter(ctx, key)
	if err != nil {
		return fmt.Errorf("write %s: %w", key, err)
	}
	if err := write(w); err != nil {
		cancel()
		_ = w.Close() // it fails, and leaves nothing
		return fmt.Errorf("write %s: %w", key, err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("write %s: %w", key, err)
	}
	return nil
}
