package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"tickertape/adapters/admin"
	"tickertape/core/ask"
	"tickertape/core/feedback"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/privacy"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

type reviewCmd struct {
	List    reviewList    `cmd:"" help:"Print the cases that wait, those first that teach most, as JSON lines."`
	Show    reviewShow    `cmd:"" help:"Print one case."`
	Label   reviewLabel   `cmd:"" help:"Say what was meant."`
	Dismiss reviewDismiss `cmd:"" help:"Let nothing be learned from a case."`
}

type reviewList struct {
	Most int `help:"How many at most." default:"20"`
}

// Run asks the running bot, or reads the store where none runs.
func (c reviewList) Run(ctx context.Context, top *cli) error {
	if c.Most < 1 {
		return fmt.Errorf("--most=%d lists nothing, use 1 or more", c.Most)
	}
	return beside(ctx, top, true,
		func(bot admin.Caller) error { return bot.Cases(ctx, os.Stdout, c.Most) },
		func(s settings, store *bolt.Store) error {
			all, err := newReviewer(s, store).Cases(ctx, c.Most)
			return errors.Join(admin.WriteCases(os.Stdout, all...), err)
		})
}

type reviewShow struct {
	ID string `arg:"" help:"The id of the case, from the list."`
}

// Run asks the running bot, or reads the store where none runs.
func (c reviewShow) Run(ctx context.Context, top *cli) error {
	return beside(ctx, top, true,
		func(bot admin.Caller) error { return bot.Case(ctx, os.Stdout, c.ID) },
		func(s settings, store *bolt.Store) error {
			one, err := newReviewer(s, store).Case(ctx, c.ID)
			if err != nil {
				return err
			}
			return admin.WriteCases(os.Stdout, one)
		})
}

type reviewDismiss struct {
	ID   string `arg:"" help:"The id of the case, from the list."`
	Note string `help:"For whoever looks at it again."`
	By   string `help:"Who says so; the user's name if left out."`
}

// Run tells the running bot, or writes the store where none runs.
func (c reviewDismiss) Run(ctx context.Context, top *cli) error {
	d := admin.Decision{Note: c.Note, By: reviewerName(c.By)}
	err := beside(ctx, top, false,
		func(bot admin.Caller) error { return bot.Dismiss(ctx, c.ID, d) },
		func(s settings, store *bolt.Store) error { return newReviewer(s, store).Dismiss(ctx, c.ID, d) })
	if err == nil {
		fmt.Printf("%s is dismissed\n", c.ID)
	}
	return err
}

func reviewerName(given string) string { return cmp.Or(given, os.Getenv("USER"), "command line") }

// beside lets the running bot do something, or does it with the store where none runs.
func beside(ctx context.Context, top *cli, reads bool, running func(admin.Caller) error, alone func(settings, *bolt.Store) error) error {
	s, err := top.settings()
	if err != nil {
		return err
	}
	err = running(admin.Client(socketPath(s)))
	if !errors.Is(err, admin.ErrNoServer) {
		return err
	}
	if _, err := os.Stat(s.Storage.Path); err != nil {
		return fmt.Errorf("there is no store at %s yet: %w", s.Storage.Path, err)
	}
	s.Storage.ReadOnly = reads
	store, err := bolt.Open(s.Storage)
	if err != nil {
		return err
	}
	if reads {
		return errors.Join(alone(s, store), store.Close())
	}
	ran := make(chan error, 1)
	// The store lives longer than what uses it: how an interrupted job ended is noted, too.
	life, cancel := context.WithCancel(context.WithoutCancel(ctx))
	go func() { ran <- store.Run(life) }()
	err = alone(s, store)
	cancel()
	return errors.Join(err, <-ran, store.Close())
}

// reviewer is the review as the operators see it: texts without what tells who wrote them.
type reviewer struct {
	review feedback.Review
	policy privacy.Policy
	store  *bolt.Store
}

func newReviewer(s settings, store *bolt.Store) reviewer {
	return reviewer{reviewOf(s, store), s.Privacy.TrainingConsent, store}
}

// Intents are the labels that there are.
func (reviewer) Intents() (all []string) {
	for _, i := range ask.Intents() {
		all = append(all, string(i))
	}
	return all
}

