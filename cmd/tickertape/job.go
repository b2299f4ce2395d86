package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"time"

	"tickertape/adapters/admin"
	"tickertape/core/nlu/roster"
	"tickertape/core/record"
	"tickertape/jobs"
	"tickertape/storage/bolt"
)

type jobCmd struct {
	List jobList `cmd:"" help:"Print the jobs: when they run, their last and their next run."`
	Runs jobRuns `cmd:"" help:"Print the last runs of a job."`
	Run  jobRun  `cmd:"" help:"Run a job now, wait for it, and print what became of it."`
}

type jobList struct {
	JSON bool `help:"Print JSON lines instead of a table." name:"json"`
}

// Run asks the running bot, or reads the store where none runs.
func (c jobList) Run(ctx context.Context, top *cli) error {
	var all []admin.Job
	runs := true
	err := beside(ctx, top, true,
		func(bot admin.Caller) (err error) { all, err = bot.Jobs(ctx); return err },
		func(s settings, store *bolt.Store) (err error) {
			idle, err := newPlan(s, store, errands{})
			if err == nil {
				all, runs = idle.Jobs(ctx), false
			}
			return err
		})
	if err != nil {
		return err
	}
	if c.JSON {
		return admin.WriteJobs(os.Stdout, all)
	}
	if err := printJobs(os.Stdout, all, time.Now()); err != nil || runs {
		return err
	}
	_, err = fmt.Println("No bot is running: jobs run at their times only while one does.")
	return err
}

type jobRuns struct {
	Name string `arg:"" help:"The job, from the list."`
	Most int    `help:"How many at most." default:"20"`
	JSON bool   `help:"Print JSON lines instead of a table." name:"json"`
}

// Run asks the running bot, or reads the store where none runs.
func (c jobRuns) Run(ctx context.Context, top *cli) error {
	var all []admin.JobRun
	err := beside(ctx, top, true,
		func(bot admin.Caller) (err error) { all, err = bot.JobRuns(ctx, c.Name, c.Most); return err },
		func(s settings, store *bolt.Store) error {
			idle, err := newPlan(s, store, errands{})
			if err == nil {
				all, err = idle.Runs(ctx, c.Name, c.Most)
			}
			return err
		})
	if err != nil {
		return err
	}
	if c.JSON {
		return admin.WriteRuns(os.Stdout, all)
	}
	return printRuns(os.Stdout, all)
}

type jobRun struct {
	Name string `arg:"" help:"The job, from the list."`
}

// Run lets the running bot do it, or does it where none runs.
func (c jobRun) Run(ctx context.Context, top *cli) error {
	var r admin.JobRun
	err := beside(ctx, top, false,
		func(bot admin.Caller) (err error) {
			if r, err = bot.RunJob(ctx, c.Name); ctx.Err() != nil {
				return fmt.Errorf("not waiting any longer: the bot goes on with %s, see tickertape job runs %s", c.Name, c.Name)
			}
			return err
		},
		func(_ settings, store *bolt.Store) (err error) { r, err = c.alone(ctx, top, store); return err })
	if err != nil {
		return err
	}
	fmt.Println(sayRun(c.Name, r))
	if r.Outcome == string(record.Failed) || r.Outcome == string(record.Stopped) {
		return fmt.Errorf("job %s %s: %s", c.Name, r.Outcome, r.Error)
	}
	return nil
}

// alone runs a job without the rest of the bot.
func (c jobRun) alone(ctx context.Context, top *cli, store *bolt.Store) (r admin.JobRun, err error) {
	f, err := top.open()
	if err != nil {
		return r, err
	}
	h, err := survey(f)
	if err != nil {
		return r, err
	}
	mind, err := h.mind(slog.New(slog.DiscardHandler), store, nil)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, mind.close()) }()
	keeper := roster.New(store, mind.source, mind.nlu)
	if err := keeper.Load(ctx); err != nil {
		return r, err
	}
	p, err := newPlan(h.settings, store, errands{mind.source, mind.gateway, keeper})
	if err != nil {
		return r, err
	}
	return p.RunJob(ctx, c.Name)
}

// plan is the jobs as the operators see them: admin.Rota.
type plan struct {
	scheduler *jobs.Scheduler
	store     *bolt.Store
}

