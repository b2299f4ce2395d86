package telegram

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"go.uber.org/goleak"

	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
)

var rewrite = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// desk is a Receiver that keeps what it is given, unless refuse has a reason not to.
type desk struct {
	mu     sync.Mutex
	events []chat.Event
	tries  []string // ids of all events, also those refused
	refuse func(chat.Event) error
}

func (d *desk) Receive(_ context.Context, e chat.Event) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tries = append(d.tries, e.ID)
	if d.refuse != nil {
		if err := d.refuse(e); err != nil {
			return err
		}
	}
	d.events = append(d.events, e)
	return nil
}

func (d *desk) kept() []chat.Event {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]chat.Event(nil), d.events...)
}

// texts lists what people asked, in the order of arrival.
func (d *desk) texts() (list []string) {
	for _, e := range d.kept() {
		if m, ok := e.Body.(chat.Message); ok {
			list = append(list, m.Text)
		}
	}
	return list
}

func (d *desk) refuseWith(f func(chat.Event) error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.refuse = f
}

// journal is a log that tests can read.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}

// stage is an adapter beside an emulated Telegram on pipes. Inside a synctest bubble time
// passes by itself; settle waits until nobody has anything to do.
type stage struct {
	*Adapter
	*telegramtest.Server
	desk   *desk
	oracle *oracle
	log    *journal
	stop   func() // ends Run and waits
	t      *testing.T
}

func (s *stage) settle() { s.t.Helper(); synctest.Wait() }

// setUp makes a stage whose adapter does not run yet.
func setUp(t *testing.T, opts ...telegramtest.Option) *stage {
	t.Helper()
	s := &stage{desk: &desk{}, oracle: &oracle{}, log: &journal{}, t: t, stop: func() {}}
	s.Server = telegramtest.New(t, append(opts, telegramtest.InMemory())...)
	var cfg Config
	cfg.Defaults()
	cfg.Token, cfg.APIURL = s.Token(), s.URL()
	s.Adapter = s.another(cfg, s.desk)
	return s
}

// another makes one more adapter on the same server.
func (s *stage) another(cfg Config, to Receiver) *Adapter {
	s.t.Helper()
	a, err := New(cfg, Parts{To: to, Answers: s.oracle, Complete: s.oracle, Log: slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	if err != nil {
		s.t.Fatal(err)
	}
	for _, c := range []*client{a.polls, a.calls} {
		c.http.Transport = s.Transport()
		s.t.Cleanup(c.http.CloseIdleConnections)
	}
	s.t.Cleanup(func() { wantSilence(s.t, s.log.String()) })
	return a
}

// run starts an adapter that ends with the test.
func run(t *testing.T, a *Adapter) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	t.Cleanup(stop)
	return stop
}

// start runs the adapter until it polls.
func start(t *testing.T, opts ...telegramtest.Option) *stage {
	t.Helper()
	s := setUp(t, opts...)
	s.stop = run(t, s.Adapter)
	s.settle()
	return s
}

// bubble runs a test in a synctest bubble.
func bubble(t *testing.T, f func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, f)
}

// wantSilence fails if a text tells a secret.
func wantSilence(t *testing.T, text string) {
	t.Helper()
	for _, secret := range []string{"AAEmulatedTokenForTestsOnly", testSecret} {
		if strings.Contains(text, secret) {
			t.Errorf("a secret is told in:\n%s", text)
		}
	}
}

const testSecret = "webhook-secret-0123456789"

func (s *stage) wantTexts(want ...string) {
	s.t.Helper()
	if got := s.desk.texts(); strings.Join(got, "|") != strings.Join(want, "|") {
		s.t.Errorf("received %q, want %q", got, want)
	}
}

// wantHealth checks the state and that the detail holds a part.
func (s *stage) wantHealth(ok bool, part string) {
	s.t.Helper()
	if h := s.Health(); h.OK != ok || !strings.Contains(h.Detail, part) {
		s.t.Errorf("health is %+v, want OK=%v and %q", h, ok, part)
	}
}

// wantAdvice checks a failed send, and that it tells no secret.
func wantAdvice(t *testing.T, err error, want chat.Advice) {
	t.Helper()
	var failed *chat.SendError
	if !errors.As(err, &failed) {
		t.Fatalf("the error is %v, want a *chat.SendError", err)
	}
	if failed.Advice != want {
		t.Errorf("advice is %q (%v), want %q", failed.Advice, err, want)
	}
	wantSilence(t, err.Error())
	for e := error(failed); e != nil; e = errors.Unwrap(e) {
		wantSilence(t, e.Error())
	}
	wantSilence(t, failed.Err.Error())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *rewrite {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs, got:\n%s\nwant:\n%s", path, got, want)
	}
}

// answering is a Telegram that answers everything with f.
type answering func(*http.Request) (*http.Response, error)

func (f answering) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
