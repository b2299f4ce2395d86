// Package rest makes the calls of Discord's REST API, through discordgo.
//
// Promise: a call ends with its context and within the timeout, never sleeps for a rate limit
// and is never repeated. A failed one is a *Failure, which knows what became of the request
// on the network, and Advise turns it into what the sender should do. No error holds a token
// or a URL. The library's endpoint variables stay as they are; what they mean for discord.com
// goes to the base URL of the Client.
//
// It knows nothing of cards and events.
package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Client makes the calls. Make one with New.
type Client struct {
	session *discordgo.Session // never on the gateway
	wire    *wire
	lanes   *lanes
}

// New makes a client of the API at base, which ends in a slash. timeout is for one call.
func New(token string, base *url.URL, timeout time.Duration) *Client {
	w := newWire(base, timeout)
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	client := &http.Client{Transport: w, Timeout: timeout, CheckRedirect: stay}
	return &Client{session: Session(token, client), wire: w, lanes: newLanes()}
}

// Official reports whether this is Discord itself, with Discord's limits.
func (c *Client) Official() bool {
	return strings.HasSuffix("."+c.wire.base.Hostname(), ".discord.com")
}

// Transport is what other sessions should make their own calls with.
func (c *Client) Transport() http.RoundTripper { return c.wire }

// CloseIdleConnections drops connections that no call uses. Calls are possible after it.
func (c *Client) CloseIdleConnections() { c.session.Client.CloseIdleConnections() }

// Session makes a session of discordgo's that does nothing on its own: no printing, no
// repeating, no reconnecting, no keeping of every guild's state. Its handlers run one after
// the other.
func Session(token string, client *http.Client) *discordgo.Session {
	s, _ := discordgo.New("Bot " + token) // never fails
	s.Client = client
	s.LogLevel = -1
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.StateEnabled = false
	s.SyncEvents = true
	return s
}

// Call is one request.
type Call struct {
	Verb   string // for the error: "post message"
	Method string
	URL    string // as discordgo's endpoints have it
	Lane   string // of the rate limit; empty: one of its own
	Body   any    // sent as JSON; nil: none
	File   *File
}

// File is a PNG that goes with the body.
type File struct {
	Name string
	PNG  []byte
}

// Do makes the call and decodes the answer into result, if that is not nil. An error is a
// *Failure. Calls of one lane go one after the other.
func (c *Client) Do(ctx context.Context, call Call, result any) error {
	kind, body, err := call.encode()
	if err != nil {
		return &Failure{verb: call.Verb, status: http.StatusBadRequest, text: err.Error()}
	}
	bucket, wait, global := c.lanes.take(call.Lane)
	if wait > 0 {
		return &Failure{verb: call.Verb, status: http.StatusTooManyRequests, after: wait, global: global, text: "the limit is reached"}
	}
	ctx, t := traced(ctx)
	b, err := c.session.RequestWithLockedBucket(call.Method, call.URL, kind, body, bucket, 0, discordgo.WithContext(ctx))
	if err == nil && result != nil {
		err = json.Unmarshal(b, result)
	}
	if err != nil {
		return failed(call.Verb, t, err)
	}
	return nil
}

// encode is the body and its content type: JSON, or multipart where there is a file.
func (c Call) encode() (kind string, body []byte, err error) {
	if c.Body == nil {
		return "", nil, nil
	}
	if c.File == nil {
		body, err = json.Marshal(c.Body)
		return "application/json", body, err
	}
	return discordgo.MultipartBodyWithJSON(c.Body, []*discordgo.File{{
		Name: c.File.Name, ContentType: "image/png", Reader: bytes.NewReader(c.File.PNG),
	}})
}
