// Package response remembers where the answer to a slash command may go when we are not in its
// channel: its response URL.
//
// Promise: a URL is given for as long as Slack takes it and only if it is Slack's own, or the
// configured API's. URLs are as good as tokens, so that they live in memory alone: after a
// restart an answer to such a command is lost.
package response

import (
	"net/url"
	"strings"
	"sync"
	"time"
)

// What Slack allows, and how many URLs are kept.
const (
	Life = 30 * time.Minute
	Most = 1000
)

// URLs are the response URLs of the newest commands. Make one with New.
type URLs struct {
	now func() time.Time
	api string // the configured API's host, which may give URLs too

	mu   sync.Mutex
	urls map[string]given // by trigger id
}

// given is a URL and when it came.
type given struct {
	url string
	at  time.Time
}

// New remembers nothing yet. apiURL is whose URLs are trusted besides Slack's.
func New(apiURL string, now func() time.Time) *URLs {
	u := &URLs{now: now, urls: map[string]given{}}
	if parsed, err := url.Parse(apiURL); err == nil {
		u.api = parsed.Host
	}
	return u
}

// Keep notes the response URL of a command, if it can be trusted.
func (u *URLs) Keep(trigger, raw string) {
	if !u.trusted(raw) {
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if len(u.urls) >= Most {
		u.sweep()
	}
	u.urls[trigger] = given{raw, u.now()}
}

// Find is the URL for the answer to a command, if it still works.
func (u *URLs) Find(trigger string) (raw string, ok bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	found, ok := u.urls[trigger]
	return found.url, ok && u.now().Sub(found.at) < Life
}

// Forget drops the URL of a command: Slack does not take it any more.
func (u *URLs) Forget(trigger string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.urls, trigger)
}

func (u *URLs) trusted(raw string) bool {
	parsed, err := url.Parse(raw)
	if err != nil || parsed.Host == "" {
		return false
	}
	return parsed.Scheme == "https" && OfSlack(parsed.Hostname()) || parsed.Host == u.api
}

// sweep forgets what no longer works; when too much is left, everything.
func (u *URLs) sweep() {
	for trigger, g := range u.urls {
		if u.now().Sub(g.at) >= Life {
			delete(u.urls, trigger)
		}
	}
	if len(u.urls) >= Most {
		clear(u.urls)
	}
}

// OfSlack tells whether a host is Slack's.
func OfSlack(host string) bool {
	host = strings.ToLower(host)
	for _, domain := range []string{"slack.com", "slack-gov.com"} {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return false
}
