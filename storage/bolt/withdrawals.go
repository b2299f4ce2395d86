package bolt

import (
	"context"
	"fmt"

	"tickertape/core/record"
)

// BeginWithdrawal notes that a person's words are to be taken out of the datasets, so that it is
// done though nobody waits for it, also after a crash.
func (s *Store) BeginWithdrawal(ctx context.Context, user record.ID) error {
	if err := s.noteBegin(ctx, bucketWithdrawals, user); err != nil {
		return fmt.Errorf("begin a withdrawal: %w", err)
	}
	return nil
}

// EndWithdrawal notes that it is done.
func (s *Store) EndWithdrawal(ctx context.Context, user record.ID) error {
	if err := s.noteEnd(ctx, bucketWithdrawals, user); err != nil {
		return fmt.Errorf("end a withdrawal: %w", err)
	}
	return nil
}

// Withdrawals lists the people whose withdrawal has begun and not ended.
func (s *Store) Withdrawals(ctx context.Context) ([]record.ID, error) {
	all, err := s.begunIn(ctx, bucketWithdrawals)
	if err != nil {
		return nil, fmt.Errorf("list withdrawals: %w", err)
	}
	return all, nil
}
