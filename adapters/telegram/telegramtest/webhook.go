package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"sync"
	"time"
)

// hook is the webhook that is set, if one is, and the goroutine that pushes to it.
type hook struct {
	mu      sync.Mutex
	url     string
	cancel  context.CancelFunc
	ended   chan struct{}
	lastErr string
	errorAt time.Time
}

var secretForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

func (h *hook) set() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.url != ""
}

// stop takes the webhook away and waits for a push that is under way.
func (h *hook) stop() {
	h.mu.Lock()
	cancel, ended := h.cancel, h.ended
	h.url, h.cancel, h.ended = "", nil, nil
	h.mu.Unlock()
	if cancel != nil {
		cancel()
		<-ended
	}
}

func (h *hook) failed(why string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.lastErr, h.errorAt = why, time.Now()
}

func (c *call) setWebhook() ([]byte, error) {
	target := c.params.Get("url")
	if target == "" {
		c.s.hook.stop()
		return yes, nil
	}
	if u, err := url.Parse(target); err != nil || u.Host == "" {
		return nil, badRequest("bad webhook: invalid webhook URL specified")
	}
	secret := c.params.Get("secret_token")
	if secret != "" && !secretForm.MatchString(secret) {
		return nil, badRequest("secret token contains unallowed characters")
	}
	if err := c.s.queue.allow(c.params.Get("allowed_updates")); err != nil {
		return nil, err
	}
	c.s.hook.stop()
	c.s.startPushing(target, secret)
	return yes, nil
}

func (s *Server) startPushing(target, secret string) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	pushed := make(chan struct{}, 1)
	s.queue.mu.Lock()
	s.queue.pushed = pushed
	s.queue.mu.Unlock()
	s.hook.mu.Lock()
	s.hook.url, s.hook.cancel, s.hook.ended, s.hook.lastErr = target, cancel, ended, ""
	s.hook.mu.Unlock()
	s.owned.Go(func() {
		defer close(ended)
		s.pushAll(ctx, pusher{target, secret, &http.Client{Timeout: 10 * time.Second}}, pushed)
	})
}

// pushAll delivers one update after the other until ctx ends.
func (s *Server) pushAll(ctx context.Context, p pusher, pushed <-chan struct{}) {
	defer p.client.CloseIdleConnections()
	wait := firstRepeat
	for ctx.Err() == nil {
		u, redelivered, some := s.queue.head()
		if !some {
			select {
			case <-pushed:
			case <-ctx.Done():
			}
			continue
		}
		if why := p.push(ctx, u); why != "" {
			s.hook.failed(why)
			pause(ctx, wait)
			wait = min(2*wait, time.Second)
			continue
		}
		wait = firstRepeat
		s.queue.pushedTo(u, redelivered)
	}
}

const firstRepeat = 10 * time.Millisecond

type pusher struct {
	target, secret string
	client         *http.Client
}

// push delivers one update; the result says what went wrong.
func (p pusher) push(ctx context.Context, u update) string {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, p.target, bytes.NewReader(u.appendTo(nil)))
	if err != nil {
		return err.Error()
	}
	r.Header.Set("Content-Type", "application/json")
	if p.secret != "" {
		r.Header.Set("X-Telegram-Bot-Api-Secret-Token", p.secret)
	}
	resp, err := p.client.Do(r)
	if err != nil {
		return "Connection refused"
	}
	_ = resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return "Wrong response from the webhook: " + resp.Status
	}
	return ""
}

// head is the update to push next.
func (q *queue) head() (u update, redelivered, some bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case len(q.again) > 0:
		return q.again[0], true, true
	case len(q.waiting) > 0:
		return q.waiting[0], false, true
	}
	return update{}, false, false
}

func (q *queue) pushedTo(u update, redelivered bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if redelivered {
		q.again = q.again[1:]
		return
	}
	if len(q.waiting) > 0 && q.waiting[0].id == u.id {
		q.drop(1)
	}
}

func (c *call) getWebhookInfo() ([]byte, error) {
	h := &c.s.hook
	h.mu.Lock()
	defer h.mu.Unlock()
	info := struct {
		URL         string `json:"url"`
		Custom      bool   `json:"has_custom_certificate"`
		Pending     int    `json:"pending_update_count"`
		LastErrorAt int64  `json:"last_error_date,omitempty"`
		LastError   string `json:"last_error_message,omitempty"`
	}{URL: h.url, Pending: c.s.Pending(), LastError: h.lastErr}
	if h.lastErr != "" {
		info.LastErrorAt = h.errorAt.Unix()
	}
	return json.Marshal(info)
}

func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
