package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	slackgo "github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"tickertape/adapters/slack/lane"
	"tickertape/core/chat"
)

// readLimit bounds what may come over the websocket at once.
const readLimit = 1 << 20

// listen keeps a Socket Mode session open until ctx ends.
func (a *Adapter) listen(ctx context.Context) {
	select {
	case <-a.known:
	case <-ctx.Done():
		return
	}
	work := lane.New(bounds)
	defer work.Wait()
	var wait backOff
	for {
		begun := a.now()
		err := a.session(ctx, work)
		if a.now().Sub(begun) > a.pauses.longest {
			wait = backOff{}
		}
		if errors.Is(err, context.Canceled) && ctx.Err() == nil {
			continue // started anew on purpose
		}
		if ctx.Err() == nil {
			a.condition.setIntake(a.complaint("app_token", err))
			a.log.Error("socket mode ended", "error", a.secrets.Wash(err))
		}
		if !wait.sleep(ctx, a.pauses, err) {
			return
		}
	}
}

// session runs the library's client until ctx ends, the line is started anew, or Slack
// refuses the token; every other trouble the library mends itself.
func (a *Adapter) session(ctx context.Context, work *lane.Group) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	a.line.Begin(cancel)
	client := socketmode.New(a.api, socketmode.OptionDialer(a.line.Dialer()), socketmode.OptionReadLimit(readLimit))
	ended := make(chan error, 1)
	go func() { ended <- client.RunContext(ctx) }()
	for {
		select {
		case e := <-client.Events:
			a.notice(ctx, client, work, e)
		case err := <-ended:
			a.line.Lost()
			if err == nil {
				err = errors.New("ended without a reason")
			}
			return err
		}
	}
}

// notice takes what the library tells. It must not block: the library answers no ping
// meanwhile.
func (a *Adapter) notice(ctx context.Context, client *socketmode.Client, work *lane.Group, e socketmode.Event) {
	switch e.Type {
	case socketmode.EventTypeConnecting, socketmode.EventTypeIncomingError:
		if a.line.Lost() {
			a.condition.setIntake("the connection was lost, opening another")
		}
	case socketmode.EventTypeConnectionError:
		a.cannotConnect(e)
	case socketmode.EventTypeHello:
		a.connected()
	case socketmode.EventTypeEventsAPI, socketmode.EventTypeSlashCommand, socketmode.EventTypeInteractive:
		a.take(ctx, client, work, envelope{Type: kind(e.Request.Type), ID: e.Request.EnvelopeID, Payload: e.Request.Payload})
	case socketmode.EventTypeErrorBadMessage:
		a.takeRaw(ctx, client, work, e)
	}
}

func (a *Adapter) cannotConnect(e socketmode.Event) {
	failed, ok := e.Data.(*slackgo.ConnectionErrorEvent)
	if !ok {
		return
	}
	a.condition.setIntake(a.complaint("app_token", failed.ErrorObj))
	a.log.Warn("cannot connect", "attempt", failed.Attempt, "error", a.secrets.Wash(failed.ErrorObj))
}

// longGap is a silence that deserves a warning: Slack refreshes connections within a second.
const longGap = 5 * time.Second

func (a *Adapter) connected() {
	gap := a.line.Opened()
	a.condition.setIntake("")
	level := slog.LevelInfo
	if gap > longGap {
		level = slog.LevelWarn
	}
	a.log.Log(context.Background(), level, "connected", "gap", gap)
}

// envelope is a delivery of Socket Mode.
type envelope struct {
	Type    kind            `json:"type"`
	ID      string          `json:"envelope_id"`
	Payload json.RawMessage `json:"payload"`
}

// takeRaw takes an envelope that the library could not decode: it fails on every event type
// that it does not know, and such an event has to be acknowledged too.
func (a *Adapter) takeRaw(ctx context.Context, client *socketmode.Client, work *lane.Group, e socketmode.Event) {
	bad, ok := e.Data.(*socketmode.ErrorBadMessage)
	var env envelope
	if ok && json.Unmarshal(bad.Message, &env) == nil && env.ID != "" {
		a.take(ctx, client, work, env)
	}
}

// take hands an envelope to a lane, where it is received and then acknowledged. Without room
// it is left for Slack to deliver again.
func (a *Adapter) take(ctx context.Context, client *socketmode.Client, work *lane.Group, env envelope) {
	e, ours, err := receive(env.Type, env.Payload, *a.self.Load(), a.now())
	if err != nil {
		a.log.Warn("not understood", "type", env.Type, "error", a.secrets.Wash(err))
	}
	ctx, cancel := context.WithTimeout(ctx, a.pauses.acknowledge)
	taken := work.Put(cmp.Or(e.Where().Channel, env.ID), func() {
		defer cancel()
		if ours && a.deliver(ctx, e, env) != nil {
			return
		}
		a.receiveArrival(ctx, env)
		if err := acknowledge(ctx, client, env); err != nil {
			a.log.Debug("acknowledge", "error", err)
		}
	})
	if !taken {
		cancel()
		a.log.Warn("too much at once, left for redelivery", "id", e.ID)
	}
}

// deliver gives an event to the Receiver. An error means that Slack must not be told that we
// have it.
func (a *Adapter) deliver(ctx context.Context, e chat.Event, env envelope) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("receiving panicked: %v", r)
		}
		if err != nil {
			a.log.Warn("not received, left for redelivery", "id", e.ID, "error", err)
		}
	}()
	if env.Type == kindCommand {
		a.responses.Keep(responseURL(env.Payload))
	}
	return a.to.Receive(ctx, e)
}

// acknowledge gives up when ctx ends: Slack delivers again, and the repetition is known.
func acknowledge(ctx context.Context, client *socketmode.Client, env envelope) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if env.Type == kindCommand {
		return client.AckCtx(ctx, env.ID, showCommand)
	}
	return client.AckCtx(ctx, env.ID, nil)
}
