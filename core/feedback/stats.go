package feedback

import (
	"cmp"
	"context"
	"slices"

	"tickertape/core/record"
)

// Count is how many people liked answers of one kind.
type Count struct {
	Intent   string `json:"intent"`
	Model    string `json:"model"`
	Provider string `json:"provider"`
	Platform string `json:"platform"`
	Positive int    `json:"positive"`
	Negative int    `json:"negative"`
}

// Stats counts the voices by intent, model, provider and platform of what they are about.
func Stats(ctx context.Context, store Judged) ([]Count, error) {
	counts := map[Count]*Count{}
	err := store.Judged(ctx, func(j record.Judged) error {
		i := j.Interaction
		key := Count{Intent: string(i.Query.Intent), Model: i.Query.Model, Provider: i.Provider, Platform: string(i.Message.Ref.Platform)}
		for _, f := range Voices(j.Feedback) {
			c := counts[key]
			if c == nil {
				c = &Count{key.Intent, key.Model, key.Provider, key.Platform, 0, 0}
				counts[key] = c
			}
			if f.Verdict == record.Positive {
				c.Positive++
			} else {
				c.Negative++
			}
		}
		return nil
	})
	out := make([]Count, 0, len(counts))
	for _, c := range counts {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Intent, b.Intent), cmp.Compare(a.Model, b.Model), cmp.Compare(a.Provider, b.Provider), cmp.Compare(a.Platform, b.Platform))
	})
	return out, err
}
