package slacktest

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

// envelope is what comes over the websocket.
type envelope struct {
	Type         string `json:"type"`
	ID           string `json:"envelope_id"`
	RetryAttempt int    `json:"retry_attempt"`
	RetryReason  string `json:"retry_reason"`
	Payload      struct {
		Type    string `json:"type"`
		EventID string `json:"event_id"`
		Event   struct {
			Type        string `json:"type"`
			Text        string `json:"text"`
			Channel     string `json:"channel"`
			ChannelType string `json:"channel_type"`
			TS          string `json:"ts"`
			ThreadTS    string `json:"thread_ts"`
			ParentUser  string `json:"parent_user_id"`
			BotID       string `json:"bot_id"`
		} `json:"event"`
		Command   string `json:"command"`
		TriggerID string `json:"trigger_id"`
	} `json:"payload"`
}

// link is the app's end of a websocket.
type link struct {
	a    app
	conn *websocket.Conn
}

// link opens a connection and waits for the hello.
func (a app) link() link {
	a.t.Helper()
	conn, resp, err := websocket.DefaultDialer.Dial(a.call("apps.connections.open").URL, nil)
	if err != nil {
		a.t.Fatal(err)
	}
	_ = resp.Body.Close()
	a.t.Cleanup(func() { _ = conn.Close() })
	l := link{a, conn}
	if e := l.read(); e.Type != "hello" {
		a.t.Fatalf("instead of hello came %+v", e)
	}
	return l
}

func (l link) read() (e envelope) {
	l.a.t.Helper()
	_ = l.conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	if err := l.conn.ReadJSON(&e); err != nil {
		l.a.t.Fatal(err)
	}
	return e
}

func (l link) ack(e envelope, payload any) {
	l.a.t.Helper()
	if err := l.conn.WriteJSON(map[string]any{"envelope_id": e.ID, "payload": payload}); err != nil {
		l.a.t.Fatal(err)
	}
}

func TestAMentionInAChannelIsAnnouncedTwice(t *testing.T) {
	a := open(t)
	l := a.link()
	asked := a.Say(adaptertest.Line{User: "U1", Channel: "C1", Text: "price of S&P <500>", Mention: true})
	first, second := l.read(), l.read()
	if first.Payload.Event.Type != "app_mention" || second.Payload.Event.Type != "message" || second.Payload.Event.ChannelType != "channel" {
		t.Errorf("announced %+v and %+v", first, second)
	}
	if first.Payload.EventID == second.Payload.EventID || first.Payload.Event.TS != asked.ID || second.Payload.Event.TS != asked.ID {
		t.Errorf("ids %+v and %+v", first, second)
	}
	if want := "<@" + BotUser + "> price of S&amp;P &lt;500&gt;"; first.Payload.Event.Text != want {
		t.Errorf("text %q", first.Payload.Event.Text)
	}
	l.ack(first, nil)
	a.Await(t, "the first acknowledgement", func() bool { return len(a.Acked()) == 1 })
	if a.Settled() {
		t.Error("the second was not acknowledged")
	}
	l.ack(second, nil)
	a.Await(t, "both", a.Settled)
	if got := a.Acked(); !slices.Equal(got, []string{"m:C1:" + asked.ID}) {
		t.Errorf("acknowledged %v", got)
	}
	d := a.Deliveries()
	if len(d) != 2 || d[0].Duplicate || !d[1].Duplicate || !d[0].Heard || d[0].First.After(d[0].Acked) {
		t.Errorf("deliveries %+v", d)
	}
}

