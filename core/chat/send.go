package chat

import (
	"fmt"
	"time"
)

// Advice says what a sender should do about a failed send; it is itself a target of errors.Is.
type Advice string

func (a Advice) Error() string { return string(a) }

// The advice that an adapter gives. An error without any counts as BackOff.
const (
	Wait    Advice = "wait"          // the platform asked for a pause of SendError.After
	BackOff Advice = "back off"      // it surely did not arrive; try again later
	Unsure  Advice = "unsure"        // it may have arrived: check, don't repeat blindly
	GiveUp  Advice = "give up"       // it will never arrive: blocked, deleted, forbidden
	AsPlain Advice = "send as plain" // the markup was refused
)

// SendError is a send that failed. Err never holds a token.
type SendError struct {
	Advice Advice
	After  time.Duration // with Wait
	Global bool          // with Wait: the whole platform has to wait, not this channel alone
	Err    error
}

func (e *SendError) Error() string { return fmt.Sprintf("%s: %v", e.Advice, e.Err) }

// Unwrap lets errors.Is find the advice and the cause.
func (e *SendError) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Advice}
	}
	return []error{e.Advice, e.Err}
}

// Health is how an adapter or a provider is.
type Health struct {
	OK     bool
	Detail string    // one sentence without secrets
	Since  time.Time // since when it is so
}

// Pace is how fast a platform lets us send; a zero rate is unlimited.
type Pace struct {
	PerSecond        float64 // over all channels
	ChannelPerSecond float64
	ChannelBurst     int // messages that may leave a channel's queue at once
}
