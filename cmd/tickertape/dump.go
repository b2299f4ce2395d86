package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"tickertape/adapters/admin"
	"tickertape/storage/bolt"
)

type dumpCmd struct {
	Table string `arg:"" enum:"interactions,feedback,inbox" help:"interactions, feedback or inbox."`
}

// Run asks the running bot over its socket, or opens the store where none runs.
func (c dumpCmd) Run(ctx context.Context, top *cli) error {
	f, err := top.open()
	if err != nil {
		return err
	}
	s, err := readSettings(f)
	if err != nil {
		return err
	}
	err = admin.Client(socketPath(s)).Dump(ctx, c.Table, os.Stdout)
	if !errors.Is(err, admin.ErrNoServer) {
		return err
	}
	if _, err := os.Stat(s.Storage.Path); err != nil {
		return fmt.Errorf("there is no store at %s yet: %w", s.Storage.Path, err)
	}
	s.Storage.ReadOnly = true
	store, err := bolt.Open(s.Storage)
	if err != nil {
		return err
	}
	return errors.Join(store.Dump(ctx, c.Table, os.Stdout), store.Close())
}

// socketPath is where the running bot listens for the command line.
func socketPath(s settings) string { return s.Storage.Path + ".sock" }
