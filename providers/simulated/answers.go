package simulated

import (
	"math"
	"strings"
	"time"

	"tickertape/core/market"
)

const day = 24 * time.Hour

func (p *Provider) quote(a market.Asset, in market.Currency, now time.Time) market.Quote {
	in = ownCurrency(a, in)
	price := p.in(a, in, now)
	change := 100 * (price/p.in(a, in, now.Add(-day)) - 1)
	return market.Quote{Asset: a, Currency: in, Price: price, Change24h: &change, Open: true, Source: title, At: now}
}

// ownCurrency is what an asset is quoted in: stocks stay in dollars, as at their exchange.
func ownCurrency(a market.Asset, asked market.Currency) market.Currency {
	if a.Class == market.Crypto || a.Class == market.Fiat {
		return asked
	}
	return market.USD
}

// supply is how many coins there are; where it is not known it is made of the name, so that the
// market cap is between one and a hundred million dollars.
func supply(a market.Asset) float64 {
	if v, ok := supplies[a.ID]; ok {
		return v
	}
	return math.Max(1, math.Round(math.Pow(10, 6+2*unit(a.ID+"supply"))/base(a)))
}

func (p *Provider) stats(a market.Asset, in market.Currency, now time.Time) market.Stats {
	q := p.quote(a, in, now)
	high, low := q.Price, q.Price
	for h := range 24 {
		v := p.in(a, q.Currency, now.Add(-time.Duration(h)*time.Hour))
		high, low = max(high, v), min(low, v)
	}
	s := market.Stats{
		Asset: a, Currency: q.Currency, Price: q.Price, Change24h: q.Change24h, High24h: &high, Low24h: &low, Source: title, At: now,
	}
	if a.Class != market.Crypto {
		return s
	}
	coins := supply(a)
	marketCap := q.Price * coins
	volume := marketCap * turnover(a)
	ath, athAt := p.peak(a, q.Currency, now)
	fromATH := 100 * (q.Price/ath - 1)
	s.Circulating, s.MarketCap, s.Volume24h = &coins, &marketCap, &volume
	s.ATH, s.ATHAt, s.ATHChange = &ath, athAt, &fromATH
	if a.ID == "bitcoin" {
		limit, rank := 21e6, 1
		s.Max, s.Rank = &limit, &rank
	}
	return s
}

func (p *Provider) global(in market.Currency, now time.Time) *market.GlobalStats {
	btc := market.Asset{Class: market.Crypto, ID: "bitcoin"}
	eth := market.Asset{Class: market.Crypto, ID: "ethereum"}
	btcCap, ethCap := p.in(btc, in, now)*supply(btc), p.in(eth, in, now)*supply(eth)
	total := btcCap / 0.575
	before := p.in(btc, in, now.Add(-day)) * supply(btc) / 0.575
	change := 100 * (total/before - 1)
	return &market.GlobalStats{
		Currency: in, MarketCap: total, Volume24h: total * 0.045, CapChange24h: &change,
		Dominance:   map[string]float64{"btc": 100 * btcCap / total, "eth": 100 * ethCap / total},
		ActiveCoins: 18_400, Markets: 1_380, At: now,
	}
}

// series makes levels of an indicator by its unit: an index grows, a rate wavers.
func (p *Provider) series(ind market.Indicator, r market.Range, now time.Time) market.Series {
	from := r.From
	if from.IsZero() {
		from = now.AddDate(-3, 0, 0)
	}
	to := now
	if !r.To.IsZero() && r.To.Before(now) {
		to = r.To
	}
	s := market.Series{Indicator: ind, Unit: ind.Unit}
	for at := first(from, ind.Frequency); at.Before(to.Add(-late(ind.Frequency))); at = following(at, ind.Frequency) {
		if ind.Frequency == market.Daily && (at.Weekday() == time.Saturday || at.Weekday() == time.Sunday) {
			continue
		}
		s.Points = append(s.Points, market.Point{At: at, Value: level(ind, at)})
	}
	return s
}

// releases are when the figures of about a year are published, and the two after them.
func releases(ind market.Indicator, now time.Time) []market.Release {
	var out []market.Release
	to := 0
	for at := first(now.Add(-late(ind.Frequency)).AddDate(-1, 0, 0), ind.Frequency); to < 2; at = following(at, ind.Frequency) {
		published := at.Add(late(ind.Frequency)).Truncate(day)
		if published.After(now) {
			to++
		}
		out = append(out, market.Release{Name: title, At: published})
	}
	return out
}

// level is where an indicator stands at a time, with no more digits than such figures have.
func level(ind market.Indicator, at time.Time) float64 {
	f := standing(ind)
	years := at.Sub(time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)).Hours() / (24 * 365.25)
	wave := math.Sin(2 * math.Pi * (years/3 + unit(ind.Series)))
	v := f.now*math.Pow(1+f.grows/100, years) + math.Abs(f.now)*f.wavers*wave
	digits := 1.0
	switch {
	case math.Abs(v) < 100 || strings.HasPrefix(ind.Unit, "%"):
		digits = 100
	case strings.HasPrefix(ind.Unit, "index"):
		digits = 1000
	}
	return math.Round(v*digits) / digits
}

// peak is the highest price that there ever was, and its day: about that of the peak of a coin's season, and
// for all else now.
func (p *Provider) peak(a market.Asset, in market.Currency, now time.Time) (most float64, on time.Time) {
	most, on = p.in(a, in, now), now
	_, peak := peakOf(a)
	for off := -nearPeak; off <= nearPeak; off++ { // what it is counted in moves, too
		at := peak.AddDate(0, 0, off)
		if v := p.in(a, in, at); v > most && at.Before(now) {
			most, on = v, at
		}
	}
	return most, on
}

// nearPeak is how many days off the peak in dollars that in another currency may be.
const nearPeak = 10

// first is the start of the period that holds at.
func first(at time.Time, f market.Frequency) time.Time {
	y, m, d := at.UTC().Date()
	switch f {
	case market.Monthly:
		d = 1
	case market.Quarterly:
		m, d = (m-1)/3*3+1, 1
	case market.Annual:
		m, d = 1, 1
	}
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func following(at time.Time, f market.Frequency) time.Time {
	switch f {
	case market.Daily:
		return at.AddDate(0, 0, 1)
	case market.Weekly:
		return at.AddDate(0, 0, 7)
	case market.Quarterly:
		return at.AddDate(0, 3, 0)
	case market.Annual:
		return at.AddDate(1, 0, 0)
	}
	return at.AddDate(0, 1, 0)
}

// late is how long after its start a period's figure is published.
func late(f market.Frequency) time.Duration {
	switch f {
	case market.Daily:
		return day
	case market.Weekly:
		return 8 * day
	case market.Quarterly:
		return 120 * day
	case market.Annual:
		return 400 * day
	}
	return 45 * day
}
