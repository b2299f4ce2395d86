package telegramtest

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// call is one request to a method of the Bot API.
type call struct {
	s      *Server
	r      *http.Request
	method string
	params url.Values
	files  map[string]int // field name to size in bytes
}

// refusal is an answer with ok=false.
type refusal struct {
	code        int
	description string
	retryAfter  int // seconds
}

func (e *refusal) Error() string { return e.description }

func badRequest(why string) error { return &refusal{code: 400, description: "Bad Request: " + why} }

// errSilent is the result of a call that is never answered.
var errSilent = errors.New("no answer")

// ServeHTTP answers /bot<token>/<method>.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	given, method, ok := strings.Cut(strings.TrimPrefix(r.URL.Path, "/bot"), "/")
	if !ok || strings.Contains(method, "/") {
		write(w, nil, &refusal{code: 404, description: "Not Found"})
		return
	}
	c := &call{s: s, r: r, method: method}
	if err := c.read(); err != nil {
		write(w, nil, badRequest(err.Error()))
		return
	}
	s.remember(c)
	if given != token || s.faults.unauthorized.Load() {
		write(w, nil, &refusal{code: 401, description: "Unauthorized"})
		return
	}
	if s.faults.strike(c, w) {
		return
	}
	result, err := c.run()
	if errors.Is(err, errSilent) {
		c.hang()
		panic(http.ErrAbortHandler)
	}
	write(w, result, err)
}

// run does what the method is for.
func (c *call) run() ([]byte, error) {
	switch c.method {
	case "getUpdates":
		return c.getUpdates()
	case "sendMessage":
		return c.sendMessage()
	case "sendPhoto":
		return c.sendPhoto()
	case "editMessageMedia":
		return c.editMessageMedia()
	case "editMessageText":
		return c.editMessageText()
	case "setMessageReaction":
		return c.setMessageReaction()
	case "sendChatAction":
		return c.sendChatAction()
	case "answerCallbackQuery":
		return c.answerCallbackQuery()
	case "answerInlineQuery":
		return c.answerInlineQuery()
	case "getMe":
		return appendBot(nil), nil
	case "setMyCommands":
		return c.setMyCommands()
	case "getMyCommands":
		return c.s.menu.json(c.params.Get("language_code")), nil
	case "setWebhook":
		return c.setWebhook()
	case "deleteWebhook":
		c.s.hook.stop()
		return yes, nil
	case "getWebhookInfo":
		return c.getWebhookInfo()
	}
	return nil, &refusal{code: 404, description: "Not Found"}
}

var yes = []byte("true")

const maxUpload = 12 << 20 // bytes

// read takes the parameters from the query, a form or a multipart body.
func (c *call) read() error {
	c.r.Body = http.MaxBytesReader(nil, c.r.Body, maxUpload)
	if !strings.HasPrefix(c.r.Header.Get("Content-Type"), "multipart/") {
		err := c.r.ParseForm()
		c.params = c.r.Form
		return err
	}
	if err := c.r.ParseMultipartForm(maxUpload); err != nil {
		return err
	}
	c.params, c.files = c.r.Form, map[string]int{}
	for name, parts := range c.r.MultipartForm.File {
		c.files[name] = int(parts[0].Size)
	}
	return nil
}

// number reads an integer parameter; a missing one is 0.
func (c *call) number(name string) (int64, error) {
	text := c.params.Get(name)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, badRequest("parameter \"" + name + "\" must be of type Number")
	}
	return n, nil
}

// hang holds the request until its sender or the server gives up.
func (c *call) hang() {
	select {
	case <-c.r.Context().Done():
	case <-c.s.done:
	}
}

func write(w http.ResponseWriter, result []byte, err error) {
	w.Header().Set("Content-Type", "application/json")
	var no *refusal
	if !errors.As(err, &no) {
		body := make([]byte, 0, len(result)+24)
		body = append(append(append(body, `{"ok":true,"result":`...), result...), '}')
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		_, _ = w.Write(body)
		return
	}
	body := append([]byte(`{"ok":false,"error_code":`), strconv.Itoa(no.code)...)
	body = appendQuoted(append(body, `,"description":`...), no.description)
	if no.retryAfter > 0 {
		body = append(append(body, `,"parameters":{"retry_after":`...), strconv.Itoa(no.retryAfter)...)
		body = append(body, '}')
	}
	w.WriteHeader(no.code)
	_, _ = w.Write(append(body, '}'))
}
