package coingecko

import (
	"context"
	"errors"
	"net/url"
	"strconv"
	"time"

	"tickertape/core/market"
)

const (
	day   = 24 * time.Hour
	usual = 30 * day // what a range without a beginning reaches back
)

// freeDepth is how far back CoinGecko answers without a paid plan.
const freeDepth = 365 * day

// history asks /coins/{id}/market_chart/range, which has prices, market caps and volumes. CoinGecko chooses the distance of the points
// by the length of the range: 5 minutes up to a day, an hour up to 90 days, else a day.
func (p *Provider) history(ctx context.Context, r market.Request) (market.Answer, error) {
	from, to := r.Range.Fill(p.cfg.Now(), usual)
	from = within(from, to)
	a := market.Answer{Source: title}
	for _, asset := range r.Assets {
		var body chartBody
		err := p.client(ctx).JSON(ctx, string(r.Kind), "/coins/"+url.PathEscape(asset.ID)+"/market_chart/range", url.Values{
			"vs_currency": {string(r.Quote())}, "from": {seconds(from)}, "to": {seconds(to)}, "precision": {"full"},
		}, &body)
		if err != nil {
			return market.Answer{}, err
		}
		s := market.Series{Asset: asset, Currency: r.Quote(), Source: title, Points: points(body.of(r.Kind))}
		if len(s.Points) == 0 {
			a.Missing = append(a.Missing, asset)
			continue
		}
		a.Series = append(a.Series, s)
	}
	return p.finishSeries(r, a)
}

// within cuts a span that is a little longer than one at which CoinGecko's points get coarser,
// or end: a day, 90 days, a year.
func within(from, to time.Time) time.Time {
	for limit, over := range map[time.Duration]time.Duration{day: 10 * time.Minute, 90 * day: 25 * time.Hour, freeDepth: 25 * time.Hour} {
		if span := to.Sub(from); span > limit && span <= limit+over {
			return to.Add(-limit)
		}
	}
	return from
}

// candles asks /coins/{id}/ohlc, whose candles are 30 minutes, 4 hours or 4 days long by the
// number of days asked for, and are stamped with their END.
func (p *Provider) candles(ctx context.Context, r market.Request) (market.Answer, error) {
	from, to := r.Range.Fill(p.cfg.Now(), usual)
	if r.Interval > 0 {
		from = r.Interval.Floor(from)
	}
	days, length := ohlcDays(p.cfg.Now().Sub(from), r.Interval)
	if days == "" {
		return market.Answer{}, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrNotFound, Err: errors.New("it has no candles of that length that far back")}
	}
	a := market.Answer{Source: title}
	for _, asset := range r.Assets {
		var rows [][5]float64
		err := p.client(ctx).JSON(ctx, string(r.Kind), "/coins/"+url.PathEscape(asset.ID)+"/ohlc", url.Values{
			"vs_currency": {string(r.Quote())}, "days": {days}, "precision": {"full"},
		}, &rows)
		if err != nil {
			return market.Answer{}, err
		}
		s := market.Series{
			Asset: asset, Currency: r.Quote(), Source: title,
			Candles: barsOf(rows, length, from, to), Interval: market.Interval(length),
		}
		if r.Interval > 0 && r.Interval.Duration() != length {
			s.Candles, s.Interval = market.Coarser(s.Candles, r.Interval), r.Interval
		}
		if len(s.Candles) == 0 {
			a.Missing = append(a.Missing, asset)
			continue
		}
		a.Series = append(a.Series, s)
	}
	return p.finishSeries(r, a)
}

// barsOf are the candles of a length in rows of their END, open, high, low and close that reach
// into a span, oldest first, each once.
func barsOf(rows [][5]float64, length time.Duration, from, to time.Time) (out []market.Candle) {
	var last time.Time
	for _, row := range rows {
		at := time.UnixMilli(int64(row[0])).UTC().Add(-length)
		if whole(row) && at.After(last) && !at.Add(length).Before(from) && !at.After(to) {
			out = append(out, market.Candle{At: at, Open: row[1], High: row[2], Low: row[3], Close: row[4]})
			last = at
		}
	}
	return out
}

// ohlcDays is the smallest number of days that CoinGecko offers for a span, and the length of
// the candles that come with it; where candles of a length are wanted, one whose candles can be
// put together to such. days is empty where there is none.
func ohlcDays(span time.Duration, want market.Interval) (days string, candle time.Duration) {
	for _, n := range []int{1, 7, 14, 30, 90, 180, 365} {
		candle = ohlcLength(n)
		if span <= time.Duration(n)*day+time.Hour && (want <= 0 || want.Duration()%candle == 0) {
			return strconv.Itoa(n), candle
		}
	}
	if want > 0 && want.Duration()%candle != 0 {
		return "", 0
	}
	return "max", candle
}

// ohlcLength is how long the candles of so many days are.
func ohlcLength(days int) time.Duration {
	switch {
	case days <= 2:
		return 30 * time.Minute
	case days <= 30:
		return 4 * time.Hour
	}
	return 4 * day
}

// chartBody is /coins/{id}/market_chart: pairs of milliseconds and value.
type chartBody struct {
	Prices  [][2]*float64 `json:"prices"`
	Caps    [][2]*float64 `json:"market_caps"`
	Volumes [][2]*float64 `json:"total_volumes"`
}

// of picks what a kind asks for.
func (b chartBody) of(k market.Kind) [][2]*float64 {
	switch k {
	case market.CapHistory:
		return b.Caps
	case market.VolHistory:
		return b.Volumes
	}
	return b.Prices
}

func points(pairs [][2]*float64) []market.Point {
	var out []market.Point
	for _, pair := range pairs {
		if !positive(pair[0]) || !positive(pair[1]) || *pair[0] > 1e14 {
			continue
		}
		at := time.UnixMilli(int64(*pair[0])).UTC()
		if n := len(out); n > 0 && !at.After(out[n-1].At) {
			continue
		}
		out = append(out, market.Point{At: at, Value: *pair[1]})
	}
	return out
}

// whole tells a candle from nonsense.
func whole(row [5]float64) bool {
	for i := range row {
		if !positive(&row[i]) {
			return false
		}
	}
	return row[0] < 1e14 && row[2] >= row[3]
}

// finishSeries says of when the newest point of the oldest series is.
func (p *Provider) finishSeries(r market.Request, a market.Answer) (market.Answer, error) {
	for _, s := range a.Series {
		if newest := s.Until(p.cfg.Now()); a.AsOf.IsZero() || newest.Before(a.AsOf) {
			a.AsOf = newest
		}
	}
	if len(a.Series) == 0 {
		return a, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrNotFound, Err: errors.New("it has no values of that time")}
	}
	return a, nil
}

func seconds(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }
