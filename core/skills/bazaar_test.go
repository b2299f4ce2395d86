package skills_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills"
	"tickertape/core/skills/glossary"
	"tickertape/core/skills/grounded"
)

// noon is the time at the bazaar.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func coin(id, symbol, name string) market.Asset {
	return market.Asset{Class: market.Crypto, ID: id, Symbol: symbol, Name: name}
}

func money(code, name string) market.Asset {
	return market.Asset{Class: market.Fiat, ID: code, Symbol: strings.ToUpper(code), Name: name}
}

var (
	btc    = coin("bitcoin", "BTC", "Bitcoin")
	eth    = coin("ethereum", "ETH", "Ethereum")
	sol    = coin("solana", "SOL", "Solana")
	shib   = coin("shiba-inu", "SHIB", "Shiba Inu")
	rare   = coin("rare", "RARE", "Rare Coin") // nobody has it
	aapl   = market.Asset{Class: market.Equity, ID: "AAPL", Symbol: "AAPL", Name: "Apple"}
	sap    = market.Asset{Class: market.Equity, ID: "SAP.DE", Symbol: "SAP", Name: "SAP"}
	spx    = market.Asset{Class: market.Index, ID: "^GSPC", Symbol: "SPX", Name: "S&P 500"}
	gold   = market.Asset{Class: market.Commodity, ID: "GC=F", Symbol: "XAU", Name: "Gold"}
	dollar = money("usd", "US dollar")
	euro   = money("eur", "Euro")
	pound  = money("gbp", "British pound")
	yen    = money("jpy", "Japanese yen")
)

func ptr[T any](v T) *T { return &v }

// stall is what the bazaar knows of an asset.
type stall struct {
	usd    float64 // what it is worth
	home   market.Currency
	change *float64
	shut   bool
	stats  market.Stats
}

// bazaar is a market.Source with a few stalls. Coins are quoted in any currency, money in
// money, and everything else in the currency of its exchange, the way real providers do it. It
// fails as told.
type bazaar struct {
	mu       sync.Mutex
	stalls   map[string]*stall
	global   *market.GlobalStats
	series   map[string]market.Series
	releases []market.Release
	prices   map[string][]market.Point // of the past, in dollars, by asset
	coarse   bool                      // of more than 1,000 days only every seventh price is told
	listed   []market.Stats
	mood     []market.Point
	about    map[string]market.About
	gas      *market.Gas
	funded   map[string]market.Funding
	bars     []market.Interval // lengths of candles that there are of bitcoin; the first where nobody names one
	closes   market.Interval   // of which prices of the past are closes; 0: they are of moments
	since    time.Time         // there are no candles before it
	stale    time.Duration
	made     bool // up: simulated
	fail     func(market.Request) error
	hang     bool
	asked    []market.Request
	keep     skills.Keeper   // of preferences; nil: none
	words    grounded.Writer // a language model; nil: none
}

func open() *bazaar {
	return &bazaar{
		series: map[string]market.Series{},
		stalls: map[string]*stall{
			"bitcoin":   {usd: 97432.10, change: ptr(2.4149)},
			"ethereum":  {usd: 3520.456, change: ptr(-1.2)},
			"solana":    {usd: 241.5, change: ptr(0.001)},
			"shiba-inu": {usd: 0.00001234, change: ptr(-12.345)},
			"AAPL":      {usd: 230.12, home: "usd", change: ptr(1.2)},
			"SAP.DE":    {usd: 250, home: "eur", shut: true},
			"^GSPC":     {usd: 6012.45, home: "usd", change: ptr(-0.31), shut: true},
			"GC=F":      {usd: 2650.3, home: "usd", change: ptr(0.8)},
			"usd":       {usd: 1, change: ptr(0.1)},
			"eur":       {usd: 1.0842, change: ptr(0.12)},
			"gbp":       {usd: 1.25, change: ptr(-0.2)},
			"jpy":       {usd: 0.00648},
		},
	}
}

// worth is the value of a currency in US dollars.
func (b *bazaar) worth(c market.Currency) (float64, bool) {
	if coins := map[market.Currency]string{"btc": "bitcoin", "eth": "ethereum"}; coins[c] != "" {
		c = market.Currency(coins[c])
	}
	s, ok := b.stalls[string(c)]
	if !ok {
		return 0, false
	}
	return s.usd, true
}

