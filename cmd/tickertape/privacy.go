package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"tickertape/adapters/admin"
	"tickertape/core/learning/dataset"
	"tickertape/core/privacy"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

type privacyCmd struct {
	Erase privacyErase `cmd:"" help:"Forget a person: what they asked, their judgements and their consent."`
}

type privacyErase struct {
	User string `arg:"" help:"The user_id, as dump prints it."`
}

// Run lets the running bot do it, or does it where none runs.
func (c privacyErase) Run(ctx context.Context, top *cli) error {
	return beside(ctx, top, false,
		func(bot admin.Caller) error { return bot.Erase(ctx, os.Stdout, c.User) },
		func(s settings, store *bolt.Store) error {
			n, err := erasure(s, store).Erase(ctx, record.ID(c.User))
			if err == nil {
				_, err = fmt.Fprintln(os.Stdout, admin.Erased(n))
			}
			return err
		})
}

// erasure forgets people everywhere, also in what was made to learn from.
func erasure(s settings, store *bolt.Store) privacy.Erasure {
	return privacy.Erasure{Store: store, Datasets: withdrawal(s)}
}

// withdrawal takes people out of the versions of the dataset.
type withdrawal settings

// Withdraw opens the versions where there are any.
func (w withdrawal) Withdraw(ctx context.Context, user record.ID) error {
	folder := w.Learning.DatasetFolder()
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	versions, err := dataset.Open(folder)
	if err != nil {
		return err
	}
	_, err = versions.Withdraw(ctx, user, "erased", openBucket)
	return err
}
