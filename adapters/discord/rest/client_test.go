package rest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"go.uber.org/goleak"

	"tickertape/core/chat"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const secret = "very-secret"

// serve starts a server and a client of it whose base URL ends in path.
func serve(t *testing.T, path string, h http.HandlerFunc) *Client {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	base, err := url.Parse(s.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	c := New(secret, base, 5*time.Second)
	t.Cleanup(c.CloseIdleConnections)
	return c
}

func get(endpoint string) Call { return Call{Verb: "look", Method: http.MethodGet, URL: endpoint} }

func failure(t *testing.T, err error) *Failure {
	t.Helper()
	var f *Failure
	if !errors.As(err, &f) {
		t.Fatalf("%v (%T) is not a *Failure", err, err)
	}
	if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "http:") {
		t.Errorf("it shows too much: %v", err)
	}
	return f
}

func advised(t *testing.T, err error) *chat.SendError {
	t.Helper()
	var s *chat.SendError
	if !errors.As(Advise(err, false), &s) {
		t.Fatalf("%v is no advice", err)
	}
	return s
}

func TestCallsGoToTheBaseURL(t *testing.T) {
	for _, base := range []string{"/", "/proxy/of/discord/", "/a%2Fb/"} {
		var path, host, auth string
		c := serve(t, base, func(w http.ResponseWriter, r *http.Request) {
			path, host, auth = r.URL.EscapedPath(), r.Host, r.Header.Get("Authorization")
			_, _ = io.WriteString(w, `{"id":"7"}`)
		})
		var got struct {
			ID string `json:"id"`
		}
		if err := c.Do(t.Context(), get(discordgo.EndpointChannelMessages("a%2Fb")), &got); err != nil {
			t.Fatal(err)
		}
		if path != base+"api/v9/channels/a%2Fb/messages" || !strings.HasPrefix(host, "127.0.0.1:") || auth != "Bot "+secret || got.ID != "7" {
			t.Errorf("base %s: path %q, host %q, auth %q, id %q", base, path, host, auth, got.ID)
		}
	}
}

func TestOtherHostsAreLeftAlone(t *testing.T) {
	w := newWire(&url.URL{Scheme: "http", Host: "127.0.0.1:1", Path: "/"}, time.Second)
	req, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://cdn.discordapp.com/x", nil)
	if w.redirect(req) != req {
		t.Error("it was moved")
	}
}

func TestOfficialIsDiscordAlone(t *testing.T) {
	for host, want := range map[string]bool{
		"discord.com": true, "canary.discord.com": true, "discord.com:443": true, "notdiscord.com": false, "discord.com.evil": false, "127.0.0.1:1": false,
	} {
		if got := New("t", &url.URL{Scheme: "https", Host: host, Path: "/"}, time.Second).Official(); got != want {
			t.Errorf("%s: %v", host, got)
		}
	}
}

func TestFileGoesBesideTheBody(t *testing.T) {
	c := serve(t, "/", func(_ http.ResponseWriter, r *http.Request) {
		_, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
		form, err := multipart.NewReader(r.Body, params["boundary"]).ReadForm(1 << 20)
		if err != nil || form.Value["payload_json"][0] != `{"a":1}` || form.File["files[0]"][0].Filename != "x.png" {
			t.Errorf("%v: %+v", err, form)
		}
	})
	call := Call{Verb: "post", Method: http.MethodPost, URL: discordgo.EndpointUser("@me"), Body: map[string]int{"a": 1}, File: &File{"x.png", []byte("PNG")}}
	if err := c.Do(t.Context(), call, nil); err != nil {
		t.Error(err)
	}
}

func TestBodyThatCantBeEncodedIsGivenUp(t *testing.T) {
	c := serve(t, "/", func(http.ResponseWriter, *http.Request) { t.Error("it was sent") })
	err := c.Do(t.Context(), Call{Verb: "post", Method: http.MethodPost, URL: discordgo.EndpointUser("@me"), Body: func() {}}, nil)
	if s := advised(t, err); s.Advice != chat.AsPlain && s.Advice != chat.GiveUp {
		t.Errorf("got %+v", s)
	}
}

