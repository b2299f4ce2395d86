package simulated

import (
	"math"
	"time"

	"tickertape/core/market"
)

// gas wavers around 6 gwei with the hours of the day. A block is 12 seconds.
func (p *Provider) gas(now time.Time) *market.Gas {
	hours := float64(now.UnixMilli()) / 3.6e6
	base := 6 * (1 + 0.5*math.Sin(2*math.Pi*hours/24+float64(p.cfg.Seed)))
	return &market.Gas{
		Base: base, Slow: base + 0.05, Normal: base + 0.4, Fast: base + 1.8, Block: uint64(max(0, now.Unix()/12)), Source: title, At: now,
	}
}

// funding wavers around 0.01 % for eight hours, which are paid for at 0, 8 and 16 o'clock UTC.
func (p *Provider) funding(a market.Asset, now time.Time) market.Funding {
	const interval = 8 * time.Hour
	days := float64(now.UnixMilli()) / 8.64e7
	rate := 0.01 * (1 + 1.6*math.Sin(2*math.Pi*(days/9+unit(a.ID+"funding"))))
	return market.Funding{
		Asset: a, Rate: rate, Interval: interval, Next: now.Truncate(interval).Add(interval), Contract: a.Symbol + "USDT", Source: title, At: now,
	}
}
