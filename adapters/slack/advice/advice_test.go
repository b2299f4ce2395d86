package advice

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	slackgo "github.com/slack-go/slack"

	"tickertape/core/chat"
)

func TestEachFailureHasItsAdvice(t *testing.T) {
	code := func(c string) error { return slackgo.SlackErrorResponse{Err: c} }
	status := func(s int) error { return slackgo.StatusCodeError{Code: s, Status: http.StatusText(s)} }
	for _, c := range []struct {
		err        error
		sent, bare bool
		want       chat.Advice
	}{
		{code("invalid_blocks"), true, false, chat.AsPlain},
		{code("msg_blocks_too_long"), true, false, chat.AsPlain},
		{code("never_heard_of"), true, false, chat.AsPlain},
		{code("never_heard_of"), true, true, chat.GiveUp},
		{code("account_inactive"), true, false, chat.GiveUp},
		{code("token_revoked"), true, false, chat.GiveUp},
		{code("messages_tab_disabled"), true, true, chat.GiveUp},
		{code("invalid_auth"), true, false, chat.BackOff},
		{code("service_unavailable"), true, false, chat.BackOff},
		{code("internal_error"), true, false, chat.Unsure},
		{code("fatal_error"), true, false, chat.Unsure},
		{code("ratelimited"), true, false, chat.Wait},
		{&slackgo.RateLimitedError{RetryAfter: time.Minute}, true, false, chat.Wait},
		{status(429), true, false, chat.Wait},
		{status(404), true, false, chat.BackOff},
		{status(503), true, false, chat.BackOff},
		{status(500), true, false, chat.Unsure},
		{status(502), true, false, chat.Unsure},
		{status(504), true, false, chat.Unsure},
		{context.DeadlineExceeded, true, false, chat.Unsure},
		{context.DeadlineExceeded, false, false, chat.BackOff},
		{errors.New("unexpected EOF"), true, false, chat.Unsure},
		{errors.New("dial tcp: connection refused"), false, false, chat.BackOff},
	} {
		if got, _ := Of(c.err, c.sent, c.bare); got != c.want {
			t.Errorf("%v (sent %v, bare %v): %q, want %q", c.err, c.sent, c.bare, got, c.want)
		}
	}
}

func TestThePauseIsTheOneThatSlackAskedFor(t *testing.T) {
	for err, want := range map[error]time.Duration{
		&slackgo.RateLimitedError{RetryAfter: 7 * time.Second}: 7 * time.Second,
		&slackgo.RateLimitedError{}:                            shortPause,
	} {
		if got, after := Of(err, true, false); got != chat.Wait || after != want {
			t.Errorf("%v: %q after %s, want %s", err, got, after, want)
		}
	}
}

func TestRefusedTokensAndOtherChannelsAreTold(t *testing.T) {
	code := func(c string) error { return fmt.Errorf("call: %w", slackgo.SlackErrorResponse{Err: c}) }
	if got, ok := Refused(code("token_revoked")); !ok || got != "token_revoked" {
		t.Errorf("refused %q %v", got, ok)
	}
	for _, err := range []error{nil, code("internal_error"), context.Canceled} {
		if _, ok := Refused(err); ok || Elsewhere(err) {
			t.Errorf("%v is taken for a refusal", err)
		}
	}
	if !Elsewhere(code("not_in_channel")) || !Elsewhere(code("channel_not_found")) || Elsewhere(code("is_archived")) {
		t.Error("where a response URL helps is wrong")
	}
}

func TestWhatWasWrittenIsKnown(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	for url, want := range map[string]bool{server.URL: true, "http://127.0.0.1:1/": false} {
		ctx, w := Watch(t.Context())
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, nil)
		if err != nil {
			t.Fatal(err)
		}
		if resp, err := server.Client().Do(r); err == nil {
			_ = resp.Body.Close()
		}
		if w.Any() != want {
			t.Errorf("%s: written %v", url, w.Any())
		}
	}
}
