package gateway_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"tickertape/providers/coingecko"
	"tickertape/providers/gateway"
)

// wires counts connections.
type wires struct {
	mu   sync.Mutex
	seen map[string]int
}

func (w *wires) Connected(provider, outcome string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen[provider+" "+outcome]++
}

func (w *wires) count(what string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.seen[what]
}

func TestConnectionsOfARealClientAreWatched(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprintf(w, goodGecko, time.Now().Unix())
	}))
	defer s.Close()
	ask := func(base string) *wires {
		var c coingecko.Config
		c.Defaults()
		c.BaseURL = base
		p, err := coingecko.New(c)
		if err != nil {
			t.Fatal(err)
		}
		var cfg gateway.Config
		cfg.Defaults()
		cfg.Guard.Retries = 0
		seen := &wires{seen: map[string]int{}}
		h := &house{t: t}
		h.gateway = gateway.New(cfg, gateway.Parts{Providers: []gateway.Provider{p}, Connections: seen})
		for range 3 {
			_, _ = h.price(btc)
		}
		return seen
	}
	if w := ask(s.URL); w.count("coingecko opened") != 1 || w.count("coingecko reused") != 2 || w.count("coingecko failed") != 0 {
		t.Errorf("%v", w.seen)
	}
	for _, base := range []string{"http://127.0.0.1:1", "http://coingecko.invalid", strings.Replace(s.URL, "http:", "https:", 1)} {
		if w := ask(base); w.count("coingecko failed") != 3 || w.count("coingecko opened") != 0 {
			t.Errorf("%s: %v", base, w.seen)
		}
	}
}
