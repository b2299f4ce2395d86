package gateway_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"tickertape/core/market"
	"tickertape/providers/gateway"
	"tickertape/providers/gateway/budget"
	"tickertape/providers/gateway/cache"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var (
	btc  = market.Asset{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC", Name: "Bitcoin"}
	eth  = market.Asset{Class: market.Crypto, ID: "ethereum", Symbol: "ETH", Name: "Ethereum"}
	aapl = market.Asset{Class: market.Equity, ID: "AAPL", Symbol: "AAPL", Name: "Apple"}
)

// fake is a provider with a price list. It fails as told, and takes its time.
type fake struct {
	name   string
	can    []market.Capability
	prices map[string]float64

	mu    sync.Mutex
	fails []error // in turn; then none
	slow  time.Duration
	asked []market.Request
	at    time.Time // of its prices; zero: now
	limit int       // calls a minute; 0: none
	times []time.Time
	over  int // calls beyond the limit
}

func crypto(name string, prices map[string]float64) *fake {
	return &fake{name: name, prices: prices, can: []market.Capability{
		{Kind: market.Price, Classes: []market.Class{market.Crypto}, Batch: 2},
		{Kind: market.Global},
	}}
}

func stocks(name string, prices map[string]float64) *fake {
	return &fake{name: name, prices: prices, can: []market.Capability{
		{Kind: market.Price, Classes: []market.Class{market.Equity, market.Crypto}, Batch: 20},
	}}
}

func (f *fake) Name() string                      { return f.name }
func (f *fake) Capabilities() []market.Capability { return f.can }

func (f *fake) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	f.mu.Lock()
	f.asked = append(f.asked, r)
	var err error
	if len(f.fails) > 0 {
		err, f.fails = f.fails[0], f.fails[1:]
	}
	if f.beyond(time.Now()) {
		err = fault(f.name, market.ErrRateLimited)
	}
	slow := f.slow
	f.mu.Unlock()
	select {
	case <-time.After(slow):
	case <-ctx.Done():
		return market.Answer{}, ctx.Err()
	}
	if err != nil {
		return market.Answer{}, err
	}
	a := market.Answer{Source: f.name, AsOf: time.Now()}
	if r.Kind == market.Global {
		a.Global = &market.GlobalStats{MarketCap: 1e12}
		return a, nil
	}
	for _, asset := range r.Assets {
		p, ok := f.prices[asset.ID]
		if !ok {
			a.Missing = append(a.Missing, asset)
			continue
		}
		a.Quotes = append(a.Quotes, market.Quote{Asset: asset, Price: p, Currency: r.Quote(), At: f.time(), Source: f.name})
	}
	if len(a.Quotes) == 0 {
		return a, fault(f.name, market.ErrNotFound)
	}
	return a, nil
}

// beyond counts a call, and says whether the last minute had too many.
func (f *fake) beyond(now time.Time) bool {
	f.times = append(f.times, now)
	for now.Sub(f.times[0]) >= time.Minute {
		f.times = f.times[1:]
	}
	if f.limit == 0 || len(f.times) <= f.limit {
		return false
	}
	f.over++
	return true
}

func (f *fake) time() time.Time {
	if f.at.IsZero() {
		return time.Now()
	}
	return f.at
}

func (f *fake) calls() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.asked)
}

func (f *fake) failing(errs ...error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fails = errs
}

func fault(name string, of market.Fault) error {
	return &market.Error{Op: "price", Provider: name, Fault: of, Err: errors.New("body of the provider")}
}

// shelf is a cache level in a map.
type shelf struct {
	mu     sync.Mutex
	data   map[string][]byte
	broken bool
	full   bool // takes nothing more
}

func (s *shelf) Get(_ context.Context, key string) ([]byte, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken {
		return nil, false, errors.New("cache on fire")
	}
	b, ok := s.data[key]
	return b, ok, nil
}

func (s *shelf) Put(_ context.Context, key string, data []byte, _, _ time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken {
		return errors.New("cache on fire")
	}
	if s.full {
		return fmt.Errorf("write: %w", syscall.ENOSPC)
	}
	s.data[key] = data
	return nil
}

func newShelf() *shelf { return &shelf{data: map[string][]byte{}} }

// house is a gateway on fakes in a synctest bubble.
type house struct {
	t       *testing.T
	first   *shelf
	second  *shelf
	coins   *fake
	backup  *fake
	gateway *gateway.Gateway
	stops   []func()
}

