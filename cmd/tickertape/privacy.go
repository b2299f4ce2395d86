package main

import (
	"context"
	"fmt"
	"os"

	"tickertape/adapters/admin"
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
	if !looksLikeID(c.User) {
		return fmt.Errorf("%q is no id: a user_id looks like %s, and stands beside every question that “tickertape dump” prints", c.User, anID)
	}
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

// erasure forgets people everywhere.
func erasure(s settings, store *bolt.Store) privacy.Erasure {
	return privacy.Erasure{
		Store: store, Allowed: permits(s, store),
		Datasets: withdrawals{s.Learning.DatasetFolder(), s.Learning.Datasets.Export, s.Privacy.TrainingConsent},
	}
}

// permits tells whose words may be learned from, of our users.
func permits(s settings, store *bolt.Store) privacy.Allowed {
	return func(ctx context.Context, user record.ID) (bool, error) {
		c, err := store.ConsentOf(ctx, user)
		return s.Privacy.TrainingConsent.Allows(c), err
	}
}
