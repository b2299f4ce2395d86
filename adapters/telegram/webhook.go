package telegram

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"sync"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

const (
	maxPush    = 1 << 20 // bytes; an update is some kilobytes
	maxPushes  = 100     // at once, as many as Telegram can make
	watchEvery = time.Minute
	drainFor   = 5 * time.Second
)

// serve takes what Telegram pushes until ctx ends.
func (a *Adapter) serve(ctx context.Context) error {
	l, err := a.listen("tcp", a.cfg.Listen)
	if err != nil {
		a.line.bad("no webhook: " + err.Error())
		return fmt.Errorf("telegram webhook: %w", err)
	}
	server := &http.Server{
		Handler:           &pushes{Adapter: a, free: make(chan struct{}, maxPushes)},
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(a.log.Handler(), slog.LevelDebug),
	}
	watch, stop := context.WithCancel(ctx)
	var parts sync.WaitGroup
	defer parts.Wait()
	defer stop()
	parts.Go(func() { a.watch(watch) })
	parts.Go(func() { drain(watch, server) })
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("telegram webhook: %w", err)
	}
	return nil
}

// drain waits for ctx to end, and then for the pushes that are being kept.
func drain(ctx context.Context, server *http.Server) {
	<-ctx.Done()
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainFor)
	defer cancel()
	if server.Shutdown(grace) != nil {
		_ = server.Close()
	}
}

// watch sets the webhook, and every minute asks Telegram how it does.
func (a *Adapter) watch(ctx context.Context) {
	for ctx.Err() == nil {
		wait := watchEvery
		if err := a.look(ctx); err != nil {
			if ctx.Err() != nil {
				return
			}
			wait = a.line.down(err)
		}
		_ = sleep(ctx, wait)
	}
}

// look makes sure that the webhook is ours and that updates come through.
func (a *Adapter) look(ctx context.Context) error {
	info, err := reply[tg.WebhookInfo](ctx, a.calls, "getWebhookInfo", nil)
	if err != nil {
		return err
	}
	if !a.hooked || info.URL != a.cfg.WebhookURL {
		return a.setWebhook(ctx, info.URL)
	}
	failed := time.Unix(int64(info.LastErrorDate), 0)
	if info.PendingUpdateCount > 0 && a.now().Sub(failed) < 2*watchEvery {
		a.line.bad(fmt.Sprintf("webhook: %d updates wait at Telegram: %s", info.PendingUpdateCount, a.calls.redact(info.LastErrorMessage)))
		return nil
	}
	a.line.up(a.hookDetail())
	return nil
}

func (a *Adapter) hookDetail() string { return "webhook of @" + a.me.Load().UserName }

// setWebhook is done at each start, since nobody can ask Telegram for the secret.
func (a *Adapter) setWebhook(ctx context.Context, was string) error {
	if a.hooked {
		a.log.Warn("the webhook was changed by somebody else, setting it again", "removed", was == "")
	}
	_, err := a.calls.do(ctx, "setWebhook", tg.Params{
		"url": a.cfg.WebhookURL, "secret_token": a.cfg.WebhookSecret, "allowed_updates": allowedUpdates,
	})
	if err != nil {
		return err
	}
	a.hooked = true
	a.line.up(a.hookDetail())
	return nil
}

// pushes takes updates from Telegram: 200 only for what is kept, anything else comes again.
type pushes struct {
	*Adapter
	free chan struct{} // places taken
}

func (p *pushes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	given := r.Header.Get("X-Telegram-Bot-Api-Secret-Token")
	if subtle.ConstantTimeCompare([]byte(given), []byte(p.cfg.WebhookSecret)) != 1 {
		http.Error(w, "this is for Telegram", http.StatusUnauthorized)
		return
	}
	if r.Method != http.MethodPost {
		http.Error(w, "use POST", http.StatusMethodNotAllowed)
		return
	}
	select {
	case p.free <- struct{}{}:
		defer func() { <-p.free }()
		w.WriteHeader(p.take(w, r))
	default:
		http.Error(w, "too many at once", http.StatusServiceUnavailable)
	}
}

// take keeps one update and returns the status that says so.
func (p *pushes) take(w http.ResponseWriter, r *http.Request) int {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxPush))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		p.log.Warn("an update is too large and is refused", "limit", large.Limit)
		return http.StatusRequestEntityTooLarge
	case err != nil:
		return http.StatusBadRequest
	}
	u, err := decodeUpdate(body)
	if err != nil {
		p.log.Warn("an update can't be read and is passed over", "error", err)
	}
	if u.UpdateID == 0 {
		return http.StatusBadRequest
	}
	if _, err := p.keepAll(r.Context(), []update{u}); err != nil {
		p.line.hold(err)
		return http.StatusServiceUnavailable
	}
	if !p.Health().OK {
		p.line.up(p.hookDetail())
	}
	return http.StatusOK
}
