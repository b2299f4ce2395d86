package admin

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

// replayed is how many letters one call asks again at most.
const replayed = 200

// letters streams the dead letters. An error after the first byte breaks the connection.
func (a *Adapter) letters(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/x-ndjson")
	if err := a.Office.ListLetters(r.Context(), w); err != nil {
		a.Log.Error("list the dead letters", "error", err)
		panic(http.ErrAbortHandler)
	}
}

// replay asks them again.
func (a *Adapter) replay(w http.ResponseWriter, r *http.Request) {
	answered, left, err := a.Office.Replay(r.Context(), replayed)
	if err != nil {
		a.Log.Error("replay the dead letters", "error", err)
		http.Error(w, "the dead letters could not be replayed", http.StatusInternalServerError)
		return
	}
	_, _ = fmt.Fprintf(w, "%d answered, %d left\n", answered, left)
}

func (a *Adapter) dropLetter(w http.ResponseWriter, r *http.Request) {
	if err := a.Office.DropLetter(r.Context(), r.PathValue("id")); err != nil {
		a.Log.Error("drop a dead letter", "error", err)
		http.Error(w, "the store can't be written", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// Letters copies the dead letters of the running bot to w, as JSON lines.
func (c Caller) Letters(ctx context.Context, w io.Writer) error { return c.get(ctx, "/letters", w) }

// Replay lets the running bot ask its dead letters again, and copies what it says to w.
func (c Caller) Replay(ctx context.Context, w io.Writer) error {
	return c.do(ctx, http.MethodPost, "/letters/replay", w)
}

// DropLetter lets the running bot forget a dead letter.
func (c Caller) DropLetter(ctx context.Context, id string) error {
	return c.do(ctx, http.MethodDelete, "/letters/"+url.PathEscape(id), io.Discard)
}
