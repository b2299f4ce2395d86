package web

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"tickertape/core/chat"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// desk takes what is written.
type desk struct {
	mu     sync.Mutex
	events []chat.Event
	err    error
}

func (d *desk) Receive(_ context.Context, e chat.Event) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.err != nil {
		return d.err
	}
	d.events = append(d.events, e)
	return nil
}

func (d *desk) last() chat.Event {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.events) == 0 {
		return chat.Event{}
	}
	return d.events[len(d.events)-1]
}

func (d *desk) refuse(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.err = err
}

// visit is the adapter on loopback with one browser.
type visit struct {
	*Adapter
	t      *testing.T
	desk   *desk
	client *http.Client
	stop   func()
}

func open(t *testing.T, change func(*Config)) *visit {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	cfg.Listen = "127.0.0.1:0"
	if change != nil {
		change(&cfg)
	}
	d := &desk{}
	a, err := New(cfg, Parts{To: d, Banner: func() string { return "made <up>" }})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
	p := &visit{Adapter: a, t: t, desk: d}
	p.client = p.browser()
	p.stop = sync.OnceFunc(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(p.stop)
	return p
}

// only is the single session that there is.
func (p *visit) only() *session {
	p.t.Helper()
	p.sessions.mu.Lock()
	defer p.sessions.mu.Unlock()
	for _, s := range p.sessions.byID {
		return s
	}
	p.t.Fatal("no session")
	return nil
}

// place is the number of a message of the only session, as pages know it.
func (p *visit) place(n int) string { return p.only().mark + "." + strconv.Itoa(n) }

// streams counts the open pages of the only session.
func (p *visit) streams() int {
	s := p.only()
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.streams)
}

func (p *visit) eventually(ok func() bool) {
	p.t.Helper()
	for end := time.Now().Add(5 * time.Second); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatal("it did not happen")
		}
	}
}

// browser is one more visitor.
func (p *visit) browser() *http.Client {
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	tr := &http.Transport{}
	p.t.Cleanup(tr.CloseIdleConnections)
	return &http.Client{Jar: jar, Transport: tr, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func (p *visit) do(c *http.Client, method, path string, form url.Values, header ...string) (*http.Response, string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, "http://"+p.Addr()+path, strings.NewReader(form.Encode()))
	if err != nil {
		p.t.Fatal(err)
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	resp, err := c.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return resp, string(body)
}

func (p *visit) ask(text string, header ...string) (*http.Response, string) {
	p.t.Helper()
	return p.do(p.client, http.MethodPost, "/message", url.Values{"text": {text}}, header...)
}

// answer sends a card to the newest question.
func (p *visit) answer(key string, c chat.Card) chat.Ref {
	p.t.Helper()
	m, ok := p.desk.last().Body.(chat.Message)
	if !ok {
		p.t.Fatal("no question")
	}
	ref, err := p.Send(p.t.Context(), chat.Post{Key: key, To: m.Ref.Address, ReplyTo: m.Ref, Card: c})
	if err != nil {
		p.t.Fatal(err)
	}
	return ref
}

// stream opens the events of a browser and returns a reader of lines.
func (p *visit) stream(c *http.Client, path string, header ...string) (status int, lines func() string, leave func()) {
	p.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+p.Addr()+path, http.NoBody)
	if err != nil {
		p.t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := c.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	in := bufio.NewReader(resp.Body)
	leave = func() { cancel(); _ = resp.Body.Close() }
	p.t.Cleanup(leave)
	return resp.StatusCode, func() string {
		line, err := in.ReadString('\n')
		if err != nil {
			return "ended"
		}
		return strings.TrimSpace(line)
	}, leave
}

var errFull = errors.New("secret detail of the store")
