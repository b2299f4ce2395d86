package dataset

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"tickertape/core/ask"
)

// Change is a text that differs between two versions.
type Change struct {
	Text string     `json:"text"`
	Was  ask.Intent `json:"was,omitempty"` // empty: added
	Is   ask.Intent `json:"is,omitempty"`  // empty: removed
}

// place is the order of texts in a version.
func place(a, b item) int {
	return cmp.Or(cmp.Compare(a.place, b.place), strings.Compare(a.near, b.near), strings.Compare(a.normal, b.normal))
}

// Diff yields what was added, removed and labelled anew from one version to another, in the
// order of the texts. Of one that is not what its manifest says it yields nothing, and is ErrTampered.
func (v *Versions) Diff(ctx context.Context, from, to string, yield func(Change) error) error {
	for _, version := range []string{from, to} {
		if err := v.Intact(ctx, version); err != nil {
			return err
		}
	}
	old, err := v.walk(from)
	if err != nil {
		return err
	}
	defer old.close()
	now, err := v.walk(to)
	if err != nil {
		return err
	}
	defer now.close()
	for !old.done || !now.done {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("compare datasets: %w", err)
		}
		if err := step(old, now, yield); err != nil {
			return err
		}
	}
	return nil
}

func step(old, now *walker, yield func(Change) error) error {
	var order int
	switch {
	case old.done:
		order = 1
	case now.done:
		order = -1
	default:
		order = place(old.at, now.at)
	}
	c := Change{}
	if order <= 0 {
		c.Text, c.Was = old.at.Text, old.at.Intent
	}
	if order >= 0 {
		c.Text, c.Is = now.at.Text, now.at.Intent
	}
	if c.Was != c.Is {
		if err := yield(c); err != nil {
			return err
		}
	}
	if order <= 0 {
		if err := old.advance(); err != nil {
			return err
		}
	}
	if order >= 0 {
		return now.advance()
	}
	return nil
}

// walker is a version with the example at hand.
type walker struct {
	*reader
	at   item
	done bool
}

func (v *Versions) walk(version string) (*walker, error) {
	r, err := v.read(version)
	if err != nil {
		return nil, err
	}
	w := &walker{reader: r}
	if err := w.advance(); err != nil {
		r.close()
		return nil, err
	}
	return w, nil
}

func (w *walker) advance() error {
	e, err := w.next()
	if errors.Is(err, io.EOF) {
		w.done = true
		return nil
	}
	w.at = newItem(e)
	return err
}
