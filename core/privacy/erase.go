package privacy

import (
	"context"
	"errors"
	"fmt"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// Eraser is the store.
type Eraser interface {
	// Erase takes a person out, and tells how many of their questions were there.
	Erase(context.Context, record.ID) (int, error)
	BeginErasure(context.Context, record.ID) error // notes that a person is being forgotten
	EndErasure(context.Context, record.ID) error   // notes that it is done
	Erasures(context.Context) ([]record.ID, error) // begun and not done
	UserOf(context.Context, chat.Platform, chat.Author) (record.ID, error)
}

// Withdrawer takes a person's words out of every dataset version, and marks it as withdrawn, with the reason.
type Withdrawer interface {
	Withdraw(ctx context.Context, user record.ID, why string) error
}

// Why words are taken out of datasets.
const (
	wasErased    = "the person was erased"
	agreesNoMore = "the person no longer agrees"
)

// Erasure forgets people. Datasets may be nil: there are none.
type Erasure struct {
	Store    Eraser
	Datasets Withdrawer
	Memories []Memory // of the running bot
}

// Erase takes a person out of the datasets and the store. Datasets come first: once the store
// has forgotten them, nobody could say whose words a dataset has. And they come last again: a
// version that was begun in between has read the person from the store. It may be repeated; what
// a crash or an error leaves half done, Finish does.
func (e Erasure) Erase(ctx context.Context, user record.ID) (questions int, err error) {
	if user == "" {
		return 0, fmt.Errorf("erase: %w: nobody is named", record.ErrInvalid)
	}
	if err := e.Store.BeginErasure(ctx, user); err != nil {
		return 0, err
	}
	e.forget(ctx, user) // the store still knows whose accounts are theirs
	withdrawn := e.withdraw(ctx, user, wasErased)
	questions, err = e.Store.Erase(ctx, user)
	if err = errors.Join(withdrawn, err); err == nil {
		err = e.withdraw(ctx, user, wasErased)
	}
	if err == nil {
		err = e.Store.EndErasure(ctx, user)
	}
	return questions, err
}

// Unlearn takes the words of somebody who no longer agrees out of the datasets, and leaves them in the store. It may be repeated.
func (e Erasure) Unlearn(ctx context.Context, user record.ID) error {
	return e.withdraw(ctx, user, agreesNoMore)
}

func (e Erasure) withdraw(ctx context.Context, user record.ID, why string) error {
	if e.Datasets == nil {
		return nil
	}
	if err := e.Datasets.Withdraw(ctx, user, why); err != nil {
		return fmt.Errorf("withdraw the datasets of %s: %w", user, err)
	}
	return nil
}

// Finish does the erasures that have begun and were not done, and tells how many people they
// were of. One that fails keeps no other from being done.
func (e Erasure) Finish(ctx context.Context) (people int, err error) {
	all, err := e.Store.Erasures(ctx)
	if err != nil {
		return 0, err
	}
	for _, user := range all {
		if _, failed := e.Erase(ctx, user); failed != nil {
			err = errors.Join(err, failed)
			continue
		}
		people++
	}
	return people, err
}
