package admin

import (
	"context"
	"encoding/json"
	"net/http"
)

// Reader is the model that reads questions now.
type Reader struct {
	Model   string `json:"model"`
	Trouble string `json:"trouble,omitempty"` // what kept another one from it
}

func (a *Adapter) reader(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(a.Reader())
}

// Reader asks the running bot which model reads questions.
func (c Caller) Reader(ctx context.Context) (r Reader, err error) {
	err = c.read(ctx, "/model", &r)
	return r, err
}
