package discordtest_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/goleak"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/discord/discordtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type object = map[string]any

// call makes a REST call as the bot and decodes the answer.
func call(t *testing.T, s *discordtest.Server, method, path string, body any) (int, object) {
	t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), method, s.URL()+"api/v9/"+path, bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bot "+discordtest.Token)
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	var o object
	_ = json.Unmarshal(raw, &o)
	return res.StatusCode, o
}

// gateway is a client of the gateway.
type gateway struct {
	*websocket.Conn
	t *testing.T
}

type packet struct {
	Op   int    `json:"op"`
	Data object `json:"-"`
	Raw  any    `json:"d"`
	Seq  int64  `json:"s"`
	Type string `json:"t"`
}

func connect(t *testing.T, s *discordtest.Server) gateway {
	t.Helper()
	_, at := call(t, s, http.MethodGet, "gateway/bot", nil)
	ws, res, err := websocket.DefaultDialer.DialContext(t.Context(), at["url"].(string)+"/?v=9&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	t.Cleanup(func() { _ = ws.Close() })
	g := gateway{ws, t}
	if hello := g.next(); hello.Op != 10 || hello.Data["heartbeat_interval"] == nil {
		t.Fatalf("hello is %+v", hello)
	}
	return g
}

func (g gateway) say(op int, data any) {
	g.t.Helper()
	if err := g.WriteJSON(object{"op": op, "d": data}); err != nil {
		g.t.Fatal(err)
	}
}

func (g gateway) next() packet {
	g.t.Helper()
	_ = g.SetReadDeadline(time.Now().Add(5 * time.Second))
	var p packet
	if err := g.ReadJSON(&p); err != nil {
		g.t.Fatal(err)
	}
	p.Data, _ = p.Raw.(object)
	return p
}

// until skips to an event of this type.
func (g gateway) until(kind string) packet {
	g.t.Helper()
	for {
		if p := g.next(); p.Type == kind {
			return p
		}
	}
}

func identify(intents int) object {
	return object{"token": "Bot " + discordtest.Token, "intents": intents}
}

const all = 1<<9 | 1<<10 | 1<<12 | 1<<13

func TestSessionIsReadyHearsAndIsResumedWithAReplay(t *testing.T) {
	s := discordtest.New(t)
	g := connect(t, s)
	g.say(2, identify(all))
	ready := g.until("READY")
	g.until("GUILD_CREATE")
	g.say(1, 2)
	if ack := g.next(); ack.Op != 11 {
		t.Errorf("a heartbeat is answered with %+v", ack)
	}
	at := s.Say(adaptertest.Line{User: "1", Text: "hello"})
	heard := g.until("MESSAGE_CREATE")
	if heard.Data["id"] != at.ID || heard.Data["content"] != "hello" || heard.Seq != 3 {
		t.Errorf("heard %+v", heard)
	}
	s.Cut()
	s.Say(adaptertest.Line{User: "1", Text: "while away"})
	g = connect(t, s)
	g.say(6, object{"token": "Bot " + discordtest.Token, "session_id": ready.Data["session_id"], "seq": 3})
	if p := g.next(); p.Type != "MESSAGE_CREATE" || p.Seq != 4 || p.Data["content"] != "while away" {
		t.Errorf("replayed %+v", p)
	}
	if p := g.next(); p.Type != "RESUMED" {
		t.Errorf("then %+v", p)
	}
	s.Redeliver()
	if p := g.next(); p.Seq != 4 {
		t.Errorf("redelivered %+v", p)
	}
}

func TestUnknownSessionIsInvalid(t *testing.T) {
	s := discordtest.New(t)
	g := connect(t, s)
	g.say(6, object{"token": "Bot " + discordtest.Token, "session_id": "none", "seq": 1})
	if p := g.next(); p.Op != 9 || p.Raw != false {
		t.Errorf("got %+v", p)
	}
}

func TestBadTokenAndRefusedIntentsCloseWithTheirCodes(t *testing.T) {
	s := discordtest.New(t)
	closed := func(data object) int {
		g := connect(t, s)
		g.say(2, data)
		_, _, err := g.ReadMessage()
		var c *websocket.CloseError
		if !websocket.IsCloseError(err, 4004, 4014) {
			t.Fatalf("got %v", err)
		}
		c, _ = err.(*websocket.CloseError) //nolint:errorlint // IsCloseError has looked
		return c.Code
	}
	if code := closed(object{"token": "Bot x"}); code != 4004 {
		t.Errorf("a bad token closes with %d", code)
	}
	s.RefuseIdentify(4014)
	if code := closed(identify(1 << 15)); code != 4014 {
		t.Errorf("a refused intent closes with %d", code)
	}
	if code, _ := call(t, s, http.MethodGet, "users/@me", nil); code != 200 {
		t.Errorf("the bot's own profile: %d", code)
	}
	s.ChangeToken("other")
	if code, _ := call(t, s, http.MethodGet, "users/@me", nil); code != 401 {
		t.Errorf("with an old token: %d", code)
	}
}

func TestContentIsShownOnlyToThoseItIsFor(t *testing.T) {
	s := discordtest.New(t)
	g := connect(t, s)
	g.say(2, identify(all))
	g.until("GUILD_CREATE")
	s.Say(adaptertest.Line{User: "1", Channel: "5", Text: "among others"})
	s.Say(adaptertest.Line{User: "1", Channel: "5", Text: "to the bot", Mention: true})
	s.Say(adaptertest.Line{User: "1", Text: "in private"})
	for _, want := range []string{"", "<@" + discordtest.BotID + "> to the bot", "in private"} {
		if got := g.until("MESSAGE_CREATE").Data["content"]; got != want {
			t.Errorf("content %q, want %q", got, want)
		}
	}
	deaf := connect(t, s)
	deaf.say(2, identify(1<<12))
	deaf.until("GUILD_CREATE")
	s.Say(adaptertest.Line{User: "1", Channel: "5", Text: "x", Mention: true})
	s.React("1", s.Say(adaptertest.Line{User: "1", Text: "in private"}), "👍", false)
	s.Press("1", s.Say(adaptertest.Line{User: "1", Text: "again"}), "up")
	for _, want := range []string{"MESSAGE_CREATE", "MESSAGE_CREATE", "INTERACTION_CREATE"} {
		if p := deaf.next(); p.Type != want {
			t.Errorf("heard %s, want %s", p.Type, want)
		}
	}
}

func TestNonceIsPostedOnce(t *testing.T) {
	s := discordtest.New(t)
	m := object{"content": "hello", "nonce": "n1", "enforce_nonce": true}
	_, first := call(t, s, http.MethodPost, "channels/5/messages", m)
	_, second := call(t, s, http.MethodPost, "channels/5/messages", m)
	if first["id"] != second["id"] || len(s.Replies()) != 1 {
		t.Errorf("%v and %v, %+v", first["id"], second["id"], s.Replies())
	}
	delete(m, "enforce_nonce")
	if _, third := call(t, s, http.MethodPost, "channels/5/messages", m); third["id"] == first["id"] {
		t.Error("it is enforced without being asked to")
	}
}

func TestWhatDiscordWouldRefuseIsRefused(t *testing.T) {
	s := discordtest.New(t)
	long := func(n int) string { return strings.Repeat("x", n) }
	embed := func(o object) object { return object{"embeds": []any{o}} }
	fields := make([]any, 26)
	for i := range fields {
		fields[i] = object{"name": "n", "value": "v"}
	}
	button := object{"type": 2, "style": 2, "label": "l", "custom_id": "c"}
	for name, m := range map[string]object{
		"empty":              {},
		"content":            {"content": long(2001)},
		"nonce":              {"content": "x", "nonce": long(26)},
		"title":              embed(object{"title": long(257)}),
		"description":        embed(object{"description": long(4097)}),
		"footer":             embed(object{"footer": object{"text": long(2049)}}),
		"too many fields":    embed(object{"fields": fields}),
		"an empty field":     embed(object{"fields": []any{object{"name": "", "value": "v"}}}),
		"the sum":            embed(object{"description": long(4096), "footer": object{"text": long(2000)}}),
		"a button twice":     {"content": "x", "components": []any{object{"type": 1, "components": []any{button, button}}}},
		"a row of six":       {"content": "x", "components": []any{object{"type": 1, "components": []any{button, button, button, button, button, button}}}},
		"a missing file":     {"content": "x", "attachments": []any{object{"id": "0", "filename": "x.png"}}},
		"a reply to nothing": {"content": "x", "message_reference": object{"message_id": "1"}},
	} {
		if code, _ := call(t, s, http.MethodPost, "channels/5/messages", m); code != 400 {
			t.Errorf("%s: HTTP %d", name, code)
		}
	}
	if len(s.Replies()) != 0 {
		t.Errorf("Discord holds %+v", s.Replies())
	}
}

func TestInteractionIsAnsweredOnceAndItsAnswerIsReplaced(t *testing.T) {
	s := discordtest.New(t)
	id := s.Slash("1", "", "help")
	token := s.Interaction(id).Token
	original := "webhooks/" + discordtest.AppID + "/" + token + "/messages/@original"
	if code, o := call(t, s, http.MethodPatch, original, object{"content": "early"}); code != 404 || o["code"] != 10015.0 {
		t.Errorf("before the first answer: %d %v", code, o)
	}
	at := "interactions/" + id + "/" + token + "/callback"
	if code, _ := call(t, s, http.MethodPost, at, object{"type": 5}); code != 204 || !s.Acknowledged(id) || len(s.Replies()) != 0 {
		t.Errorf("a deferral: %d, %+v", code, s.Replies())
	}
	if code, o := call(t, s, http.MethodPost, at, object{"type": 5}); code != 400 || o["code"] != 40060.0 {
		t.Errorf("a second answer: %d %v", code, o)
	}
	call(t, s, http.MethodPatch, original, object{"content": "one"})
	call(t, s, http.MethodPatch, original, object{"content": "two"})
	if r := s.Replies(); len(r) != 1 || r[0].Text != "two" || r[0].ReplyTo != id {
		t.Errorf("Discord holds %+v", r)
	}
	s.Expire(id)
	if code, _ := call(t, s, http.MethodPatch, original, object{"content": "late"}); code != 404 {
		t.Errorf("after the token's life: %d", code)
	}
}

func TestFaultsComeOnceAndInOrder(t *testing.T) {
	s := discordtest.New(t)
	s.Throttle(1, 1500*time.Millisecond)
	s.RefuseMarkup()
	s.Fail(503, 0)
	post := func() (int, object) {
		return call(t, s, http.MethodPost, "channels/5/messages", object{"content": "x"})
	}
	if code, o := post(); code != 429 || o["retry_after"] != 1.5 || o["global"] != false {
		t.Errorf("got %d %v", code, o)
	}
	for _, want := range []int{400, 503, 200} {
		if code, _ := post(); code != want {
			t.Errorf("got %d, want %d", code, want)
		}
	}
	s.Block("5")
	if code, o := post(); code != 403 || o["code"] != 50001.0 {
		t.Errorf("got %d %v", code, o)
	}
}

func TestSmallerRoutes(t *testing.T) {
	s := discordtest.New(t)
	_, m := call(t, s, http.MethodPost, "channels/5/messages", object{"content": "x"})
	id := m["id"].(string)
	for _, c := range []struct {
		method, path string
		body         any
		want         int
	}{
		{"GET", "applications/@me", nil, 200},
		{"GET", "channels/5", nil, 200},
		{"GET", "gateway", nil, 200},
		{"POST", "users/@me/channels", object{"recipient_id": "1"}, 200},
		{"POST", "users/@me/channels", object{}, 400},
		{"POST", "channels/5/typing", nil, 204},
		{"PUT", "channels/5/messages/" + id + "/reactions/x/@me", nil, 204},
		{"PUT", "channels/5/messages/1/reactions/x/@me", nil, 404},
		{"PATCH", "channels/5/messages/" + id, object{"content": "y"}, 200},
		{"PATCH", "channels/5/messages/1", object{"content": "y"}, 404},
		{"DELETE", "channels/5/messages/" + id, nil, 204},
		{"GET", "nothing/here", nil, 404},
	} {
		if code, _ := call(t, s, c.method, c.path, c.body); code != c.want {
			t.Errorf("%s %s: %d, want %d", c.method, c.path, code, c.want)
		}
	}
	if len(s.Replies()) != 0 || s.Typing("5") != 1 {
		t.Errorf("%+v, typing %d", s.Replies(), s.Typing("5"))
	}
}
