package yahoo

import (
	"context"
	"errors"
	"math"
	"net/url"
	"strconv"
	"sync"
	"time"

	"tickertape/core/market"
)

const (
	day   = 24 * time.Hour
	usual = 30 * day // what a range without a beginning reaches back
)

// history asks /v8/finance/chart for a span: closes for History, bars for Candles.
func (p *Provider) history(ctx context.Context, r market.Request) (market.Answer, error) {
	list, _ := plan(r)
	from, to := r.Range.Fill(p.cfg.Now(), usual)
	if r.Interval > 0 {
		from = r.Interval.Floor(from)
	}
	length, ok := lengthOf(r.Interval, from, to, p.cfg.Now())
	if !ok {
		return market.Answer{}, fail(r.Kind, market.ErrNotFound, errors.New("it has no candles of that length that far back"))
	}
	found := make([]*charted, len(list))
	errs := make([]error, len(list))
	var wg sync.WaitGroup
	slots := make(chan struct{}, maxCharts)
	for i, w := range list {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			found[i], errs[i] = p.bars(ctx, r.Kind, w, from, to, length)
		})
	}
	wg.Wait()
	a := market.Answer{Source: title}
	for _, s := range found {
		if s != nil {
			if r.Interval > 0 && !exact(r.Interval) {
				s.Candles, s.Interval = market.Coarser(s.Candles, r.Interval), r.Interval
			}
			if newest := s.Until(s.traded); a.AsOf.IsZero() || newest.Before(a.AsOf) {
				a.AsOf = newest
			}
			a.Series = append(a.Series, s.Series)
		}
	}
	return finishSeries(r, a, errors.Join(errs...))
}

// charted is a series, and when its market last traded, as far as Yahoo knows; at most now.
type charted struct {
	market.Series
	traded time.Time
}

// bars asks for one symbol.
func (p *Provider) bars(ctx context.Context, kind market.Kind, w wanted, from, to time.Time, length string) (*charted, error) {
	var body barsBody
	err := p.json(ctx, kind, "/v8/finance/chart/"+url.PathEscape(w.symbol), url.Values{
		"period1": {seconds(from)}, "period2": {seconds(to)}, "interval": {length}, "includePrePost": {"false"},
	}, &body)
	if err != nil {
		return nil, err
	}
	if body.Chart.Error != nil || len(body.Chart.Result) == 0 {
		return nil, fail(kind, market.ErrNotFound, errors.New("it has no such symbol"))
	}
	s := body.Chart.Result[0].series(w.asset, kind)
	s.Interval = named(length)
	if len(s.Points)+len(s.Candles) == 0 {
		return nil, fail(kind, market.ErrNotFound, errors.New("it has no prices of that time"))
	}
	now := p.cfg.Now()
	if t := time.Unix(body.Chart.Result[0].Meta.Time, 0).UTC(); t.Unix() > 0 && t.Before(now) {
		now = t
	}
	return &charted{s, now}, nil
}

// lengths are those that bars can have, coarsest first, and how far back Yahoo keeps them; 0: all.
var lengths = []struct {
	length market.Interval
	name   string
	reach  time.Duration
}{
	{market.Month, "1mo", 0},
	{market.Week, "1wk", 0},
	{market.Day, "1d", 0},
	{market.Hour, "1h", 729 * day},
	{30 * market.Minute, "30m", 59 * day},
	{15 * market.Minute, "15m", 59 * day},
	{5 * market.Minute, "5m", 59 * day},
	{market.Minute, "1m", 7 * day},
}

// named is the length of the bars that have a name; 0 where none have.
func named(name string) market.Interval {
	for _, l := range lengths {
		if l.name == name {
			return l.length
		}
	}
	return 0
}

// exact reports whether Yahoo has bars of a length, so that none have to be put together.
func exact(length market.Interval) bool {
	for _, l := range lengths {
		if l.length == length {
			return true
		}
	}
	return false
}

// lengthOf names the bars to ask for: those of a length, or the longest that it can be put
// together from; without a length those that suit the span.
func lengthOf(length market.Interval, from, to, now time.Time) (name string, ok bool) {
	if length <= 0 {
		return interval(from, to, now), true
	}
	for _, l := range lengths {
		if fits := l.length == length || l.length <= market.Day && length%l.length == 0; fits && (l.reach == 0 || now.Sub(from) <= l.reach) {
			return l.name, true
		}
	}
	return "", false
}

// interval is the distance of the bars: at most a few hundred of them, and no finer than
// Yahoo keeps. It keeps bars of minutes for 60 days and of hours for 730.
func interval(from, to, now time.Time) string {
	span, back := to.Sub(from), now.Sub(from)
	switch {
	case span <= day && back < 59*day:
		return "5m"
	case span <= 7*day && back < 59*day:
		return "30m"
	case span <= 60*day && back < 729*day:
		return "1h"
	case span <= 3*365*day:
		return "1d"
	}
	return "1wk"
}

// barsBody is /v8/finance/chart with its bars. Numbers are null where nothing was traded.
type barsBody struct {
	Chart struct {
		Result []bars      `json:"result"`
		Error  *yahooError `json:"error"`
	} `json:"chart"`
}

type bars struct {
	Meta       meta    `json:"meta"`
	Times      []int64 `json:"timestamp"`
	Indicators struct {
		Quote []struct {
			Open   []*float64 `json:"open"`
			High   []*float64 `json:"high"`
			Low    []*float64 `json:"low"`
			Close  []*float64 `json:"close"`
			Volume []*float64 `json:"volume"`
		} `json:"quote"`
	} `json:"indicators"`
}

func (b bars) series(asset market.Asset, kind market.Kind) market.Series {
	currency, per := currencyOf(b.Meta.Currency)
	s := market.Series{Asset: asset, Currency: currency, Source: title}
	if len(b.Indicators.Quote) == 0 || currency == "" {
		return s
	}
	q := b.Indicators.Quote[0]
	var last time.Time
	for i, t := range b.Times {
		at := time.Unix(t, 0).UTC()
		closing := value(q.Close, i)
		if closing <= 0 || !at.After(last) {
			continue
		}
		last = at
		if kind == market.History {
			s.Points = append(s.Points, market.Point{At: at, Value: closing / per})
			continue
		}
		c := market.Candle{At: at, Open: value(q.Open, i) / per, High: value(q.High, i) / per, Low: value(q.Low, i) / per, Close: closing / per}
		if c.Open <= 0 || c.Low <= 0 || c.High < c.Low {
			continue
		}
		if v := value(q.Volume, i); v > 0 {
			worth := v * c.Close
			c.Volume = &worth
		}
		s.Candles = append(s.Candles, c)
	}
	return s
}

// value is a number of a list; 0 where there is none.
func value(list []*float64, i int) float64 {
	if i >= len(list) || list[i] == nil || math.IsInf(*list[i], 0) {
		return 0
	}
	return *list[i]
}

// finishSeries says what is missing.
func finishSeries(r market.Request, a market.Answer, failed error) (market.Answer, error) {
	for _, asset := range r.Assets {
		has := false
		for _, s := range a.Series {
			has = has || s.Asset == asset
		}
		if !has {
			a.Missing = append(a.Missing, asset)
		}
	}
	switch {
	case len(a.Series) > 0:
		return a, nil
	case failed != nil:
		return a, first(failed)
	}
	return a, fail(r.Kind, market.ErrNotFound, errors.New("it has none of the assets"))
}

// first is the first of joined errors: why it failed for one is why it failed.
func first(err error) error {
	var failed *market.Error
	if errors.As(err, &failed) {
		return failed
	}
	return err
}

func seconds(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }
