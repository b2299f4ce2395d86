package experiment

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/record"
)

// Agreement is how far a model that read along agrees with those that answered.
type Agreement struct {
	Model  string
	Read   int // questions
	Differ int // of them, those that it read otherwise
	Broken int // and those that it could not read
	Pairs  []Pair
}

// Pair is how often a question was taken for one thing and would have been for another.
type Pair struct {
	Was, Would ask.Intent
	Times      int
}

// Agree compares by what is stored since a time. The pairs are ordered by how often they came.
func Agree(ctx context.Context, store Store, version string, since time.Time) (Agreement, error) {
	a := Agreement{Model: version}
	times := map[Pair]int{}
	err := store.Tried(ctx, since, func(j record.Judged) error {
		q := j.Interaction.Query
		switch {
		case q.Second.Model != version:
			return nil
		case q.Second.Intent == "":
			a.Broken++
		case q.Second.Intent != q.Intent:
			a.Differ++
			times[Pair{Was: q.Intent, Would: q.Second.Intent}]++
		}
		a.Read++
		return nil
	})
	if err != nil {
		return a, fmt.Errorf("compare shadow %s: %w", version, err)
	}
	for p, n := range times {
		p.Times = n
		a.Pairs = append(a.Pairs, p)
	}
	slices.SortFunc(a.Pairs, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(y.Times, x.Times), cmp.Compare(x.Was, y.Was), cmp.Compare(x.Would, y.Would))
	})
	return a, nil
}
