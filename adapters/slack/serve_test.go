package slack

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tickertape/adapters/slack/slacktest"
	"tickertape/core/chat"
)

// beginHTTP starts a play in which Slack makes requests to us.
func beginHTTP(t *testing.T, changes ...change) *play {
	t.Helper()
	world := slacktest.New(t)
	cfg := configFor(world)
	cfg.Mode, cfg.Listen, cfg.AppToken = ModeHTTP, "127.0.0.1:0", ""
	p := cast(t, cfg, world, changes...)
	p.start()
	world.Await(t, "the listener", func() bool { return p.listening.Load() != nil })
	world.PushTo(p.url(""))
	return p
}

func (p *play) url(path string) string { return "http://" + *p.listening.Load() + path }

// request sends something to the adapter as Slack would have signed it at a time.
func (p *play) request(path, contentType, body string, at time.Time) (status int, answer string) {
	p.t.Helper()
	r, err := slacktest.Signed(p.t.Context(), p.url(path), contentType, []byte(body), at)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.do(r)
}

func (p *play) do(r *http.Request) (status int, answer string) {
	p.t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

func TestRequestsOfSlackBecomeTheSameEvents(t *testing.T) {
	p := beginHTTP(t)
	p.wellAgain()
	asked := p.world.Say(inGeneral("price btc"))
	if m := p.one().Body.(chat.Message); m.Ref != asked || m.Text != "price btc" {
		t.Errorf("received %+v", m)
	}
	ref, err := p.Send(t.Context(), post(asked, "BTC"))
	if err != nil {
		t.Fatal(err)
	}
	p.world.React("U1", ref, "🎉", false)
	p.world.Press("U1", ref, "value")
	p.world.Command("U1", "C500", "/ask", "S&P 500")
	p.world.Await(t, "everything", func() bool { return len(p.got.all()) == 4 })
	p.settled()
	if texts := p.got.messages(); texts[1] != "S&P 500" {
		t.Errorf("asked %q", texts)
	}
	for _, d := range p.world.Deliveries() {
		if d.Kind == "command" && strings.TrimSpace(string(d.Response)) != `{"response_type":"in_channel"}` {
			t.Errorf("the command was answered with %s", d.Response)
		}
	}
}

func TestRequestThatIsNotStoredIsNotAcknowledged(t *testing.T) {
	p := beginHTTP(t)
	p.wellAgain()
	var tries atomic.Int32
	p.got.then(func(context.Context, chat.Event) error {
		if tries.Add(1) < 3 {
			return errFull
		}
		return nil
	})
	p.world.Say(ana("price btc"))
	p.one()
	if d := p.world.Deliveries()[0]; d.Attempts != 3 {
		t.Errorf("delivered %d times", d.Attempts)
	}
}

func TestRequestsWaitUntilWeKnowWhoWeAre(t *testing.T) {
	world := slacktest.New(t)
	world.Fail("auth.test", "internal_error", 2)
	cfg := configFor(world)
	cfg.Mode, cfg.Listen = ModeHTTP, "127.0.0.1:0"
	p := cast(t, cfg, world, quickly)
	p.start()
	world.Await(t, "the listener", func() bool { return p.listening.Load() != nil })
	world.PushTo(p.url(""))
	world.Say(inGeneral("price btc"))
	if m := p.one().Body.(chat.Message); m.Text != "price btc" {
		t.Errorf("received %+v", m)
	}
}

func TestSlackAsksWhetherTheURLIsOurs(t *testing.T) {
	p := beginHTTP(t)
	status, answer := p.request("/slack/events", "application/json", `{"token":"x","challenge":"3eZbrw1a<b>","type":"url_verification"}`, time.Now())
	if status != http.StatusOK || answer != "3eZbrw1a<b>" {
		t.Errorf("%d %q", status, answer)
	}
	if status, _ := p.request("/slack/commands", "application/x-www-form-urlencoded", "ssl_check=1&token=x", time.Now()); status != http.StatusOK {
		t.Errorf("ssl_check: %d", status)
	}
}

func TestOnlySlackIsListenedTo(t *testing.T) {
	p := beginHTTP(t)
	p.wellAgain()
	challenge := `{"challenge":"x","type":"url_verification"}`
	for name, c := range map[string]struct {
		spoil func(*http.Request)
		at    time.Time
		want  int
	}{
		"signed now":            {func(*http.Request) {}, time.Now(), http.StatusOK},
		"four minutes old":      {func(*http.Request) {}, time.Now().Add(-4 * time.Minute), http.StatusOK},
		"six minutes old":       {func(*http.Request) {}, time.Now().Add(-6 * time.Minute), http.StatusUnauthorized},
		"six minutes ahead":     {func(*http.Request) {}, time.Now().Add(6 * time.Minute), http.StatusUnauthorized},
		"without a signature":   {func(r *http.Request) { r.Header.Del("X-Slack-Signature") }, time.Now(), http.StatusUnauthorized},
		"without a time":        {func(r *http.Request) { r.Header.Del("X-Slack-Request-Timestamp") }, time.Now(), http.StatusUnauthorized},
		"with another time":     {func(r *http.Request) { r.Header.Set("X-Slack-Request-Timestamp", "1") }, time.Now(), http.StatusUnauthorized},
		"with another body":     {func(r *http.Request) { r.Body, r.ContentLength = io.NopCloser(strings.NewReader("{}")), 2 }, time.Now(), http.StatusUnauthorized},
		"with a made signature": {func(r *http.Request) { r.Header.Set("X-Slack-Signature", "v0="+strings.Repeat("ab", 32)) }, time.Now(), http.StatusUnauthorized},
		"by another method":     {func(r *http.Request) { r.Method = http.MethodGet }, time.Now(), http.StatusMethodNotAllowed},
	} {
		r, err := slacktest.Signed(t.Context(), p.url("/slack/events"), "application/json", []byte(challenge), c.at)
		if err != nil {
			t.Fatal(err)
		}
		c.spoil(r)
		if status, _ := p.do(r); status != c.want {
			t.Errorf("%s: %d, want %d", name, status, c.want)
		}
	}
	if status, _ := p.request("/slack/other", "application/json", challenge, time.Now()); status != http.StatusNotFound {
		t.Errorf("another path: %d", status)
	}
}

func TestHugeRequestIsRefusedUnread(t *testing.T) {
	p := beginHTTP(t)
	body := bytes.Repeat([]byte("a"), maxBody+1)
	if status, _ := p.request("/slack/events", "application/json", string(body), time.Now()); status != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d", status)
	}
}

func TestSignedNonsenseIsAcknowledged(t *testing.T) {
	p := beginHTTP(t)
	p.wellAgain()
	for path, body := range map[string]string{
		"/slack/events": `{"type":"event_callback","event":7}`, "/slack/interactive": "payload=%7B%7D", "/slack/commands": "a=b&c=%zz",
	} {
		if status, _ := p.request(path, "application/x-www-form-urlencoded", body, time.Now()); status != http.StatusOK {
			t.Errorf("%s: %d", path, status)
		}
	}
}

func TestAPortInUseIsSaidAndTriedAgain(t *testing.T) {
	busy, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	world := slacktest.New(t)
	cfg := configFor(world)
	cfg.Mode, cfg.Listen = ModeHTTP, busy.Addr().String()
	p := cast(t, cfg, world, quickly)
	p.start()
	p.unwell("cannot listen on " + cfg.Listen)
	if err := busy.Close(); err != nil {
		t.Fatal(err)
	}
	p.wellAgain()
}
