package telegram

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
)

// hooked is an adapter that is pushed to, on real sockets.
type hooked struct {
	*stage
	events chan chat.Event // what was kept
	url    string
}

// setUpHook makes one that does not run yet. refuse says whether an event is not kept.
func setUpHook(t *testing.T, refuse func(chat.Event) error) *hooked {
	t.Helper()
	h := &hooked{stage: &stage{desk: &desk{}, log: &journal{}, t: t}, events: make(chan chat.Event, 100)}
	h.Server = telegramtest.New(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h.url = "http://" + l.Addr().String() + "/telegram"
	var cfg Config
	cfg.Defaults()
	cfg.Token, cfg.APIURL, cfg.Mode = h.Token(), h.URL(), webhook
	cfg.WebhookURL, cfg.WebhookSecret = h.url, testSecret
	h.Adapter, err = New(cfg, Parts{Log: slog.New(slog.NewTextHandler(h.log, nil)), To: receiving(func(_ context.Context, e chat.Event) error {
		if refuse != nil {
			if err := refuse(e); err != nil {
				return err
			}
		}
		h.events <- e
		return nil
	})})
	if err != nil {
		t.Fatal(err)
	}
	h.listen = func(string, string) (net.Listener, error) { return l, nil }
	t.Cleanup(func() { _ = l.Close(); h.calls.fresh(); wantSilence(t, h.log.String()) })
	return h
}

func (h *hooked) next() chat.Event {
	h.t.Helper()
	select {
	case e := <-h.events:
		return e
	case <-time.After(10 * time.Second):
		h.t.Fatalf("nothing arrived; health %+v, log:\n%s", h.Health(), h.log)
		return chat.Event{}
	}
}

// push posts a body as somebody who gives this secret.
func (h *hooked) push(method, secret, body string) int {
	h.t.Helper()
	r, err := http.NewRequestWithContext(h.t.Context(), method, h.url, strings.NewReader(body))
	if err != nil {
		h.t.Fatal(err)
	}
	r.Header.Set("X-Telegram-Bot-Api-Secret-Token", secret)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	defer http.DefaultClient.CloseIdleConnections()
	defer func() { _ = resp.Body.Close() }()
	said, _ := io.ReadAll(resp.Body)
	wantSilence(h.t, string(said))
	return resp.StatusCode
}

func TestWebhookDeliversMessages(t *testing.T) {
	h := setUpHook(t, nil)
	h.Say(says("1001", "price btc"))
	run(t, h.Adapter)
	if m := h.next().Body.(chat.Message); m.Text != "price btc" {
		t.Errorf("got %+v", m)
	}
	set := h.Requests("setWebhook")
	if len(set) != 1 || set[0].Params.Get("secret_token") != testSecret || set[0].Params.Get("allowed_updates") != allowedUpdates {
		t.Errorf("set %v", set)
	}
	h.wantHealth(true, "webhook of @tickertape_bot")
}

func TestRefusedPushComesAgain(t *testing.T) {
	refusals := 3
	h := setUpHook(t, func(chat.Event) error {
		if refusals--; refusals >= 0 {
			return errFull
		}
		return nil
	})
	h.Say(says("1001", "price btc"))
	run(t, h.Adapter)
	h.next()
	if refusals >= 0 {
		t.Error("it was not refused")
	}
	if !strings.Contains(h.log.String(), errFull.Error()) {
		t.Error("nobody was told")
	}
}

func TestPushNeedsTheSecret(t *testing.T) {
	h := setUpHook(t, nil)
	h.Say(says("1001", "first")) // its arrival says that the door is open
	run(t, h.Adapter)
	h.next()
	const update = `{"update_id":5,"message":{"message_id":1,"date":1,"from":{"id":1},"chat":{"id":1,"type":"private"},"text":"price btc"}}`
	for name, c := range map[string]struct {
		method, secret, body string
		want                 int
	}{
		"none":       {"POST", "", update, 401},
		"wrong":      {"POST", testSecret + "x", update, 401},
		"a part":     {"POST", testSecret[:5], update, 401},
		"GET":        {"GET", testSecret, "", 405},
		"no update":  {"POST", testSecret, "hello", 400},
		"no id":      {"POST", testSecret, "{}", 400},
		"too large":  {"POST", testSecret, strings.Repeat(" ", maxPush+1), 413},
		"unreadable": {"POST", testSecret, `{"update_id":6,"message":"no"}`, 200},
		"right":      {"POST", testSecret, update, 200},
	} {
		t.Run(name, func(t *testing.T) {
			if got := h.push(c.method, c.secret, c.body); got != c.want {
				t.Errorf("status %d, want %d", got, c.want)
			}
		})
	}
	if n := len(h.events); n != 1 {
		t.Errorf("%d events, want one", n)
	}
}

func TestTooManyPushesAtOnceAreSentBack(t *testing.T) {
	h := setUpHook(t, nil)
	h.Say(says("1001", "first"))
	full := &pushes{Adapter: h.Adapter, free: make(chan struct{})}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Telegram-Bot-Api-Secret-Token", testSecret)
	w := &status{}
	full.ServeHTTP(w, r)
	if w.code != http.StatusServiceUnavailable {
		t.Errorf("status %d", w.code)
	}
}

type status struct{ code int }

func (*status) Header() http.Header         { return http.Header{} }
func (*status) Write(b []byte) (int, error) { return len(b), nil }
func (s *status) WriteHeader(code int)      { s.code = code }

func TestPressThroughWebhookIsThanked(t *testing.T) {
	h := setUpHook(t, nil)
	answered := make(chan struct{}, 1)
	h.OnThanks(func() { answered <- struct{}{} })
	h.Press("1001", chat.Ref{Address: chat.Address{Channel: "1001"}, ID: "7"}, "rate:positive:1")
	run(t, h.Adapter)
	if p := h.next().Body.(chat.Press); p.Value != "rate:positive:1" {
		t.Errorf("got %+v", p)
	}
	<-answered
}

func TestWebhookIsWatchedEveryMinute(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.cfg.WebhookURL, s.cfg.WebhookSecret = "http://127.0.0.1:1/telegram", testSecret
		s.me.Store(&me)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute+time.Second)
		defer cancel()
		s.watch(ctx)
		if n := len(s.Requests("getWebhookInfo")); n != 11 {
			t.Errorf("looked %d times in ten minutes", n)
		}
	})
}