func TestRateLimitOfEveryShape(t *testing.T) {
	for name, c := range map[string]struct {
		body   string
		header map[string]string
		after  time.Duration
		global bool
	}{
		"of a route":              {`{"retry_after":1.25,"global":false}`, nil, 1250 * time.Millisecond, false},
		"of the bot":              {`{"retry_after":2,"global":true}`, nil, 2 * time.Second, true},
		"of the bot, by header":   {`{"retry_after":2}`, map[string]string{"X-RateLimit-Global": "true"}, 2 * time.Second, true},
		"of Cloudflare, no JSON":  {`<html>error 1015</html>`, map[string]string{"Retry-After": "600"}, 10 * time.Minute, false},
		"of nobody knows how far": {``, nil, 100 * time.Millisecond, false},
	} {
		t.Run(name, func(t *testing.T) {
			var calls atomic.Int32
			client := serve(t, "/", func(w http.ResponseWriter, _ *http.Request) {
				calls.Add(1)
				for k, v := range c.header {
					w.Header().Set(k, v)
				}
				w.WriteHeader(http.StatusTooManyRequests)
				_, _ = io.WriteString(w, c.body)
			})
			err := client.Do(t.Context(), get(discordgo.EndpointUser("@me")), nil)
			if s := advised(t, err); s.Advice != chat.Wait || s.After != c.after || s.Global != c.global {
				t.Errorf("got %+v", s)
			}
			if calls.Load() != 1 {
				t.Errorf("it was tried %d times", calls.Load())
			}
		})
	}
}

func TestSpentLimitIsNotAskedAgainBeforeItsTime(t *testing.T) {
	var calls atomic.Int32
	c := serve(t, "/", func(w http.ResponseWriter, _ *http.Request) {
		calls.Add(1)
		w.Header().Set("X-RateLimit-Remaining", "0")
		w.Header().Set("X-RateLimit-Reset-After", "60")
	})
	call := get(discordgo.EndpointUser("@me"))
	call.Lane = "users/@me"
	if err := c.Do(t.Context(), call, nil); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	s := advised(t, c.Do(t.Context(), call, nil))
	if s.Advice != chat.Wait || s.After < 50*time.Second || s.Global || calls.Load() != 1 || time.Since(began) > time.Second {
		t.Errorf("got %+v after %d calls and %s", s, calls.Load(), time.Since(began))
	}
	call.Lane = ""
	for range 3 {
		if err := c.Do(t.Context(), call, nil); err != nil {
			t.Errorf("a lane of its own has no limit: %v", err)
		}
	}
}

func TestLastCallOfALimitIsSpentEvenIfItFails(t *testing.T) {
	var calls atomic.Int32
	c := serve(t, "/", func(w http.ResponseWriter, _ *http.Request) {
		if calls.Add(1) > 1 {
			panic(http.ErrAbortHandler)
		}
		w.Header().Set("X-RateLimit-Remaining", "1")
		w.Header().Set("X-RateLimit-Reset-After", "60")
	})
	call := get(discordgo.EndpointUser("@me"))
	call.Method, call.Body, call.Lane = http.MethodPost, 1, "lane"
	for _, want := range []error{nil, chat.Unsure, chat.Wait} {
		if err := Advise(c.Do(t.Context(), call, nil), false); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}

func TestWhatBecameOfARequestDecides(t *testing.T) {
	for name, c := range map[string]struct {
		handler http.HandlerFunc
		want    chat.Advice
	}{
		"connection broken": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, chat.Unsure},
		"answer cut off": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "{")
		}, chat.Unsure},
		"answer is no JSON":        {func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "<html>") }, chat.Unsure},
		"bad gateway":              {status(502, "<html>"), chat.Unsure},
		"gateway timeout":          {status(504, ""), chat.Unsure},
		"server error":             {status(500, `{"code":0,"message":"500"}`), chat.Unsure},
		"overloaded":               {status(503, `{"code":130000,"message":"x"}`), chat.BackOff},
		"unavailable":              {status(503, ""), chat.BackOff},
		"token changed":            {status(401, `{"code":0,"message":"401: Unauthorized"}`), chat.BackOff},
		"sends disabled":           {status(403, `{"code":40004,"message":"x"}`), chat.BackOff},
		"missing permission":       {status(403, `{"code":50013,"message":"Missing Permissions"}`), chat.GiveUp},
		"unknown channel":          {status(404, `{"code":10003,"message":"Unknown Channel"}`), chat.GiveUp},
		"form refused":             {status(400, `{"code":50035,"message":"Invalid Form Body"}`), chat.AsPlain},
		"too large, by the proxy":  {status(413, "<html>"), chat.AsPlain},
		"too large, by Discord":    {status(413, `{"code":40005,"message":"Request entity too large"}`), chat.AsPlain},
		"empty message":            {status(400, `{"code":50006,"message":"x"}`), chat.GiveUp},
		"a redirect, never obeyed": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/x", http.StatusTemporaryRedirect) }, chat.GiveUp},
	} {
		t.Run(name, func(t *testing.T) {
			client := serve(t, "/", c.handler)
			var into map[string]any
			err := client.Do(t.Context(), Call{Verb: "post", Method: http.MethodPost, URL: discordgo.EndpointUser("@me"), Body: 1}, &into)
			_ = failure(t, err)
			if s := advised(t, err); s.Advice != c.want {
				t.Errorf("advice %q, want %q: %v", s.Advice, c.want, err)
			}
		})
	}
}

