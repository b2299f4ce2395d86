package feedback

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"tickertape/core/record"
)

// What is looked at to find the cases that teach most.
const (
	ahead    = 10                  // times as many cases as are asked for
	labelled = 90 * 24 * time.Hour // labels of so long are remembered
)

// List has the cases that wait for a decision, at most so many, the most urgent first. A case that
// can teach nothing comes after those that can: one whose text a reviewer has labelled already, or
// that is in the list before it; and one of somebody whose words may not be learned from.
func (r Review) List(ctx context.Context, most int) ([]Item, error) {
	waiting, taught, err := r.waiting(ctx, ahead*most)
	if err != nil {
		return nil, fmt.Errorf("cases to review: %w", err)
	}
	var out, later []Item
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
		if !allowed || taught[text] {
			later = append(later, item)
			continue
		}
		taught[text] = true
		if out = append(out, item); len(out) == most {
			return out, nil
		}
	}
	return append(out, later[:min(len(later), most-len(out))]...), nil
}

// waiting are the most urgent cases, and the texts that reviewers have labelled lately.
func (r Review) waiting(ctx context.Context, most int) (all []record.Case, taught map[string]bool, err error) {
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
	taught = make(map[string]bool, len(decided))
	for _, id := range decided {
		i, err := r.Cases.Interaction(ctx, id)
		if errors.Is(err, record.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		taught[same(i.Message.Text)] = true
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
