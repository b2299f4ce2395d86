package coingecko

import (
	"context"
	"errors"
	"net/http"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

// askAgain is how long it is left at when the paid plans' host could not say what a key is.
const askAgain = 10 * time.Minute

// client is the one for the key's plan. With plan: auto and a key, the paid plans' host is
// asked once what the key is: who answers it is a paid plan, who refuses it means a demo key.
func (p *Provider) client(ctx context.Context) *rest.Client {
	if !p.cfg.detects() {
		return p.rest
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known != nil || p.cfg.Now().Before(p.notBefore) {
		return p.chosen()
	}
	p.notBefore = p.cfg.Now().Add(askAgain)
	switch _, _, err := p.pro.Get(ctx, "plan", "/key", nil); {
	case err == nil:
		p.known = p.pro
	case errors.Is(err, market.ErrUnauthorized), errors.Is(err, market.ErrBadRequest):
		p.known = p.rest
	}
	return p.chosen()
}

// detects reports whether the key's plan is asked for: not where the configuration tells it,
// and not where it sends the key elsewhere, which then must not reach another host.
func (c Config) detects() bool {
	elsewhere := c.BaseURL != publicURL && c.ProURL == proURL
	return c.Plan == "auto" && c.APIKey != "" && c.ProURL != "" && !c.paid() && !elsewhere
}

// chosen is what is known of the plan, and the public host as long as nothing is.
func (p *Provider) chosen() *rest.Client {
	if p.known != nil {
		return p.known
	}
	return p.rest
}

// newClient makes a client for a host, with the key in that plan's header.
func newClient(cfg Config, base, header string) *rest.Client {
	h := http.Header{"Accept": {"application/json"}, "User-Agent": {"tickertape/1.0"}}
	if cfg.APIKey != "" {
		h[header] = []string{cfg.APIKey}
	}
	return &rest.Client{Provider: name, Base: base, Header: h, Explain: explain, HTTP: rest.NewHTTP(cfg.Timeout), Now: cfg.Now}
}
