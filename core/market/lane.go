package market

import "context"

// Lane says how urgent a request is.
type Lane int

// The lanes, most urgent first. The zero Lane is for a person who waits.
const (
	Interactive Lane = iota
	Standard         // somebody will look at it soon: refreshing what was shown
	Batch            // nobody waits: warming up, replaying
)

// String names the lane.
func (l Lane) String() string {
	switch l {
	case Interactive:
		return "interactive"
	case Standard:
		return "standard"
	}
	return "batch"
}

type laneKey struct{}

// InLane makes requests under ctx travel in a lane.
func InLane(ctx context.Context, l Lane) context.Context { return context.WithValue(ctx, laneKey{}, l) }

// LaneOf is the lane of a request.
func LaneOf(ctx context.Context) Lane {
	l, _ := ctx.Value(laneKey{}).(Lane)
	return l
}
