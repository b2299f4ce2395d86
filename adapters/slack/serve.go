package slack

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"

	slackgo "github.com/slack-go/slack"
)

// Bounds of a request that Slack makes to us.
const (
	maxBody     = 1 << 20
	maxHeaders  = 64 << 10
	requestTime = 10 * time.Second
	stopTime    = 5 * time.Second
)

// serve takes Slack's requests until ctx ends. Where it can't listen it tries again.
func (a *Adapter) serve(ctx context.Context) {
	var wait backOff
	for {
		err := a.serveOnce(ctx)
		if ctx.Err() != nil {
			return
		}
		a.condition.setIntake("cannot listen on " + a.cfg.Listen + ": " + err.Error())
		a.log.Error("listen", "error", err)
		if !wait.sleep(ctx, a.pauses, err) {
			return
		}
	}
}

// serveOnce listens until ctx ends, and then lets what is under way finish.
func (a *Adapter) serveOnce(ctx context.Context) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", a.cfg.Listen)
	if err != nil {
		return err
	}
	address := listener.Addr().String()
	a.listening.Store(&address)
	a.condition.setIntake("")
	server := &http.Server{
		Handler: a.routes(), ReadHeaderTimeout: requestTime, ReadTimeout: requestTime, WriteTimeout: requestTime,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: maxHeaders,
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err = <-served:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	if server.Shutdown(stop) != nil {
		_ = server.Close()
	}
	return <-served
}

// routes are the three request URLs of the app's settings.
func (a *Adapter) routes() http.Handler {
	slots := make(chan struct{}, bounds.Underway)
	mux := http.NewServeMux()
	mux.Handle("POST /slack/events", a.signed(slots, a.onEvents))
	mux.Handle("POST /slack/commands", a.signed(slots, a.onCommand))
	mux.Handle("POST /slack/interactive", a.signed(slots, a.onInteractive))
	return mux
}

// signed lets only requests through that Slack signed within the last five minutes, and only
// so many at once. Their context ends when Slack stops waiting.
func (a *Adapter) signed(slots chan struct{}, next func(http.ResponseWriter, *http.Request, []byte)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
			return
		}
		if err != nil || verify(r.Header, body, a.cfg.SigningSecret) != nil {
			http.Error(w, "not signed by Slack", http.StatusUnauthorized)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), a.pauses.acknowledge)
		defer cancel()
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
			next(w, r.WithContext(ctx), body)
		case <-ctx.Done():
			http.Error(w, "busy", http.StatusServiceUnavailable)
		}
	})
}

// verify checks Slack's signature over the raw body and its age.
func verify(header http.Header, body []byte, secret string) error {
	v, err := slackgo.NewSecretsVerifier(header, secret)
	if err != nil {
		return err
	}
	if _, err := v.Write(body); err != nil {
		return err
	}
	return v.Ensure()
}

// onEvents answers Slack's question whether the URL is ours, and takes events.
func (a *Adapter) onEvents(w http.ResponseWriter, r *http.Request, body []byte) {
	var asked struct {
		Type      string `json:"type"`
		Challenge string `json:"challenge"`
	}
	if json.Unmarshal(body, &asked) == nil && asked.Type == "url_verification" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		_, _ = io.WriteString(w, asked.Challenge)
		return
	}
	a.answer(w, r, envelope{Type: kindEvent, Payload: body})
}

func (a *Adapter) onCommand(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil || form.Get("ssl_check") == "1" {
		return // Slack only looks whether our certificate is valid
	}
	a.answer(w, r, envelope{Type: kindCommand, Payload: formPayload(form)})
}

func (a *Adapter) onInteractive(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return
	}
	a.answer(w, r, envelope{Type: kindInteraction, Payload: json.RawMessage(form.Get("payload"))})
}

// answer is 200 once the event is stored, and 503 where Slack should deliver again. What we
// don't understand is 200: it would not get better by being repeated.
func (a *Adapter) answer(w http.ResponseWriter, r *http.Request, env envelope) {
	self := a.self.Load()
	if self == nil {
		http.Error(w, "not connected yet", http.StatusServiceUnavailable)
		return
	}
	e, ours, err := receive(env.Type, env.Payload, *self, a.now())
	if err != nil {
		a.log.Warn("not understood", "type", env.Type, "error", a.secrets.Wash(err))
	}
	if ours && a.deliver(r.Context(), e, env) != nil {
		http.Error(w, "not stored", http.StatusServiceUnavailable)
		return
	}
	a.receiveArrival(r.Context(), env)
	if env.Type == kindCommand {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(showCommand)
	}
}
