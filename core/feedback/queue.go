package feedback

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"tickertape/core/record"
)

// What is looked at to find the cases that teach most.
const (
	ahead      = 10                  // times as many cases as are asked for
	mostListed = 10_000              // cases at a time
	labelled   = 90 * 24 * time.Hour // labels of so long are remembered
)

// List has the cases that wait for a decision, at most so many, those first that teach most: what is
// urgent and not like what a reviewer has labelled lately, nor like another case in the list. Those
// that can teach nothing come last: one whose text was labelled already, but for names in it, and
// one of somebody whose words may not be learned from.
func (r Review) List(ctx context.Context, most int) ([]Item, error) {
	most = min(most, mostListed)
	waiting, taught, err := r.waiting(ctx, ahead*most)
	if err != nil {
		return nil, fmt.Errorf("cases to review: %w", err)
	}
	var all []choice
	var later []Item
	texts := map[string]bool{}
	for _, c := range waiting {
		item, err := r.of(ctx, c)
		if errors.Is(err, record.ErrNotFound) {
			continue // erased meanwhile
		}
		if err != nil {
			return nil, err
		}
		allowed, err := r.allowed(ctx, item)
		if err != nil {
			return nil, err
		}
		text := same(item.Interaction.Message.Text)
		if !allowed || texts[text] {
			later = append(later, item)
			continue
		}
		texts[text] = true
		one := choice{Item: item, shape: shapeOf(item.Interaction)}
		for _, known := range taught {
			one.meet(known)
		}
		all = append(all, one)
	}
	out, rest := varied(all, most)
	later = append(later, rest...)
	slices.SortFunc(later, func(a, b Item) int { return byUrgency(a.Case, b.Case) })
	return append(out, later[:min(len(later), most-len(out))]...), nil
}

// waiting are the most urgent cases, and the questions that reviewers have labelled lately.
func (r Review) waiting(ctx context.Context, most int) (all []record.Case, taught []shape, err error) {
	var decided []record.ID
	since := r.now().Add(-labelled)
	err = r.Cases.Cases(ctx, func(c record.Case) error {
		switch {
		case c.State == record.CaseLabelled && c.Decided.After(since):
			decided = append(decided, c.Interaction)
		case c.State == record.CaseOpen, c.State == record.CaseHeld:
			if all = append(all, c); len(all) > 2*most+100 {
				all = first(all, most)
			}
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	for _, id := range decided {
		i, err := r.Cases.Interaction(ctx, id)
		if errors.Is(err, record.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		taught = append(taught, shapeOf(i))
	}
	return first(all, most), taught, nil
}

// allowed reports whether what is said of a case may be learned.
func (r Review) allowed(ctx context.Context, i Item) (bool, error) {
	if r.Allowed == nil {
		return true, nil
	}
	ok, err := r.Allowed(ctx, i.Interaction.User)
	if err != nil {
		return false, fmt.Errorf("case of %s: %w", i.Case.Interaction, err)
	}
	return ok, nil
}

func (r Review) now() time.Time {
	if r.Now != nil {
		return r.Now()
	}
	return time.Now()
}

// same is a text without what nobody means by it: case, white space, and forms of letters that
// look alike.
func same(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(text))), " ")
}
