package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"tickertape/adapters/admin"
	"tickertape/cmd/tickertape/config"
	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
	"tickertape/core/privacy"
	"tickertape/core/record"
	"tickertape/jobs"
)

// does runs a command that must succeed.
func (p *program) does(args ...string) string {
	p.t.Helper()
	out, errs, code := p.run(nil, args...)
	if code != 0 {
		p.t.Fatalf("%v: exit %d\n%s%s", args, code, out, errs)
	}
	return out
}

// refuses runs a command that must fail, and returns why.
func (p *program) refuses(args ...string) string {
	p.t.Helper()
	out, errs, code := p.run(nil, args...)
	if code != 1 {
		p.t.Errorf("%v: exit %d\n%s%s", args, code, out, errs)
	}
	return errs
}

func TestJobsAreListedAndRunBesideABotAndWithoutOne(t *testing.T) {
	for _, runs := range []bool{true, false} {
		p := made(t)
		p.config(quietConfig)
		if why := p.refuses("job", "list"); !strings.Contains(why, "there is no store") {
			t.Error(why)
		}
		if _, errs, code := p.run(strings.NewReader("price btc\n")); code != 0 {
			t.Fatal(errs)
		}
		if runs {
			_, stop := p.served("providers: {simulated: {enabled: true}}\njobs: {zone: Asia/Tokyo, retain: {schedule: off}, warm: {schedule: '0 0 1 1 *'}}")
			t.Cleanup(func() { stop() })
		} else {
			p.config(quietConfig + "jobs: {zone: Asia/Tokyo, retain: {schedule: off}, warm: {schedule: '0 0 1 1 *'}}\n")
		}
		p.liststhePlan(runs)
		if out := p.does("job", "run", "backup"); !strings.HasPrefix(out, "backup: done after ") || !strings.HasSuffix(out, ", verified\n") {
			t.Errorf("running %v: %s", runs, out)
		}
		if all, err := filepath.Glob(filepath.Join(p.dir, "data/backups/tickertape-*.db")); err != nil || len(all) != 1 {
			t.Errorf("running %v: backups %v, %v", runs, all, err)
		}
		if out := p.does("job", "run", "warm"); !strings.HasPrefix(out, "warm: done after ") || !strings.Contains(out, ": 1 prices") {
			t.Errorf("running %v: %s", runs, out)
		}
		for job, want := range map[string]string{"train": "train: idle after ", "replay": "replay: idle after ", "retain": "retain: idle after ", "export": "export: idle after "} {
			if out := p.does("job", "run", job); !strings.HasPrefix(out, want) {
				t.Errorf("running %v: %s", runs, out)
			}
		}
		if why := p.refuses("job", "run", "bakcup"); !strings.Contains(why, "there is no such job as \"bakcup\", use one of warm, replay, roster, backup, export, train, judge, retain") {
			t.Errorf("running %v: %s", runs, why)
		}
		if out := p.does("job", "runs", "backup"); strings.Count(out, "\n") != 2 || !strings.Contains(out, "operator  done ") {
			t.Errorf("running %v: %s", runs, out)
		}
		if why := p.refuses("job", "runs", "nothing"); !strings.Contains(why, "there is no such job") {
			t.Errorf("running %v: %s", runs, why)
		}
		if out := p.does("job", "list"); !strings.Contains(out, "backup: data/backups/tickertape-") || !strings.Contains(out, "train: there is no dataset yet") {
			t.Errorf("running %v: %s", runs, out)
		}
	}
}

// liststhePlan checks the list before any job ran.
func (p *program) liststhePlan(runs bool) {
	p.t.Helper()
	out := p.does("job", "list")
	for _, want := range []string{"JOB     SCHEDULE", "\nretain  off ", " Asia/Tokyo  never", "03:00:00 JST, in ", "hit rates: nothing was compared yet; most asked is used"} {
		if !strings.Contains(out, want) {
			p.t.Errorf("running %v: lacks %q\n%s", runs, want, out)
		}
	}
	if strings.Contains(out, "No bot is running") == runs {
		p.t.Errorf("running %v:\n%s", runs, out)
	}
	var all []admin.Job
	for line := range strings.Lines(p.does("job", "list", "--json")) {
		var j admin.Job
		if err := json.Unmarshal([]byte(line), &j); err != nil {
			p.t.Fatal(err)
		}
		if (j.Next == nil) != (j.Name == "retain") || j.Zone != "Asia/Tokyo" || j.Last != nil {
			p.t.Errorf("running %v: %+v", runs, j)
		}
		all = append(all, j)
	}
	if len(all) != 8 {
		p.t.Errorf("running %v: %d jobs", runs, len(all))
	}
}

