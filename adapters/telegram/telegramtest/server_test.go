package telegramtest_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
	"go.uber.org/goleak"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// answer is what the Bot API says.

type answer struct {
	OK          bool            `json:"ok"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Result      json.RawMessage `json:"result"`
	Parameters  struct {
		RetryAfter int `json:"retry_after"`
	} `json:"parameters"`
}

// bot calls a server with nothing between.

type bot struct {
	*telegramtest.Server
	t      *testing.T
	client *http.Client
	token  string
}

// bubble runs a test with a server on pipes.

func bubble(t *testing.T, f func(t *testing.T, b *bot), opts ...telegramtest.Option) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := telegramtest.New(t, append(opts, telegramtest.InMemory())...)
		b := &bot{Server: s, t: t, client: &http.Client{Transport: s.Transport()}, token: s.Token()}
		t.Cleanup(b.client.CloseIdleConnections)
		f(t, b)
	})
}

// call posts a form of name, value, name, value.

func (b *bot) call(method string, form ...string) answer {
	b.t.Helper()
	a, err := b.try(b.t.Context(), method, form...)
	if err != nil {
		b.t.Fatal(err)
	}
	return a
}

func (b *bot) try(ctx context.Context, method string, form ...string) (a answer, err error) {
	values := url.Values{}
	for i := 0; i+1 < len(form); i += 2 {
		values.Set(form[i], form[i+1])
	}
	return b.send(ctx, method, "application/x-www-form-urlencoded", strings.NewReader(values.Encode()))
}

func (b *bot) send(ctx context.Context, method, kind string, body interface{ Read([]byte) (int, error) }) (a answer, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, b.URL()+"/bot"+b.token+"/"+method, body)
	if err != nil {
		return a, err
	}
	r.Header.Set("Content-Type", kind)
	resp, err := b.client.Do(r)
	if err != nil {
		return a, err
	}
	defer func() { _ = resp.Body.Close() }()
	if err := json.NewDecoder(resp.Body).Decode(&a); err != nil {
		return a, err
	}
	if !a.OK && a.Code != resp.StatusCode {
		return a, errors.New("status " + resp.Status + " for code " + strconv.Itoa(a.Code))
	}
	return a, nil
}

// updates polls and lists the ids.

func (b *bot) updates(form ...string) (ids []int) {
	b.t.Helper()
	a := b.call("getUpdates", form...)
	var list []tg.Update
	if err := json.Unmarshal(a.Result, &list); err != nil {
		b.t.Fatalf("%v in %+v", err, a)
	}
	for _, u := range list {
		ids = append(ids, u.UpdateID)
	}
	return ids
}

func (b *bot) wantRefusal(code int, part string, a answer) {
	b.t.Helper()
	if a.OK || a.Code != code || !strings.Contains(a.Description, part) {
		b.t.Errorf("got %+v, want %d and %q", a, code, part)
	}
}

func said(user, text string) adaptertest.Line { return adaptertest.Line{User: user, Text: text} }

func TestOnlyTheRightTokenAndKnownMethodsWork(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		var me tg.User
		if err := json.Unmarshal(b.call("getMe").Result, &me); err != nil || me.UserName != telegramtest.BotName || me.ID != telegramtest.BotID || !me.IsBot {
			t.Errorf("me is %+v, %v", me, err)
		}
		b.wantRefusal(404, "Not Found", b.call("getYou"))
		b.token = "1:wrong"
		b.wantRefusal(401, "Unauthorized", b.call("getMe"))
		b.token = b.Token()
		b.Unauthorized(true)
		b.wantRefusal(401, "Unauthorized", b.call("getMe"))
		b.Unauthorized(false)
		if !b.call("getMe").OK {
			t.Error("still unauthorized")
		}
	})
}

func TestUpdatesComeUntilAnOffsetConfirmsThem(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		for range 3 {
			b.Say(said("1", "hello"))
		}
		first := b.updates()
		if again := b.updates(); len(first) != 3 || !slices.Equal(first, again) {
			t.Errorf("got %v and then %v", first, again)
		}
		if got := b.updates("offset", strconv.Itoa(first[1]), "limit", "1"); !slices.Equal(got, first[1:2]) {
			t.Errorf("got %v", got)
		}
		if a := b.Acknowledged(); len(a) != 1 || a[0].ID != first[0] || a[0].Kind != "message" || !strings.Contains(string(a[0].Body), "hello") {
			t.Errorf("acknowledged %+v", a)
		}
		if !slices.Equal(b.Confirmed(), first[:1]) || b.Pending() != 2 || b.LastUpdate() != first[2] {
			t.Errorf("confirmed %v, pending %d, last %d", b.Confirmed(), b.Pending(), b.LastUpdate())
		}
		if got := b.updates("offset", "-1"); !slices.Equal(got, first[2:]) {
			t.Errorf("from the end: %v", got)
		}
	})
}

func TestPollWaitsForNews(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		start := time.Now()
		time.AfterFunc(20*time.Second, func() { b.Say(said("1", "hello")) })
		if got := b.updates("timeout", "50"); len(got) != 1 || time.Since(start) != 20*time.Second {
			t.Errorf("got %v after %s", got, time.Since(start))
		}
		b.updates("offset", strconv.Itoa(b.LastUpdate()+1), "timeout", "30")
		if took := time.Since(start); took != 50*time.Second {
			t.Errorf("an empty poll ended after %s", took)
		}
		if b.updates("timeout", "0") != nil {
			t.Error("there is something")
		}
	})
}

func TestOlderOfTwoPollersIsEnded(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		older := make(chan answer, 1)
		go func() {
			a, err := b.try(t.Context(), "getUpdates", "timeout", "50")
			if err != nil {
				t.Error(err)
			}
			older <- a
		}()
		synctest.Wait()
		b.updates("timeout", "1")
		b.wantRefusal(409, "terminated by other getUpdates request", <-older)
	})
}

func TestPollerThatDiesTakesNothingAlong(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		ctx, kill := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() {
			_, err := b.try(ctx, "getUpdates", "timeout", "50")
			ended <- err
		}()
		synctest.Wait()
		kill()
		if err := <-ended; err == nil {
			t.Error("the poll lived on")
		}
		b.Say(said("1", "hello"))
		if got := b.updates("timeout", "50"); len(got) != 1 {
			t.Errorf("got %v", got)
		}
	})
}

func TestAllowedUpdatesAreRemembered(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		on := chat.Ref{Address: chat.Address{Channel: "1"}, ID: "1"}
		react := func() int { b.React("1", on, "👍", false); return b.Pending() }
		if react() != 1 {
			t.Error("before the first poll everything counts")
		}
		b.updates("offset", "-1", "allowed_updates", "[]")
		b.updates("offset", strconv.Itoa(b.LastUpdate()+1))
		if react() != 0 {
			t.Error("the default has no reactions")
		}
		b.updates("allowed_updates", `["message_reaction"]`)
		b.updates()
		if react() != 1 {
			t.Error("forgotten")
		}
		b.Say(said("1", "x"))
		if b.Pending() != 1 {
			t.Error("messages were not asked for")
		}
		b.wantRefusal(400, "allowed_updates", b.call("getUpdates", "allowed_updates", "all"))
	})
}

func TestRedeliveryIgnoresTheOffset(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		b.Redeliver() // nothing yet
		b.Say(said("1", "x"))
		next := strconv.Itoa(b.LastUpdate() + 1)
		b.updates("offset", next)
		b.Redeliver()
		if got := b.updates("offset", next); !slices.Equal(got, []int{b.LastUpdate()}) {
			t.Errorf("got %v", got)
		}
		if got := b.updates("offset", next); got != nil {
			t.Errorf("and again %v", got)
		}
	})
}
