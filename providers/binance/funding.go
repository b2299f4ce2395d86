package binance

import (
	"context"
	"errors"
	"net/url"
	"time"

	"tickertape/core/market"
)

// futures is what people read as the source of funding rates.
const futures = "Binance Futures"

// fundings asks for the perpetual futures on coins: /fapi/v1/premiumIndex has the rate that will
// be paid next, and when, /fapi/v1/fundingRate when the last two were paid, which tells the interval.
func (p *Provider) fundings(ctx context.Context, r market.Request) (market.Answer, error) {
	a, err := market.GatherFundings(futures, r.Assets, func(asset market.Asset) (market.Funding, error) {
		contract, ok := contracts(asset)
		if !ok {
			return market.Funding{}, market.ErrNotFound
		}
		return p.funding(ctx, asset, contract)
	})
	if err != nil {
		return a, err
	}
	if len(a.Funding) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("it has no perpetual future on that coin"))
	}
	return a, nil
}

// funding asks for one contract.
func (p *Provider) funding(ctx context.Context, asset market.Asset, contract string) (market.Funding, error) {
	var now premium
	if err := p.futures.JSON(ctx, string(market.Fundings), "/fapi/v1/premiumIndex", url.Values{"symbol": {contract}}, &now); err != nil {
		return market.Funding{}, err
	}
	f, ok := now.funding(asset, p.cfg.Now())
	if !ok || f.Contract != contract {
		return f, fail(market.Fundings, market.ErrInvalidResponse, errors.New("no rate in it can be used"))
	}
	var paid []payment
	if err := p.futures.JSON(ctx, string(market.Fundings), "/fapi/v1/fundingRate", url.Values{"symbol": {contract}, "limit": {"2"}}, &paid); err != nil {
		return market.Funding{}, err
	}
	if f.Interval, ok = between(paid, f.Next, f.At); !ok {
		return f, fail(market.Fundings, market.ErrInvalidResponse, errors.New("it does not say how often it is paid"))
	}
	return f, nil
}

// premium is /fapi/v1/premiumIndex of one symbol.
type premium struct {
	Symbol string `json:"symbol"`
	Rate   string `json:"lastFundingRate"` // of the payment at Next, a share of the position
	Next   int64  `json:"nextFundingTime"` // Unix milliseconds
	Time   int64  `json:"time"`
}

// mostRate is a share of the position that no exchange lets a rate exceed.
const mostRate = 0.2

func (p premium) funding(asset market.Asset, now time.Time) (market.Funding, bool) {
	rate, ok := number(p.Rate)
	if !ok || rate > mostRate || rate < -mostRate || p.Next <= 0 || p.Next > 1e14 {
		return market.Funding{}, false
	}
	f := market.Funding{
		Asset: asset, Rate: 100 * rate, Next: time.UnixMilli(p.Next).UTC(), Contract: p.Symbol, Source: futures, At: now.UTC(),
	}
	if p.Time > 0 && p.Time < 1e14 {
		f.At = time.UnixMilli(p.Time).UTC()
	}
	return f, true
}

// payment is a row of /fapi/v1/fundingRate.
type payment struct {
	At int64 `json:"fundingTime"` // Unix milliseconds, a few behind the hour
}

// lag is how late the list of payments may have a new one.
const lag = time.Hour

// between is how far apart payments are: the last one and the next, in whole hours. Where the list
// still lacks the one that was due a moment ago, at a time now, it is the distance of the last two.
// Binance pays every 1, 2, 4 or 8 hours.
func between(paid []payment, next, now time.Time) (time.Duration, bool) {
	if len(paid) == 0 {
		return 0, false
	}
	for _, x := range paid {
		if x.At <= 0 || x.At > 1e14 {
			return 0, false
		}
	}
	last := time.UnixMilli(paid[len(paid)-1].At)
	d := next.Sub(last).Round(time.Hour)
	if len(paid) > 1 {
		usual := last.Sub(time.UnixMilli(paid[len(paid)-2].At)).Round(time.Hour)
		if age := now.Sub(last); d == 2*usual && age > usual && age < usual+lag {
			d = usual
		}
	}
	switch d {
	case time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour:
		return d, true
	}
	return 0, false
}

// contracts names the perpetual future on a coin. Of coins that cost a small part of a cent a
// contract is of a thousand.
func contracts(asset market.Asset) (string, bool) {
	pair, ok := pairs[asset.ID]
	switch {
	case !ok, asset.Class != market.Crypto:
		return "", false
	case pair == "SHIBUSDT", pair == "PEPEUSDT":
		return "1000" + pair, true
	}
	return pair, true
}
