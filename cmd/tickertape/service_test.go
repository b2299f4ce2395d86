package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"tickertape/core/record"
)

// program is the real binary in a folder of its own.
type program struct {
	t   *testing.T
	dir string
	bin string
}

// made is the binary in an empty folder.
func made(t *testing.T) *program {
	t.Helper()
	return &program{t: t, dir: t.TempDir(), bin: binary(t)}
}

func (p *program) config(text string) {
	p.t.Helper()
	if err := os.WriteFile(filepath.Join(p.dir, "bot.yaml"), []byte(text), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// run gives the binary some input and waits for it.
func (p *program) run(stdin io.Reader, args ...string) (stdout, stderr string, code int) {
	p.t.Helper()
	cmd := exec.Command(p.bin, args...)
	cmd.Dir, cmd.Stdin = p.dir, stdin
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	_ = cmd.Run()
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

const quietConfig = `
adapters: {web: {listen: ""}, admin: {listen: ""}}
providers: {simulated: {enabled: true}}
`

func TestPipeIsAnsweredLineByLineAndEnds(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	out, errs, code := p.run(strings.NewReader("price btc\n\n1.5 eth in eur\nprice foobarcoin"), "run")
	if code != 0 {
		t.Fatalf("exit %d\n%s", code, errs)
	}
	first, second, third := strings.Index(out, "Bitcoin (BTC)"), strings.Index(out, "1.5 ETH = €"), strings.Index(out, "I don't know “foobarcoin”")
	if first < 0 || second < first || third < second || strings.Count(out, "simulated data") != 2 {
		t.Errorf("output\n%s", out)
	}
	rows, _, code := p.run(nil, "dump", "interactions")
	if code != 0 || strings.Count(rows, "\n") != 3 {
		t.Errorf("dump: exit %d\n%s", code, rows)
	}
	var row map[string]any
	if err := json.Unmarshal([]byte(strings.SplitN(rows, "\n", 2)[0]), &row); err != nil {
		t.Fatal(err)
	}
	for _, column := range []string{"id", "user_id", "query", "query_category", "response", "confidence_score", "created_at", "platform", "conversation", "intent", "provider", "latency_ms", "model_version"} {
		if _, ok := row[column]; !ok {
			t.Errorf("column %s is missing in %v", column, row)
		}
	}
}

func TestHundredLinesOfAPipeAreAllAnswered(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	out, errs, code := p.run(strings.NewReader(strings.Repeat("price btc\n", 100)))
	if n := strings.Count(out, "Bitcoin (BTC)"); code != 0 || n != 100 {
		t.Errorf("exit %d, %d answers\n%s", code, n, errs)
	}
}

func TestAskPrintsTheCardAsTextAndAsJSON(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	if out, _, code := p.run(nil, "ask", "price", "btc"); code != 0 || !strings.Contains(out, "Bitcoin (BTC)") {
		t.Errorf("exit %d: %s", code, out)
	}
	out, _, code := p.run(nil, "ask", "--json", "1.5 eth in eur")
	var got answer
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 {
		t.Fatalf("exit %d, %v: %s", code, err, out)
	}
	if got.Intent != "convert" || len(got.Assets) != 1 || got.Assets[0] != "ethereum" || !got.Simulated || got.Stale || got.Age == nil ||
		len(got.Sources) != 1 || len(got.Values) != 3 || !strings.Contains(got.Text, "1.5 ETH = €") {
		t.Errorf("%+v", got)
	}
	if _, err := os.Stat(filepath.Join(p.dir, "data")); err == nil {
		t.Error("ask made a store")
	}
}

func TestUnderstandPrintsOneObjectALine(t *testing.T) {
	p := made(t)
	out, _, code := p.run(strings.NewReader("10k usd to btc\ninflation\n"), "understand")
	if code != 0 || strings.Count(out, "\n") != 2 || !strings.Contains(out, `"intent":"convert"`) || !strings.Contains(out, `"amount":10000`) || !strings.Contains(out, `"indicator":"cpi"`) {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestConfigCheckSaysOnOffAndWrong(t *testing.T) {
	p := made(t)
	p.config("adapters:\n  telegram: {token: \"1:x\"}\n  slack: {mode: sock}\nproviders:\n  fred: {base_ulr: x}\nlimits: {user_per_minute: -1}\n")
	out, errs, code := p.run(nil, "config", "check")
	if code != 1 {
		t.Errorf("exit %d", code)
	}
	for _, want := range []string{"telegram   on", "discord    off (no token: set DISCORD_TOKEN)", "slack      wrong", "fred       wrong", "coingecko  on"} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %q:\n%s", want, out)
		}
	}
	for _, want := range []string{"bot.yaml:3: adapters.slack.mode:", "bot.yaml:5: providers.fred.base_ulr: is not known here, use api_key, base_url", "bot.yaml:6: limits.user_per_minute: -1 is negative"} {
		if !strings.Contains(errs, want) {
			t.Errorf("lacks %q:\n%s", want, errs)
		}
	}
	if _, errs, code := p.run(nil, "run"); code != 1 || !strings.Contains(errs, "bot.yaml:3") {
		t.Errorf("run with mistakes: exit %d\n%s", code, errs)
	}
}

func TestConfigInitWritesAFileThatIsRight(t *testing.T) {
	p := made(t)
	if out, _, code := p.run(nil, "config", "init"); code != 0 {
		t.Fatalf("exit %d: %s", code, out)
	}
	if out, errs, code := p.run(nil, "config", "check"); code != 0 || !strings.Contains(out, "no mistakes") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	if _, errs, code := p.run(nil, "config", "init"); code != 1 || !strings.Contains(errs, "--force") {
		t.Errorf("a second init: exit %d %s", code, errs)
	}
	root, err := os.ReadFile("../../bot.yaml")
	if err != nil || !bytes.Equal(root, defaultFile) {
		t.Errorf("bot.yaml of the repository is not the one that init writes (%v)", err)
	}
}

// served starts the bot with free ports and returns the operators' address.
func (p *program) served(extra string) (admin string, stop func() string) {
	p.t.Helper()
	admin = freePort(p.t)
	p.config(fmt.Sprintf("adapters: {web: {listen: %q}, admin: {listen: %q}}\n%s", freePort(p.t), admin, extra))
	cmd := exec.Command(p.bin, "run")
	cmd.Dir = p.dir
	var errs bytes.Buffer
	cmd.Stderr = &errs
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	await(p.t, "the bot is ready", func() bool { code, _ := p.get(admin, "/readyz"); return code == 200 })
	return admin, func() string {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		if err := cmd.Wait(); err != nil {
			p.t.Errorf("after SIGTERM: %v\n%s", err, errs.String())
		}
		return errs.String()
	}
}

func freePort(t testing.TB) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

func (p *program) get(addr, path string) (int, string) {
	r, _ := http.NewRequestWithContext(p.t.Context(), http.MethodGet, "http://"+addr+path, http.NoBody)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, ""
	}
	defer func() { _ = resp.Body.Close() }()
	b, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(b)
}

// inTime is how long a machine that does much else may take for what has to come about: only a test
// that fails takes so long.
const inTime = 2 * time.Minute

func await(t *testing.T, what string, true func() bool) {
	t.Helper()
	for end := time.Now().Add(inTime); !true(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: not in time", what)
		}
	}
}

func TestRunningBotTellsItsHealthAndGivesOutRecords(t *testing.T) {
	p := made(t)
	admin, stop := p.served("providers: {simulated: {enabled: true}}")
	_, ready := p.get(admin, "/readyz")
	for _, want := range []string{`"coingecko"`, `"yahoo"`, `"fred"`, `"bolt"`} {
		if !strings.Contains(ready, want) {
			t.Errorf("readyz lacks %s: %s", want, ready)
		}
	}
	if _, body := p.get(admin, "/metrics"); !strings.Contains(body, "go_goroutines") {
		t.Error("no metrics")
	}
	if out, errs, code := p.run(nil, "dump", "inbox"); code != 0 || out != "" {
		t.Errorf("dump beside the bot: exit %d %s %s", code, out, errs)
	}
	said := stop()
	if !strings.Contains(said, "chat page: http://127.0.0.1:") {
		t.Errorf("it does not say where it listens:\n%s", said)
	}
}

func TestWrongTokenIsReportedAndTheRestRuns(t *testing.T) {
	var calls atomic.Int32
	refuse := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		calls.Add(1)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = io.WriteString(w, `{"ok":false,"error_code":401,"description":"Unauthorized"}`)
	}))
	defer refuse.Close()
	p := made(t)
	p.config("")
	admin, stop := "", func() string { return "" }
	func() {
		a := freePort(t)
		p.config(fmt.Sprintf("adapters: {web: {listen: \"\"}, admin: {listen: %q}, telegram: {token: \"1:SECRETTOKEN\", api_url: %q}}\n", a, refuse.URL))
		cmd := exec.Command(p.bin, "run")
		cmd.Dir = p.dir
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		admin, stop = a, func() string {
			_ = cmd.Process.Signal(syscall.SIGTERM)
			_ = cmd.Wait()
			return errs.String()
		}
	}()
	await(t, "health tells the refused token", func() bool {
		code, body := p.get(admin, "/readyz")
		return code == 200 && strings.Contains(body, `"telegram"`) && calls.Load() > 0 && strings.Contains(body, `"ok": false`)
	})
	if said := stop(); strings.Contains(said, "SECRETTOKEN") {
		t.Errorf("the token is in the log:\n%s", said)
	}
	if n := calls.Load(); n > 10 {
		t.Errorf("%d calls with a refused token in a moment", n)
	}
}

