package slacktest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 5 * time.Second}

// app is a hand-written Slack app.
type app struct {
	t *testing.T
	*Server
}

func open(t *testing.T) app {
	t.Helper()
	return app{t, New(t)}
}

// reply is what the app reads of an answer.
type reply struct {
	OK        bool   `json:"ok"`
	Error     string `json:"error"`
	URL       string `json:"url"`
	TS        string `json:"ts"`
	UserID    string `json:"user_id"`
	UploadURL string `json:"upload_url"`
	FileID    string `json:"file_id"`
	HasMore   bool   `json:"has_more"`
	Messages  []struct {
		Text     string          `json:"text"`
		Metadata json.RawMessage `json:"metadata"`
	} `json:"messages"`
	ResponseMetadata struct {
		NextCursor string `json:"next_cursor"`
	} `json:"response_metadata"`
	status int
	header http.Header
}

// call calls a method with a form, the token in it.
func (a app) call(method string, params ...string) reply {
	a.t.Helper()
	form := url.Values{"token": {BotToken}}
	if method == "apps.connections.open" {
		form.Set("token", AppToken)
	}
	for i := 0; i < len(params); i += 2 {
		form.Set(params[i], params[i+1])
	}
	return a.request(method, "application/x-www-form-urlencoded", form.Encode(), "")
}

