package admin

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
)

// Builder makes a version of the dataset by filters, in the form that the command line sends
// them in, and says what became of it. Its error is a sentence for the operator.
type Builder = func(ctx context.Context, w io.Writer, filters string) error

func (a *Adapter) build(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	if err := a.Parts.Build(r.Context(), &b, r.URL.Query().Get("filters")); err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	_, _ = w.Write(b.Bytes())
}

// Build lets the running bot, which alone may read its store, make a version of the dataset, and
// copies what it says to w.
func (c Caller) Build(ctx context.Context, w io.Writer, filters string) error {
	return c.do(ctx, http.MethodPost, "/datasets?filters="+url.QueryEscape(filters), w)
}