// The gateway's way through a whole bot: CoinGecko fails, Yahoo answers, then both fail.
func TestProviderThatFailsIsReplacedAndNobodyAnswersIsASentence(t *testing.T) {
	var down atomic.Bool
	coingecko := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusTooManyRequests)
	}))
	defer coingecko.Close()
	yahoo := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if down.Load() {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprintf(w, `{"chart":{"result":[{"meta":{"currency":"USD","symbol":"BTC-USD","regularMarketPrice":97432.1,"regularMarketTime":%d,"range":"1d","chartPreviousClose":95000}}],"error":null}}`, time.Now().Unix())
	}))
	defer yahoo.Close()
	p := made(t)
	p.config(fmt.Sprintf("adapters: {web: {listen: \"\"}, admin: {listen: \"\"}}\nproviders: {coingecko: {base_url: %q}, yahoo: {base_url: %q}, fred: {base_url: %q}}\n", coingecko.URL, yahoo.URL, yahoo.URL))
	out, _, _ := p.run(strings.NewReader("price btc\n"), "run")
	if !strings.Contains(out, "$97,432.10") || !strings.Contains(out, "Yahoo Finance") || strings.Contains(out, "simulated") {
		t.Errorf("failover:\n%s", out)
	}
	down.Store(true)
	out, _, _ = p.run(strings.NewReader("price eth\n"), "run")
	if !strings.Contains(out, "I can't get the price of Ethereum") || strings.Contains(out, "403") || strings.Contains(out, "$") {
		t.Errorf("nothing to be had:\n%s", out)
	}
	var row record.InteractionRow
	rows, _, _ := p.run(nil, "dump", "interactions")
	if err := json.Unmarshal([]byte(strings.SplitN(rows, "\n", 2)[0]), &row); err != nil || row.Provider != "Yahoo Finance" {
		t.Errorf("%v: %+v", err, row)
	}
	p.replaysWhatNobodyAnswered(fmt.Sprintf("providers: {coingecko: {base_url: %q}, yahoo: {base_url: %q}, fred: {base_url: %q}}\n", coingecko.URL, yahoo.URL, yahoo.URL), func() { down.Store(false) })
}

