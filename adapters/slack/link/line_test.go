package link

import (
	"net"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// clock is a time that stands still until it is moved.
type clock struct{ at time.Time }

func (c *clock) now() time.Time         { return c.at }
func (c *clock) pass(d time.Duration)   { c.at = c.at.Add(d) }
func newClock() *clock                  { return &clock{time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)} }
func (c *clock) ago(t time.Time) string { return c.at.Sub(t).String() }

// dial opens a connection through the line; the other end is Slack's.
func dial(t *testing.T, l *Line) (ours, theirs net.Conn) {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	ours, err = l.Dialer().NetDialContext(t.Context(), "tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	theirs, err = listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = ours.Close(), theirs.Close() })
	return ours, theirs
}

// hear lets a byte come in.
func hear(t *testing.T, ours, theirs net.Conn) {
	t.Helper()
	if _, err := theirs.Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	if _, err := ours.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
}

func wantState(t *testing.T, c *clock, l *Line, up bool, ago string) {
	t.Helper()
	if gotUp, since := l.State(); gotUp != up || c.ago(since) != ago {
		t.Errorf("up %v since %s, want %v since %s", gotUp, c.ago(since), up, ago)
	}
}

func TestALineIsUpFromItsHelloAndHearsEveryByte(t *testing.T) {
	c := newClock()
	l := New(c.now)
	c.pass(time.Second)
	wantState(t, c, l, false, "1s")
	l.Begin(func() {})
	ours, theirs := dial(t, l)
	hear(t, ours, theirs) // the handshake
	c.pass(time.Second)
	wantState(t, c, l, false, "1s")
	if gap := l.Opened(); gap != 0 {
		t.Errorf("the first hello came after a gap of %s", gap)
	}
	c.pass(time.Minute)
	wantState(t, c, l, true, "1m0s")
	hear(t, ours, theirs)
	wantState(t, c, l, true, "0s")
}

func TestTheGapIsFromTheLastByteToTheNextHello(t *testing.T) {
	c := newClock()
	l := New(c.now)
	ours, theirs := dial(t, l)
	l.Opened()
	hear(t, ours, theirs)
	c.pass(10 * time.Second)
	if !l.Lost() || l.Lost() {
		t.Error("a line is lost once")
	}
	c.pass(20 * time.Second)
	wantState(t, c, l, false, "20s")
	l.Begin(func() {})
	if gap := l.Opened(); gap != 30*time.Second {
		t.Errorf("gap %s", gap)
	}
}

func TestAnOldConnectionIsNotHeardAnyMore(t *testing.T) {
	c := newClock()
	l := New(c.now)
	old, oldEnd := dial(t, l)
	l.Opened()
	dial(t, l)
	c.pass(time.Minute)
	hear(t, old, oldEnd)
	wantState(t, c, l, true, "1m0s")
}

func TestCutClosesTheConnectionAndRestartTheSession(t *testing.T) {
	l := New(newClock().now)
	l.Cut() // nothing is open
	l.Restart()
	restarted := 0
	l.Begin(func() { restarted++ })
	ours, _ := dial(t, l)
	l.Cut()
	if _, err := ours.Read(make([]byte, 1)); err == nil {
		t.Error("the connection is open")
	}
	if l.Restart(); restarted != 1 {
		t.Errorf("restarted %d times", restarted)
	}
}

func TestNobodyThereIsAnError(t *testing.T) {
	l := New(time.Now)
	if _, err := l.Dialer().NetDialContext(t.Context(), "tcp", "127.0.0.1:1"); err == nil {
		t.Error("a connection to nobody")
	}
}