// newPlan makes the jobs without a bot.
func newPlan(s settings, store *bolt.Store, m errands) (plan, error) {
	log := slog.New(slog.DiscardHandler)
	made, err := jobs.New(jobs.Parts{Zone: s.Jobs.Zone, Runs: store, Log: log}, newRota(s, store, m, log).plan()...)
	return plan{made, store}, err
}

// Jobs lists them.
func (p plan) Jobs(ctx context.Context) []admin.Job {
	all := []admin.Job{}
	for _, j := range p.scheduler.List(ctx) {
		one := admin.Job{Name: j.Name, Schedule: j.Schedule, Zone: j.Zone, Note: j.Note}
		if j.Last != nil {
			r := shownRun(*j.Last)
			one.Last = &r
		}
		if !j.Next.IsZero() {
			one.Next = &j.Next
		}
		all = append(all, one)
	}
	return all
}

// Runs lists those of a job, the newest first.
func (p plan) Runs(ctx context.Context, name string, most int) ([]admin.JobRun, error) {
	if err := p.scheduler.Knows(name); err != nil {
		return nil, err
	}
	all, err := p.store.Runs(ctx, name, most)
	out := make([]admin.JobRun, len(all))
	for i, r := range all {
		out[i] = shownRun(r)
	}
	return out, err
}

// RunJob runs one, and waits.
func (p plan) RunJob(ctx context.Context, name string) (admin.JobRun, error) {
	r, err := p.scheduler.RunNow(ctx, name)
	return shownRun(r), err
}

func shownRun(r record.Run) admin.JobRun {
	out := admin.JobRun{Start: r.Start, Outcome: string(r.Outcome), Did: r.Did, Error: r.Error, By: r.By, TookMS: float64(r.Took().Microseconds()) / 1000}
	if !r.End.IsZero() {
		out.End = &r.End
	}
	return out
}

// printJobs writes a table. Times are those of each job's zone.
func printJobs(w io.Writer, all []admin.Job, now time.Time) error {
	var b, notes strings.Builder
	b.WriteString("JOB\tSCHEDULE\tZONE\tLAST RUN\tOUTCOME\tTOOK\tNEXT RUN\n")
	for _, j := range all {
		last, outcome, took, next := "never", "-", "-", "-"
		if j.Last != nil {
			last, outcome, took = clock(j.Last.Start, j.Zone), j.Last.Outcome, j.Last.Took()
			if said := j.Last.Said(); said != "" {
				fmt.Fprintf(&notes, "%s: %s\n", j.Name, said)
			}
		}
		if j.Next != nil {
			next = clock(*j.Next, j.Zone) + ", in " + ahead(j.Next.Sub(now))
		}
		if j.Note != "" {
			fmt.Fprintf(&notes, "%s: %s\n", j.Name, j.Note)
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", j.Name, j.Schedule, j.Zone, last, outcome, took, next)
	}
	if err := aligned(w, b.String(), 0); err != nil || notes.Len() == 0 {
		return err
	}
	_, err := io.WriteString(w, "\n"+notes.String())
	return err
}

func printRuns(w io.Writer, all []admin.JobRun) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(w, "it never ran")
		return err
	}
	var b strings.Builder
	b.WriteString("START\tTOOK\tBY\tOUTCOME\tWHAT\n")
	for _, r := range all {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\n", clock(r.Start, "UTC"), r.Took(), r.By, r.Outcome, r.Said())
	}
	return aligned(w, b.String(), 0)
}

// sayRun tells of one run on a line.
func sayRun(name string, r admin.JobRun) string {
	line := fmt.Sprintf("%s: %s after %s", name, r.Outcome, r.Took())
	if said := r.Said(); said != "" {
		line += ": " + said
	}
	return line
}

// clock is a time by the clocks of a zone.
func clock(t time.Time, zone string) string {
	z, err := time.LoadLocation(zone)
	if err != nil {
		z = time.UTC
	}
	return t.In(z).Format("2006-01-02 15:04:05 MST")
}

// ahead is a time to come, in the unit that tells most.
func ahead(d time.Duration) string {
	switch d = max(0, d); {
	case d < time.Minute:
		return d.Round(time.Second).String()
	case d < 48*time.Hour:
		return strings.TrimSuffix(d.Round(time.Minute).String(), "0s")
	}
	return fmt.Sprintf("%d days", int(d.Hours()/24))
}
