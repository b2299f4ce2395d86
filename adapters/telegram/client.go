package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/adapters/transport"
)

// maxAnswer bounds an answer of the Bot API in bytes: 100 updates are far below it.
const maxAnswer = 32 << 20

// client makes calls with the library. What the library lacks is added underneath, where it
// hands out its requests: a context, knowledge of how far a request came, and silence about
// the token, which is a part of every address.
type client struct {
	token    string
	endpoint string // with two %s, as the library wants it
	http     *http.Client
}

func newClient(token, api string, timeout time.Duration) *client {
	h := transport.Client(timeout)
	// A redirect would carry the token to another host.
	h.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if t, ok := h.Transport.(*http.Transport); ok {
		t.IdleConnTimeout = 45 * time.Second // below the usual 75 s of servers: a send that meets a closing connection has an unknown outcome
		t.HTTP2 = &http.HTTP2Config{SendPingTimeout: 15 * time.Second, PingTimeout: 10 * time.Second}
	}
	api = strings.ReplaceAll(strings.TrimRight(api, "/"), "%", "%%")
	return &client{token: token, endpoint: api + "/bot%s/%s", http: h}
}

// fault is a call that failed. Its text holds no token.
type fault struct {
	method     string
	status     int           // of HTTP; 0: there was no answer
	refused    bool          // the Bot API itself said no, err is its sentence
	mayBeTaken bool          // no answer, but the request may have arrived
	retryAfter time.Duration // as the Bot API asked
	newChat    int64         // the group has become another one
	err        error
}

func (f *fault) Error() string {
	if f.status == 0 {
		return fmt.Sprintf("%s: %v", f.method, f.err)
	}
	return fmt.Sprintf("%s: %d: %v", f.method, f.status, f.err)
}

func (f *fault) Unwrap() error { return f.err }

// says reports that the Bot API's sentence holds one of the parts, in any case.
func (f *fault) says(parts ...string) bool {
	text := strings.ToLower(f.err.Error())
	for _, p := range parts {
		if f.refused && strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// do calls a method. An error is a *fault.
func (c *client) do(ctx context.Context, method string, p tg.Params) (json.RawMessage, error) {
	return c.call(ctx, method, func(bot *tg.BotAPI) (*tg.APIResponse, error) { return bot.MakeRequest(method, p) })
}

// upload calls a method with a file.
func (c *client) upload(ctx context.Context, method string, p tg.Params, file tg.RequestFile) (json.RawMessage, error) {
	return c.call(ctx, method, func(bot *tg.BotAPI) (*tg.APIResponse, error) {
		return bot.UploadFiles(method, p, []tg.RequestFile{file})
	})
}

func (c *client) call(ctx context.Context, method string, do func(*tg.BotAPI) (*tg.APIResponse, error)) (json.RawMessage, error) {
	t := &trip{ctx: ctx, http: c.http}
	bot := &tg.BotAPI{Token: url.PathEscape(c.token), Client: t}
	bot.SetAPIEndpoint(c.endpoint)
	resp, err := do(bot)
	if err != nil {
		return nil, c.fault(method, t, err)
	}
	return resp.Result, nil
}

func (c *client) fault(method string, t *trip, err error) *fault {
	f := &fault{method: method, status: t.status, err: c.silent(err)}
	var refusal *tg.Error
	if errors.As(err, &refusal) {
		f.refused = true
		f.retryAfter = time.Duration(refusal.RetryAfter) * time.Second
		f.newChat = refusal.MigrateToChatID
		return f
	}
	if t.status != 0 {
		f.err = fmt.Errorf("this is no answer of the Bot API: %w", f.err)
		return f
	}
	f.mayBeTaken = t.left.Load() && !closedBefore(err)
	return f
}

// closedBefore is net/http's word for a connection that the server had closed before the
// request came; the error has no name there.
func closedBefore(err error) bool {
	return strings.HasSuffix(err.Error(), "http: server closed idle connection")
}

// silent takes the address, and with it the token, out of an error.
func (c *client) silent(err error) error {
	var full *url.Error
	if errors.As(err, &full) {
		err = full.Err
	}
	if text := err.Error(); c.redact(text) != text {
		return errors.New(c.redact(text))
	}
	return err
}

func (c *client) redact(text string) string {
	if c.token == "" {
		return text
	}
	return strings.NewReplacer(c.token, "[token]", url.PathEscape(c.token), "[token]", url.QueryEscape(c.token), "[token]").Replace(text)
}

// fresh makes the next call dial anew.
func (c *client) fresh() { c.http.CloseIdleConnections() }

// trip is one request of the library on its way.
type trip struct {
	ctx    context.Context
	http   *http.Client
	status int
	left   atomic.Bool // a part of the request may have left
}

// Do is what the library calls.
func (t *trip) Do(r *http.Request) (*http.Response, error) {
	ctx := httptrace.WithClientTrace(t.ctx, &httptrace.ClientTrace{
		GetConn:      func(string) { t.left.Store(false) }, // also before net/http tries again
		WroteHeaders: func() { t.left.Store(true) },
	})
	resp, err := t.http.Do(r.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	t.status = resp.StatusCode
	resp.Body = &bounded{Reader: io.LimitReader(resp.Body, maxAnswer), Closer: resp.Body}
	return resp, nil
}

type bounded struct {
	io.Reader
	io.Closer
}

// reply calls a method and decodes its result.
func reply[T any](ctx context.Context, c *client, method string, p tg.Params) (result T, err error) {
	raw, err := c.do(ctx, method, p)
	if err != nil {
		return result, err
	}
	if err := json.Unmarshal(raw, &result); err != nil {
		return result, &fault{method: method, status: http.StatusOK, err: err}
	}
	return result, nil
}