func TestWithoutAcknowledgementItComesAgain(t *testing.T) {
	a := open(t)
	a.RetryAfter(20 * time.Millisecond)
	l := a.link()
	a.Say(adaptertest.Line{User: "U1", Text: "hello"})
	first, second := l.read(), l.read()
	if first.RetryAttempt != 0 || second.RetryAttempt != 1 || second.RetryReason != "timeout" || first.ID == second.ID {
		t.Errorf("attempts %+v and %+v", first, second)
	}
	if first.Payload.EventID != second.Payload.EventID {
		t.Error("a repetition has another event id")
	}
	l.ack(first, nil) // the late acknowledgement counts too
	a.Await(t, "the acknowledgement", a.Settled)
	a.Redeliver()
	third := l.read()
	if third.Payload.EventID != first.Payload.EventID || third.RetryAttempt != 1 {
		t.Errorf("redelivered %+v", third)
	}
	l.ack(third, nil)
	a.Await(t, "the acknowledgement", a.Settled)
	if n := len(a.Acked()); n != 1 {
		t.Errorf("%d events", n)
	}
}

func TestADeadAppGetsItOnTheNextConnection(t *testing.T) {
	a := open(t)
	a.RetryAfter(time.Hour)
	dead := a.link()
	asked := a.Say(adaptertest.Line{User: "U1", Text: "hello"})
	dead.read()
	_ = dead.conn.Close()
	a.React("U1", asked, "👍", false)
	l := a.link()
	first, second := l.read(), l.read()
	if first.RetryAttempt != 1 || first.Payload.Event.Text != "hello" || second.Payload.Event.Type != "reaction_added" {
		t.Errorf("came %+v and %+v", first, second)
	}
	l.ack(first, nil)
	l.ack(second, nil)
	a.Await(t, "both", func() bool { return a.Settled() && len(a.Acked()) == 2 })
}

func TestPingsDisconnectAndCut(t *testing.T) {
	a := open(t)
	a.PingEvery(5 * time.Millisecond)
	l := a.link()
	pinged := make(chan struct{})
	var once sync.Once
	l.conn.SetPingHandler(func(string) error { once.Do(func() { close(pinged) }); return nil })
	a.Disconnect()
	if e := l.read(); e.Type != "disconnect" {
		t.Errorf("came %+v", e)
	}
	go func() { _, _, _ = l.conn.ReadMessage() }()
	select {
	case <-pinged:
	case <-time.After(5 * time.Second):
		t.Error("no ping")
	}
	a.Cut()
	a.Await(t, "no connection", func() bool { return a.Connections() == 0 })
	a.link()
	a.Await(t, "another", func() bool { return a.Connections() == 1 })
}

func TestASilencedConnectionGetsNothing(t *testing.T) {
	a := open(t)
	a.RetryAfter(10 * time.Millisecond)
	a.link()
	a.Await(t, "the connection", func() bool { return a.Connections() == 1 })
	a.Silence()
	a.Say(adaptertest.Line{User: "U1", Text: "hello"})
	l := a.link()
	l.ack(l.read(), nil)
	a.Await(t, "the acknowledgement", a.Settled)
}

func TestATicketIsGoodForOneConnection(t *testing.T) {
	a := open(t)
	to := a.call("apps.connections.open").URL
	conn, resp, err := websocket.DefaultDialer.Dial(to, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	defer func() { _ = conn.Close() }()
	_, resp, err = websocket.DefaultDialer.Dial(to, nil)
	if err == nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("a second connection: %v", err)
	}
	_ = resp.Body.Close()
}

func TestTheBotSeesItsOwnDoings(t *testing.T) {
	a := open(t)
	l := a.link()
	asked := a.Say(adaptertest.Line{User: "U1", Text: "hello"})
	l.ack(l.read(), nil)
	a.call("chat.postMessage", "channel", asked.Channel, "thread_ts", asked.ID, "text", "hi")
	echo := l.read()
	if echo.Payload.Event.BotID != BotID || echo.Payload.Event.ThreadTS != asked.ID || echo.Payload.Event.ParentUser != "U1" {
		t.Errorf("echo %+v", echo)
	}
	l.ack(echo, nil)
	a.call("reactions.add", "channel", asked.Channel, "timestamp", asked.ID, "name", "eyes")
	l.ack(l.read(), nil)
	a.Await(t, "everything", a.Settled)
	if n := len(a.Deliveries()); n != 1 {
		t.Errorf("%d deliveries, the bot's own are not people's", n)
	}
}