func (a app) request(method, contentType, body, bearer string) (out reply) {
	a.t.Helper()
	r, err := http.NewRequest(http.MethodPost, a.URL()+method, strings.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	r.Header.Set("Content-Type", contentType)
	if bearer != "" {
		r.Header.Set("Authorization", "Bearer "+bearer)
	}
	resp, err := client.Do(r)
	if err != nil {
		return reply{Error: err.Error()}
	}
	defer func() { _ = resp.Body.Close() }()
	out.status, out.header = resp.StatusCode, resp.Header
	_ = json.NewDecoder(resp.Body).Decode(&out)
	return out
}

func (a app) want(code string, got reply) {
	a.t.Helper()
	if got.Error != code || got.OK != (code == "") {
		a.t.Errorf("answered %+v, want error %q", got, code)
	}
}

func TestTokensAreCheckedWhereverTheyStand(t *testing.T) {
	a := open(t)
	const form, js = "application/x-www-form-urlencoded", "application/json; charset=utf-8"
	a.want("", a.request("auth.test", form, "token="+BotToken, ""))
	a.want("", a.request("auth.test", form, "", BotToken))
	a.want("", a.request("auth.test", js, "{}", BotToken))
	a.want("not_authed", a.request("auth.test", js, `{"token":"`+BotToken+`"}`, ""))
	a.want("not_authed", a.request("auth.test", form, "", ""))
	a.want("invalid_auth", a.request("auth.test", form, "token=xoxb-other", ""))
	a.want("not_allowed_token_type", a.request("auth.test", form, "token="+AppToken, ""))
	a.want("not_allowed_token_type", a.request("apps.connections.open", form, "token="+BotToken, ""))
	a.want("unknown_method", a.call("rtm.start"))
	a.RefuseTokens("token_revoked")
	a.want("token_revoked", a.call("auth.test"))
	a.RefuseTokens("")
	a.want("", a.call("auth.test"))
	if got := a.request("auth.test", js, "{", BotToken); got.status != http.StatusBadRequest {
		t.Errorf("broken JSON: %d", got.status)
	}
}

func TestMessagesArePostedEditedAndDeleted(t *testing.T) {
	a := open(t)
	first := a.call("chat.postMessage", "channel", "C1", "text", "one", "metadata", `{"event_type":"x","event_payload":{"k":1}}`)
	a.want("", first)
	a.want("", a.request("chat.postMessage", "application/json", `{"channel":"C1","thread_ts":"`+first.TS+`","text":"two",
		"blocks":[{"type":"section","text":{"type":"plain_text","text":"two in a block"}},
		{"type":"actions","elements":[{"type":"button","action_id":"a","value":"v","text":{"type":"plain_text","text":"press"}}]}]}`, BotToken))
	got := a.Replies()
	if len(got) != 2 || got[0].Text != "one" || got[1].ReplyTo != first.TS || got[1].Text != "two in a block\npress" || got[1].Buttons[0] != "v" {
		t.Fatalf("replies %+v", got)
	}
	a.want("", a.call("chat.update", "channel", "C1", "ts", first.TS, "text", "uno"))
	a.want("message_not_found", a.call("chat.update", "channel", "C1", "ts", "1.000001", "text", "uno"))
	if a.Posts()[0].Text != "uno" {
		t.Errorf("posts %+v", a.Posts())
	}
	a.want("", a.call("chat.delete", "channel", "C1", "ts", first.TS))
	a.want("message_not_found", a.call("chat.delete", "channel", "C1", "ts", first.TS))
	if n := len(a.Replies()); n != 1 {
		t.Errorf("%d replies are left", n)
	}
	mine := a.Say(adaptertest.Line{User: "U1", Channel: "C1", Text: "mine"})
	a.want("cant_update_message", a.call("chat.update", "channel", "C1", "ts", mine.ID, "text", "yours"))
	a.want("no_text", a.call("chat.postMessage", "channel", "C1"))
	a.want("channel_not_found", a.call("chat.postMessage", "text", "x"))
	a.want("msg_too_long", a.call("chat.postMessage", "channel", "C1", "text", strings.Repeat("x", 40001)))
	a.want("invalid_blocks", a.call("chat.postMessage", "channel", "C1", "blocks", "[{}]"))
	a.want("invalid_metadata_format", a.call("chat.postMessage", "channel", "C1", "text", "x", "metadata", `{"key":1}`))
}

func TestHistoryIsReadInPages(t *testing.T) {
	a := open(t)
	root := a.Say(adaptertest.Line{User: "U1", Channel: "C1", Text: "root"})
	for i := range 5 {
		a.call("chat.postMessage", "channel", "C1", "text", fmt.Sprint("top ", i))
		a.call("chat.postMessage", "channel", "C1", "thread_ts", root.ID, "text", fmt.Sprint("in thread ", i), "metadata", `{"event_type":"x","event_payload":{}}`)
	}
	page := a.call("conversations.history", "channel", "C1", "limit", "4")
	if len(page.Messages) != 4 || page.Messages[0].Text != "top 4" || !page.HasMore {
		t.Fatalf("history %+v", page)
	}
	page = a.call("conversations.history", "channel", "C1", "limit", "4", "cursor", page.ResponseMetadata.NextCursor)
	if len(page.Messages) != 2 || page.Messages[1].Text != "root" || page.HasMore {
		t.Errorf("second page %+v", page)
	}
	page = a.call("conversations.history", "channel", "C1", "oldest", root.ID)
	if len(page.Messages) != 5 {
		t.Errorf("after the root %+v", page)
	}
	page = a.call("conversations.history", "channel", "C1", "latest", root.ID, "inclusive", "true")
	if len(page.Messages) != 1 {
		t.Errorf("until the root %+v", page)
	}
	page = a.call("conversations.replies", "channel", "C1", "ts", root.ID)
	if len(page.Messages) != 6 || page.Messages[0].Text != "root" || page.Messages[1].Metadata != nil {
		t.Errorf("thread %+v", page)
	}
	page = a.call("conversations.replies", "channel", "C1", "ts", root.ID, "include_all_metadata", "1")
	if len(page.Messages) != 6 || page.Messages[1].Metadata == nil {
		t.Errorf("thread with metadata %+v", page)
	}
	a.want("thread_not_found", a.call("conversations.replies", "channel", "C1", "ts", "1.000001"))
}

func TestReactionsOfTheBotAreKept(t *testing.T) {
	a := open(t)
	on := a.Say(adaptertest.Line{User: "U1", Text: "hello"})
	at := []string{"channel", on.Channel, "timestamp", on.ID, "name", "eyes"}
	a.want("", a.call("reactions.add", at...))
	a.want("already_reacted", a.call("reactions.add", at...))
	a.React("U2", on, "eyes", false)
	if got := a.Reactions(on, "eyes"); len(got) != 2 || got[0] != BotUser {
		t.Errorf("reactions %v", got)
	}
	a.want("", a.call("reactions.remove", at...))
	a.want("no_reaction", a.call("reactions.remove", at...))
	a.React("U2", on, "eyes", true)
	if got := a.Reactions(on, "eyes"); len(got) != 0 {
		t.Errorf("reactions %v", got)
	}
	a.want("message_not_found", a.call("reactions.add", "channel", "C", "timestamp", "1.000001", "name", "eyes"))
	a.want("", a.call("assistant.threads.setStatus", "channel_id", "C", "thread_ts", "1.000001", "status", "x"))
	a.want("invalid_arguments", a.call("assistant.threads.setStatus", "status", "x"))
	a.want("", a.call("users.info", "user", "U1"))
	a.want("user_not_found", a.call("users.info"))
}

func TestFilesAreUploadedInThreeSteps(t *testing.T) {
	a := open(t)
	up := a.call("files.getUploadURLExternal", "filename", "a.png", "length", "3", "alt_txt", "an a")
	a.want("", up)
	done := []string{"files", `[{"id":"` + up.FileID + `","title":"A"}]`, "channel_id", "C1", "thread_ts", "1.000001"}
	a.want("file_not_found", a.call("files.completeUploadExternal", done...))
	for content, want := range map[string]int{"four": http.StatusBadRequest, "abc": http.StatusOK} {
		if got := a.upload(up.UploadURL, content, BotToken); got != want {
			t.Errorf("%q: %d", content, got)
		}
	}
	if got := a.upload(up.UploadURL, "abc", "xoxb-other"); got != http.StatusUnauthorized {
		t.Errorf("with another token: %d", got)
	}
	a.want("", a.call("files.completeUploadExternal", done...))
	f := a.Files()
	if len(f) != 1 || string(f[0].Content) != "abc" || f[0].Title != "A" || f[0].Alt != "an a" || f[0].Channel != "C1" || f[0].Thread != "1.000001" {
		t.Errorf("files %+v", f)
	}
	a.want("invalid_arguments", a.call("files.getUploadURLExternal", "filename", "a.png", "length", "0"))
	a.want("invalid_arguments", a.call("files.completeUploadExternal", "files", "[]"))
}

func (a app) upload(to, content, token string) int {
	a.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "a.png")
	if err != nil {
		a.t.Fatal(err)
	}
	_, _ = io.WriteString(part, content)
	_ = form.Close()
	r, err := http.NewRequest(http.MethodPost, to, &body)
	if err != nil {
		a.t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Authorization", "Bearer "+token)
	resp, err := client.Do(r)
	if err != nil {
		a.t.Fatal(err)
	}
	_ = resp.Body.Close()
	return resp.StatusCode
}

func TestTroubleOnRequest(t *testing.T) {
	a := open(t)
	say := []string{"channel", "C1", "text", "x", "blocks", `[{"type":"divider"}]`}
	a.Throttle(2, 1500*time.Millisecond)
	for range 2 {
		if got := a.call("chat.postMessage", say...); got.status != http.StatusTooManyRequests || got.header.Get("Retry-After") != "2" {
			t.Errorf("throttled %+v", got)
		}
	}
	if !a.RefuseMarkup() {
		t.Error("markup can be refused")
	}
	a.want("", a.call("chat.postMessage", "channel", "C1", "text", "no markup"))
	a.want("invalid_blocks", a.call("chat.postMessage", say...))
	a.want("", a.call("chat.postMessage", say...))
	a.Block("C1")
	a.want("not_in_channel", a.call("chat.postMessage", say...))
	a.want("", a.call("chat.postMessage", "channel", "C2", "text", "x"))
	a.Fail("auth.test", "fatal_error", 1)
	a.want("fatal_error", a.call("auth.test"))
	a.want("", a.call("auth.test"))
	a.FailStatus("auth.test", http.StatusBadGateway, 1)
	if got := a.call("auth.test"); got.status != http.StatusBadGateway {
		t.Errorf("status %+v", got)
	}
	if n := len(a.Calls("auth.test")); n != 3 {
		t.Errorf("%d calls are on record", n)
	}
}

func TestASwallowedPostIsThereAndNeverAnswered(t *testing.T) {
	a := open(t)
	a.Swallow(1)
	impatient := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 50 * time.Millisecond}
	_, err := impatient.PostForm(a.URL()+"chat.postMessage", url.Values{"token": {BotToken}, "channel": {"C1"}, "text": {"x"}})
	if err == nil {
		t.Error("it was answered")
	}
	if n := len(a.Replies()); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func TestResponseURLOfACommandPostsIntoItsChannel(t *testing.T) {
	a := open(t)
	a.Command("U1", "C9", "/tape", "x")
	trigger := a.Deliveries()[0].Ref.ID
	for id, want := range map[string]int{trigger: http.StatusOK, "unknown": http.StatusNotFound} {
		resp, err := client.Post(a.base("http")+"/commands/"+id, "application/json", strings.NewReader(`{"text":"answer"}`))
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s: %d", id, resp.StatusCode)
		}
	}
	if r := a.Replies(); len(r) != 1 || r[0].Ref.Channel != "C9" {
		t.Errorf("replies %+v", r)
	}
}

func TestReferencesAreThoseThatTheBotSees(t *testing.T) {
	a := open(t)
	direct := a.Say(adaptertest.Line{User: "1001", Text: "x"})
	top := a.Say(adaptertest.Line{User: "1001", Channel: "500", Text: "x", Mention: true})
	below := a.Say(adaptertest.Line{User: "1001", Channel: "500", Thread: top.ID, Text: "x"})
	reply := a.Say(adaptertest.Line{User: "1001", Channel: "500", ReplyTo: top.ID, Text: "x"})
	where := func(channel, thread string) chat.Address {
		return chat.Address{Platform: chat.Slack, Space: Team, Channel: channel, Thread: thread}
	}
	if direct.Address != where("D1001", "") || top.Address != where("500", top.ID) || below.Address != where("500", top.ID) || reply.Address != below.Address {
		t.Errorf("%+v\n%+v\n%+v\n%+v", direct, top, below, reply)
	}
}
