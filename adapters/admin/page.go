package admin

import (
	"embed"
	"html/template"
	"io/fs"
	"net"
	"net/http"
	"slices"
	"strings"
)

//go:embed page
var page embed.FS

var pages = template.Must(template.New("").Funcs(template.FuncMap{"join": strings.Join, "percent": func(share float64) float64 { return 100 * share }}).ParseFS(page, "page/*.html"))

// shown is how many cases a page has.
const shown = 50

// keys pick an intent, in their order. Left out are those of the page: j, k, e, n and d.
const keys = "1234567890qwrtyuiopasfghlzxcvbm"

// choice is an intent and the key that picks it.
type choice struct{ Intent, Key string }

// reviewView is what the page is made of.
type reviewView struct {
	Cases   []caseView
	Choices []choice
}

type caseView struct {
	Case
	Choices []choice
}

// Checked is the label that is picked at first: what was understood.
func (c caseView) Checked(intent string) bool { return c.Intent == intent }

// Percent is a share for people.
func (caseView) Percent(share float64) int { return int(share*100 + 0.5) }

// pages serves the pages and what they send, on loopback alone: they have no log-in.
func (a *Adapter) pages(mux *http.ServeMux) {
	if !a.loopback() {
		elsewhere := func(w http.ResponseWriter, r *http.Request) {
			http.Error(w, "The "+r.URL.Path[1:]+" page is served on a loopback address only: set adapters.admin.listen to 127.0.0.1:9091.", http.StatusForbidden)
		}
		mux.HandleFunc("/review", elsewhere)
		mux.HandleFunc("/experiments", elsewhere)
		return
	}
	assets, err := fs.Sub(page, "page/assets")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	own := http.NewServeMux()
	own.Handle("GET /review/assets/", http.StripPrefix("/review/assets/", http.FileServerFS(assets)))
	if a.Reviewer != nil {
		own.HandleFunc("GET /review", a.review)
		own.HandleFunc("POST /review/{id}/label", a.decideCase(a.label))
		own.HandleFunc("POST /review/{id}/dismiss", a.decideCase(a.dismiss))
	}
	if a.Laboratory != nil {
		own.HandleFunc("GET /experiments", a.experiments)
	}
	guarded := headers(http.NewCrossOriginProtection().Handler(own))
	mux.Handle("/review", guarded)
	mux.Handle("/review/", guarded)
	mux.Handle("/experiments", guarded)
}

func (a *Adapter) loopback() bool {
	host, _, _ := net.SplitHostPort(a.Addr())
	return net.ParseIP(host).IsLoopback()
}

// review shows the cases that teach most.
func (a *Adapter) review(w http.ResponseWriter, r *http.Request) {
	all, err := a.Reviewer.Cases(r.Context(), shown)
	if err != nil {
		a.Log.Error("list the cases", "error", err)
		http.Error(w, "the cases can't be read", http.StatusInternalServerError)
		return
	}
	v := reviewView{}
	for n, intent := range a.Reviewer.Intents() {
		c := choice{Intent: intent}
		if n < len(keys) {
			c.Key = keys[n : n+1]
		}
		v.Choices = append(v.Choices, c)
	}
	for _, c := range all {
		v.Cases = append(v.Cases, caseView{c, slices.Clone(v.Choices)})
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if err := pages.ExecuteTemplate(w, "review", v); err != nil {
		a.Log.Warn("render the review page", "error", err)
	}
}

// headers forbid everything that the page does not need.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}
