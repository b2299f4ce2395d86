package binance

import (
	"context"
	"errors"
	"net/url"
	"strconv"
	"time"

	"tickertape/core/market"
)

const (
	day      = 24 * time.Hour
	usual    = 30 * day // what a range without a beginning reaches back
	mostBars = 1000     // of one call
)

// bars asks /api/v3/klines: closes for History, candles for Candles.
func (p *Provider) bars(ctx context.Context, r market.Request) (market.Answer, error) {
	a := market.Answer{Source: title}
	from, to := r.Range.Fill(p.cfg.Now(), usual)
	length := interval(to.Sub(from))
	if r.Interval > 0 {
		from = r.Interval.Floor(from)
		if length = lengths[r.Interval]; length == "" || to.Sub(from)/r.Interval.Duration() >= mostBars {
			return a, fail(r.Kind, market.ErrNotFound, errors.New("it has no candles of that length, or not so many at once"))
		}
	}
	for _, asset := range r.Assets {
		pair, ok := pairs[asset.ID]
		if !ok || asset.Class != market.Crypto {
			a.Missing = append(a.Missing, asset)
			continue
		}
		var rows []kline
		err := p.rest.JSON(ctx, string(r.Kind), "/api/v3/klines", url.Values{
			"symbol": {pair}, "interval": {length}, "limit": {strconv.Itoa(mostBars)},
			"startTime": {strconv.FormatInt(from.UnixMilli(), 10)}, "endTime": {strconv.FormatInt(to.UnixMilli(), 10)},
		}, &rows)
		if err != nil {
			return market.Answer{}, err
		}
		s := series(asset, r.Kind, rows)
		if len(s.Points)+len(s.Candles) == 0 {
			a.Missing = append(a.Missing, asset)
			continue
		}
		s.Interval = named(length)
		if newest := s.Until(p.cfg.Now()); a.AsOf.IsZero() || newest.Before(a.AsOf) {
			a.AsOf = newest
		}
		a.Series = append(a.Series, s)
	}
	if len(a.Series) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("it has no prices of that coin and time"))
	}
	return a, nil
}

func series(asset market.Asset, kind market.Kind, rows []kline) market.Series {
	s := market.Series{Asset: asset, Currency: market.USD, Source: title}
	var last time.Time
	for _, row := range rows {
		c, ok := row.candle()
		if !ok || !c.At.After(last) {
			continue
		}
		last = c.At
		if kind == market.History {
			s.Points = append(s.Points, market.Point{At: c.At, Value: c.Close})
			continue
		}
		s.Candles = append(s.Candles, c)
	}
	return s
}

// lengths are the names of the lengths that candles can have.
var lengths = map[market.Interval]string{
	market.Minute: "1m", 3 * market.Minute: "3m", 5 * market.Minute: "5m", 15 * market.Minute: "15m", 30 * market.Minute: "30m",
	market.Hour: "1h", 2 * market.Hour: "2h", 4 * market.Hour: "4h", 6 * market.Hour: "6h", 8 * market.Hour: "8h", 12 * market.Hour: "12h",
	market.Day: "1d", 3 * market.Day: "3d", market.Week: "1w", market.Month: "1M",
}

// named is the length of candles that has a name; 0 where none has.
func named(name string) market.Interval {
	for length, is := range lengths {
		if is == name {
			return length
		}
	}
	return 0
}

// interval is the finest distance of bars of which a span has at most mostBars.
func interval(span time.Duration) string {
	for _, i := range []struct {
		length time.Duration
		name   string
	}{{5 * time.Minute, "5m"}, {30 * time.Minute, "30m"}, {time.Hour, "1h"}, {4 * time.Hour, "4h"}, {day, "1d"}} {
		if span/i.length < mostBars {
			return i.name
		}
	}
	return "1w"
}
