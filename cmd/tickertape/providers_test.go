package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"tickertape/cmd/tickertape/config"
	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/providers/gateway"
)

var updateDocs = flag.Bool("update", false, "write the generated documents anew")

// generated compares a document with what it is generated from.
func generated(t *testing.T, file, text string) {
	t.Helper()
	if *updateDocs {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != text {
		t.Errorf("%s is not what the code says (%v): go test ./cmd/tickertape -run %s -update", file, err, t.Name())
	}
}

func TestProvidersDocumentIsTheCapabilitiesInCode(t *testing.T) {
	f, err := config.Parse("x", []byte(`providers: {fred: {api_key: "k"}}`), func(string) (string, bool) { return "", false })
	if err != nil {
		t.Fatal(err)
	}
	h, err := survey(f)
	if err != nil {
		t.Fatal(err)
	}
	made, err := h.makeProviders()
	if err != nil {
		t.Fatal(err)
	}
	var all []gateway.Provider
	for _, p := range made {
		all = append(all, p)
	}
	var b bytes.Buffer
	b.WriteString("# Who can answer what\n\nGenerated from the providers' `Capabilities`; `tickertape providers` prints it for your configuration.\n" +
		"“changes” is how often the provider's own data does; times are typical, not promised.\n\n")
	if err := matrix(&b, all); err != nil {
		t.Fatal(err)
	}
	generated(t, "../../docs/providers.md", b.String())
}

func TestProvidersExplainsItsChoice(t *testing.T) {
	p := made(t)
	p.config("{}\n")
	out, _, code := p.run(nil, "providers", "--explain", "price bitcoin")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 0 || len(lines) < 5 || lines[0] != "crypto price in usd" || !strings.HasPrefix(lines[2], "coingecko ") || !strings.Contains(lines[2], "nothing against it") {
		t.Errorf("code %d:\n%s", code, out)
	}
	if !strings.Contains(out, "not the first choice") || strings.Contains(out, "fred") {
		t.Errorf("the candidates are\n%s", out)
	}
	out, _, _ = p.run(nil, "providers", "--explain", "btc price and us inflation")
	if !strings.Contains(out, "crypto price in usd") || !strings.Contains(out, "economic in usd\n") {
		t.Errorf("a question of two parts:\n%s", out)
	}
	if _, errs, code := p.run(nil, "providers", "--explain", "hello"); code == 0 || !strings.Contains(errs, "asks no provider for anything") {
		t.Errorf("code %d: %s", code, errs)
	}
	if out, _, code := p.run(nil, "providers"); code != 0 || !strings.Contains(out, "| coingecko | price | crypto | 100 | 1 min |") {
		t.Errorf("code %d:\n%s", code, out)
	}
}

func TestGatewayMistakesAreAtTheirPlace(t *testing.T) {
	p := made(t)
	p.config("gateway:\n  weights: {coingeko: 1}\n  budgets:\n    bogus: {per_minute: 1}\n  check:\n    differ: 5\n    jump: -1\n")
	_, errs, code := p.run(nil, "config", "check")
	for _, want := range []string{":2: gateway.weights.coingeko: is not known here, use coingecko", ":4: gateway.budgets.bogus:", ":6: gateway.check.differ: 5", ":7: gateway.check.jump: -1"} {
		if code == 0 || !strings.Contains(errs, want) {
			t.Errorf("code %d, lacks %q:\n%s", code, want, errs)
		}
	}
}

func TestFundingOfNoCoinIsExplainedByTheLargest(t *testing.T) {
	r, ok := requestOf(ask.Query{Intent: ask.Market, Metric: ask.Funding})
	if !ok || r.Kind != market.Fundings || len(r.Assets) != 2 {
		t.Errorf("%+v, %v", r, ok)
	}
}