func (b *bazaar) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	b.mu.Lock()
	b.asked = append(b.asked, r)
	hang, fail := b.hang, b.fail
	b.mu.Unlock()
	if hang {
		<-ctx.Done()
		return market.Answer{}, ctx.Err()
	}
	if fail != nil {
		if err := fail(r); err != nil {
			return market.Answer{}, err
		}
	}
	a := market.Answer{AsOf: noon, Stale: b.stale, Simulated: b.made}
	switch r.Kind {
	case market.Price:
		b.quotes(r, &a)
	case market.Statistics:
		b.statistics(r, &a)
	case market.CapHistory, market.VolHistory:
		b.past(r, &a)
	case market.Global:
		a.Global, a.Source = b.global, "CoinGecko"
	case market.History:
		b.history(r, &a)
	case market.Listing, market.Trending:
		if len(b.listed) == 0 {
			return market.Answer{}, fault(market.ErrNotFound)
		}
		a.Stats, a.Source = b.listed, "CoinGecko"
	case market.Sentiment:
		if len(b.mood) == 0 {
			return market.Answer{}, fault(market.ErrNotFound)
		}
		a.Series, a.Source = []market.Series{{Points: b.mood}}, "alternative.me"
	case market.GasFees:
		if b.gas == nil {
			return market.Answer{}, fault(market.ErrNotFound)
		}
		a.Gas, a.Source = b.gas, b.gas.Source
	case market.Fundings:
		for _, asset := range r.Assets {
			if f, ok := b.funded[asset.ID]; ok {
				f.Asset, f.At = asset, noon
				a.Funding, a.Source = append(a.Funding, f), f.Source
			}
		}
	case market.Candles:
		b.candles(r, &a)
	case market.Profile:
		for _, asset := range r.Assets {
			if about, ok := b.about[asset.ID]; ok {
				about.Asset = asset
				a.About, a.Source = append(a.About, about), "CoinGecko"
			}
		}
	case market.Releases:
		if len(b.releases) == 0 {
			return market.Answer{}, fault(market.ErrUnauthorized)
		}
		a.Releases, a.Source = b.releases, "FRED"
	case market.Economic:
		s, ok := b.series[r.Indicator.Series]
		if !ok {
			return market.Answer{}, fault(market.ErrNotFound)
		}
		a.Series, a.Source = []market.Series{s}, "FRED"
	}
	if len(r.Assets) > 0 && len(a.Quotes)+len(a.Stats)+len(a.Series)+len(a.About)+len(a.Funding) == 0 {
		return market.Answer{}, fault(market.ErrNotFound)
	}
	return a, nil
}

func (b *bazaar) quotes(r market.Request, a *market.Answer) {
	for _, asset := range r.Assets {
		s, ok := b.stalls[asset.ID]
		in := r.Quote()
		if ok && s.home != "" {
			in = s.home
		}
		per, quoted := b.worth(in)
		if !ok || !quoted || (asset.Class == market.Fiat && (in == "btc" || in == "eth")) {
			a.Missing = append(a.Missing, asset)
			continue
		}
		a.Quotes = append(a.Quotes, market.Quote{
			Asset: market.Asset{Class: asset.Class, ID: asset.ID}, Currency: in, Price: s.usd / per, Change24h: s.change,
			Open: !s.shut && asset.Class != market.Crypto, Source: keeper(asset), At: noon,
		})
		b.credit(a, asset)
	}
}

func (b *bazaar) statistics(r market.Request, a *market.Answer) {
	for _, asset := range r.Assets {
		s, ok := b.stalls[asset.ID]
		if !ok || s.stats.Price == 0 {
			a.Missing = append(a.Missing, asset)
			continue
		}
		stats := s.stats
		stats.Asset, stats.At, stats.Source = asset, noon, keeper(asset)
		a.Stats = append(a.Stats, stats)
		b.credit(a, asset)
	}
}

// past is a week of market caps or volumes of coins that have statistics: up by a tenth, with
// a dip in the middle.
func (b *bazaar) past(r market.Request, a *market.Answer) {
	for _, asset := range r.Assets {
		s, ok := b.stalls[asset.ID]
		if !ok || s.stats.MarketCap == nil {
			continue
		}
		of := *s.stats.MarketCap
		if r.Kind == market.VolHistory {
			of = *s.stats.Volume24h
		}
		out := market.Series{Asset: asset, Currency: r.Quote(), Source: "CoinGecko"}
		for i, share := range []float64{0.9, 1, 0.8, 0.99} {
			out.Points = append(out.Points, market.Point{At: r.Range.From.Add(time.Duration(i) * noon.Sub(r.Range.From) / 3), Value: of * share})
		}
		a.Series, a.Source = append(a.Series, out), "CoinGecko"
	}
}

