package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A new coin, and one that is larger than Bitcoin and has its ticker, as CoinGecko lists them.
func coinsOfToday() []map[string]any {
	names := []string{"super-bitcoin", "bitcoin", "zorkcoin"}
	tickers := []string{"btc", "btc", "zork"}
	for n := range 247 {
		names, tickers = append(names, fmt.Sprintf("generated-%d", n)), append(tickers, fmt.Sprintf("gnr%d", n))
	}
	var out []map[string]any
	for i, name := range names {
		out = append(out, map[string]any{"id": name, "symbol": tickers[i], "name": strings.ReplaceAll(name, "-", " "), "current_price": 2.5, "market_cap": 1e9, "market_cap_rank": i + 1, "last_updated": "2026-11-23T12:00:00.000Z"})
	}
	return out
}

func TestTheListOfCoinsIsRenewedStoredAndDecided(t *testing.T) {
	gecko := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, "/coins/markets") {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(coinsOfToday())
	}))
	defer gecko.Close()
	p := made(t)
	config := fmt.Sprintf("providers: {coingecko: {base_url: %[1]q}, yahoo: {base_url: %[1]q}, fred: {base_url: %[1]q}}\njobs: {roster: {schedule: \"@every 1s\", coins: 250}}\n", gecko.URL)
	_, stop := p.served(config)
	list := func() string {
		out, _, _ := p.run(nil, "tickers", "list")
		return out
	}
	await(t, "a ticker waits for a decision", func() bool { return strings.Contains(list(), `"now":"super-bitcoin"`) })
	stop()
	if out := list(); strings.Count(out, "\n") != 1 || !strings.Contains(out, `"ticker":"btc","was":"bitcoin"`) {
		t.Errorf("read from the store:\n%s", out)
	}
	if _, errs, code := p.run(nil, "tickers", "accept", "btc"); code == 0 || !strings.Contains(errs, "no bot is running") {
		t.Errorf("without a bot: code %d, %s", code, errs)
	}
	p.knows(config, "zork", "zorkcoin", nil)
	p.knows(config, "btc", "bitcoin", []string{"tickers", "refuse", "btc"})
	if out := list(); out != "" {
		t.Errorf("left:\n%s", out)
	}
}

// knows starts the bot again, which reads by the stored list, lets it do something, and asks it
// for a price.
func (p *program) knows(config, ticker, coin string, first []string) {
	p.t.Helper()
	_, stop := p.served(config)
	if first != nil {
		if _, errs, code := p.run(nil, first...); code != 0 {
			p.t.Errorf("%v: %s", first, errs)
		}
		if _, errs, code := p.run(nil, first...); code == 0 || !strings.Contains(errs, "no change of this ticker waits") {
			p.t.Errorf("%v again: %s", first, errs)
		}
	}
	stop()
	cmd := exec.CommandContext(p.t.Context(), p.bin, "run")
	cmd.Dir, cmd.SysProcAttr = p.dir, &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	cmd.Stdin = strings.NewReader("price " + ticker + "\n")
	var out bytes.Buffer
	cmd.Stdout = &out
	p.config("adapters: {console: {enabled: true}, web: {listen: \"\"}, admin: {listen: \"\"}}\n" + config)
	if err := cmd.Run(); err != nil {
		p.t.Error(err)
	}
	if rows, _, _ := p.run(nil, "dump", "interactions"); !slices.ContainsFunc(strings.Split(rows, "\n"), func(row string) bool { return strings.Contains(row, "price "+ticker) }) {
		p.t.Errorf("nothing was asked:\n%s", rows)
	}
	if title := map[string]string{"zorkcoin": "zorkcoin", "bitcoin": "Bitcoin"}[coin]; !strings.Contains(out.String(), title) {
		p.t.Errorf("price %s:\n%s", ticker, out.String())
	}
}
