package dataset

import (
	"context"

	"tickertape/core/record"
)

// least is how many examples of one person are never too many.
const least = 20

// crowd counts people by how many texts each has.
type crowd map[int]int

// tally counts the texts of each person while the examples go by, side by side. A text and its
// near-copies count once.
type tally struct {
	who  record.ID
	near string
	n    int
}

// add counts an example; before is how many texts somebody had whose last example was the one before, 0: the person is the same.
func (t *tally) add(it item) (before int) {
	if it.User != t.who {
		before = t.n
		*t = tally{who: it.User}
	}
	if t.n == 0 || it.near != t.near {
		t.near = it.near
		t.n++
	}
	return before
}

// count counts the people whose examples a sorter has.
func count(ctx context.Context, persons *sorter) (crowd, error) {
	all, t := crowd{}, tally{}
	err := persons.peek(ctx, func(it item) error {
		if before := t.add(it); before > 0 {
			all[before]++
		}
		return nil
	})
	if t.n > 0 {
		all[t.n]++
	}
	return all, err
}

// kept is how many texts are left where one person has no more than most.
func (c crowd) kept(most int) int {
	left := 0
	for texts, people := range c {
		left += people * min(texts, most)
	}
	return left
}

// bound is how many texts of one person are kept, so that these are no more than a share of all that
// are kept; 0: all. What somebody has too much does not make the whole larger, of which it would be
// less: the bound is the largest that holds, found from above.
func (f Filters) bound(c crowd) int {
	if f.Share <= 0 {
		return 0
	}
	most := 0
	for texts := range c {
		most = max(most, texts)
	}
	for {
		next := max(least, int(f.Share*float64(c.kept(most))))
		if next >= most {
			return max(least, most)
		}
		most = next
	}
}

// bounded passes on no more than so many texts of a person; 0: all.
func bounded(most int, gone *int, yield func(record.Example) error) func(item) error {
	t := tally{}
	return func(it item) error {
		if t.add(it); most > 0 && t.n > most {
			*gone++
			return nil
		}
		return yield(it.Example)
	}
}
