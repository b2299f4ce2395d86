package privacy

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// Eraser is the store, as it forgets people.
type Eraser interface {
	// Erase takes a person out, and tells how many of their questions were there.
	Erase(context.Context, record.ID) (int, error)
	BeginErasure(context.Context, record.ID) error // notes that a person is being forgotten
	EndErasure(context.Context, record.ID) error   // notes that it is done
	Erasures(context.Context) ([]record.ID, error) // begun and not done
	UserOf(context.Context, chat.Platform, chat.Author) (record.ID, error)
}

// Refusals are what the store notes of people whose words are to leave the datasets.
type Refusals interface {
	BeginWithdrawal(context.Context, record.ID) error
	EndWithdrawal(context.Context, record.ID) error
	Withdrawals(context.Context) ([]record.ID, error) // begun and not done
}

// Register is all of it.
type Register interface {
	Eraser
	Refusals
}

// Withdrawer takes people's words out of dataset versions, and marks those as withdrawn, with the reason.
type Withdrawer interface {
	// Withdraw takes a person out of every version.
	Withdraw(ctx context.Context, user record.ID, why string) error
	// Confine takes out of the versions that were built under a looser policy who is no longer
	// allowed, and tells how many people they were.
	Confine(ctx context.Context, allowed Allowed, why string) (people int, err error)
}

// Allowed reports whether a person's words may be learned from.
type Allowed = func(ctx context.Context, user record.ID) (bool, error)

// Why words are taken out of datasets.
const (
	wasErased    = "the person was erased"
	agreesNoMore = "the person no longer agrees"
	notAllowed   = "the policy no longer allows it"
)

// Erasure forgets people, and takes those who no longer agree out of the datasets. Datasets may
// be nil: there are none.
//
// Datasets are files, and elsewhere: what is to be done there can fail, or last. So a conversation
// only notes it (Forget, Unlearn), and Finish does what was noted; see Promises.
type Erasure struct {
	Store    Register
	Datasets Withdrawer
	Memories []Memory // of the running bot
	Allowed  Allowed  // by the policy; nil: everybody who is in the datasets
}

// Erase takes a person out of the datasets and the store. Datasets come first: once the store
// has forgotten them, only its note could say whose words a dataset has. And they come last again: a
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

// Forget takes a person out of the store, and notes that they are to leave the datasets.
func (e Erasure) Forget(ctx context.Context, user record.ID) error {
	if err := e.Store.BeginErasure(ctx, user); err != nil {
		return err
	}
	e.forget(ctx, user) // the store still knows whose accounts are theirs
	_, err := e.Store.Erase(ctx, user)
	return err
}

// Unlearn notes that the words of somebody who no longer agrees are to leave the datasets; in the
// store they stay.
func (e Erasure) Unlearn(ctx context.Context, user record.ID) error {
	return e.Store.BeginWithdrawal(ctx, user)
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

// Finish does the erasures and withdrawals that have begun and were not done, takes out of the
// datasets whom the policy no longer allows, and tells what it did; nothing where there was
// nothing to do. One that fails keeps no other from being done.
func (e Erasure) Finish(ctx context.Context) (did string, err error) {
	var done []string
	for _, step := range []struct {
		what  string
		begun func(context.Context) ([]record.ID, error)
		do    func(context.Context, record.ID) error
	}{
		{"erasures", e.Store.Erasures, func(ctx context.Context, user record.ID) error { _, err := e.Erase(ctx, user); return err }},
		{"withdrawals", e.Store.Withdrawals, e.takeOut},
	} {
		n, failed := each(ctx, step.begun, step.do)
		if n > 0 {
			done = append(done, fmt.Sprintf("%d %s finished", n, step.what))
		}
		err = errors.Join(err, failed)
	}
	if e.Datasets != nil && e.Allowed != nil {
		n, failed := e.Datasets.Confine(ctx, e.Allowed, notAllowed)
		if n > 0 {
			done = append(done, fmt.Sprintf("%d people taken out whom the policy no longer allows", n))
		}
		err = errors.Join(err, failed)
	}
	return strings.Join(done, ", "), err
}

// each does something for everybody whom it was begun for, and tells how many they were.
func each(ctx context.Context, begun func(context.Context) ([]record.ID, error), do func(context.Context, record.ID) error) (people int, err error) {
	all, err := begun(ctx)
	if err != nil {
		return 0, err
	}
	for _, user := range all {
		if failed := do(ctx, user); failed != nil {
			err = errors.Join(err, failed)
			continue
		}
		people++
	}
	return people, err
}

// takeOut does a withdrawal that was noted.
func (e Erasure) takeOut(ctx context.Context, user record.ID) error {
	if err := e.withdraw(ctx, user, agreesNoMore); err != nil {
		return err
	}
	return e.Store.EndWithdrawal(ctx, user)
}
