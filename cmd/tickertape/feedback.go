package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"tickertape/adapters/admin"
	"tickertape/core/feedback"
	"tickertape/storage/bolt"
)

type feedbackCmd struct {
	Stats feedbackStats `cmd:"" help:"Print how answers are liked, by intent, model, provider and platform, as JSON lines."`
}

type feedbackStats struct{}

// Run asks the running bot, or reads the store where none runs.
func (feedbackStats) Run(ctx context.Context, top *cli) error {
	return beside(ctx, top, true,
		func(bot admin.Caller) error { return bot.Counts(ctx, os.Stdout) },
		func(_ settings, store *bolt.Store) error { return writeCounts(ctx, store, os.Stdout) })
}

func writeCounts(ctx context.Context, store *bolt.Store, w io.Writer) error {
	all, err := feedback.Stats(ctx, store)
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	for _, c := range all {
		if e := out.Encode(c); e != nil {
			return fmt.Errorf("write a count: %w", e)
		}
	}
	return nil
}
