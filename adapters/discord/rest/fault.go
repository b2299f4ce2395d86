package rest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"

	"tickertape/adapters/discord/markdown"
	"tickertape/core/chat"
)

// Discord's error codes that mean something here.
// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
const (
	UnknownMessage    = 10008
	UnknownWebhook    = 10015
	AlreadyAnswered   = 40060
	requestTooLarge   = 40005
	sendsDisabled     = 40004
	InvalidWebhook    = 50027
	invalidForm       = 50035
	overloaded        = 130000
	CannotReadHistory = 160002
)

// Failure is a call that failed. Its text never holds a token: it is made of Discord's own
// words and of the network's, and never of a URL.
type Failure struct {
	verb   string
	status int  // 0: no answer
	code   int  // Discord's, 0: none
	sent   bool // it may have arrived
	after  time.Duration
	global bool
	text   string
	cause  error // of the network, without the URL
}

func (f *Failure) Error() string {
	switch {
	case f.code != 0:
		return fmt.Sprintf("%s: HTTP %d, code %d: %s", f.verb, f.status, f.code, f.text)
	case f.status != 0:
		return fmt.Sprintf("%s: HTTP %d: %s", f.verb, f.status, f.text)
	}
	return fmt.Sprintf("%s: %s", f.verb, f.text)
}

func (f *Failure) Unwrap() error { return f.cause }

// failed makes a Failure of what discordgo returned and of what was seen on the network.
func failed(verb string, t *trace, err error) *Failure {
	f := &Failure{verb: verb, status: t.status, sent: t.sent.Load(), after: t.after, global: t.global}
	var answer *discordgo.RESTError
	var address *url.Error
	switch {
	case errors.As(err, &answer):
		f.text = http.StatusText(t.status)
		if answer.Message != nil {
			f.code, f.text = answer.Message.Code, brief(answer.Message.Message)
		}
	case t.status != 0:
		f.text = http.StatusText(t.status)
		if t.status < 300 {
			f.text = "an answer that can't be read"
		}
	case errors.As(err, &address):
		f.text, f.cause = network(address.Err), address.Err
	default:
		f.text, f.cause = network(err), err
	}
	return f
}

// network names a network error in a few words.
func network(err error) string {
	var timeout net.Error
	switch {
	case errors.Is(err, context.Canceled):
		return "cancelled"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no answer in time"
	}
	return brief(err.Error())
}

// Reason says why a request of the library's own failed, in a few words without a URL.
func Reason(err error) string {
	var address *url.Error
	if errors.As(err, &address) {
		err = address.Err
	}
	return network(err)
}

// brief bounds words that somebody else chose.
func brief(s string) string { return markdown.Fit(markdown.Bare(s), 200) }

// Advise turns an error of Do into a *chat.SendError. plain: the post was bare text already.
// nil stays nil.
func Advise(err error, plain bool) error {
	if err == nil {
		return nil
	}
	var f *Failure
	if !errors.As(err, &f) {
		return &chat.SendError{Advice: chat.GiveUp, Err: err}
	}
	s := &chat.SendError{Advice: f.advice(plain), Err: f}
	if s.Advice == chat.Wait {
		s.After, s.Global = f.after, f.global
	}
	return s
}

func (f *Failure) advice(plain bool) chat.Advice {
	switch {
	case f.status == 0 && !f.sent:
		return chat.BackOff
	case f.status == 0, f.status < 300:
		return chat.Unsure
	case f.status == http.StatusTooManyRequests:
		return chat.Wait
	case slices.Contains([]int{sendsDisabled, overloaded}, f.code), f.status == http.StatusServiceUnavailable:
		return chat.BackOff
	case f.status >= 500:
		return chat.Unsure
	case f.status == http.StatusUnauthorized:
		// The token was changed: the operator can mend it, the reply can wait.
		return chat.BackOff
	case f.markup() && !plain:
		return chat.AsPlain
	}
	return chat.GiveUp
}

// markup reports whether Discord refused the form of the message rather than the message.
func (f *Failure) markup() bool {
	return f.code == invalidForm || f.code == requestTooLarge || f.status == http.StatusRequestEntityTooLarge ||
		f.status == http.StatusBadRequest && f.code == 0
}

// Is reports whether err is one of Discord's error codes.
func Is(err error, codes ...int) bool {
	var f *Failure
	return errors.As(err, &f) && f.code != 0 && slices.Contains(codes, f.code)
}