// history is what is written down of prices, within the range.
func (b *bazaar) history(r market.Request, a *market.Answer) {
	for _, asset := range r.Assets {
		out := market.Series{Asset: asset, Currency: r.Quote(), Source: keeper(asset), Interval: b.closes}
		if s, ok := b.stalls[asset.ID]; ok && s.home != "" {
			out.Currency = s.home
		}
		for _, p := range b.prices[asset.ID] {
			if !p.At.Before(r.Range.From) && (r.Range.To.IsZero() || p.At.Before(r.Range.To)) {
				out.Points = append(out.Points, p)
			}
		}
		if span := len(out.Points); b.coarse && span > 1000 {
			for i := range (span + 6) / 7 {
				out.Points[i] = out.Points[7*i]
			}
			out.Points = out.Points[:(span+6)/7]
		}
		if len(out.Points) > 0 {
			a.Series = append(a.Series, out)
			b.credit(a, asset)
		}
	}
}

// candles are a wave of bitcoin's price, in the length that is asked for where there are such.
func (b *bazaar) candles(r market.Request, a *market.Answer) {
	if len(b.bars) == 0 || r.Assets[0].ID != "bitcoin" {
		return
	}
	length := b.bars[0]
	if r.Interval > 0 {
		if length = r.Interval; !slices.Contains(b.bars, length) {
			return
		}
	}
	from, to := r.Range.Fill(noon, 30*24*time.Hour)
	price := func(at time.Time) float64 {
		return 90000 * (1 + 0.08*math.Sin(at.Sub(noon).Hours()/40) + 0.01*math.Sin(at.Sub(noon).Hours()/3))
	}
	s := market.Series{Asset: r.Assets[0], Currency: r.Quote(), Source: "Binance (USDT)"}
	if from.Before(b.since) {
		from = b.since
	}
	for at := length.Floor(from); at.Before(to); at = at.Add(length.Duration()) {
		end := at.Add(length.Duration())
		if end.After(noon) {
			end = noon // the last candle still runs
		}
		first, last := price(at), price(end)
		volume := 1e9 + 1e6*float64(at.Hour())
		s.Candles = append(s.Candles, market.Candle{At: at, Open: first, Close: last, High: max(first, last) * 1.002, Low: min(first, last) * 0.998, Volume: &volume})
	}
	if len(s.Candles) > 0 {
		a.Series, a.Source = []market.Series{s}, s.Source
	}
}

func (b *bazaar) credit(a *market.Answer, asset market.Asset) {
	if k := keeper(asset); !strings.Contains(a.Source, k) {
		a.Source = strings.TrimPrefix(a.Source+", "+k, ", ")
	}
}

func keeper(a market.Asset) string {
	if a.Class == market.Crypto {
		return "CoinGecko"
	}
	return "Yahoo Finance"
}

// requests are those of a kind.
func (b *bazaar) requests(k market.Kind) []market.Request {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(b.asked), func(r market.Request) bool { return r.Kind != k })
}

// secret stands in every error of the bazaar and must stand on no card.
const secret = "provider-body-with-secret"

func fault(f market.Fault) error {
	return &market.Error{Op: "price", Provider: "coingecko", Fault: f, Err: errors.New(secret)}
}

// exhausted is what the gateway says when several providers failed.
func exhausted(inner ...market.Fault) error {
	var errs []error
	for _, f := range inner {
		errs = append(errs, fault(f))
	}
	return &market.Error{Op: "price", Provider: "gateway", Fault: market.ErrExhausted, Err: errors.Join(errs...)}
}

// failing makes every request fail.
func (b *bazaar) failing(err error) *bazaar {
	b.fail = func(market.Request) error { return err }
	return b
}

// withoutRates makes only requests for money fail.
func (b *bazaar) withoutRates(err error) *bazaar {
	b.fail = func(r market.Request) error {
		if slices.ContainsFunc(r.Assets, func(a market.Asset) bool { return a.Class == market.Fiat }) {
			return err
		}
		return nil
	}
	return b
}

// answer asks the bazaar's bot.
func (b *bazaar) answer(t testing.TB, q ask.Query) chat.Card {
	t.Helper()
	return asked(t, b, q)
}

// entries are the glossary of all tests.
var entries = sync.OnceValues(glossary.New)

// newBook opens a book of skills.
func newBook(t testing.TB, src market.Source, opts skills.Options) skills.Book {
	t.Helper()
	terms, err := entries()
	if err != nil {
		t.Fatal(err)
	}
	opts.Terms = terms
	book, err := skills.New(src, opts)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// asked puts a question to a bot on a source.
func asked(t testing.TB, src market.Source, q ask.Query) chat.Card {
	t.Helper()
	opts := skills.Options{Now: func() time.Time { return noon }}
	if b, is := src.(*bazaar); is {
		opts.Keep, opts.Words.Writer = b.keep, b.words
	}
	c, err := newBook(t, src, opts).Answer(context.Background(), q)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	return c
}
