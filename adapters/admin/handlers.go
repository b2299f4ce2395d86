package admin

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"slices"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"tickertape/core/chat"
)

// tables are what can be dumped.
var tables = []string{"interactions", "feedback", "inbox"}

// public is what TCP serves: nothing personal, but for the pages on loopback.
func (a *Adapter) public() http.Handler {
	mux := http.NewServeMux()
	alive := func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok\n") }
	mux.HandleFunc("GET /healthz", alive)
	mux.HandleFunc("GET /livez", alive)
	mux.HandleFunc("GET /readyz", a.ready)
	if a.Metrics != nil {
		mux.Handle("GET /metrics", promhttp.HandlerFor(a.Metrics, promhttp.HandlerOpts{}))
	}
	if a.Reviewer != nil || a.Laboratory != nil {
		a.pages(mux)
	}
	if a.Rota != nil {
		a.jobPage(mux)
	}
	return a.ownHost(mux)
}

// private is what the socket serves besides.
func (a *Adapter) private() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", a.public())
	mux.HandleFunc("GET /version", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, a.Version+"\n") })
	mux.HandleFunc("GET /dump/{table}", a.dump)
	if a.Office != nil {
		mux.HandleFunc("GET /letters", a.letters)
		mux.HandleFunc("POST /letters/replay", a.replay)
		mux.HandleFunc("DELETE /letters/{id}", a.dropLetter)
	}
	if a.Registrar != nil {
		mux.HandleFunc("GET /tickers", a.tickers)
		mux.HandleFunc("POST /tickers/{ticker}/accept", a.decide(true))
		mux.HandleFunc("POST /tickers/{ticker}/refuse", a.decide(false))
	}
	if a.Reviewer != nil {
		a.reviewRoutes(mux)
	}
	if a.Rota != nil {
		a.jobRoutes(mux)
	}
	if a.Reader != nil {
		mux.HandleFunc("GET /model", a.reader)
	}
	if a.Laboratory != nil {
		mux.HandleFunc("GET /trials", a.listTrials)
		mux.HandleFunc("GET /models/{model}/second", a.second)
	}
	if a.Erase != nil {
		mux.HandleFunc("DELETE /people/{user}", a.erase)
	}
	if a.Counts != nil {
		mux.HandleFunc("GET /feedback", a.counts)
	}
	if a.Build != nil {
		mux.HandleFunc("POST /datasets", a.build)
	}
	if a.Explain != nil {
		mux.HandleFunc("GET /explain", a.explain)
	}
	return mux
}

// ownHost keeps a foreign page from reaching a listener on loopback by a name of its own.
// Whoever listens elsewhere is asked by whatever names that machine has.
func (a *Adapter) ownHost(next http.Handler) http.Handler {
	listen, _, _ := net.SplitHostPort(a.Addr())
	if !net.ParseIP(listen).IsLoopback() {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = r.Host
		}
		if ip := net.ParseIP(host); ip == nil && host != "localhost" {
			http.Error(w, "ask by address or as localhost", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// state is one part in the answer of /readyz.
type state struct {
	OK     bool       `json:"ok"`
	Detail string     `json:"detail,omitempty"`
	Since  *time.Time `json:"since,omitempty"`
}

// ready tells every platform and provider by name. Only the store and draining decide: a bot
// whose platform is down still works on the others.
func (a *Adapter) ready(w http.ResponseWriter, _ *http.Request) {
	body := struct {
		Ready     bool             `json:"ready"`
		Draining  bool             `json:"draining"`
		Storage   map[string]state `json:"storage"`
		Platforms map[string]state `json:"platforms"`
		Providers map[string]state `json:"providers"`
	}{true, a.draining.Load(), states(a.Storage), states(a.Platforms), states(a.Providers)}
	for _, s := range body.Storage {
		body.Ready = body.Ready && s.OK
	}
	body.Ready = body.Ready && !body.Draining
	w.Header().Set("Content-Type", "application/json")
	if !body.Ready {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	_ = out.Encode(body)
}

func states(parts map[string]Health) map[string]state {
	out := map[string]state{}
	for name, health := range parts {
		out[name] = stateOf(health())
	}
	return out
}

func stateOf(h chat.Health) state {
	s := state{OK: h.OK, Detail: h.Detail}
	if !h.Since.IsZero() {
		at := h.Since.UTC()
		s.Since = &at
	}
	return s
}

// dump streams a table. An error after the first byte breaks the connection: the reader must
// not take a part for the whole.
func (a *Adapter) dump(w http.ResponseWriter, r *http.Request) {
	table := r.PathValue("table")
	if !slices.Contains(tables, table) {
		http.Error(w, "no such table", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	if err := a.Dumper.Dump(r.Context(), table, w); err != nil {
		a.Log.Error("dump", "table", table, "error", err)
		panic(http.ErrAbortHandler)
	}
}
