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
	"tickertape/providers/gateway"
	"tickertape/storage/bolt"
)

type lettersCmd struct {
	List   lettersList   `cmd:"" help:"Print them as JSON lines."`
	Replay lettersReplay `cmd:"" help:"Let the running bot ask them again."`
	Drop   lettersDrop   `cmd:"" help:"Forget one."`
}

type lettersList struct{}

// Run asks the running bot, or reads the store where none runs.
func (lettersList) Run(ctx context.Context, top *cli) error {
	s, err := top.settings()
	if err != nil {
		return err
	}
	err = admin.Client(socketPath(s)).Letters(ctx, os.Stdout)
	if !errors.Is(err, admin.ErrNoServer) {
		return err
	}
	s.Storage.ReadOnly = true
	store, err := bolt.Open(s.Storage)
	if err != nil {
		return err
	}
	return errors.Join(office{Store: store}.ListLetters(ctx, os.Stdout), store.Close())
}

func writeLetters(w io.Writer, all []market.Letter) error {
	out := json.NewEncoder(w)
	for _, l := range all {
		if err := out.Encode(l); err != nil {
			return fmt.Errorf("write a letter: %w", err)
		}
	}
	return nil
}

type lettersReplay struct{}

// Run asks the running bot: it alone knows how its providers are.
func (lettersReplay) Run(ctx context.Context, top *cli) error {
	s, err := top.settings()
	if err != nil {
		return err
	}
	return running(admin.Client(socketPath(s)).Replay(ctx, os.Stdout))
}

type lettersDrop struct {
	ID string `arg:"" help:"The id of the letter, from the list."`
}

// Run asks the running bot.
func (c lettersDrop) Run(ctx context.Context, top *cli) error {
	s, err := top.settings()
	if err != nil {
		return err
	}
	return running(admin.Client(socketPath(s)).DropLetter(ctx, c.ID))
}

// running says what to do where no bot runs.
func running(err error) error {
	if errors.Is(err, admin.ErrNoServer) {
		return errors.New("no bot is running with this configuration: start it first")
	}
	return err
}

// settings reads the configuration without making anything of it.
func (c *cli) settings() (settings, error) {
	f, err := c.open()
	if err != nil {
		return settings{}, err
	}
	return readSettings(f)
}

// office is the store's letters and the gateway that asks them again.
type office struct {
	*bolt.Store
	gateway *gateway.Gateway
}

// ListLetters writes them as JSON lines.
func (o office) ListLetters(ctx context.Context, w io.Writer) error {
	all, err := o.Letters(ctx)
	if err != nil {
		return err
	}
	return writeLetters(w, all)
}

// Replay asks them again.
func (o office) Replay(ctx context.Context, most int) (answered, left int, err error) {
	return o.gateway.Replay(ctx, most)
}