func TestBadSchedulesAndZonesAreRefusedWithTheirLines(t *testing.T) {
	p := made(t)
	p.config("jobs:\n  zone: Mars/Olympus\n  warm: {schedule: \"61 * * * *\"}\n  train:\n    schedule: off\n    zone: nowhere\n    changes: 0\n  backup: {kepe: 3}\n  lunch: {schedule: daily}\n")
	errs := p.refuses("config", "check")
	for _, want := range []string{
		"bot.yaml:8: jobs.backup.kepe: is not known here, use bucket, folder, keep, schedule, zone",
		"bot.yaml:9: jobs.lunch: is not known here, use backup, export, ",
	} {
		if !strings.Contains(errs, want) {
			t.Errorf("lacks %q:\n%s", want, errs)
		}
	}
	p.config("jobs:\n  zone: Mars/Olympus\n  warm: {schedule: \"61 * * * *\"}\n  train:\n    schedule: off\n    zone: nowhere\n    changes: 0\n  retain: {schedule: 0 0 30 2 *}\nprivacy: {keep: {texts: 1h}}\n")
	errs = p.refuses("config", "check")
	for _, want := range []string{
		`bot.yaml:2: jobs.zone: "Mars/Olympus" is not a time zone, use UTC or a name such as Europe/Berlin`,
		`bot.yaml:3: jobs.warm.schedule: "61 * * * *" is not a schedule, write for example "*/5 * * * *", "@every 1m" or "off"`,
		`bot.yaml:6: jobs.train.zone: "nowhere" is not a time zone`,
		`bot.yaml:7: jobs.train.changes: 0 is not usable, use 1 or more`,
		`bot.yaml:8: jobs.retain.schedule: "0 0 30 2 *" never comes true`,
		`bot.yaml:9: privacy.keep.texts: 1h0m0s is too short, use 240h or more, or 0 for ever`,
	} {
		if !strings.Contains(errs, want) {
			t.Errorf("lacks %q:\n%s", want, errs)
		}
	}
}

func TestDefaultJobsOfTheFileAreThoseOfTheProgram(t *testing.T) {
	f, err := config.Parse("bot.yaml", defaultFile, os.LookupEnv)
	if err != nil {
		t.Fatal(err)
	}
	var file, program jobs.Config
	program.Defaults()
	if err := f.Section(&file, "jobs"); err != nil || fmt.Sprint(file) != fmt.Sprint(program) {
		t.Errorf("%v\n%+v\n%+v", err, file, program)
	}
	for _, job := range []string{"warm", "replay", "roster", "backup", "export", "train", "retain"} {
		if !f.Has("jobs", job, "schedule") {
			t.Errorf("the file lacks the job %s", job)
		}
	}
}

// smallDataset makes a version of prices and profiles in English, and of what somebody said. It has
// no filters: its sources have nothing else.
func (p *program) smallDataset() {
	p.t.Helper()
	v, err := openDatasets(filepath.Join(p.dir, "data", "learning", "datasets"), privacy.OptOut)
	if err != nil {
		p.t.Fatal(err)
	}
	few := dataset.SourceFunc(func(ctx context.Context, yield func(record.Example) error) error {
		return seeds(ctx, func(e record.Example) error {
			if e.Language != "en" || e.Intent != ask.Price && e.Intent != ask.Profile {
				return nil
			}
			return yield(e)
		})
	})
	said := dataset.SourceFunc(func(_ context.Context, yield func(record.Example) error) error {
		return yield(record.Example{ID: "said", User: "ana", Text: "price of pepe now", Intent: ask.Price, Language: "en", Origin: record.Confirmed, Weight: 1})
	})
	if _, _, err := v.Build(p.t.Context(), []dataset.Source{few, said}, dataset.Filters{}); err != nil {
		p.t.Fatal(err)
	}
}