func status(code int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		_, _ = io.WriteString(w, body)
	}
}

func TestPlainTextThatIsRefusedIsGivenUp(t *testing.T) {
	c := serve(t, "/", status(400, `{"code":50035,"message":"Invalid Form Body"}`))
	err := c.Do(t.Context(), get(discordgo.EndpointUser("@me")), nil)
	if !errors.Is(Advise(err, true), chat.GiveUp) || !Is(err, 1, 50035) || Is(err, 1) || Is(nil, 0) {
		t.Errorf("got %v", Advise(err, true))
	}
	if Advise(nil, false) != nil || !errors.Is(Advise(errors.New("another"), false), chat.GiveUp) {
		t.Error("nil or a foreign error")
	}
}

func TestCallEndsWithItsContextAndWithItsTimeout(t *testing.T) {
	hold := make(chan struct{})
	base := serve(t, "/", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-hold:
		case <-r.Context().Done():
		}
	})
	defer close(hold)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	f := failure(t, base.Do(ctx, get(discordgo.EndpointWebhookMessage("1", secret, "@original")), nil))
	if f.Error() != "look: no answer in time" || f.advice(false) != chat.Unsure {
		t.Errorf("got %v", f)
	}
	quick := New(secret, base.wire.base, 20*time.Millisecond)
	defer quick.CloseIdleConnections()
	f = failure(t, quick.Do(t.Context(), get(discordgo.EndpointWebhookMessage("1", secret, "@original")), nil))
	if f.Error() != "look: no answer in time" || f.advice(false) != chat.Unsure {
		t.Errorf("got %v", f)
	}
	if !errors.Is(f, context.DeadlineExceeded) {
		t.Errorf("its cause is %v", f.cause)
	}
}

func TestRefusedConnectionSurelyBroughtNothing(t *testing.T) {
	c := New(secret, &url.URL{Scheme: "http", Host: "127.0.0.1:1", Path: "/"}, time.Second)
	err := c.Do(t.Context(), get(discordgo.EndpointWebhookMessage("1", secret, "@original")), nil)
	if f := failure(t, err); f.sent || f.advice(false) != chat.BackOff {
		t.Errorf("got %+v", f)
	}
	req := &url.Error{Op: "Get", URL: "https://x/" + secret, Err: errors.New("dial: refused")}
	if got := Reason(req); got != "dial: refused" {
		t.Errorf("reason %q", got)
	}
	if got := Reason(fmt.Errorf("a: %w", context.Canceled)); got != "cancelled" {
		t.Errorf("reason %q", got)
	}
}

func TestAnswersAreReadUpToABound(t *testing.T) {
	c := serve(t, "/", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `"`+strings.Repeat("x", maxAnswer)+`"`)
	})
	var s string
	if err := c.Do(t.Context(), get(discordgo.EndpointUser("@me")), &s); err == nil {
		t.Errorf("%d bytes were read", len(s))
	}
}

func TestLimitsOfManyChannelsTakeBoundedRoom(t *testing.T) {
	l := newLanes()
	for i := range 2*maxLanes + 5 {
		b, wait, _ := l.take(strconv.Itoa(i))
		if wait != 0 {
			t.Fatal(wait)
		}
		_ = b.Release(nil)
	}
	if len(l.known) > maxLanes {
		t.Errorf("%d lanes are remembered", len(l.known))
	}
}