func inHouse(t *testing.T, play func(h *house)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		h := &house{t: t, first: newShelf(), second: newShelf()}
		h.coins = crypto("coins", map[string]float64{"bitcoin": 100_000, "ethereum": 4000, "rare": 1})
		h.backup = stocks("backup", map[string]float64{"AAPL": 230, "bitcoin": 100_100, "ethereum": 4001})
		h.open(nil)
		play(h)
		for _, stop := range h.stops {
			stop()
		}
	})
}

func (h *house) open(change func(*gateway.Config, *gateway.Parts)) {
	var cfg gateway.Config
	cfg.Defaults()
	levels := map[string]cache.Store{}
	for _, c := range cache.Classes() {
		levels[c.Name] = h.first
	}
	parts := gateway.Parts{
		Providers: []gateway.Provider{h.coins, h.backup},
		Cache:     cache.Levels{First: levels, Second: h.second},
	}
	if change != nil {
		change(&cfg, &parts)
	}
	h.gateway = gateway.New(cfg, parts)
}

// run lets the gateway work in the background until the play is over.
func (h *house) run() {
	ctx, stop := context.WithCancel(h.t.Context())
	ended := make(chan error, 1)
	go func() { ended <- h.gateway.Run(ctx) }()
	h.stops = append(h.stops, func() {
		stop()
		if err := <-ended; err != nil {
			h.t.Error(err)
		}
	})
	synctest.Wait()
}

func (h *house) price(assets ...market.Asset) (market.Answer, error) {
	return h.gateway.Fetch(h.t.Context(), market.Request{Kind: market.Price, Assets: assets, Currency: market.USD})
}

func (h *house) want(assets ...market.Asset) market.Answer {
	h.t.Helper()
	a, err := h.price(assets...)
	if err != nil {
		h.t.Fatalf("price of %v: %v", assets, err)
	}
	return a
}

func TestSecondQuestionWithinAMinuteIsFree(t *testing.T) {
	inHouse(t, func(h *house) {
		first := h.want(btc)
		time.Sleep(59 * time.Second)
		second := h.want(btc)
		if h.coins.calls() != 1 || !second.AsOf.Equal(first.AsOf) || second.Stale != 0 {
			t.Errorf("%d calls, as of %v and %v, stale %v", h.coins.calls(), first.AsOf, second.AsOf, second.Stale)
		}
		time.Sleep(2 * time.Second)
		h.want(btc)
		if h.coins.calls() != 2 {
			t.Errorf("%d calls after the minute, want 2", h.coins.calls())
		}
	})
}

func TestOnlyWhatIsNotCachedIsAsked(t *testing.T) {
	inHouse(t, func(h *house) {
		h.want(btc)
		a := h.want(eth, btc)
		last := h.coins.asked[len(h.coins.asked)-1]
		if len(last.Assets) != 1 || last.Assets[0].ID != "ethereum" {
			t.Errorf("asked for %v", last.Assets)
		}
		if a.Quotes[0].Asset.ID != "ethereum" || a.Quotes[1].Asset.ID != "bitcoin" {
			t.Errorf("order %v", a.Quotes)
		}
	})
}

// What is read is the reader's own: the next one does not see what was done to it.
func TestCachedPriceIsTheReadersOwn(t *testing.T) {
	inHouse(t, func(h *house) {
		h.want(btc)
		first := h.want(btc)
		first.Quotes[0].Price = 1
		first.Quotes[0].Source = "somebody"
		if second := h.want(btc); second.Quotes[0].Price != 100_000 || second.Quotes[0].Source != "coins" {
			t.Errorf("%+v", second.Quotes)
		}
	})
}

func TestTwinsInFlightShareOneCall(t *testing.T) {
	inHouse(t, func(h *house) {
		h.coins.slow = time.Second
		var wg sync.WaitGroup
		for range 50 {
			wg.Go(func() { h.want(btc) })
		}
		wg.Wait()
		if h.coins.calls() != 1 {
			t.Errorf("%d calls, want 1", h.coins.calls())
		}
	})
}

func TestCallerThatGivesUpDoesNotCancelTheOthers(t *testing.T) {
	inHouse(t, func(h *house) {
		h.coins.slow, h.backup.slow = 2*time.Second, 2*time.Second
		impatient, cancel := context.WithTimeout(h.t.Context(), time.Second)
		defer cancel()
		var wg sync.WaitGroup
		wg.Go(func() {
			_, err := h.gateway.Fetch(impatient, market.Request{Kind: market.Price, Assets: []market.Asset{btc}})
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("impatient caller: %v", err)
			}
		})
		wg.Go(func() { time.Sleep(500 * time.Millisecond); h.want(btc) })
		wg.Wait()
	})
}

