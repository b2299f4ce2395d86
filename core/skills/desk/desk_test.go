package desk_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

func asset(class market.Class, id string) market.Asset { return market.Asset{Class: class, ID: id} }

// values are what everything is worth in US dollars.
var values = map[string]float64{
	"bitcoin": 97432.1, "ethereum": 3520, "AAPL": 230, "SAP.DE": 250, "7203.T": 18, "^GSPC": 6012, "usd": 1, "eur": 1.0842, "gbp": 1.25, "jpy": 0.00648,
}

var homes = map[string]market.Currency{"AAPL": "usd", "SAP.DE": "eur", "7203.T": "jpy", "^GSPC": "usd"}

var everything = []market.Asset{
	asset(market.Crypto, "bitcoin"), asset(market.Crypto, "ethereum"), asset(market.Equity, "AAPL"), asset(market.Equity, "SAP.DE"),
	asset(market.Equity, "7203.T"), asset(market.Index, "^GSPC"), asset(market.Fiat, "usd"), asset(market.Fiat, "eur"), asset(market.Fiat, "gbp"), asset(market.Fiat, "jpy"),
}

// street quotes everything, in its home currency if it has one. Calls that are broken fail,
// and assets that are lost are missing.
type street struct {
	broken map[int]error
	lost   map[string]bool
	calls  int
}

func (s *street) Fetch(_ context.Context, r market.Request) (market.Answer, error) {
	s.calls++
	if err := s.broken[s.calls]; err != nil {
		return market.Answer{}, err
	}
	a := market.Answer{Source: "street"}
	for _, x := range r.Assets {
		in := r.Currency
		if home, ok := homes[x.ID]; ok {
			in = home
		}
		per := values[desk.Asset(in).ID]
		moneyInCoins := x.Class == market.Fiat && desk.Asset(in).Class == market.Crypto
		if v, ok := values[x.ID]; ok && per > 0 && !s.lost[x.ID] && !moneyInCoins {
			a.Quotes = append(a.Quotes, market.Quote{Asset: x, Currency: in, Price: v / per})
		}
	}
	if len(a.Quotes) == 0 {
		return market.Answer{}, market.ErrNotFound
	}
	return a, nil
}

func TestAPriceIsAlwaysRightInTheCurrencyThatItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		assets := rapid.SliceOfNDistinct(rapid.SampledFrom(everything), 1, 6, rapid.ID[market.Asset]).Draw(t, "assets")
		in := rapid.SampledFrom([]market.Currency{"usd", "eur", "gbp", "jpy", "btc", "eth", "xyz"}).Draw(t, "in")
		s := &street{broken: map[int]error{}, lost: map[string]bool{}}
		for call := range 3 {
			s.broken[call+1] = rapid.SampledFrom([]error{nil, nil, nil, market.ErrNotFound, market.ErrTimeout}).Draw(t, "fault")
		}
		for _, id := range rapid.SliceOf(rapid.SampledFrom([]string{"usd", "eur", "bitcoin", "AAPL"})).Draw(t, "lost") {
			s.lost[id] = true
		}
		got, err := desk.Desk{Source: s}.Quotes(t.Context(), assets, in, true)
		if s.calls > 3 {
			t.Fatalf("%d calls", s.calls)
		}
		if err != nil {
			return
		}
		if len(got.List)+len(got.Missing) != len(assets) {
			t.Fatalf("%d quotes and %d missing of %d assets", len(got.List), len(got.Missing), len(assets))
		}
		for _, q := range got.List {
			per := values[desk.Asset(q.Currency).ID]
			if q.Asset.Class == market.Fiat && market.Currency(q.Asset.ID) == q.Currency {
				per = values[q.Asset.ID]
				if per == 0 {
					per = 1
				}
			}
			if want := values[q.Asset.ID] / per; math.Abs(q.Price-want) > 1e-9*want {
				t.Fatalf("%s is %v %s, want %v", q.Asset.ID, q.Price, q.Currency, want)
			}
			if q.Was != nil && math.Abs(q.Was.Price*q.Rate.Value-q.Price) > 1e-9*q.Price {
				t.Fatalf("%+v", q)
			}
			if q.Asset.Class == market.Index && q.Was != nil {
				t.Fatalf("an index was converted: %+v", q)
			}
		}
	})
}

func TestACurrencyCostsOneOfItselfWithoutAsking(t *testing.T) {
	s := &street{}
	got, err := desk.Desk{Source: s}.Quotes(t.Context(), []market.Asset{asset(market.Fiat, "eur")}, "eur", true)
	if err != nil || s.calls != 0 || got.List[0].Price != 1 || len(got.Answers) != 0 {
		t.Errorf("%v, %d calls, %+v", err, s.calls, got)
	}
}

func TestFaultsOfTheSourceAreKept(t *testing.T) {
	for _, f := range []error{market.ErrTimeout, market.ErrRateLimited, market.ErrNotFound} {
		s := &street{broken: map[int]error{1: f}}
		if _, err := (desk.Desk{Source: s}).Quotes(t.Context(), everything[:1], "usd", true); !errors.Is(err, f) {
			t.Errorf("%v became %v", f, err)
		}
	}
}

func TestAnOutageIsNotAskedAroundButAMissingPairIs(t *testing.T) {
	for fault, want := range map[error]int{market.ErrTimeout: 2, market.ErrNotFound: 3} {
		s := &street{broken: map[int]error{2: fault}}
		got, err := desk.Desk{Source: s}.Quotes(t.Context(), []market.Asset{asset(market.Equity, "AAPL")}, "gbp", true)
		if err != nil || s.calls != want || (got.List[0].Was != nil) != (want == 3) {
			t.Errorf("%v: %v, %d calls, %+v", fault, err, s.calls, got)
		}
	}
}

func TestCurrenciesAreReadAsPeopleWriteThem(t *testing.T) {
	for in, want := range map[market.Currency]market.Currency{"": "usd", "EUR": "eur", "btc": "btc"} {
		if got := desk.Currency(in); got != want {
			t.Errorf("%q is %q", in, got)
		}
	}
	if a := desk.Asset("btc"); a.ID != "bitcoin" || a.Class != market.Crypto {
		t.Errorf("%+v", a)
	}
	if a := desk.Asset("sek"); a.Class != market.Fiat || a.ID != "sek" || a.Symbol != "SEK" {
		t.Errorf("%+v", a)
	}
}
