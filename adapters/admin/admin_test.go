package admin_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/goleak"

	"tickertape/adapters/admin"
	"tickertape/core/chat"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// shelf dumps so many lines and then fails, if it has something to fail with.
type shelf struct {
	lines int
	fail  error
}

func (s shelf) Dump(_ context.Context, table string, w io.Writer) error {
	for i := range s.lines {
		if _, err := fmt.Fprintf(w, "{\"id\":%d,\"table\":%q}\n", i, table); err != nil {
			return err
		}
	}
	return s.fail
}

type operators struct {
	t       *testing.T
	adapter *admin.Adapter
	socket  string
	stop    func()
}

func open(t *testing.T, change func(*admin.Parts)) *operators {
	t.Helper()
	registry := prometheus.NewRegistry()
	registry.MustRegister(prometheus.NewGauge(prometheus.GaugeOpts{Name: "tickertape_test", Help: "x"}))
	well := func() chat.Health { return chat.Health{OK: true} }
	parts := admin.Parts{
		Storage:   map[string]admin.Health{"bolt": well},
		Platforms: map[string]admin.Health{"slack": func() chat.Health { return chat.Health{Detail: "the token is refused"} }},
		Providers: map[string]admin.Health{"coingecko": well},
		Metrics:   registry, Dumper: shelf{lines: 3}, Version: "v1", Socket: filepath.Join(t.TempDir(), "bot.sock"),
	}
	if change != nil {
		change(&parts)
	}
	a, err := admin.New(admin.Config{Listen: "127.0.0.1:0"}, parts)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
	o := &operators{t: t, adapter: a, socket: parts.Socket}
	o.stop = func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("run: %v", err)
		}
	}
	for i := 0; ; i++ {
		if _, err := os.Stat(parts.Socket); err == nil || i > 1000 {
			break
		}
		o.get("/healthz")
	}
	return o
}

func (o *operators) get(path string) (int, string) {
	o.t.Helper()
	r, _ := http.NewRequestWithContext(o.t.Context(), http.MethodGet, "http://"+o.adapter.Addr()+path, http.NoBody)
	return o.ask(r)
}

func (o *operators) ask(r *http.Request) (int, string) {
	o.t.Helper()
	resp, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(r)
	if err != nil {
		o.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	b, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(b)
}

func TestOperatorsSeeEveryPartByName(t *testing.T) {
	o := open(t, nil)
	defer o.stop()
	if code, body := o.get("/healthz"); code != 200 || body != "ok\n" {
		t.Errorf("healthz %d %q", code, body)
	}
	code, body := o.get("/readyz")
	var got struct {
		Ready     bool
		Platforms map[string]struct {
			OK     bool
			Detail string
		}
		Providers, Storage map[string]struct{ OK bool }
	}
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatal(err)
	}
	if code != 200 || !got.Ready || got.Platforms["slack"].Detail != "the token is refused" || !got.Providers["coingecko"].OK || !got.Storage["bolt"].OK {
		t.Errorf("readyz %d %s", code, body)
	}
	if code, body := o.get("/metrics"); code != 200 || !strings.Contains(body, "tickertape_test") {
		t.Errorf("metrics %d", code)
	}
}

func TestBrokenStoreAndDrainingAreNotReady(t *testing.T) {
	o := open(t, func(p *admin.Parts) {
		p.Storage["bolt"] = func() chat.Health { return chat.Health{Detail: "disk full"} }
	})
	defer o.stop()
	if code, body := o.get("/readyz"); code != 503 || !strings.Contains(body, "disk full") {
		t.Errorf("%d %s", code, body)
	}
	o2 := open(t, nil)
	defer o2.stop()
	o2.adapter.Drain()
	if code, _ := o2.get("/readyz"); code != 503 {
		t.Errorf("draining: %d", code)
	}
}

func TestRecordsLeaveByTheSocketAlone(t *testing.T) {
	o := open(t, nil)
	defer o.stop()
	if code, _ := o.get("/dump/interactions"); code != 404 {
		t.Errorf("dump over TCP answers %d", code)
	}
	var out bytes.Buffer
	if err := admin.Client(o.socket).Dump(t.Context(), "interactions", &out); err != nil || strings.Count(out.String(), "\n") != 3 {
		t.Errorf("%v: %s", err, out.String())
	}
	if v, err := admin.Client(o.socket).Version(t.Context()); err != nil || v != "v1" {
		t.Errorf("version %q, %v", v, err)
	}
	if err := admin.Client(o.socket).Dump(t.Context(), "secrets", io.Discard); err == nil {
		t.Error("an unknown table is dumped")
	}
	info, err := os.Stat(o.socket)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("socket has mode %v, %v", info.Mode(), err)
	}
}

func TestDumpThatFailsInTheMiddleIsNotedByTheReader(t *testing.T) {
	o := open(t, func(p *admin.Parts) { p.Dumper = shelf{lines: 2000, fail: errors.New("disk on fire")} })
	defer o.stop()
	if err := admin.Client(o.socket).Dump(t.Context(), "feedback", io.Discard); err == nil {
		t.Error("a part was taken for the whole")
	}
}

func TestNoBotIsToldApart(t *testing.T) {
	err := admin.Client(filepath.Join(t.TempDir(), "none.sock")).Dump(t.Context(), "inbox", io.Discard)
	if !errors.Is(err, admin.ErrNoServer) {
		t.Error(err)
	}
}

