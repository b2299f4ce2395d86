package telegramtest_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/adapters/telegram/telegramtest"
)

func (b *bot) say() answer { b.t.Helper(); return b.call("sendMessage", "chat_id", "5", "text", "x") }

func TestThrottle(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		b.Throttle(2, 100*time.Millisecond)
		b.call("getMe") // is no send
		for range 2 {
			a := b.say()
			b.wantRefusal(429, "Too Many Requests: retry after 1", a)
			if a.Parameters.RetryAfter != 1 {
				t.Errorf("retry after %d", a.Parameters.RetryAfter)
			}
		}
		if !b.say().OK || len(b.Replies()) != 1 {
			t.Error("it did not end")
		}
	})
}

func TestSwallowPostsAndSaysNothing(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		b.Swallow(1)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := b.try(ctx, "sendMessage", "chat_id", "5", "text", "x"); err == nil {
			t.Error("it was answered")
		}
		if len(b.Replies()) != 1 {
			t.Error("it was not posted")
		}
	})
}

func TestHangDoesNothing(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		b.Hang("sendMessage", 1)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := b.try(ctx, "sendMessage", "chat_id", "5", "text", "x"); err == nil || len(b.Replies()) != 0 {
			t.Error("it was answered or posted")
		}
	})
}

func TestRefusedMarkup(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		if !b.RefuseMarkup() {
			t.Error("it can't")
		}
		if !b.say().OK {
			t.Error("there was no markup")
		}
		b.wantRefusal(400, "can't parse entities", b.call("sendMessage", "chat_id", "5", "text", "x", "parse_mode", "HTML"))
	})
}

func TestBlock(t *testing.T) {
	bubble(t, func(_ *testing.T, b *bot) {
		b.Block("5")
		b.wantRefusal(403, "bot was blocked by the user", b.say())
		b.wantRefusal(403, "kicked", b.call("sendMessage", "chat_id", "-1000000000005", "text", "x"))
		if !b.call("sendMessage", "chat_id", "6", "text", "x").OK {
			b.t.Error("somebody else is blocked too")
		}
	})
}

func TestPageOfAProxy(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		b.Break("", 1, http.StatusBadGateway)
		if _, err := b.try(t.Context(), "getMe"); err == nil {
			t.Error("that was JSON")
		}
		if !b.call("getMe").OK {
			t.Error("it did not end")
		}
	})
}

func TestCutBreaksWhatIsOpen(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		time.AfterFunc(time.Second, b.Cut)
		if _, err := b.try(t.Context(), "getUpdates", "timeout", "50"); err == nil {
			t.Error("the poll lived on")
		}
		b.call("getMe")
	})
}

func TestForgetfulServerKeepsNothing(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		b.Say(said("1", "x"))
		b.updates("offset", "-1")
		b.say()
		if len(b.Replies())+len(b.Posts())+len(b.Requests(""))+len(b.Confirmed()) != 0 {
			t.Error("it remembers")
		}
	}, telegramtest.Forgetful())
}

func TestWebhookRepeatsUntilItIsTaken(t *testing.T) {
	s := telegramtest.New(t)
	b := &bot{Server: s, t: t, client: &http.Client{Transport: s.Transport()}, token: s.Token()}
	t.Cleanup(b.client.CloseIdleConnections)
	refusals, taken := 2, make(chan tg.Update, 10)
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Telegram-Bot-Api-Secret-Token") != "secret" {
			t.Error("the secret is missing")
		}
		body, _ := io.ReadAll(r.Body)
		var u tg.Update
		if err := json.Unmarshal(body, &u); err != nil {
			t.Error(err)
		}
		if refusals--; refusals >= 0 {
			http.Error(w, "later", http.StatusServiceUnavailable)
			return
		}
		taken <- u
	}))
	t.Cleanup(hook.Close)
	b.Say(said("1", "before"))
	b.call("setWebhook", "url", hook.URL, "secret_token", "secret", "allowed_updates", `["message"]`)
	b.wantRefusal(409, "webhook is active", b.call("getUpdates"))
	if u := <-taken; u.Message.Text != "before" {
		t.Errorf("got %+v", u)
	}
	b.Say(said("1", "after"))
	<-taken
	b.Redeliver()
	if u := <-taken; u.Message.Text != "after" {
		t.Errorf("got %+v", u)
	}
	var info tg.WebhookInfo
	if err := json.Unmarshal(b.call("getWebhookInfo").Result, &info); err != nil || info.URL != hook.URL || !strings.Contains(info.LastErrorMessage, "503") {
		t.Errorf("info %+v, %v", info, err)
	}
	b.call("deleteWebhook")
	if a := b.call("getUpdates"); !a.OK {
		t.Errorf("got %+v", a)
	}
}

func TestWhatTelegramsHTMLIs(t *testing.T) {
	for text, want := range map[string]string{ // "!" and a part of the error, or what is seen
		"plain":                                 "plain",
		"<b>bold</b> <i>i</i>":                  "bold i",
		"<B>large</B>":                          "large",
		"<a href=\"https://x.org\">link</a>":    "link",
		"<pre><code class=\"a\">x</code></pre>": "x",
		"1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;":   "1 < 2 && 3 > 2 \"",
		"&#128640; &#x41;":                      "🚀 A",
		"AT&T &nbsp; &":                         "AT&T &nbsp; &",
		"a > b":                                 "a > b",
		"a < b":                                 "!Unclosed start tag",
		"<b>":                                   "!Can't find end tag corresponding to start tag \"b\"",
		"</b>":                                  "!Unexpected end tag",
		"<b><i>x</b></i>":                       "!expected \"</i>\", found \"</b>\"",
		"<script>x</script>":                    "!Unsupported start tag \"script\" at byte offset 0",
		"é<br>":                                 "!Unsupported start tag \"br\" at byte offset 2",
	} {
		t.Run(text, func(t *testing.T) {
			got, _, err := telegramtest.Parse(text, "HTML")
			if part, bad := strings.CutPrefix(want, "!"); bad {
				if err == nil || !strings.Contains(err.Error(), part) {
					t.Errorf("error %v, want %q", err, part)
				}
				return
			}
			if err != nil || got != want {
				t.Errorf("sees %q, %v", got, err)
			}
		})
	}
}

func TestWhomTelegramNotifies(t *testing.T) {
	for text, want := range map[string]string{
		"@ana_1 and (@bo_22)":                   "@ana_1 @bo_22",
		"mail ana@example.org":                  "",
		"@\u2060ana_1":                          "",
		"<code>@ana_1</code> <pre>@bo_22</pre>": "",
		"<a href=\"tg://user?id=7\">Ana</a>":    `href="tg://user?id=7"`,
		"@a":                                    "",
	} {
		if _, got, err := telegramtest.Parse(text, "HTML"); err != nil || strings.Join(got, " ") != want {
			t.Errorf("%q notifies %q, %v", text, got, err)
		}
	}
}

func TestEchoAnswersALoad(t *testing.T) {
	s := telegramtest.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	stored := make(chan struct{}, 1000)
	go func() { ended <- telegramtest.Echo(ctx, s, func(tg.Update) error { stored <- struct{}{}; return nil }) }()
	took, err := s.Load(ctx, 8, 200, func(int) string { return "price btc" })
	if err != nil || len(took) != 200 || len(s.Replies()) != 200 || len(stored) != 200 {
		t.Errorf("%d answers, %d replies, %v", len(took), len(s.Replies()), err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestLoadOnADeadBotEndsWithItsContext(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := b.Load(ctx, 2, 5, func(int) string { return "x" }); err == nil {
			t.Error("who has answered?")
		}
	})
}
