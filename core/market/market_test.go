package market_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/market"
)

func assets(t *rapid.T) []market.Asset {
	one := rapid.Custom(func(t *rapid.T) market.Asset {
		return market.Asset{
			Class: rapid.SampledFrom([]market.Class{market.Crypto, market.Equity, market.Fiat}).Draw(t, "class"),
			ID:    rapid.StringMatching(`[a-z]{1,6}`).Draw(t, "id"),
		}
	})
	return rapid.SliceOfN(one, 1, 6).Draw(t, "assets")
}

func TestSignatureDoesNotDependOnOrderRepetitionOrSpelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := market.Request{Kind: market.Price, Assets: assets(t), Currency: "eur"}
		twin := r
		twin.Assets = nil
		for _, i := range rand.Perm(len(r.Assets)) {
			a := r.Assets[i]
			a.Symbol, a.Name = "X", "whatever"
			twin.Assets = append(twin.Assets, a, a)
		}
		twin.Currency = "EUR"
		if r.Signature() != twin.Signature() {
			t.Fatalf("%s and %s", r.Signature(), twin.Signature())
		}
	})
}

func TestSignatureTellsDifferentRequestsApart(t *testing.T) {
	btc := market.Asset{Class: market.Crypto, ID: "bitcoin"}
	at := time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)
	different := []market.Request{
		{Kind: market.Price, Assets: []market.Asset{btc}},
		{Kind: market.Statistics, Assets: []market.Asset{btc}},
		{Kind: market.Price, Assets: []market.Asset{btc}, Currency: "eur"},
		{Kind: market.Price, Assets: []market.Asset{{Class: market.Equity, ID: "bitcoin"}}},
		{Kind: market.Price, Assets: []market.Asset{btc, {Class: market.Crypto, ID: "ethereum"}}},
		{Kind: market.Global},
		{Kind: market.Listing},
		{Kind: market.Listing, Page: 1},
		{Kind: market.Economic, Indicator: market.Indicator{Series: "CPIAUCSL"}},
		{Kind: market.Economic, Indicator: market.Indicator{Series: "UNRATE"}},
		{Kind: market.Economic, Indicator: market.Indicator{Series: "UNRATE"}, Range: market.Range{From: at}},
		{Kind: market.Economic, Indicator: market.Indicator{Series: "UNRATE"}, Range: market.Range{To: at}},
	}
	seen := map[string]int{}
	for i, r := range different {
		if twin, ok := seen[r.Signature()]; ok {
			t.Errorf("requests %d and %d share %s", i, twin, r.Signature())
		}
		seen[r.Signature()] = i
	}
}

func TestEmptyCurrencyIsTheDollar(t *testing.T) {
	if (market.Request{}).Signature() != (market.Request{Currency: market.USD}).Signature() {
		t.Error("two entries of one")
	}
}

func TestFaultIsFoundInAWrappedError(t *testing.T) {
	err := error(&market.Error{Op: "price", Provider: "coingecko", Fault: market.ErrTimeout, Err: context.DeadlineExceeded})
	if !errors.Is(err, market.ErrTimeout) || !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, market.ErrNotFound) {
		t.Error(err)
	}
	if got := err.Error(); got != "price at coingecko: timeout: context deadline exceeded" {
		t.Error(got)
	}
	if !errors.Is(&market.Error{Fault: market.ErrNotFound}, market.ErrNotFound) {
		t.Error("without a cause")
	}
}
