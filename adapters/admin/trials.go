package admin

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Trial is an experiment and how its arms do, as operators see it.
type Trial struct {
	Name string `json:"name"`
	Kind string `json:"kind"` // model, threshold, prompt or layout
	Arms []Arm  `json:"arms"` // the one that the others are compared with first
}

// Arm is how one arm of an experiment does.
type Arm struct {
	Name    string  `json:"name"`
	Share   float64 `json:"share"` // of the people
	Value   string  `json:"value"`
	Answers int     `json:"answers"`
	People  int     `json:"people"`
	Rates   []Rate  `json:"rates"`
}

// Rate is how often something goes wrong in an arm: less is better. Difference, Low, High and P
// are against the first arm, and always valid: one may look whenever one likes.
type Rate struct {
	Rate       string  `json:"rate"`
	Answers    int     `json:"answers"` // that were observed
	Share      float64 `json:"share"`
	Difference float64 `json:"difference"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	P          float64 `json:"p"`
}

// Told reports whether anything was observed.
func (r Rate) Told() bool { return r.Answers > 0 }

// Percent is a share for people.
func (Rate) Percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

// Points are a difference of two shares for people: "−1.5", "0.0", "+3.2".
func (Rate) Points(d float64) string {
	out := fmt.Sprintf("%+.1f", 100*d)
	if strings.TrimLeft(out, "+-") == "0.0" {
		return "0.0"
	}
	return strings.Replace(out, "-", "−", 1)
}

// Chance is P for people.
func (r Rate) Chance() string {
	if r.P < 0.0001 {
		return "< 0.0001"
	}
	return fmt.Sprintf("%.2g", r.P)
}

// Second is what a model that answers nobody made of questions.
type Second struct {
	Model  string `json:"model"`
	Read   int    `json:"read"`
	Differ int    `json:"differ"` // were read otherwise
	Broken int    `json:"broken"` // could not be read
	Pairs  []Pair `json:"pairs,omitempty"`
}

// Pair is how often a question was taken for one thing and would have been for another.
type Pair struct {
	Was   string `json:"was"`
	Would string `json:"would"`
	Times int    `json:"times"`
}

// Laboratory has the experiments. Their results may take a while: they are counted anew.
type Laboratory interface {
	Trials(ctx context.Context) ([]Trial, error)
	Second(ctx context.Context, model string) (Second, error)
}

func (a *Adapter) listTrials(w http.ResponseWriter, r *http.Request) {
	all, err := a.Laboratory.Trials(r.Context())
	if err != nil {
		a.Log.Error("count the experiments", "error", err)
		http.Error(w, "the experiments can't be counted", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(all)
}

func (a *Adapter) second(w http.ResponseWriter, r *http.Request) {
	s, err := a.Laboratory.Second(r.Context(), r.PathValue("model"))
	if err != nil {
		a.Log.Error("compare a shadow", "error", err)
		http.Error(w, "the shadow can't be compared", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(s)
}

// experiments is the page.
func (a *Adapter) experiments(w http.ResponseWriter, r *http.Request) {
	all, err := a.Laboratory.Trials(r.Context())
	if err != nil {
		a.Log.Error("count the experiments", "error", err)
		http.Error(w, "the experiments can't be counted", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if err := pages.ExecuteTemplate(w, "experiments", all); err != nil {
		a.Log.Warn("render the page of experiments", "error", err)
	}
}

// Trials asks the running bot how the experiments do.
func (c Caller) Trials(ctx context.Context) (all []Trial, err error) {
	err = c.read(ctx, "/trials", &all)
	return all, err
}

// Second asks the running bot what a shadow made of questions.
func (c Caller) Second(ctx context.Context, model string) (s Second, err error) {
	err = c.read(ctx, "/models/"+url.PathEscape(model)+"/second", &s)
	return s, err
}

// read asks for JSON.
func (c Caller) read(ctx context.Context, path string, into any) error {
	var b bytes.Buffer
	if err := c.get(ctx, path, &b); err != nil {
		return err
	}
	if err := json.Unmarshal(b.Bytes(), into); err != nil {
		return fmt.Errorf("read what the running bot says: %w", err)
	}
	return nil
}