func TestStolenWebhookIsSetAgain(t *testing.T) {
	h := setUpHook(t, nil)
	h.me.Store(&me)
	ctx := t.Context()
	for range 2 {
		if err := h.look(ctx); err != nil { // the first sets it, the second finds it
			t.Fatal(err)
		}
	}
	if _, err := h.calls.do(ctx, "deleteWebhook", nil); err != nil {
		t.Fatal(err)
	}
	if err := h.look(ctx); err != nil {
		t.Fatal(err)
	}
	if n := len(h.Requests("setWebhook")); n != 2 {
		t.Errorf("set %d times", n)
	}
	if !strings.Contains(h.log.String(), "changed by somebody else") {
		t.Error("nobody was told")
	}
}

func TestWhatTelegramSaysAboutTheWebhookIsReported(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.cfg.WebhookURL, s.hooked = "https://bot.example.org/", true
		s.me.Store(&me)
		at := time.Now().Unix()
		info := `{"ok":true,"result":{"url":"https://bot.example.org/","pending_update_count":7,"last_error_date":` + digits(at) + `,"last_error_message":"Connection refused"}}`
		s.answerOnce(http.StatusOK, info, nil)
		if err := s.look(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.wantHealth(false, "7 updates wait at Telegram: Connection refused")
		time.Sleep(3 * watchEvery)
		s.answerOnce(http.StatusOK, info, nil) // an old trouble
		if err := s.look(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.wantHealth(true, "webhook of")
	})
}

func TestWebhookThatCannotBeSetIsTriedAgain(t *testing.T) {
	h := setUpHook(t, nil)
	h.Refuse("setWebhook", 1, http.StatusBadRequest, "Bad Request: bad webhook: Failed to resolve host")
	h.Say(says("1001", "price btc"))
	run(t, h.Adapter)
	h.next()
	if !strings.Contains(h.log.String(), "Failed to resolve host") {
		t.Error("nobody was told")
	}
}

func TestPortThatIsTakenIsAnError(t *testing.T) {
	h := setUpHook(t, nil)
	h.listen = net.Listen
	h.cfg.Listen = strings.TrimSuffix(strings.TrimPrefix(h.url, "http://"), "/telegram")
	if err := h.Run(t.Context()); err == nil {
		t.Error("two listen on one port")
	}
	h.wantHealth(false, "no webhook: ")
}

func answers(address string) bool {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return false
	}
	return c.Close() == nil
}

func TestPushInFlightIsKeptAtAStop(t *testing.T) {
	arrived := make(chan struct{})
	var address string
	h := setUpHook(t, func(chat.Event) error {
		close(arrived)
		for answers(address) { // until the adapter takes no more pushes: it is stopping
		}
		return nil
	})
	address = strings.TrimSuffix(strings.TrimPrefix(h.url, "http://"), "/telegram")
	h.Say(says("1001", "price btc"))
	stop := run(t, h.Adapter)
	<-arrived
	stop()
	if len(h.events) != 1 {
		t.Error("Run ended before the push was kept")
	}
}
