package admin_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/adapters/admin"
)

// rota has one job, which fails the second time.
type rota struct{ ran int }

var (
	start = time.Date(2026, 11, 27, 2, 45, 0, 0, time.UTC)
	end   = start.Add(1500 * time.Millisecond)
	last  = admin.JobRun{Start: start, End: &end, TookMS: 1500, Outcome: "done", Did: "a <b>copy</b>", By: "schedule"}
	only  = admin.Job{Name: "backup", Schedule: "45 3 * * *", Zone: "Europe/Berlin", Last: &last, Next: &end, Note: "fine & well"}
)

func (*rota) Jobs(context.Context) []admin.Job { return []admin.Job{only} }

func (*rota) Runs(_ context.Context, name string, most int) ([]admin.JobRun, error) {
	if name != "backup" {
		return nil, errors.New("there is no such job")
	}
	return []admin.JobRun{last, last}[:min(2, most)], nil
}

func (r *rota) RunJob(_ context.Context, name string) (admin.JobRun, error) {
	if _, err := r.Runs(context.Background(), name, 1); err != nil {
		return admin.JobRun{}, err
	}
	if r.ran++; r.ran > 1 {
		return admin.JobRun{Start: start, End: &end, Outcome: "failed", Error: "the disk is full", By: "operator"}, nil
	}
	return last, nil
}

func TestJobsAreToldAndRunOverTheSocket(t *testing.T) {
	o := open(t, func(p *admin.Parts) { p.Rota = &rota{} })
	defer o.stop()
	c := admin.Client(o.socket)
	all, err := c.Jobs(t.Context())
	if diff := cmp.Diff([]admin.Job{only}, all); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	runs, err := c.JobRuns(t.Context(), "backup", 1)
	if diff := cmp.Diff([]admin.JobRun{last}, runs); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	if _, err := c.JobRuns(t.Context(), "backup", 0); err == nil || !strings.Contains(err.Error(), "from 1 to 1000") {
		t.Error(err)
	}
	if _, err := c.RunJob(t.Context(), "lunch"); err == nil || err.Error() != "there is no such job" {
		t.Error(err)
	}
	for _, want := range []string{"done", "failed"} { // a failure is an answer, too
		if r, err := c.RunJob(t.Context(), "backup"); err != nil || r.Outcome != want {
			t.Errorf("%+v, %v", r, err)
		}
	}
}

func TestPageOfJobsTellsTimesOfTheirZonesAndRunsNoMarkup(t *testing.T) {
	o := open(t, func(p *admin.Parts) { p.Rota = &rota{} })
	defer o.stop()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+o.adapter.Addr()+"/jobs", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/html")
	_, body := o.ask(r)
	for _, want := range []string{"Fri 27 Nov 03:45:00 CET", "1.5s", "a &lt;b&gt;copy", "fine &amp; well", `action="/jobs/backup/run"`} {
		if !strings.Contains(body, want) {
			t.Errorf("lacks %q\n%s", want, body)
		}
	}
	if code, css := o.get("/assets/jobs.css"); code != http.StatusOK || css == "" {
		t.Errorf("its style: %d", code)
	}
}

func TestRunThatHasNotEndedTookNothingYet(t *testing.T) {
	for want, r := range map[string]admin.JobRun{"-": {}, "7ms": {End: &end, TookMS: 7.4}, "1m30s": {End: &end, TookMS: 90_020}} {
		if got := r.Took(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