func TestPassingFaultsAreTriedAgain(t *testing.T) {
	for _, f := range []market.Fault{market.ErrNetwork, market.ErrUnavailable} {
		inHouse(t, func(h *house) {
			h.coins.failing(fault("coins", f), fault("coins", f))
			if a := h.want(btc); a.Source != "coins" || h.coins.calls() != 3 {
				t.Errorf("%s: from %s after %d calls", f, a.Source, h.coins.calls())
			}
		})
	}
}

func TestOtherFaultsGoToTheNextProviderAtOnce(t *testing.T) {
	for _, f := range []market.Fault{market.ErrTimeout, market.ErrRateLimited, market.ErrUnauthorized, market.ErrBadRequest, market.ErrInvalidResponse, market.ErrNotFound} {
		inHouse(t, func(h *house) {
			h.coins.failing(fault("coins", f))
			if a := h.want(btc); a.Source != "backup" || a.Quotes[0].Price != 100_100 || h.coins.calls() != 1 {
				t.Errorf("%s: from %s after %d calls", f, a.Source, h.coins.calls())
			}
		})
	}
}

func TestSlowProviderIsTimedOutAndReplaced(t *testing.T) {
	inHouse(t, func(h *house) {
		h.coins.slow = time.Hour
		start := time.Now()
		if a := h.want(btc); a.Source != "backup" {
			t.Errorf("from %s", a.Source)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("took %s", took)
		}
	})
}

func TestAnswerThatStalledComesWithItsAge(t *testing.T) {
	inHouse(t, func(h *house) {
		h.want(btc)
		fetched := time.Now()
		time.Sleep(10 * time.Minute)
		down := fault("x", market.ErrUnauthorized)
		h.coins.failing(down, down, down)
		h.backup.failing(down, down, down)
		a := h.want(btc)
		if a.Stale != 10*time.Minute || !a.AsOf.Equal(fetched) {
			t.Errorf("stale %s, as of %v, fetched %v", a.Stale, a.AsOf, fetched)
		}
	})
}

func TestRestartBeginsWarm(t *testing.T) {
	inHouse(t, func(h *house) {
		h.want(btc)
		h.first = newShelf()
		h.open(nil)
		h.want(btc)
		if h.coins.calls() != 1 {
			t.Errorf("%d calls, want 1", h.coins.calls())
		}
	})
}

func TestBrokenCacheCostsNoAnswer(t *testing.T) {
	inHouse(t, func(h *house) {
		h.first.broken, h.second.broken = true, true
		h.want(btc)
		time.Sleep(2 * time.Minute)
		h.want(btc)
		if h.coins.calls() != 2 {
			t.Errorf("%d calls", h.coins.calls())
		}
	})
}

func TestAssetsOfDifferentClassesAreAnsweredTogetherInOrder(t *testing.T) {
	inHouse(t, func(h *house) {
		unknown := market.Asset{Class: market.Crypto, ID: "nobody"}
		a := h.want(aapl, btc, unknown, eth)
		var got []string
		for _, q := range a.Quotes {
			got = append(got, q.Asset.ID)
		}
		if !slices.Equal(got, []string{"AAPL", "bitcoin", "ethereum"}) || len(a.Missing) != 1 || a.Missing[0].ID != "nobody" {
			t.Errorf("quotes %v, missing %v", got, a.Missing)
		}
		if !strings.Contains(a.Source, "coins") || !strings.Contains(a.Source, "backup") {
			t.Errorf("source %q", a.Source)
		}
		for _, r := range h.coins.asked {
			if len(r.Assets) > 2 {
				t.Errorf("asked for %d at once, the largest batch is 2", len(r.Assets))
			}
		}
	})
}

func TestNobodyKnowsIsNotFoundAndNobodyAnswersIsExhausted(t *testing.T) {
	inHouse(t, func(h *house) {
		if _, err := h.price(market.Asset{Class: market.Crypto, ID: "nobody"}); !errors.Is(err, market.ErrNotFound) {
			t.Errorf("unknown coin: %v", err)
		}
		h.coins.failing(fault("coins", market.ErrUnauthorized))
		h.backup.failing(fault("backup", market.ErrRateLimited))
		if _, err := h.price(btc); !errors.Is(err, market.ErrExhausted) {
			t.Errorf("all down: %v", err)
		}
	})
}

func TestAbsurdPriceNeverComesThrough(t *testing.T) {
	for _, price := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		inHouse(t, func(h *house) {
			h.coins.prices["bitcoin"] = price
			if a := h.want(btc); a.Quotes[0].Price != 100_100 {
				t.Errorf("price %v came through as %v", price, a.Quotes[0].Price)
			}
			h.coins.prices["rare"] = price
			if _, err := h.price(market.Asset{Class: market.Crypto, ID: "rare"}); err == nil {
				t.Errorf("price %v came through", price)
			}
		})
	}
}

