package yahoo

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"

	"tickertape/core/market"
)

// maxCharts is how many single calls are under way at once.
const maxCharts = 4

// metas asks for the state of symbols: one by chart, several by spark. Where spark fails in
// its shape, each is asked for by chart.
func (p *Provider) metas(ctx context.Context, op market.Kind, symbols []string) (map[string]meta, error) {
	if len(symbols) == 1 {
		return p.charts(ctx, op, symbols)
	}
	found, err := p.spark(ctx, op, symbols)
	if err == nil || errors.Is(err, market.ErrRateLimited) || errors.Is(err, market.ErrNetwork) || errors.Is(err, context.Canceled) {
		return found, err
	}
	return p.charts(ctx, op, symbols)
}

// spark asks for up to maxSpark symbols; those that Yahoo does not know are missing.
func (p *Provider) spark(ctx context.Context, op market.Kind, symbols []string) (map[string]meta, error) {
	var body sparkBody
	err := p.json(ctx, op, "/v7/finance/spark", url.Values{
		"symbols": {strings.Join(symbols, ",")}, "range": {"1d"}, "interval": {"5m"},
	}, &body)
	if err != nil {
		return nil, err
	}
	found := body.metas()
	if len(found) == 0 {
		return nil, fail(op, market.ErrInvalidResponse, errors.New("an empty spark"))
	}
	return found, nil
}

// charts asks for each symbol by itself. It fails only if no symbol could be had.
func (p *Provider) charts(ctx context.Context, op market.Kind, symbols []string) (map[string]meta, error) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	found := map[string]meta{}
	var failed error
	slots := make(chan struct{}, maxCharts)
	for _, s := range symbols {
		wg.Go(func() {
			slots <- struct{}{}
			m, err := p.chart(ctx, op, s)
			<-slots
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				found[s] = m
			} else if failed == nil || errors.Is(failed, market.ErrNotFound) {
				failed = err
			}
		})
	}
	wg.Wait()
	if len(found) == 0 {
		return nil, failed
	}
	return found, nil
}

func (p *Provider) chart(ctx context.Context, op market.Kind, symbol string) (meta, error) {
	var body chartBody
	err := p.json(ctx, op, "/v8/finance/chart/"+url.PathEscape(symbol), url.Values{"range": {"1d"}, "interval": {"5m"}}, &body)
	if err != nil {
		return meta{}, err
	}
	if body.Chart.Error != nil || len(body.Chart.Result) == 0 {
		return meta{}, fail(op, market.ErrNotFound, errors.New("it has no such symbol"))
	}
	return body.Chart.Result[0].Meta, nil
}

// fill makes quotes or statistics of what was found.
func (p *Provider) fill(a *market.Answer, r market.Request, list []wanted, metas map[string]meta) {
	for _, w := range list {
		m, ok := metas[w.symbol]
		if !ok || !m.usable() {
			continue
		}
		if r.Kind == market.Price {
			a.Quotes = append(a.Quotes, m.quote(w.asset, p.cfg.Now()))
		} else {
			a.Stats = append(a.Stats, m.stats(w.asset))
		}
	}
}

// finish orders the answer, and names its source and what is missing.
func finish(r market.Request, found market.Answer) (market.Answer, error) {
	a := market.Answer{Source: title}
	for _, asset := range r.Assets {
		has := false
		for _, q := range found.Quotes {
			if q.Asset == asset {
				a.Quotes, has = append(a.Quotes, q), true
				if !q.At.IsZero() && (a.AsOf.IsZero() || q.At.Before(a.AsOf)) {
					a.AsOf = q.At
				}
				break
			}
		}
		for _, s := range found.Stats {
			if s.Asset == asset {
				a.Stats, has = append(a.Stats, s), true
				if a.AsOf.IsZero() || s.At.Before(a.AsOf) {
					a.AsOf = s.At
				}
				break
			}
		}
		if !has {
			a.Missing = append(a.Missing, asset)
		}
	}
	if len(a.Quotes)+len(a.Stats) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("it has none of the assets"))
	}
	return a, nil
}
