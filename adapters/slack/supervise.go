package slack

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"tickertape/adapters/slack/advice"
)

// pauses are the adapter's times; tests shorten them.
type pauses struct {
	acknowledge time.Duration // after that Slack does not care for an acknowledgement any more
	probe       time.Duration // between two looks whether everything still works
	silence     time.Duration // a websocket without any traffic for so long is dead
	stuck       time.Duration // not connected for so long although the API answers: start anew
	refused     time.Duration // first pause after refused tokens
	unreachable time.Duration // first pause after anything else
	longest     time.Duration // between two attempts
	tidy        time.Duration // for taking a status or an 👀 away
	develop     time.Duration // first pause while Slack works on a picture
}

func usualPauses() pauses {
	return pauses{
		acknowledge: 3 * time.Second, probe: time.Minute, silence: 75 * time.Second, stuck: 30 * time.Second,
		refused: 15 * time.Second, unreachable: time.Second, longest: 5 * time.Minute, tidy: 5 * time.Second, develop: 250 * time.Millisecond,
	}
}

// supervise finds out who we are, and then looks again and again, through the API and at the
// websocket, whether both still work. It returns when ctx ends.
func (a *Adapter) supervise(ctx context.Context) {
	if !a.identify(ctx) {
		return
	}
	tick := time.NewTicker(a.pauses.probe)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			err := a.authTest(ctx)
			a.checkLine(err == nil)
		case <-ctx.Done():
			return
		}
	}
}

// identify asks for our own ids until Slack tells; false when ctx ended first.
func (a *Adapter) identify(ctx context.Context) bool {
	var wait backOff
	for {
		err := a.authTest(ctx)
		if err == nil {
			return true
		}
		if ctx.Err() == nil {
			a.log.Warn("who am I", "error", err)
		}
		if !wait.sleep(ctx, a.pauses, err) {
			return false
		}
	}
}

// authTest asks who we are. It is the probe of the Web API too.
func (a *Adapter) authTest(ctx context.Context) error {
	who, err := a.api.AuthTestContext(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		a.condition.setAPI(a.complaint("bot_token", err))
		return fmt.Errorf("auth.test: %w", a.secrets.Wash(err))
	}
	if a.self.Swap(&identity{User: who.UserID, Bot: who.BotID}) == nil {
		close(a.known)
	}
	a.condition.setAPI("")
	return nil
}

// complaint is an error as a sentence for Health.
func (a *Adapter) complaint(token string, err error) string {
	if code, ok := advice.Refused(err); ok {
		return fmt.Sprintf("Slack refuses the %s: %s", token, code)
	}
	return "Slack does not answer: " + a.secrets.Hide(err.Error())
}

// checkLine closes a websocket on which nothing, not even a ping, has come for too long, and
// starts anew when the library waits too long between two attempts.
func (a *Adapter) checkLine(apiAnswers bool) {
	if a.cfg.Mode != ModeSocket {
		return
	}
	up, since := a.line.State()
	quiet := a.now().Sub(since)
	switch {
	case up && quiet > a.pauses.silence:
		a.log.Warn("the connection is silent, opening another", "silent", quiet)
		a.line.Cut()
	case !up && apiAnswers && quiet > a.pauses.stuck:
		a.log.Warn("no connection though the API answers, starting anew", "without", quiet)
		a.line.Restart()
	}
}

// backOff is the pause between attempts: doubled each time, with jitter.
type backOff struct{ next time.Duration }

// sleep waits after err; false when ctx ended first. Refused tokens wait longer.
func (b *backOff) sleep(ctx context.Context, p pauses, err error) bool {
	first := p.unreachable
	if _, refused := advice.Refused(err); refused {
		first = p.refused
	}
	b.next = min(max(b.next, first), p.longest)
	wait := b.next/2 + rand.N(b.next/2+1)
	b.next *= 2
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
