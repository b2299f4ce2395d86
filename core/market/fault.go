package market

import (
	"fmt"
	"time"
)

// Fault says what went wrong, for code; it is itself a target of errors.Is.
type Fault string

func (f Fault) Error() string { return string(f) }

// The faults: what a provider can have, and what the gateway itself can.
const (
	ErrRateLimited     Fault = "rate limited"     // it said so, or our own budget for it is spent
	ErrUnavailable     Fault = "unavailable"      // 5xx, maintenance
	ErrInvalidResponse Fault = "invalid response" // not what its documentation says, or absurd
	ErrTimeout         Fault = "timeout"
	ErrUnauthorized    Fault = "unauthorized" // bad key, or the plan lacks it
	ErrNotFound        Fault = "not found"    // nobody knows this asset or series
	ErrBadRequest      Fault = "bad request"  // we asked wrongly
	ErrNetwork         Fault = "network"      // it could not be reached
	ErrOverloaded      Fault = "overloaded"   // we are: the lane is full
	ErrCacheFailed     Fault = "cache failed"
	ErrOwnBudget       Fault = "own budget spent" // comes with ErrRateLimited: nobody was asked
	ErrExhausted       Fault = "exhausted"        // every provider failed and nothing stale is left
)

// Error is a failed operation of one provider. Err never holds a key.
type Error struct {
	Op       string // "price"
	Provider string // "coingecko"
	Fault    Fault
	After    time.Duration // with ErrRateLimited: how long to wait; 0 when it did not say
	Err      error
}

func (e *Error) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("%s at %s: %s", e.Op, e.Provider, e.Fault)
	}
	return fmt.Sprintf("%s at %s: %s: %v", e.Op, e.Provider, e.Fault, e.Err)
}

// Unwrap lets errors.Is find the fault and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Fault}
	}
	return []error{e.Fault, e.Err}
}
