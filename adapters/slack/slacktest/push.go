package slacktest

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// PushTo delivers everything as signed requests to the app at base, "http://127.0.0.1:8081",
// instead of through Socket Mode.
func (s *Server) PushTo(base string) { s.with(func() { s.pushTo = base }) }

// push makes one attempt; it is under the lock.
func (s *Server) push(d *delivery) {
	d.pushing = true
	retry := d.Attempts
	d.attempt()
	to := s.pushTo
	s.wg.Go(func() {
		status, response := s.request(to, d, retry)
		s.with(func() {
			d.pushing = false
			if status == http.StatusOK {
				s.acknowledged(d, response)
				return
			}
			d.due = time.Now().Add(s.retryAfter)
			d.dropped = d.envelope != "events_api"
		})
	})
}

func (s *Server) request(base string, d *delivery, retry int) (status int, response json.RawMessage) {
	path, contentType, body := "/slack/events", "application/json", []byte(d.payload)
	switch d.envelope {
	case "slash_commands":
		path, contentType, body = "/slack/commands", "application/x-www-form-urlencoded", form(d.payload)
	case "interactive":
		path, contentType = "/slack/interactive", "application/x-www-form-urlencoded"
		body = []byte(url.Values{"payload": {string(d.payload)}}.Encode())
	}
	ctx, cancel := context.WithTimeout(s.ctx, 5*time.Second)
	defer cancel()
	r, err := Signed(ctx, base+path, contentType, body, time.Now())
	if err != nil {
		return 0, nil
	}
	if retry > 0 {
		r.Header.Set("X-Slack-Retry-Num", strconv.Itoa(retry))
		r.Header.Set("X-Slack-Retry-Reason", "http_error")
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Do(r)
	if err != nil {
		return 0, nil
	}
	defer func() { _ = answer.Body.Close() }()
	response, _ = io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	return answer.StatusCode, response
}

// Signed is a request that Slack made at a time: HMAC-SHA256 over "v0:time:body".
func Signed(ctx context.Context, url, contentType string, body []byte, at time.Time) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("signed request: %w", err)
	}
	stamp := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(SigningSecret))
	_, _ = fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	return r, nil
}

// form turns a flat JSON object into a form.
func form(payload json.RawMessage) []byte {
	flat := map[string]string{}
	_ = json.Unmarshal(payload, &flat)
	values := url.Values{}
	for name, value := range flat {
		values.Set(name, value)
	}
	return []byte(values.Encode())
}