func TestProviderThatKeepsFailingIsLeftAloneAndFoundAgain(t *testing.T) {
	inHouse(t, func(h *house) {
		h.open(func(c *gateway.Config, _ *gateway.Parts) { c.Budgets = map[string]budget.Config{} })
		var down []error
		for range 50 {
			down = append(down, fault("coins", market.ErrUnavailable))
		}
		h.coins.failing(down...)
		for range 10 {
			h.want(btc)
			time.Sleep(61 * time.Second)
			h.coins.failing(down...)
		}
		before := h.coins.calls()
		h.want(btc)
		h.want(eth)
		if n := h.coins.calls() - before; n > 2 {
			t.Errorf("%d calls to a dead provider for two questions", n)
		}
		h.coins.failing()
		time.Sleep(62 * time.Second)
		if a := h.want(btc); a.Source != "coins" {
			t.Errorf("after it came back the answer is from %s", a.Source)
		}
	})
}

func TestBudgetIsNotOverspent(t *testing.T) {
	inHouse(t, func(h *house) {
		h.open(func(c *gateway.Config, p *gateway.Parts) {
			c.Budgets = map[string]budget.Config{"coins": {PerMinute: 6, Burst: 3, Wait: 100 * time.Millisecond}}
			p.Cache = cache.Levels{}
		})
		for range 10 {
			h.want(btc)
		}
		if h.coins.calls() != 3 || h.backup.calls() != 7 {
			t.Errorf("%d and %d calls, want 3 and 7", h.coins.calls(), h.backup.calls())
		}
		time.Sleep(10 * time.Second)
		h.want(btc)
		if h.coins.calls() != 4 {
			t.Errorf("%d calls, want 4", h.coins.calls())
		}
	})
}

func TestTooManyRequestsClosesTheProviderAsLongAsItTold(t *testing.T) {
	inHouse(t, func(h *house) {
		h.coins.failing(&market.Error{Op: "price", Provider: "coins", Fault: market.ErrRateLimited, After: 5 * time.Minute})
		h.want(btc)
		time.Sleep(4 * time.Minute)
		h.want(btc)
		if h.coins.calls() != 1 {
			t.Errorf("%d calls within the five minutes", h.coins.calls())
		}
		time.Sleep(2 * time.Minute)
		h.want(btc)
		if h.coins.calls() != 2 {
			t.Errorf("%d calls after them", h.coins.calls())
		}
	})
}

func TestSimulatedMarketAnswersAloneAndIsNeverKept(t *testing.T) {
	inHouse(t, func(h *house) {
		on := true
		made := crypto("made up", map[string]float64{"bitcoin": 1})
		h.open(func(_ *gateway.Config, p *gateway.Parts) {
			p.Simulated, p.Simulate = simulated{made}, func() bool { return on }
		})
		if a := h.want(btc); !a.Simulated || h.coins.calls() != 0 {
			t.Errorf("simulated %v, %d real calls", a.Simulated, h.coins.calls())
		}
		on = false
		if a := h.want(btc); a.Simulated || a.Quotes[0].Price != 100_000 {
			t.Errorf("after the switch: %+v", a)
		}
	})
}

type simulated struct{ *fake }

func (s simulated) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	a, err := s.fake.Fetch(ctx, r)
	a.Simulated = true
	return a, err
}

func TestGlobalIsCachedAsAWhole(t *testing.T) {
	inHouse(t, func(h *house) {
		for range 2 {
			a, err := h.gateway.Fetch(h.t.Context(), market.Request{Kind: market.Global})
			if err != nil || a.Global.MarketCap != 1e12 {
				t.Fatalf("%+v, %v", a, err)
			}
		}
		if h.coins.calls() != 1 {
			t.Errorf("%d calls", h.coins.calls())
		}
	})
}

func TestCanceledCallerIsNotAnsweredFromOldData(t *testing.T) {
	inHouse(t, func(h *house) {
		ctx, cancel := context.WithCancel(h.t.Context())
		cancel()
		_, err := h.gateway.Fetch(ctx, market.Request{Kind: market.Price, Assets: []market.Asset{btc}})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	})
}

func TestPriceThatIsDeadSaysItsAge(t *testing.T) {
	inHouse(t, func(h *house) {
		h.coins.at = time.Now().Add(-300 * 24 * time.Hour)
		for range 2 { // fetched, and from the cache
			if a := h.want(btc); a.Stale < 299*24*time.Hour {
				t.Errorf("stale %s", a.Stale)
			}
		}
	})
}
