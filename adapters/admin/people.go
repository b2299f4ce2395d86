package admin

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

// Eraser takes a person out of everything, and tells how many of their questions there were. Its
// error is a sentence for the operator.
type Eraser = func(ctx context.Context, user string) (questions int, err error)

// Counter writes how answers are liked, as JSON lines.
type Counter = func(ctx context.Context, w io.Writer) error

func (a *Adapter) erase(w http.ResponseWriter, r *http.Request) {
	n, err := a.Parts.Erase(r.Context(), r.PathValue("user"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	_, _ = fmt.Fprintln(w, Erased(n))
}

// Erased says what was done.
func Erased(questions int) string {
	return fmt.Sprintf("erased: %d questions with their answers, and all judgements and consent of this person", questions)
}

func (a *Adapter) counts(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/x-ndjson")
	if err := a.Parts.Counts(r.Context(), w); err != nil {
		a.Log.Error("count feedback", "error", err)
		panic(http.ErrAbortHandler)
	}
}

// Erase lets the running bot forget a person, and copies what it says to w.
func (c Caller) Erase(ctx context.Context, w io.Writer, user string) error {
	return c.do(ctx, http.MethodDelete, "/people/"+url.PathEscape(user), w)
}

// Counts copies how answers are liked to w.
func (c Caller) Counts(ctx context.Context, w io.Writer) error { return c.get(ctx, "/feedback", w) }