func TestSocketOfADeadProcessIsReplacedAndOfALivingOneKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.sock")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	a, err := admin.New(admin.Config{}, admin.Parts{Socket: path})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "another bot") {
		t.Errorf("living: %v", err)
	}
	_ = l.Close()
	o := open(t, func(p *admin.Parts) { p.Socket = path })
	o.stop()
	if _, err := os.Stat(path); err == nil {
		t.Error("the socket is left behind")
	}
}

func TestForeignNamesForThisMachineAreRefused(t *testing.T) {
	o := open(t, nil)
	defer o.stop()
	r, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+o.adapter.Addr()+"/readyz", http.NoBody)
	r.Host = "evil.example:9091"
	resp, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("answers %d", resp.StatusCode)
	}
}

func TestPortThatIsTakenIsToldWithItsKey(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	_, err = admin.New(admin.Config{Listen: l.Addr().String()}, admin.Parts{})
	if err == nil || !strings.Contains(err.Error(), "adapters.admin.listen") {
		t.Error(err)
	}
	if (admin.Config{Listen: "9091"}).Validate() == nil {
		t.Error("a bare port is accepted")
	}
}

// drawer is an office with one letter.
type drawer struct{ dropped string }

func (*drawer) ListLetters(_ context.Context, w io.Writer) error {
	_, err := io.WriteString(w, `{"id":"a"}`+"\n")
	return err
}

func (*drawer) Replay(context.Context, int) (answered, left int, err error) { return 1, 2, nil }

func (d *drawer) DropLetter(_ context.Context, id string) error {
	d.dropped = id
	return nil
}

func TestExplanationIsForTheSocketAlone(t *testing.T) {
	o := open(t, func(p *admin.Parts) {
		p.Explain = func(_ context.Context, w io.Writer, question string) error {
			if question != "price btc & eth" {
				return errors.New("that asks nobody")
			}
			_, err := io.WriteString(w, "coingecko\n")
			return err
		}
	})
	defer o.stop()
	c := admin.Client(o.socket)
	var b strings.Builder
	if err := c.Explain(t.Context(), &b, "price btc & eth"); err != nil || b.String() != "coingecko\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
	if err := c.Explain(t.Context(), &b, "hello"); err == nil || err.Error() != "that asks nobody" {
		t.Error(err)
	}
	if code, _ := o.get("/explain?question=x"); code != 404 {
		t.Errorf("over TCP: status %d", code)
	}
}

func TestDatasetsAreBuiltOnTheSocketAlone(t *testing.T) {
	o := open(t, func(p *admin.Parts) {
		p.Build = func(_ context.Context, w io.Writer, filters string) error {
			if filters != `{"languages":["de & en"]}` {
				return errors.New("nobody speaks that")
			}
			_, err := io.WriteString(w, "v1: 5 examples\n")
			return err
		}
	})
	defer o.stop()
	c := admin.Client(o.socket)
	var b strings.Builder
	if err := c.Build(t.Context(), &b, `{"languages":["de & en"]}`); err != nil || b.String() != "v1: 5 examples\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
	if err := c.Build(t.Context(), &b, "{}"); err == nil || err.Error() != "nobody speaks that" {
		t.Error(err)
	}
	if code, _ := o.get("/datasets"); code != 404 {
		t.Errorf("over TCP: status %d", code)
	}
}

func TestDeadLettersAreForTheSocketAlone(t *testing.T) {
	d := &drawer{}
	o := open(t, func(p *admin.Parts) { p.Office = d })
	defer o.stop()
	c := admin.Client(o.socket)
	var b strings.Builder
	if err := errors.Join(c.Letters(t.Context(), &b), c.Replay(t.Context(), &b), c.DropLetter(t.Context(), "a")); err != nil {
		t.Fatal(err)
	}
	if b.String() != "{\"id\":\"a\"}\n1 answered, 2 left\n" || d.dropped != "a" {
		t.Errorf("%q, dropped %q", b.String(), d.dropped)
	}
	if code, _ := o.get("/letters"); code != 404 {
		t.Errorf("over TCP: status %d", code)
	}
}

// clerk is a registrar for whom one ticker waits.
type clerk struct{ said string }

func (*clerk) ListTurns(_ context.Context, w io.Writer) error {
	_, err := io.WriteString(w, "{\"ticker\":\"btc\"}\n")
	return err
}

func (c *clerk) Decide(_ context.Context, ticker string, accept bool) error {
	if ticker != "btc" {
		return errors.New("nothing waits")
	}
	c.said += fmt.Sprint(ticker, accept, " ")
	return nil
}

func TestTickersAreDecidedOnTheSocketAlone(t *testing.T) {
	who := &clerk{}
	o := open(t, func(p *admin.Parts) { p.Registrar = who })
	defer o.stop()
	c := admin.Client(o.socket)
	var b strings.Builder
	if err := errors.Join(c.Tickers(t.Context(), &b), c.Decide(t.Context(), "btc", true), c.Decide(t.Context(), "btc", false)); err != nil {
		t.Fatal(err)
	}
	if b.String() != "{\"ticker\":\"btc\"}\n" || who.said != "btctrue btcfalse " {
		t.Errorf("%q, decided %q", b.String(), who.said)
	}
	if err := c.Decide(t.Context(), "a/b", true); err == nil || err.Error() != "nothing waits" {
		t.Error(err)
	}
	if code, _ := o.get("/tickers"); code != 404 {
		t.Errorf("over TCP: status %d", code)
	}
}
