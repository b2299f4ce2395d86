package dataset

import (
	"bufio"
	"container/heap"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"tickertape/core/record"
)

// mostInMemory is how many examples are held at once, and mostRuns how many files are open.
const (
	mostInMemory = 1 << 16
	mostRuns     = 256
)

// sorter sorts any number of examples in constant memory: what does not fit goes to files, each
// sorted, and in the end they are read side by side.
type sorter struct {
	dir     string // for the files; they are gone after each
	compare func(a, b item) int
	most    int // held at once
	held    []item
	runs    []string
	n       int // runs ever written
}

func newSorter(dir string, compare func(a, b item) int, most int) *sorter {
	return &sorter{dir: dir, compare: compare, most: most}
}

func (s *sorter) add(e record.Example) error {
	s.held = append(s.held, newItem(e))
	if len(s.held) < s.most {
		return nil
	}
	if err := s.spill(); err != nil {
		return err
	}
	if len(s.runs) < mostRuns {
		return nil
	}
	return s.compact()
}

// spill writes what is held to a file.
func (s *sorter) spill() error {
	slices.SortFunc(s.held, s.compare)
	held := s.held
	s.held = s.held[:0]
	return s.write(func(yield func(item) error) error {
		for _, it := range held {
			if err := yield(it); err != nil {
				return err
			}
		}
		return nil
	})
}

// compact makes one file of all.
func (s *sorter) compact() error {
	old := s.runs
	s.runs = nil
	err := s.write(func(yield func(item) error) error { return merge(context.Background(), old, nil, s.compare, yield) })
	for _, name := range old {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

func (s *sorter) write(each func(yield func(item) error) error) error {
	s.n++
	name := fmt.Sprintf("%s/run-%d", s.dir, s.n)
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // below our own folder
	if err != nil {
		return fmt.Errorf("sort examples: %w", err)
	}
	out := bufio.NewWriter(f)
	err = each(func(it item) error {
		b, err := encode(it.Example)
		if err == nil {
			_, err = out.Write(b)
		}
		return err
	})
	s.runs = append(s.runs, name)
	if err = errors.Join(err, out.Flush(), f.Close()); err != nil {
		return fmt.Errorf("sort examples: %w", err)
	}
	return nil
}

// peek yields all in order, and keeps them.
func (s *sorter) peek(ctx context.Context, yield func(item) error) error {
	slices.SortFunc(s.held, s.compare)
	return merge(ctx, s.runs, s.held, s.compare, yield)
}

// each yields all in order, once.
func (s *sorter) each(ctx context.Context, yield func(item) error) error {
	err := s.peek(ctx, yield)
	for _, name := range s.runs {
		err = errors.Join(err, os.Remove(name))
	}
	s.runs, s.held = nil, nil
	return err
}

// stream is a sorted run with its first example at hand.
type stream struct {
	item
	next func() (item, error)
}

type streams struct {
	all     []stream
	compare func(a, b item) int
}

func (s streams) Len() int           { return len(s.all) }
func (s streams) Less(i, j int) bool { return s.compare(s.all[i].item, s.all[j].item) < 0 }
func (s streams) Swap(i, j int)      { s.all[i], s.all[j] = s.all[j], s.all[i] }
func (s *streams) Push(any)          {}
func (s *streams) Pop() any {
	s.all = s.all[:len(s.all)-1]
	return nil
}

// merge yields what the files and the memory hold, in order.
func merge(ctx context.Context, files []string, held []item, compare func(a, b item) int, yield func(item) error) error {
	h := &streams{compare: compare}
	for _, name := range files {
		f, err := os.Open(name) //nolint:gosec // below our own folder
		if err != nil {
			return fmt.Errorf("sort examples: %w", err)
		}
		defer f.Close() //nolint:errcheck // it was only read
		in := newLines(f)
		h.all = append(h.all, stream{next: func() (item, error) {
			e, err := in.next()
			if err != nil {
				return item{}, err
			}
			return newItem(e), nil
		}})
	}
	h.all = append(h.all, stream{next: func() (item, error) {
		if len(held) == 0 {
			return item{}, io.EOF
		}
		it := held[0]
		held = held[1:]
		return it, nil
	}})
	return h.run(ctx, yield)
}

func (s *streams) run(ctx context.Context, yield func(item) error) error {
	var begun []stream
	for _, one := range s.all {
		it, err := one.next()
		if errors.Is(err, io.EOF) {
			continue
		}
		if err != nil {
			return fmt.Errorf("sort examples: %w", err)
		}
		begun = append(begun, stream{it, one.next})
	}
	s.all = begun
	heap.Init(s)
	for len(s.all) > 0 {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("sort examples: %w", err)
		}
		top := &s.all[0]
		if err := yield(top.item); err != nil {
			return err
		}
		it, err := top.next()
		switch {
		case errors.Is(err, io.EOF):
			heap.Remove(s, 0)
			continue
		case err != nil:
			return fmt.Errorf("sort examples: %w", err)
		}
		top.item = it
		heap.Fix(s, 0)
	}
	return nil
}