// replaysWhatNobodyAnswered looks at the dead letter of a price, and lets a bot ask it again.
func (p *program) replaysWhatNobodyAnswered(providers string, recover func()) {
	p.t.Helper()
	list := func() string {
		out, _, _ := p.run(nil, "deadletters", "list")
		return out
	}
	if out := list(); strings.Count(out, "\n") != 1 || !strings.Contains(out, `"ethereum"`) || !strings.Contains(out, `"attempts":1`) {
		p.t.Errorf("dead letters:\n%s", out)
	}
	if _, errs, code := p.run(nil, "deadletters", "replay"); code == 0 || !strings.Contains(errs, "no bot is running") {
		p.t.Errorf("without a bot: code %d, %s", code, errs)
	}
	_, stop := p.served(providers)
	defer stop()
	if out, errs, _ := p.run(nil, "deadletters", "replay"); !strings.Contains(out, "0 answered, 1 left") {
		p.t.Errorf("while they are down: %s%s", out, errs)
	}
	if out, errs, _ := p.run(nil, "providers", "--explain", "price bitcoin"); !strings.Contains(out, "fails or is late") || errs != "" {
		p.t.Errorf("the running bot explains its choice by\n%s%s", out, errs)
	}
	if out := list(); !strings.Contains(out, `"attempts":2`) {
		p.t.Errorf("after a replay:\n%s", out)
	}
	recover()
	if out, errs, _ := p.run(nil, "deadletters", "replay"); !strings.Contains(out, "1 answered, 0 left") {
		p.t.Errorf("when they are back: %s%s", out, errs)
	}
	if _, errs, code := p.run(nil, "deadletters", "drop", "0123456789abcdef"); code != 0 {
		p.t.Errorf("drop: %s", errs)
	}
	if out := list(); out != "" {
		p.t.Errorf("left:\n%s", out)
	}
}
