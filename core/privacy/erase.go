package privacy

import (
	"context"
	"errors"
	"fmt"

	"tickertape/core/record"
)

// Eraser takes a person out of the store, and tells how many of their questions were there.
type Eraser interface {
	Erase(context.Context, record.ID) (int, error)
}

// Withdrawer marks every dataset version that has a person's words as withdrawn.
type Withdrawer interface {
	Withdraw(ctx context.Context, user record.ID) error
}

// Erasure forgets people. Datasets may be nil: there are none.
type Erasure struct {
	Store    Eraser
	Datasets Withdrawer
}

// Erase takes a person out of the datasets and the store. Datasets come first: once the store
// has forgotten them, nobody could say whose words a dataset has. It may be repeated.
func (e Erasure) Erase(ctx context.Context, user record.ID) (questions int, err error) {
	if user == "" {
		return 0, fmt.Errorf("erase: %w: nobody is named", record.ErrInvalid)
	}
	var withdrawn error
	if e.Datasets != nil {
		if withdrawn = e.Datasets.Withdraw(ctx, user); withdrawn != nil {
			withdrawn = fmt.Errorf("withdraw the datasets of %s: %w", user, withdrawn)
		}
	}
	questions, err = e.Store.Erase(ctx, user)
	return questions, errors.Join(withdrawn, err)
}
