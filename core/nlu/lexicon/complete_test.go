package lexicon_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// many is a lexicon that knows n coins besides those of the tables.
func many(t testing.TB, n int) *lexicon.Lexicon {
	t.Helper()
	syllables := []string{"ba", "co", "di", "fu", "ge", "hy", "ka", "lo", "mi", "nu", "pe", "ra", "so", "ti", "vu", "xe", "yo", "za"}
	today := make([]market.Listed, n)
	for i := range today {
		var name strings.Builder
		for k := i + 7; k > 0; k /= len(syllables) {
			name.WriteString(syllables[k%len(syllables)])
		}
		today[i] = market.Listed{Rank: i + 1, Asset: market.Asset{
			Class: market.Crypto, ID: fmt.Sprintf("%s-%d", name.String(), i), Name: name.String() + " coin", Symbol: strings.ToUpper(name.String()[:min(5, name.Len())]) + fmt.Sprint(i%10),
		}}
	}
	l, err := lexicon.Of(market.Roster{Version: 1, Coins: today})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func ids(list []market.Asset) (out []string) {
	for _, a := range list {
		out = append(out, a.ID)
	}
	return out
}

func TestWhatWasAskedBeforeComesFirst(t *testing.T) {
	l := load(t)
	plain := ids(l.Complete("bit", 5))
	if slices.Contains(plain, "bitget-token") && plain[0] == "bitget-token" {
		t.Fatalf("without a past: %v", plain)
	}
	got := ids(l.Complete("bit", 5, "bitget-token", "ethereum", "bitcoin-cash"))
	if len(got) != 5 || got[0] != "bitget-token" || got[1] != "bitcoin-cash" || got[2] != "bitcoin" {
		t.Errorf("got %v", got)
	}
	if got := ids(l.Complete("eth", 3, "ethereum-classic", "ethereum")); got[0] != "ethereum" || got[1] != "ethereum-classic" {
		t.Errorf("an exact ticker does not come first: %v", got)
	}
	if got := ids(l.Complete("", 3, "AAPL", "chainlink")); got[0] != "AAPL" || got[1] != "chainlink" || got[2] != "bitcoin" {
		t.Errorf("nothing typed: %v", got)
	}
}

func TestCompletionKnowsNamesOfOtherLanguages(t *testing.T) {
	l := load(t)
	for prefix, want := range map[string]string{"битко": "bitcoin", "比特": "bitcoin", "эфи": "ethereum", "oro": "GC=F"} {
		if got := ids(l.Complete(prefix, 5)); !slices.Contains(got, want) {
			t.Errorf("%s completes to %v, want %s among them", prefix, got, want)
		}
	}
}

// Whatever is typed and was asked: no more than the limit, nothing twice, and nothing without
// a reason.
func TestCompletionsAreBoundedAndDifferent(t *testing.T) {
	l := many(t, 2000)
	rapid.Check(t, func(t *rapid.T) {
		prefix := rapid.StringMatching(`[a-zA-Zбит特]{0,4}`).Draw(t, "prefix")
		limit := rapid.IntRange(0, 30).Draw(t, "limit")
		before := rapid.SliceOfN(rapid.SampledFrom([]string{"bitcoin", "ethereum", "AAPL", "eur", "nobody"}), 0, 5).Draw(t, "before")
		got := l.Complete(prefix, limit, before...)
		seen := map[market.Asset]bool{}
		for _, a := range got {
			if seen[a] {
				t.Fatalf("%s twice in %v", a.ID, ids(got))
			}
			seen[a] = true
		}
		if len(got) > limit {
			t.Fatalf("%d for a limit of %d", len(got), limit)
		}
	})
}

// A suggestion that is taken means what it said.
func TestSuggestionIsFoundAgain(t *testing.T) {
	for name, l := range map[string]*lexicon.Lexicon{"tables": load(t), "a roster": many(t, 300)} {
		for _, a := range l.Complete("", 1000) {
			if got, ok := l.Resolve(l.Unmistakable(a)); ok && got.ID != a.ID {
				t.Errorf("%s: %v is written %q, which is %v", name, a, l.Unmistakable(a), got)
			}
		}
	}
	l := load(t)
	if got := l.Unmistakable(market.Asset{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC", Name: "Bitcoin"}); got != "BTC" {
		t.Errorf("bitcoin is written %q", got)
	}
	if got := l.Unmistakable(market.Asset{Class: market.Equity, ID: "ZZZZ.X", Symbol: "BTC", Name: "Some Company"}); got != "BTC stock" {
		t.Errorf("an unknown stock is written %q", got)
	}
}

// BenchmarkComplete is one suggestion for a Discord command among 20,000 assets. Aim: under
// 5 ms for any prefix.
func BenchmarkComplete(b *testing.B) {
	l := many(b, 20_000)
	var prefixes []string
	for _, first := range "abcdefghijklmnopqrstuvwxyz1б比" {
		for _, rest := range []string{"", "a", "o", "i", "ac", "acod", "acodifu", " coin", "zzzz"} {
			prefixes = append(prefixes, string(first)+rest)
		}
	}
	prefixes = append(prefixes, "", "bitcoin", "биткоин", "ETH", strings.Repeat("x", 100))
	before := []string{"bitcoin", "ethereum", "solana", "AAPL", "GC=F", "bacodi-100", "codi-20", "gefu-300", "eur", "usd", "dogecoin", "ripple"}
	took := map[string][]time.Duration{}
	for b.Loop() {
		for _, p := range prefixes {
			began := time.Now()
			l.Complete(p, 25, before...)
			took[p] = append(took[p], time.Since(began))
		}
	}
	var slowest time.Duration // of the usual times of all prefixes: a single time may be another process's
	for _, times := range took {
		slices.Sort(times)
		slowest = max(slowest, times[len(times)/2])
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(prefixes)), "µs/prefix")
	b.ReportMetric(float64(slowest.Microseconds()), "µs-slowest-prefix")
}
