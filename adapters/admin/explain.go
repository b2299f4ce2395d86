package admin

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
)

// explain writes the choice of providers as it would be made now.
func (a *Adapter) explain(w http.ResponseWriter, r *http.Request) {
	var out bytes.Buffer
	if err := a.Parts.Explain(r.Context(), &out, r.URL.Query().Get("question")); err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	_, _ = out.WriteTo(w)
}

// Explain lets the running bot tell who it would ask for the answer to a question.
func (c Caller) Explain(ctx context.Context, w io.Writer, question string) error {
	return c.get(ctx, "/explain?"+url.Values{"question": {question}}.Encode(), w)
}
