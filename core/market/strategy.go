package market

import (
	"context"
	"errors"
)

// Strategy is what is done about a fault.
type Strategy struct {
	Again   bool // the same provider is tried once more, after a pause
	Against bool // it counts against the provider, which is left alone when that happens often
	Instead bool // old data may stand in
	Letter  bool // where it is final, the request is kept and asked again later
}

// strategies is the table. After every fault but a bad request the next provider is asked.
var strategies = map[Fault]Strategy{
	ErrRateLimited:     {Instead: true, Letter: true}, // waits as told; others may have room
	ErrUnavailable:     {Again: true, Against: true, Instead: true, Letter: true},
	ErrInvalidResponse: {Against: true, Instead: true, Letter: true}, // it will say the same again
	ErrTimeout:         {Against: true, Instead: true, Letter: true}, // who waits has waited
	ErrUnauthorized:    {Instead: true, Letter: true},
	ErrNotFound:        {}, // an answer
	ErrBadRequest:      {}, // our own mistake
	ErrNetwork:         {Again: true, Against: true, Instead: true, Letter: true},
	ErrOverloaded:      {Instead: true}, // we are: more work is no help
	ErrCacheFailed:     {Instead: true},
	ErrOwnBudget:       {Instead: true, Letter: true},
	ErrExhausted:       {Instead: true, Letter: true},
}

// Strategy tells what is done about a fault.
func (f Fault) Strategy() Strategy { return strategies[f] }

// StrategyFor tells what is done about an error: by its outermost fault, so that what one of
// several providers said does not decide for all. Nothing is done for a caller that gave up;
// an error without a fault is one that old data may stand in for.
func StrategyFor(err error) Strategy {
	var failed *Error
	switch {
	case errors.Is(err, context.Canceled):
		return Strategy{}
	case errors.As(err, &failed):
		return failed.Fault.Strategy()
	}
	return Strategy{Instead: true}
}
