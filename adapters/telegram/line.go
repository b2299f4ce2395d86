package telegram

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"tickertape/core/chat"
)

// line is the connection to Telegram: how it is, and how long to wait when it is bad.
type line struct {
	log *slog.Logger
	now func() time.Time

	mu       sync.Mutex
	network  backoff // no way to Telegram
	refused  backoff // the token is wrong: a person has to do something
	shared   backoff // another process uses the token
	store    backoff // we can't keep what arrives
	health   chat.Health
	lastGood time.Time
}

func newLine(log *slog.Logger, now func() time.Time) *line {
	return &line{
		log: log, now: now,
		network: backoff{first: 500 * time.Millisecond, most: 30 * time.Second},
		refused: backoff{first: 5 * time.Second, most: 5 * time.Minute},
		shared:  backoff{first: 5 * time.Second, most: time.Minute},
		store:   backoff{first: 100 * time.Millisecond, most: 5 * time.Second},
		health:  chat.Health{Detail: "not connected yet", Since: now()},
	}
}

// up notes that all is well, and how long it was not.
func (l *line) up(detail string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, b := range []*backoff{&l.network, &l.refused, &l.shared, &l.store} {
		b.next = 0
	}
	now := l.now()
	if !l.health.OK {
		gap := time.Duration(0)
		if !l.lastGood.IsZero() {
			gap = now.Sub(l.lastGood)
		}
		l.log.Info("telegram is connected", "detail", detail, "gap", gap.Round(time.Millisecond))
	}
	l.lastGood = now
	l.set(true, detail)
}

// down notes why a call failed and says how long to wait before the next.
func (l *line) down(err error) time.Duration {
	var f *fault
	if !errors.As(err, &f) {
		return l.wait(&l.network, "not connected: "+err.Error())
	}
	switch {
	case f.retryAfter > 0:
		l.bad("Telegram asks to wait " + f.retryAfter.String())
		return f.retryAfter
	case f.refused && (f.status == http.StatusUnauthorized || f.status == http.StatusNotFound):
		return l.wait(&l.refused, "Telegram refuses the token: "+f.Error())
	case f.refused && f.status == http.StatusConflict && f.says("webhook"):
		return l.wait(&l.shared, "another process sets a webhook with this token")
	case f.refused && f.status == http.StatusConflict:
		return l.wait(&l.shared, "another process polls with this token")
	}
	return l.wait(&l.network, "not connected: "+f.Error())
}

// hold notes that what arrived could not be kept, and says how long to wait.
func (l *line) hold(err error) time.Duration {
	return l.wait(&l.store, "updates wait at Telegram, they can't be kept: "+err.Error())
}

func (l *line) wait(b *backoff, detail string) time.Duration {
	l.bad(detail)
	l.mu.Lock()
	defer l.mu.Unlock()
	return b.wait()
}

func (l *line) bad(detail string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.health.OK || l.health.Detail != detail {
		l.log.Warn("telegram", "detail", detail)
	}
	l.set(false, detail)
}

func (l *line) set(ok bool, detail string) {
	if l.health.OK != ok {
		l.health.Since = l.now()
	}
	l.health.OK, l.health.Detail = ok, detail
}

// stopped notes that nobody receives any more.
func (l *line) stopped() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.health.OK {
		l.set(false, "stopped")
	}
}

func (l *line) state() chat.Health {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.health
}

// backoff doubles a wait up to most; half of it is random. Its zero next begins anew.
type backoff struct{ first, most, next time.Duration }

func (b *backoff) wait() time.Duration {
	d := max(b.next, b.first)
	b.next = min(2*d, b.most)
	return d/2 + rand.N(d/2+1)
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
