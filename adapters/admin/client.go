package admin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// ErrNoServer means that no bot runs on the socket.
var ErrNoServer = errors.New("no bot is running here")

// Caller asks a running bot over its socket.
type Caller struct{ http *http.Client }

// Client makes one for the socket at path.
func Client(path string) Caller {
	return Caller{&http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			c, err := (&net.Dialer{}).DialContext(ctx, "unix", path)
			if err != nil {
				return nil, fmt.Errorf("%w: %w", ErrNoServer, err)
			}
			return c, nil
		},
	}}}
}

// Dump copies a table to w. When it was not copied whole, the error says so.
func (c Caller) Dump(ctx context.Context, table string, w io.Writer) error {
	return c.get(ctx, "/dump/"+table, w)
}

// Version asks which version runs.
func (c Caller) Version(ctx context.Context) (string, error) {
	var b strings.Builder
	err := c.get(ctx, "/version", &b)
	return strings.TrimSpace(b.String()), err
}

func (c Caller) get(ctx context.Context, path string, w io.Writer) error {
	return c.do(ctx, http.MethodGet, path, w)
}

func (c Caller) do(ctx context.Context, method, path string, w io.Writer) error {
	r, err := http.NewRequestWithContext(ctx, method, "http://localhost"+path, http.NoBody)
	if err != nil {
		return fmt.Errorf("ask the running bot: %w", err)
	}
	return c.send(r, w)
}

// post sends a form.
func (c Caller) post(ctx context.Context, path string, form url.Values) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://localhost"+path, strings.NewReader(form.Encode()))
	if err != nil {
		return fmt.Errorf("ask the running bot: %w", err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return c.send(r, io.Discard)
}

func (c Caller) send(r *http.Request, w io.Writer) error {
	resp, err := c.http.Do(r)
	if err != nil {
		return fmt.Errorf("ask the running bot: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode == http.StatusUnprocessableEntity { // a sentence for who asked
		why, _ := io.ReadAll(io.LimitReader(resp.Body, 1000))
		return errors.New(strings.TrimSpace(string(why)))
	}
	if resp.StatusCode != http.StatusOK && resp.StatusCode != http.StatusNoContent {
		return fmt.Errorf("the running bot answers %s", resp.Status)
	}
	if _, err := io.Copy(w, resp.Body); err != nil {
		return fmt.Errorf("the running bot broke off: %w", err)
	}
	return nil
}
