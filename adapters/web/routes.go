package web

import (
	"embed"
	"io/fs"
	"net"
	"net/http"
	"strings"
)

//go:embed page
var page embed.FS

const cookie = "tickertape"

// routes are the page, what it sends, and what it listens to.
func (a *Adapter) routes() http.Handler {
	assets, err := fs.Sub(page, "page/assets")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", a.index)
	mux.Handle("GET /assets/", http.StripPrefix("/assets/", http.FileServerFS(assets)))
	mux.HandleFunc("POST /message", a.message)
	mux.HandleFunc("POST /press", a.press)
	mux.HandleFunc("GET /events", a.events)
	mux.HandleFunc("GET /picture/{id}", a.picture)
	return a.ownHost(headers(http.NewCrossOriginProtection().Handler(mux)))
}

// headers forbid everything that the page does not need.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}

// ownHost keeps a foreign page from reaching a listener on loopback by a name of its own.
func (a *Adapter) ownHost(next http.Handler) http.Handler {
	host, _, _ := net.SplitHostPort(a.Addr())
	loopback := net.ParseIP(host).IsLoopback()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			name = r.Host
		}
		ip := net.ParseIP(strings.Trim(name, "[]"))
		if loopback && name != "localhost" && (ip == nil || !ip.IsLoopback()) {
			http.Error(w, "ask for 127.0.0.1 or localhost", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// session finds the visitor's conversation by the cookie, or opens one.
func (a *Adapter) session(w http.ResponseWriter, r *http.Request) *session {
	if c, err := r.Cookie(cookie); err == nil {
		if s := a.sessions.find(c.Value); s != nil {
			s.touch(a.Now())
			return s
		}
	}
	s := a.sessions.open()
	keepCookie(w, s)
	return s
}

func keepCookie(w http.ResponseWriter, s *session) {
	w.Header().Del("Set-Cookie") // ours is the only one
	http.SetCookie(w, &http.Cookie{Name: cookie, Value: s.id, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: int(forgetAfter.Seconds())})
}
