package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tickertape/adapters/admin"
	"tickertape/core/ask"
	"tickertape/storage/bolt"
)

type reviewLabel struct {
	ID     string   `arg:"" optional:"" help:"The id of the case, from the list."`
	Rest   []string `arg:"" optional:"" hidden:""`
	Intent string   `help:"What the question wants: price, convert, chart, …"`
	Assets []string `help:"Ids of what it is about, where those that were found are wrong." placeholder:"a,b"`
	Note   string   `help:"For whoever looks at it again."`
	By     string   `help:"Who says so; the user's name if left out."`
}

// Run tells the running bot, or writes the store where none runs.
func (c reviewLabel) Run(ctx context.Context, top *cli) error {
	c.Intent = strings.ToLower(strings.TrimSpace(c.Intent))
	if err := c.mistake(); err != nil {
		return err
	}
	d := admin.Decision{Intent: c.Intent, Entities: admin.SplitEntities(strings.Join(c.Assets, ",")), Note: c.Note, By: reviewerName(c.By)}
	err := beside(ctx, top, false,
		func(bot admin.Caller) error { return bot.Label(ctx, c.ID, d) },
		func(s settings, store *bolt.Store) error { return newReviewer(s, store).Label(ctx, c.ID, d) })
	if err == nil {
		fmt.Printf("%s is labelled %s\n", c.ID, c.Intent)
	}
	return err
}

// mistake is the first thing that is wrong with what was written, and what to write instead.
func (c reviewLabel) mistake() error {
	intents := strings.Join(reviewer{}.Intents(), ", ")
	known := func(word string) bool { return slices.Contains(ask.Intents(), ask.Intent(strings.ToLower(word))) }
	switch {
	case c.ID == "":
		return errors.New("say which case: “tickertape review label ID --intent INTENT”; “tickertape review list” prints those that wait")
	case !looksLikeID(c.ID):
		return noID(c.ID)
	case len(c.Rest) > 0 && known(c.Rest[0]):
		return fmt.Errorf("%q needs its flag: write “tickertape review label %s --intent %s”", c.Rest[0], c.ID, strings.ToLower(c.Rest[0]))
	case len(c.Rest) > 0:
		return fmt.Errorf("%q is one word too many: write “tickertape review label %s --intent INTENT --assets A,B --note \"…\"”", c.Rest[0], c.ID)
	case c.Intent == "":
		return fmt.Errorf("say what the question wanted with --intent, one of %s", intents)
	case !known(c.Intent):
		return fmt.Errorf("%q is no intent, use one of %s", c.Intent, intents)
	}
	return nil
}