func TestWhatPeopleSaidIsExportedAndLearnedByJobs(t *testing.T) {
	p := made(t)
	p.config(quietConfig + "privacy: {training_consent: opt_out}\nlearning: {datasets: {export: out}}\njobs: {train: {changes: 1}}\n")
	await(t, "a thumb up is stored", func() bool {
		if _, errs, code := p.run(strings.NewReader("price of pepe now\n👍\nprice btc\n")); code != 0 {
			t.Fatal(errs)
		}
		return p.does("dump", "feedback") != ""
	})
	if out := p.does("dataset", "build", "--language", "en", "--intent", "price"); !strings.HasPrefix(out, "v1: ") {
		t.Fatal(out)
	}
	if out := p.does("job", "run", "train"); !strings.Contains(out, "idle") || !strings.Contains(out, "none without filters") { // it is a part
		t.Errorf("train on a part: %s", out)
	}
	p.smallDataset()
	if out := p.does("job", "run", "train"); !strings.HasPrefix(out, "train: done after ") || !strings.Contains(out, "of dataset v2") || !strings.Contains(out, "macro-F1") || strings.Contains(out, "more:") {
		t.Errorf("train: %s", out)
	}
	if out := p.does("model", "list"); strings.Count(out, " v2 ") != 1 {
		t.Errorf("models:\n%s", out)
	}
	if out := p.does("job", "run", "train"); !strings.Contains(out, "idle") || !strings.Contains(out, "dataset v2 was learned already: m") {
		t.Errorf("train again: %s", out)
	}
	if out := p.does("job", "run", "export"); !strings.Contains(out, "dataset v3: ") || !strings.Contains(out, "exported to out: v3.jsonl.gz, v3.parquet") {
		t.Errorf("export: %s", out)
	}
	for _, name := range []string{"v3.jsonl.gz", "v3.parquet", "v3.manifest.json"} {
		if info, err := os.Stat(filepath.Join(p.dir, "out", name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if out := p.does("job", "run", "export"); !strings.Contains(out, "idle") {
		t.Errorf("export again: %s", out)
	}
}

func TestInterruptedJobIsNotedAsStopped(t *testing.T) {
	p := made(t)
	p.config(quietConfig + "privacy: {training_consent: opt_out}\njobs: {train: {changes: 1}}\n")
	await(t, "a thumb up is stored", func() bool {
		if _, errs, code := p.run(strings.NewReader("price of pepe now\n👍\nprice btc\n")); code != 0 {
			t.Fatal(errs)
		}
		return p.does("dump", "feedback") != ""
	})
	p.does("dataset", "build") // a whole one: it takes its time
	cmd := exec.Command(p.bin, "job", "run", "train")
	cmd.Dir = p.dir
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	locked := filepath.Join(p.dir, "data/learning/.training")
	await(t, "the training has begun", func() bool { _, err := os.Stat(locked); return err == nil })
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || !strings.Contains(out.String(), "train: stopped after ") {
		t.Errorf("%v: %s", err, out.String())
	}
	if out := p.does("job", "runs", "train"); !strings.Contains(out, "operator  stopped") || strings.Contains(out, "running") {
		t.Error(out)
	}
}

func TestBackupTakesThePlaceOfTheStore(t *testing.T) {
	p := made(t)
	p.config(quietConfig + "jobs: {backup: {bucket: cloud, keep: 1}}\n")
	if _, errs, code := p.run(strings.NewReader("price btc\n")); code != 0 {
		t.Fatal(errs)
	}
	p.does("job", "run", "backup")
	before := p.does("dump", "interactions")
	if _, errs, code := p.run(strings.NewReader("price eth\n")); code != 0 {
		t.Fatal(errs)
	}
	all, err := filepath.Glob(filepath.Join(p.dir, "data/backups/*.db"))
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	here, err := os.ReadFile(all[0])
	if err != nil {
		t.Fatal(err)
	}
	if there, err := os.ReadFile(filepath.Join(p.dir, "cloud", filepath.Base(all[0]))); err != nil || !bytes.Equal(here, there) {
		t.Errorf("in the bucket: %v", err)
	}
	if err := os.Rename(all[0], filepath.Join(p.dir, "data/tickertape.db")); err != nil {
		t.Fatal(err)
	}
	if after := p.does("dump", "interactions"); after != before {
		t.Errorf("restored\n%swas\n%s", after, before)
	}
	if _, errs, code := p.run(strings.NewReader("price sol\n")); code != 0 {
		t.Fatal(errs)
	}
	users := map[string]bool{}
	for line := range strings.Lines(p.does("dump", "interactions")) {
		var row struct {
			User string `json:"user_id"`
		}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		users[row.User] = true
	}
	if len(users) != 1 {
		t.Errorf("the same person is %v", users)
	}
}

func TestOperatorsSeeJobsOnThePageAndInTheMetrics(t *testing.T) {
	p := made(t)
	address, stop := p.served("providers: {simulated: {enabled: true}}\njobs: {zone: Europe/Berlin, replay: {schedule: off}}")
	defer stop()
	p.does("job", "run", "replay")
	_, metrics := p.get(address, "/metrics")
	for _, want := range []string{`tickertape_job_runs_total{by="operator",job="replay",outcome="idle"} 1`, `tickertape_job_seconds_count{job="replay"} 1`, `tickertape_job_last_success_seconds{job="replay"}`} {
		if !strings.Contains(metrics, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	if code, body := p.get(address, "/jobs"); code != 200 || strings.Count(body, "\n") != 8 || !strings.Contains(body, `"name":"replay","schedule":"off","zone":"Europe/Berlin","last":{"start":`) {
		t.Errorf("%d %s", code, body)
	}
	if code, body := p.get(address, "/jobs/replay/runs?most=5"); code != 200 || strings.Count(body, "\n") != 1 {
		t.Errorf("%d %s", code, body)
	}
	if code, _ := p.get(address, "/jobs/replay/runs?most=0"); code != http.StatusUnprocessableEntity {
		t.Errorf("no runs: %d", code)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+address+"/jobs/replay/run", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusForbidden {
		t.Errorf("from another site: %s", resp.Status)
	}
}

func TestJobIsRunFromThePage(t *testing.T) {
	v := visitor{t, browser(t)}
	p := made(t)
	address, stop := p.served("providers: {simulated: {enabled: true}}\njobs: {backup: {schedule: off}}")
	defer stop()
	v.does(chromedp.EmulateViewport(1000, 900), chromedp.Navigate("http://"+address+"/jobs"))
	v.sees(`document.querySelectorAll("article").length`, "8")
	v.sees(`document.querySelector("#backup").innerText`, "when somebody asks")
	v.does(chromedp.Click(chromedp.CSS(`#backup button`)))
	v.sees(`document.querySelector("#backup .outcome")?.innerText`, "done")
	v.sees(`document.querySelector("#backup").innerText`, "verified")
	v.picture("jobs.png")
	v.does(chromedp.EmulateViewport(360, 740))
	v.prefersDark()
	v.sees("document.documentElement.scrollWidth <= 360", "true")
	v.picture("jobs-phone.png")
}

func TestTableOfJobsIsForPeople(t *testing.T) {
	now := time.Date(2026, 11, 27, 2, 0, 0, 0, time.UTC)
	end, soon, later := now.Add(-time.Hour+90*time.Second), now.Add(30*time.Second), now.AddDate(0, 0, 4)
	all := []admin.Job{
		{Name: "backup", Schedule: "45 2 * * *", Zone: "Europe/Berlin", Next: &later, Last: &admin.JobRun{Start: now.Add(-time.Hour), End: &end, TookMS: 90_000, Outcome: "failed", Error: "the disk is full", By: "schedule"}},
		{Name: "warm", Schedule: "* * * * *", Zone: "UTC", Next: &soon, Last: &admin.JobRun{Start: now, Outcome: "running", By: "operator"}, Note: "hit rates: fine"},
		{Name: "train", Schedule: "off", Zone: "UTC"},
	}
	var b bytes.Buffer
	if err := printJobs(&b, all, now); err != nil {
		t.Fatal(err)
	}
	want := `JOB     SCHEDULE    ZONE           LAST RUN                 OUTCOME  TOOK   NEXT RUN
backup  45 2 * * *  Europe/Berlin  2026-11-27 02:00:00 CET  failed   1m30s  2026-12-01 03:00:00 CET, in 4 days
warm    * * * * *   UTC            2026-11-27 02:00:00 UTC  running  -      2026-11-27 02:00:30 UTC, in 30s
train   off         UTC            never                    -        -      -

backup: the disk is full
warm: hit rates: fine
`
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}
