package slacktest

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"tickertape/core/chat"
)

// Delivery is one thing that Slack told the app, and what became of it.
type Delivery struct {
	EventID   string   // the id of the chat.Event that the adapter makes of it
	Kind      string   // "message", "reaction", "press" or "command"
	Ref       chat.Ref // the message itself, or the one reacted on or pressed
	User      string
	Text      string // what was written, the emoji's Slack name, or the button's value
	Removed   bool   // a reaction taken off
	Attempts  int
	First     time.Time       // first attempt; zero before
	Acked     time.Time       // zero: not yet
	Response  json.RawMessage // what came with the acknowledgement
	Heard     bool            // meant for the bot: it is mentioned, or the conversation is direct
	Duplicate bool            // the second announcement of a message, or asked for with Redeliver
}

type delivery struct {
	Delivery
	envelope string // events_api, slash_commands, interactive
	payload  json.RawMessage
	own      bool // an echo of what the bot did
	due      time.Time
	on       *socket
	pushing  bool
	dropped  bool // Slack tries commands and presses over HTTP only once
}

func (d *delivery) settled() bool { return !d.Acked.IsZero() || d.dropped }

// Deliveries lists what people did, in order, without the echoes of the bot's own doing.
func (s *Server) Deliveries() []Delivery {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Delivery
	for _, d := range s.deliveries {
		if !d.own {
			all = append(all, d.Delivery)
		}
	}
	return all
}

// Acked lists the event ids (Delivery.EventID, chat.Event.ID) of what people did and the app
// has acknowledged, each once. Messages that were not meant for the bot are left out.
func (s *Server) Acked() []string {
	var ids []string
	for _, d := range s.Deliveries() {
		if !d.Acked.IsZero() && d.Heard && !slices.Contains(ids, d.EventID) {
			ids = append(ids, d.EventID)
		}
	}
	return ids
}

// Settled tells whether everything, echoes included, was acknowledged.
func (s *Server) Settled() bool { return s.Unsettled() == 0 }

// enqueue is under the lock.
func (s *Server) enqueue(d *delivery) {
	d.due = time.Now()
	s.deliveries = append(s.deliveries, d)
	s.pending = append(s.pending, d)
}

// Redeliver delivers the newest thing that a person did once more, under the same event id.
func (s *Server) Redeliver() {
	s.with(func() {
		for _, d := range slices.Backward(s.deliveries) {
			if !d.own {
				again := &delivery{Delivery: d.Delivery, envelope: d.envelope, payload: d.payload}
				again.Attempts, again.Acked, again.First, again.Duplicate = 1, time.Time{}, time.Time{}, true
				s.enqueue(again)
				return
			}
		}
	})
}

// acknowledged is under the lock.
func (s *Server) acknowledged(d *delivery, response json.RawMessage) {
	if d != nil && d.Acked.IsZero() {
		d.Acked, d.Response, d.on = time.Now(), response, nil
	}
}

// pump delivers what is due until the server ends.
func (s *Server) pump() {
	for {
		timer := time.NewTimer(s.deliverDue())
		select {
		case <-s.wake:
		case <-timer.C:
		case <-s.ctx.Done():
			timer.Stop()
			return
		}
		timer.Stop()
	}
}

// deliverDue delivers what is due and tells how long the next may sleep.
func (s *Server) deliverDue() time.Duration {
	type parcel struct {
		to *socket
		o  object
	}
	var out []parcel
	wait := time.Hour
	s.mu.Lock()
	s.pending = slices.DeleteFunc(s.pending, (*delivery).settled)
	for _, d := range s.pending {
		if d.pushing {
			continue
		}
		if left := time.Until(d.due); left > 0 {
			wait = min(wait, left)
			continue
		}
		if s.pushTo != "" {
			s.push(d)
			continue
		}
		if c := s.pick(); c != nil {
			out = append(out, parcel{c, s.wrap(d, c)})
			wait = min(wait, s.retryAfter)
		}
	}
	s.mu.Unlock()
	for _, p := range out {
		p.to.send(p.o)
	}
	return wait
}

// pick is the next connection in turn that takes events, or nil.
func (s *Server) pick() *socket {
	for range s.sockets {
		s.turn++
		if c := s.sockets[s.turn%len(s.sockets)]; !c.silent {
			return c
		}
	}
	return nil
}

// wrap makes an envelope of its own for each attempt.
func (s *Server) wrap(d *delivery, on *socket) object {
	s.ids++
	id := fmt.Sprintf("envelope-%d", s.ids)
	s.envelopes[id] = d
	o := object{
		"envelope_id": id, "type": d.envelope, "payload": d.payload,
		"accepts_response_payload": d.envelope != "events_api", "retry_attempt": d.Attempts, "retry_reason": "",
	}
	if d.Attempts > 0 {
		o["retry_reason"] = "timeout"
	}
	d.attempt()
	d.on, d.due = on, time.Now().Add(s.retryAfter)
	return o
}

func (d *delivery) attempt() {
	d.Attempts++
	if d.First.IsZero() {
		d.First = time.Now()
	}
}

// Unsettled counts what was not acknowledged yet, echoes included.
func (s *Server) Unsettled() (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range s.pending {
		if !d.settled() {
			n++
		}
	}
	return n
}
