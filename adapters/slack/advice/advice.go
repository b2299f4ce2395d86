// Package advice reads a failed call of the Web API: what its sender should do about it.
//
// Promise: BackOff is said only where the message surely did not arrive, and Unsure wherever it
// may have. The package sends nothing.
package advice

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptrace"
	"slices"
	"sync/atomic"
	"time"

	slackgo "github.com/slack-go/slack"

	"tickertape/core/chat"
)

// What Slack answers to a post, sorted by what the sender should do.
// https://docs.slack.dev/reference/methods/chat.postMessage#errors
var (
	lostForGood = []string{
		"channel_not_found", "not_in_channel", "is_archived", "is_inactive", "account_inactive", "token_revoked",
		"restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
		"restricted_action_non_threadable_channel", "restricted_action_thread_locked", "no_permission",
		"access_denied", "ekm_access_denied", "enterprise_is_restricted", "missing_scope", "not_allowed_token_type",
		"user_not_found", "user_disabled", "messages_tab_disabled", "cannot_dm_bot", "cannot_reply_to_message",
		"thread_not_found", "team_access_not_granted", "accesslimited", "slack_connect_canvas_sharing_blocked",
		"used_url", "expired_url", "message_not_found", "cant_update_message", "edit_window_closed",
	}
	laterPerhaps = []string{
		"invalid_auth", "not_authed", "token_expired", "service_unavailable", "request_timeout", "team_added_to_org",
		"org_login_required", "two_factor_setup_required", "message_limit_exceeded",
	}
	perhapsDone = []string{"internal_error", "fatal_error"}
	tooFast     = []string{"ratelimited", "rate_limited"}
	refusedAuth = []string{
		"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type",
	}
)

// shortPause is for a refusal for speed that does not say how long to wait.
const shortPause = time.Second

// Written tells whether any of a request may have reached Slack.
type Written struct{ headers atomic.Bool }

// Any is true once some of the request was written.
func (w *Written) Any() bool { return w.headers.Load() }

// Watch is ctx for a request whose writing is to be known about.
func Watch(ctx context.Context) (context.Context, *Written) {
	w := &Written{}
	trace := &httptrace.ClientTrace{WroteHeaders: func() { w.headers.Store(true) }}
	return httptrace.WithClientTrace(ctx, trace), w
}

// Of is the advice on a failed post. sent tells that some of the request was written, bare that
// it had no markup.
func Of(err error, sent, bare bool) (chat.Advice, time.Duration) {
	if limited, ok := errors.AsType[*slackgo.RateLimitedError](err); ok {
		return chat.Wait, max(limited.RetryAfter, shortPause)
	}
	if answered, ok := errors.AsType[slackgo.SlackErrorResponse](err); ok {
		return adviseCode(answered.Err, bare)
	}
	if status, ok := errors.AsType[slackgo.StatusCodeError](err); ok {
		return adviseStatus(status.Code)
	}
	if sent {
		return chat.Unsure, 0
	}
	return chat.BackOff, 0
}

// adviseCode is for an answer in Slack's own words. A refusal that we don't know is tried once
// more as bare text, and then is one for good.
func adviseCode(code string, bare bool) (chat.Advice, time.Duration) {
	switch {
	case slices.Contains(lostForGood, code):
		return chat.GiveUp, 0
	case slices.Contains(laterPerhaps, code):
		return chat.BackOff, 0
	case slices.Contains(perhapsDone, code):
		return chat.Unsure, 0
	case slices.Contains(tooFast, code):
		return chat.Wait, shortPause
	case bare:
		return chat.GiveUp, 0
	}
	return chat.AsPlain, 0
}

// adviseStatus is for an answer of something before Slack's own code. A gateway may have lost
// the answer to a post that was taken; one that is unavailable has not passed it on.
func adviseStatus(status int) (chat.Advice, time.Duration) {
	switch {
	case status == http.StatusTooManyRequests:
		return chat.Wait, shortPause
	case status == http.StatusServiceUnavailable, status < http.StatusInternalServerError:
		return chat.BackOff, 0
	}
	return chat.Unsure, 0
}

// Refused tells that our tokens are refused; nothing but other tokens helps.
func Refused(err error) (code string, ok bool) {
	answered, found := errors.AsType[slackgo.SlackErrorResponse](err)
	if !found || !slices.Contains(refusedAuth, answered.Err) {
		return "", false
	}
	return answered.Err, true
}

// Undeveloped tells that the blocks were refused, as they are while Slack has not looked at a
// picture in them yet.
func Undeveloped(err error) bool {
	answered, ok := errors.AsType[slackgo.SlackErrorResponse](err)
	return ok && answered.Err == "invalid_blocks"
}

// Elsewhere tells that we may not write to a channel that a response URL can still reach.
func Elsewhere(err error) bool {
	answered, ok := errors.AsType[slackgo.SlackErrorResponse](err)
	return ok && (answered.Err == "not_in_channel" || answered.Err == "channel_not_found")
}
