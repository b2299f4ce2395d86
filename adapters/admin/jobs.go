package admin

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Job is one of those that run by a schedule, as operators see it.
type Job struct {
	Name     string     `json:"name"`
	Schedule string     `json:"schedule"` // a cron expression, or off
	Zone     string     `json:"zone"`     // whose clocks it means
	Last     *JobRun    `json:"last,omitempty"`
	Next     *time.Time `json:"next,omitempty"` // UTC
	Note     string     `json:"note,omitempty"`
}

// JobRun is one run of a job.
type JobRun struct {
	Start   time.Time  `json:"start"` // UTC
	End     *time.Time `json:"end,omitempty"`
	TookMS  float64    `json:"took_ms"`
	Outcome string     `json:"outcome"`
	Did     string     `json:"did,omitempty"`
	Error   string     `json:"error,omitempty"`
	By      string     `json:"by"`
}

// Said is what is to be said of a run.
func (r JobRun) Said() string { return cmp.Or(r.Error, r.Did) }

// Took is how long it ran, for people.
func (r JobRun) Took() string {
	if r.End == nil {
		return "-"
	}
	d := time.Duration(r.TookMS * float64(time.Millisecond))
	if d < time.Second {
		return d.Round(time.Millisecond).String()
	}
	return d.Round(100 * time.Millisecond).String()
}

// Rota is the plan of the jobs. An error of Runs and RunJob is a sentence for the operator.
type Rota interface {
	Jobs(ctx context.Context) []Job
	Runs(ctx context.Context, name string, most int) ([]JobRun, error) // the newest first
	RunJob(ctx context.Context, name string) (JobRun, error)           // waits for its end
}

// mostRuns bounds a list.
const mostRuns = 1000

func (a *Adapter) jobRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /jobs", a.listJobs)
	mux.HandleFunc("GET /jobs/{name}/runs", a.jobRuns)
	mux.HandleFunc("POST /jobs/{name}/run", a.runJob)
}

// jobPage serves the same to browsers, on loopback alone: it has no log-in.
func (a *Adapter) jobPage(mux *http.ServeMux) {
	if !a.loopback() {
		mux.HandleFunc("/jobs", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "The jobs are shown on a loopback address only: set adapters.admin.listen to 127.0.0.1:9091.", http.StatusForbidden)
		})
		return
	}
	assets, err := fs.Sub(page, "page/assets")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	own := http.NewServeMux()
	a.jobRoutes(own)
	own.Handle("GET /assets/", http.StripPrefix("/assets/", http.FileServerFS(assets)))
	guarded := headers(http.NewCrossOriginProtection().Handler(own))
	mux.Handle("/jobs", guarded)
	mux.Handle("/jobs/", guarded)
	mux.Handle("/assets/", guarded)
}

// listJobs writes them as JSON lines, or as a page for browsers.
func (a *Adapter) listJobs(w http.ResponseWriter, r *http.Request) {
	all := a.Rota.Jobs(r.Context())
	if !browser(r) {
		w.Header().Set("Content-Type", "application/x-ndjson")
		_ = WriteJobs(w, all)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	views := make([]jobView, len(all))
	for i, j := range all {
		views[i] = jobView{j}
	}
	if err := pages.ExecuteTemplate(w, "jobs", views); err != nil {
		a.Log.Warn("render the page of jobs", "error", err)
	}
}

// jobView is a job on the page.
type jobView struct{ Job }

// Clock is a time by the clocks of the job's zone.
func (v jobView) Clock(t time.Time) string {
	zone, err := time.LoadLocation(v.Zone)
	if err != nil {
		zone = time.UTC
	}
	return t.In(zone).Format("Mon 2 Jan 15:04:05 MST")
}

func browser(r *http.Request) bool { return strings.Contains(r.Header.Get("Accept"), "text/html") }

func (a *Adapter) jobRuns(w http.ResponseWriter, r *http.Request) {
	most, err := strconv.Atoi(cmp.Or(r.URL.Query().Get("most"), "20"))
	if err != nil || most < 1 || most > mostRuns {
		http.Error(w, fmt.Sprintf("list from 1 to %d runs", mostRuns), http.StatusUnprocessableEntity)
		return
	}
	all, err := a.Rota.Runs(r.Context(), r.PathValue("name"), most)
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	_ = WriteRuns(w, all)
}

// runJob waits for the end of the run; one that fails is an answer, too.
func (a *Adapter) runJob(w http.ResponseWriter, r *http.Request) {
	run, err := a.Rota.RunJob(r.Context(), r.PathValue("name"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	if browser(r) {
		http.Redirect(w, r, "/jobs", http.StatusSeeOther)
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	_ = WriteRuns(w, []JobRun{run})
}

// WriteJobs writes jobs as JSON lines.
func WriteJobs(w io.Writer, all []Job) error { return writeLines(w, all) }

// WriteRuns writes runs as JSON lines.
func WriteRuns(w io.Writer, all []JobRun) error { return writeLines(w, all) }

func writeLines[T any](w io.Writer, all []T) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, one := range all {
		if err := out.Encode(one); err != nil {
			return fmt.Errorf("write a line: %w", err)
		}
	}
	return nil
}

// readLines reads what writeLines wrote.
func readLines[T any](r io.Reader) (all []T, err error) {
	for in := json.NewDecoder(r); ; {
		var one T
		if err := in.Decode(&one); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return all, fmt.Errorf("read what the running bot says: %w", err)
		}
		all = append(all, one)
	}
}

// Jobs asks the running bot for its jobs.
func (c Caller) Jobs(ctx context.Context) ([]Job, error) {
	var b bytes.Buffer
	if err := c.get(ctx, "/jobs", &b); err != nil {
		return nil, err
	}
	return readLines[Job](&b)
}

// JobRuns asks for the last runs of a job.
func (c Caller) JobRuns(ctx context.Context, name string, most int) ([]JobRun, error) {
	var b bytes.Buffer
	if err := c.get(ctx, "/jobs/"+url.PathEscape(name)+"/runs?most="+strconv.Itoa(most), &b); err != nil {
		return nil, err
	}
	return readLines[JobRun](&b)
}

// RunJob lets the running bot run a job, and waits for its end. The job goes on where ctx ends
// before it does.
func (c Caller) RunJob(ctx context.Context, name string) (JobRun, error) {
	var b bytes.Buffer
	if err := c.do(ctx, http.MethodPost, "/jobs/"+url.PathEscape(name)+"/run", &b); err != nil {
		return JobRun{}, err
	}
	all, err := readLines[JobRun](&b)
	if err == nil && len(all) != 1 {
		err = fmt.Errorf("the running bot tells of %d runs", len(all))
	}
	if err != nil {
		return JobRun{}, err
	}
	return all[0], nil
}
