package admin

import (
	"context"
	"io"
	"net/http"
	"net/url"
)

// Registrar has the tickers that would change their meaning. An error of Decide is a sentence
// for the operator.
type Registrar interface {
	ListTurns(ctx context.Context, w io.Writer) error // as JSON lines
	Decide(ctx context.Context, ticker string, accept bool) error
}

func (a *Adapter) tickers(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/x-ndjson")
	if err := a.Registrar.ListTurns(r.Context(), w); err != nil {
		a.Log.Error("list the tickers that wait", "error", err)
		panic(http.ErrAbortHandler)
	}
}

// decide answers both words of a person: accept and refuse.
func (a *Adapter) decide(accept bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := a.Registrar.Decide(r.Context(), r.PathValue("ticker"), accept); err != nil {
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

// Tickers copies the tickers that wait for a decision to w, as JSON lines.
func (c Caller) Tickers(ctx context.Context, w io.Writer) error { return c.get(ctx, "/tickers", w) }

// Decide lets a ticker mean the coin that waits for it, or never.
func (c Caller) Decide(ctx context.Context, ticker string, accept bool) error {
	word := "/refuse"
	if accept {
		word = "/accept"
	}
	return c.do(ctx, http.MethodPost, "/tickers/"+url.PathEscape(ticker)+word, io.Discard)
}