func TestCommandsPressesAndTheirAnswers(t *testing.T) {
	a := open(t)
	l := a.link()
	a.Command("U1", "", "/tape", "btc")
	command := l.read()
	if command.Type != "slash_commands" || command.Payload.Command != "/tape" || command.Payload.TriggerID == "" {
		t.Errorf("command %+v", command)
	}
	l.ack(command, map[string]string{"response_type": "in_channel"})
	a.Press("U1", chat.Ref{Address: chat.Address{Channel: "D1"}, ID: "1.000001"}, "value")
	press := l.read()
	if press.Type != "interactive" || press.Payload.Type != "block_actions" {
		t.Errorf("press %+v", press)
	}
	l.ack(press, nil)
	a.Push(map[string]any{"type": "app_home_opened"})
	l.ack(l.read(), nil)
	a.Await(t, "all", a.Settled)
	d := a.Deliveries()
	if len(d) != 2 || string(d[0].Response) != `{"response_type":"in_channel"}` || d[1].Kind != "press" || !strings.HasPrefix(d[1].EventID, "p:") {
		t.Errorf("deliveries %+v", d)
	}
}

// endpoint is an app that takes requests instead of a websocket.
type endpoint struct {
	mu     sync.Mutex
	status int
	got    []*http.Request
	bodies []string
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.got, e.bodies = append(e.got, r), append(e.bodies, string(body))
	w.WriteHeader(e.status)
	e.status = http.StatusOK
}

func TestRequestsAreSignedAndRepeated(t *testing.T) {
	a := open(t)
	a.RetryAfter(10 * time.Millisecond)
	e := &endpoint{status: http.StatusServiceUnavailable}
	server := httptest.NewServer(e)
	defer server.Close()
	a.PushTo(server.URL)
	a.Say(adaptertest.Line{User: "U1", Text: "hello"})
	a.Await(t, "the message", a.Settled)
	a.Command("U1", "C1", "/tape", "a b")
	a.Await(t, "the command", a.Settled)
	a.Press("U1", chat.Ref{ID: "1.000001"}, "v")
	a.Await(t, "the press", a.Settled)
	e.mu.Lock()
	defer e.mu.Unlock()
	var paths []string
	for i, r := range e.got {
		paths = append(paths, r.URL.Path+" "+r.Header.Get("X-Slack-Retry-Num"))
		want, err := Signed(context.Background(), "http://x/", "", []byte(e.bodies[i]), stampOf(t, r))
		if err != nil || want.Header.Get("X-Slack-Signature") != r.Header.Get("X-Slack-Signature") {
			t.Errorf("signature of %s: %v", r.URL, err)
		}
	}
	if !slices.Equal(paths, []string{"/slack/events ", "/slack/events 1", "/slack/commands ", "/slack/interactive "}) {
		t.Errorf("requests %v", paths)
	}
	if form, _ := url.ParseQuery(e.bodies[2]); form.Get("text") != "a b" {
		t.Errorf("command %q", e.bodies[2])
	}
	form, _ := url.ParseQuery(e.bodies[3])
	if !json.Valid([]byte(form.Get("payload"))) {
		t.Errorf("press %q", e.bodies[3])
	}
}

func TestACommandThatFailsIsNotRepeated(t *testing.T) {
	a := open(t)
	e := &endpoint{status: http.StatusServiceUnavailable}
	server := httptest.NewServer(e)
	defer server.Close()
	a.PushTo(server.URL)
	a.Command("U1", "C1", "/tape", "x")
	a.Await(t, "the attempt", a.Settled)
	if d := a.Deliveries()[0]; d.Attempts != 1 || !d.Acked.IsZero() {
		t.Errorf("delivery %+v", d)
	}
}

func stampOf(t *testing.T, r *http.Request) time.Time {
	t.Helper()
	seconds, err := time.ParseDuration(r.Header.Get("X-Slack-Request-Timestamp") + "s")
	if err != nil {
		t.Fatal(err)
	}
	return time.Unix(int64(seconds.Seconds()), 0)
}
