package coingecko

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

// askAgain is how long it is left at when the paid plans' host could not say what a key is.
const askAgain = 10 * time.Minute

// lookAgain is how often a paid plan's limits are read.
const lookAgain = time.Hour

// client is the one for the key's plan. With plan: auto and a key, the paid plans' host is
// asked what the key is: who answers it is a paid plan, whose limits are passed on every hour;
// who refuses it means a demo key.
func (p *Provider) client(ctx context.Context) *rest.Client {
	if !p.cfg.detects() {
		return p.rest
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known == p.rest || p.cfg.Now().Before(p.notBefore) {
		return p.chosen()
	}
	p.notBefore = p.cfg.Now().Add(askAgain)
	switch body, _, err := p.pro.Get(ctx, "plan", "/key", nil); {
	case err == nil:
		p.known, p.notBefore = p.pro, p.cfg.Now().Add(lookAgain)
		if q, ok := limits(body); ok {
			market.TellQuota(ctx, q)
		}
	case p.known != nil: // it was a paid plan's an hour ago
	case errors.Is(err, market.ErrUnauthorized), errors.Is(err, market.ErrBadRequest):
		p.known = p.rest
	}
	return p.chosen()
}

// limits reads what /key says of the plan, or of the key where that has less.
func limits(body []byte) (market.Quota, bool) {
	var said struct {
		PerMinute    int  `json:"rate_limit_request_per_minute"`
		PerMonth     int  `json:"monthly_call_credit"`
		Left         *int `json:"current_remaining_monthly_calls"`
		KeyPerMinute int  `json:"api_key_rate_limit_request_per_minute"`
		KeyPerMonth  int  `json:"api_key_monthly_call_credit"`
		KeyUsed      int  `json:"api_key_current_total_monthly_calls"`
	}
	if json.Unmarshal(body, &said) != nil {
		return market.Quota{}, false
	}
	q := market.Quota{PerMinute: said.PerMinute, PerMonth: said.PerMonth, LeftMonth: said.Left}
	if said.KeyPerMinute > 0 && said.KeyPerMinute < q.PerMinute {
		q.PerMinute = said.KeyPerMinute
	}
	if left := said.KeyPerMonth - said.KeyUsed; said.KeyPerMonth > 0 && (q.LeftMonth == nil || left < *q.LeftMonth) {
		q.PerMonth, q.LeftMonth = said.KeyPerMonth, &left
	}
	return q, q.PerMinute > 0 || q.PerMonth > 0
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