// Cases lists what waits.
func (r reviewer) Cases(ctx context.Context, most int) ([]admin.Case, error) {
	items, err := r.review.List(ctx, most)
	if err != nil {
		return nil, err
	}
	all := make([]admin.Case, len(items))
	for n, i := range items {
		if all[n], err = r.show(ctx, i); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Case shows one.
func (r reviewer) Case(ctx context.Context, id string) (admin.Case, error) {
	i, err := r.review.Show(ctx, record.ID(id))
	if err != nil {
		return admin.Case{}, sentence(err, id)
	}
	return r.show(ctx, i)
}

// Label says what was meant.
func (r reviewer) Label(ctx context.Context, id string, d admin.Decision) error {
	named, err := r.named(ctx, d.Entities)
	if err != nil {
		return sentence(err, id)
	}
	l := feedback.Label{Intent: ask.Intent(d.Intent), Assets: named, Note: d.Note, By: d.By}
	return sentence(r.review.Label(ctx, record.ID(id), l), id)
}

// named are the ids of assets by whatever a reviewer calls them. An error names the first that is
// none.
func (r reviewer) named(ctx context.Context, words []string) ([]string, error) {
	if len(words) == 0 {
		return nil, nil
	}
	roster, err := r.store.Roster(ctx)
	if err != nil {
		return nil, err
	}
	lex, err := lexicon.Of(roster)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, w := range words {
		a, ok := lex.Resolve(strings.TrimSpace(w))
		if !ok {
			return nil, fmt.Errorf("%w: %q names no asset, use an id or a ticker such as bitcoin, AAPL or eur", record.ErrInvalid, w)
		}
		all = append(all, a.ID)
	}
	return all, nil
}

// Dismiss lets nothing be learned.
func (r reviewer) Dismiss(ctx context.Context, id string, d admin.Decision) error {
	return sentence(r.review.Dismiss(ctx, record.ID(id), d.Note, d.By), id)
}

// sentence is an error for a person.
func sentence(err error, id string) error {
	if err != nil && !looksLikeID(id) {
		return noID(id)
	}
	if text, is := strings.CutPrefix(fmt.Sprint(err), record.ErrInvalid.Error()+": "); is {
		return errors.New(text)
	}
	if errors.Is(err, record.ErrNotFound) {
		return fmt.Errorf("there is no case or interaction %q; “tickertape review list” prints the cases that wait", id)
	}
	return err
}

func (r reviewer) show(ctx context.Context, i feedback.Item) (admin.Case, error) {
	consent, err := r.store.ConsentOf(ctx, i.Interaction.User)
	if err != nil {
		return admin.Case{}, err
	}
	q := i.Interaction.Query
	c := admin.Case{
		ID: string(i.Interaction.ID), Cause: string(i.Cause), Told: i.Told, Urgency: i.Urgency, State: cmp.Or(string(i.State), "none"),
		Text: privacy.Scrub(i.Interaction.Message.Text), Intent: string(q.Intent), Confidence: q.Confidence, Decider: string(q.By), Model: q.Model,
		Language: q.Language, Platform: string(i.Interaction.Message.Ref.Platform), Assets: ids(q.Assets), Unknown: q.Unknown,
		Answer: privacy.Scrub(i.Interaction.Card.Plain()), Provider: i.Interaction.Provider, TookMS: float64(i.Interaction.Took.Microseconds()) / 1000,
		At: i.Interaction.At.UTC(), Learns: i.Interaction.User != "" && r.policy.Allows(consent),
		Label: string(i.Intent), Entities: i.Case.Assets, Note: i.Note, By: i.By,
	}
	if !i.Decided.IsZero() {
		c.Decided = &i.Decided
	}
	c.Arm = i.Interaction.Arm
	if second := q.Second; second.Intent != "" && second.Intent != q.Intent {
		c.Shadow, c.Would, c.Sure = second.Model, string(second.Intent), second.Confidence
	}
	for _, f := range feedback.Voices(i.Feedback) {
		c.Said = append(c.Said, admin.Said{Verdict: string(f.Verdict), How: how(f.Emoji), Correction: privacy.Scrub(f.Correction), Meant: string(f.Meant)})
	}
	return c, nil
}

// how something was judged, for people.
func how(emoji string) string {
	if strings.HasPrefix(emoji, record.Button) {
		return "button"
	}
	return emoji
}

func ids(assets []market.Asset) (all []string) {
	for _, a := range assets {
		if !slices.Contains(all, a.ID) {
			all = append(all, a.ID)
		}
	}
	return all
}

// reviewOf shows first what can be learned from.
func reviewOf(s settings, store *bolt.Store) feedback.Review {
	return feedback.Review{Cases: store, Allowed: permits(s, store)}
}

func noID(text string) error {
	return fmt.Errorf("%q is no id: one looks like %s; “tickertape review list” prints those of the cases that wait", text, anID)
}
