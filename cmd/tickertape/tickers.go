package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"tickertape/adapters/admin"
	"tickertape/core/market"
	"tickertape/core/nlu/roster"
	"tickertape/storage/bolt"
)

type tickersCmd struct {
	List   tickersList   `cmd:"" help:"Print the tickers that would change their meaning, as JSON lines."`
	Accept tickersAccept `cmd:"" help:"Let a ticker mean the coin that waits for it."`
	Refuse tickersRefuse `cmd:"" help:"Let a ticker mean what it did, for good."`
}

type tickersList struct{}

// Run asks the running bot, or reads the store where none runs.
func (tickersList) Run(ctx context.Context, top *cli) error {
	s, err := top.settings()
	if err != nil {
		return err
	}
	err = admin.Client(socketPath(s)).Tickers(ctx, os.Stdout)
	if !errors.Is(err, admin.ErrNoServer) {
		return err
	}
	s.Storage.ReadOnly = true
	store, err := bolt.Open(s.Storage)
	if err != nil {
		return err
	}
	r, err := store.Roster(ctx)
	return errors.Join(err, writeTurns(os.Stdout, r.Waiting), store.Close())
}

func writeTurns(w io.Writer, all []market.Turn) error {
	out := json.NewEncoder(w)
	for _, t := range all {
		if err := out.Encode(t); err != nil {
			return fmt.Errorf("write a ticker: %w", err)
		}
	}
	return nil
}

type tickersAccept struct {
	Ticker string `arg:"" help:"The ticker, from the list."`
}

// Run asks the running bot, which reads messages by it from now on.
func (c tickersAccept) Run(ctx context.Context, top *cli) error {
	return decide(ctx, top, c.Ticker, true)
}

type tickersRefuse struct {
	Ticker string `arg:"" help:"The ticker, from the list."`
}

// Run asks the running bot.
func (c tickersRefuse) Run(ctx context.Context, top *cli) error {
	return decide(ctx, top, c.Ticker, false)
}

func decide(ctx context.Context, top *cli, ticker string, accept bool) error {
	s, err := top.settings()
	if err != nil {
		return err
	}
	return running(admin.Client(socketPath(s)).Decide(ctx, ticker, accept))
}

// registrar is the roster's keeper as the operators see it.
type registrar struct{ *roster.Keeper }

// ListTurns writes them as JSON lines.
func (r registrar) ListTurns(ctx context.Context, w io.Writer) error {
	now, err := r.Current(ctx)
	if err != nil {
		return err
	}
	return writeTurns(w, now.Waiting)
}
