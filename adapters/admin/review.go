package admin

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Case is an answer that somebody should look at, as reviewers see it.
type Case struct {
	ID         string     `json:"id"`
	Cause      string     `json:"cause,omitempty"`
	Told       bool       `json:"told,omitempty"` // the person said so
	Urgency    float64    `json:"urgency"`
	State      string     `json:"state"`
	Text       string     `json:"text"`
	Intent     string     `json:"intent"` // as it was understood
	Confidence float64    `json:"confidence"`
	Decider    string     `json:"decider"`
	Model      string     `json:"model"`
	Shadow     string     `json:"shadow,omitempty"`        // a model that read along, where it has another opinion
	Would      string     `json:"shadow_intent,omitempty"` // and what that is
	Sure       float64    `json:"shadow_confidence,omitempty"`
	Arm        string     `json:"arm,omitempty"` // of experiments
	Language   string     `json:"language,omitempty"`
	Platform   string     `json:"platform"`
	Assets     []string   `json:"assets,omitempty"`
	Unknown    []string   `json:"unknown,omitempty"`
	Answer     string     `json:"answer"`
	Provider   string     `json:"provider,omitempty"`
	TookMS     float64    `json:"took_ms"`
	At         time.Time  `json:"at"`
	Said       []Said     `json:"said,omitempty"`
	Learns     bool       `json:"learns"` // its person agreed
	Label      string     `json:"label,omitempty"`
	Entities   []string   `json:"entities,omitempty"`
	Note       string     `json:"note,omitempty"`
	By         string     `json:"by,omitempty"`
	Decided    *time.Time `json:"decided,omitempty"`
}

// Said is one judgement of an answer.
type Said struct {
	Verdict    string `json:"verdict"`
	How        string `json:"how"`
	Correction string `json:"correction,omitempty"`
	Meant      string `json:"meant,omitempty"`
}

// Decision is what a reviewer says. Entities are nil where those that were found are right.
type Decision struct {
	Intent   string
	Entities []string
	Note, By string
}

// Reviewer has the cases. An error of Label and Dismiss is a sentence for the reviewer.
type Reviewer interface {
	Cases(ctx context.Context, most int) ([]Case, error)
	Case(ctx context.Context, id string) (Case, error)
	Label(ctx context.Context, id string, d Decision) error
	Dismiss(ctx context.Context, id string, d Decision) error
	Intents() []string
}

// mostCases bounds a list.
const mostCases = 1000

func (a *Adapter) reviewRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /cases", a.listCases)
	mux.HandleFunc("GET /cases/{id}", a.showCase)
	mux.HandleFunc("POST /cases/{id}/label", a.decideCase(a.label))
	mux.HandleFunc("POST /cases/{id}/dismiss", a.decideCase(a.dismiss))
}

// listCases writes them as JSON lines, those first that teach most.
func (a *Adapter) listCases(w http.ResponseWriter, r *http.Request) {
	most, err := strconv.Atoi(r.URL.Query().Get("most"))
	if err != nil || most < 1 || most > mostCases {
		http.Error(w, fmt.Sprintf("list from 1 to %d cases", mostCases), http.StatusUnprocessableEntity)
		return
	}
	all, err := a.Reviewer.Cases(r.Context(), most)
	if err != nil {
		a.Log.Error("list the cases", "error", err)
		http.Error(w, "the cases can't be read", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	_ = WriteCases(w, all...)
}

func (a *Adapter) showCase(w http.ResponseWriter, r *http.Request) {
	c, err := a.Reviewer.Case(r.Context(), r.PathValue("id"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	_ = WriteCases(w, c)
}

// WriteCases writes cases as JSON lines.
func WriteCases(w io.Writer, all ...Case) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, c := range all {
		if err := out.Encode(c); err != nil {
			return fmt.Errorf("write a case: %w", err)
		}
	}
	return nil
}

func (a *Adapter) label(ctx context.Context, id string, d Decision) error {
	return a.Reviewer.Label(ctx, id, d)
}

func (a *Adapter) dismiss(ctx context.Context, id string, d Decision) error {
	return a.Reviewer.Dismiss(ctx, id, d)
}

// decideCase takes a reviewer's word: from the command line, a script or a form of the page.
func (a *Adapter) decideCase(decide func(context.Context, string, Decision) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
		d := Decision{Intent: r.PostFormValue("intent"), Note: r.PostFormValue("note"), By: strings.TrimSpace(r.PostFormValue("by"))}
		if d.By == "" {
			d.By = "page"
		}
		d.Entities = SplitEntities(r.PostFormValue("entities"))
		if err := decide(r.Context(), r.PathValue("id"), d); err != nil {
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
			return
		}
		if strings.Contains(r.Header.Get("Accept"), "text/html") {
			http.Redirect(w, r, "/review", http.StatusSeeOther)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

// SplitEntities reads a list that a person wrote; of none it makes none.
func SplitEntities(list string) (out []string) {
	for e := range strings.SplitSeq(list, ",") {
		if e = strings.TrimSpace(e); e != "" {
			out = append(out, e)
		}
	}
	return out
}

// Cases copies the cases of the running bot to w, as JSON lines.
func (c Caller) Cases(ctx context.Context, w io.Writer, most int) error {
	return c.get(ctx, "/cases?most="+strconv.Itoa(most), w)
}

// Case copies one case to w.
func (c Caller) Case(ctx context.Context, w io.Writer, id string) error {
	return c.get(ctx, "/cases/"+url.PathEscape(id), w)
}

// Label decides a case of the running bot.
func (c Caller) Label(ctx context.Context, id string, d Decision) error {
	return c.post(ctx, "/cases/"+url.PathEscape(id)+"/label", d.form())
}

// Dismiss decides that nothing is to be learned from a case.
func (c Caller) Dismiss(ctx context.Context, id string, d Decision) error {
	return c.post(ctx, "/cases/"+url.PathEscape(id)+"/dismiss", d.form())
}

func (d Decision) form() url.Values {
	return url.Values{"intent": {d.Intent}, "entities": {strings.Join(d.Entities, ",")}, "note": {d.Note}, "by": {d.By}}
}
