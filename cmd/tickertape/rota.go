package main

import (
	"context"
	"log/slog"
	"time"

	"tickertape/core/backup"
	"tickertape/core/feedback"
	"tickertape/core/learning"
	"tickertape/core/learning/chores"
	"tickertape/core/learning/dataset"
	"tickertape/core/learning/demand"
	"tickertape/core/learning/experiment"
	"tickertape/core/market"
	"tickertape/core/privacy"
	"tickertape/jobs"
	"tickertape/storage/bolt"
)

// rota is what the jobs work with.
type rota struct {
	settings
	store  *bolt.Store
	market errands
	demand *demand.Learner
	log    *slog.Logger
}

// errands is what jobs ask providers for.
type errands struct {
	source market.Source
	office jobs.Office
	roster jobs.Registry
}

func newRota(s settings, store *bolt.Store, m errands, log *slog.Logger) rota {
	o := demand.Options{Most: s.Jobs.Warm.Assets, Since: s.Jobs.Warm.Since, Zone: s.Jobs.Warm.Location(s.Jobs.Zone)}
	return rota{s, store, m, demand.New(o, store), log}
}

// plan lists every job; a new one is a file in jobs, a section of bot.yaml and a line here.
func (r rota) plan() []jobs.Job {
	return []jobs.Job{
		jobs.NewWarm(r.Jobs.Warm, r.demand, r.market.source),
		jobs.NewReplay(r.Jobs.Replay, r.market.office),
		jobs.NewRoster(r.Jobs.Roster, r.market.roster),
		jobs.NewBackup(r.Jobs.Backup, r.safe()),
		jobs.NewExport(r.Jobs.Export, r),
		jobs.NewTrain(r.Jobs.Train, r),
		jobs.NewJudge(r.Jobs.Judge, court(r)),
		jobs.NewRetain(r.Jobs.Retain, r.retention()),
	}
}

// safe is where copies of the store go.
func (r rota) safe() backup.Safe {
	c := r.Jobs.Backup
	return backup.Safe{
		Options: backup.Options{Folder: c.Folder, Keep: c.Keep, Bucket: c.Bucket}, Store: r.store,
		Open: func(ctx context.Context, address string) (backup.Bucket, error) { return openBucket(ctx, address) },
	}
}

// Publish makes a version of the dataset and exports it: jobs.Press.
func (r rota) Publish(ctx context.Context, formats []dataset.Format) (string, error) {
	s, err := openSchool(r.settings)
	if err != nil {
		return "", err
	}
	p := chores.Press{
		Versions: s.datasets, Seed: dataset.SourceFunc(seeds), People: harvest(r.settings, r.store),
		Share: r.Learning.Datasets.Share, To: r.Learning.Datasets.Export, Open: openBucket,
	}
	return p.Publish(ctx, formats)
}

// teacher trains, in a process of its own.
func (r rota) teacher() (chores.Teacher, error) {
	s, err := openSchool(r.settings)
	return chores.Teacher{
		Versions: s.datasets, Models: s.models, Gates: r.Learning.Gates, Await: r.Learning.Deploy == learning.ToCanary,
		Learn: func(ctx context.Context, version string) (string, error) { return trainAside(ctx, r.file, version) },
	}, err
}

// Due and Train are jobs.Teacher.

// Due tells which version of the dataset is to be trained on.
func (r rota) Due(ctx context.Context, changes int) (version, why string, err error) {
	t, err := r.teacher()
	if err != nil {
		return "", "", err
	}
	return t.Due(ctx, changes)
}

// Train makes a model of a version.
func (r rota) Train(ctx context.Context, version string) (string, error) {
	t, err := r.teacher()
	if err != nil {
		return "", err
	}
	return t.Train(ctx, version)
}

// court judges the canary, and lets the next candidate be one: jobs.Court.
type court rota

// RunOnce looks at what is known by now.
func (c court) RunOnce(ctx context.Context) (string, error) {
	s, err := openSchool(c.settings)
	if err != nil {
		return "", err
	}
	j := experiment.Judge{Models: s.models, Store: c.store, Voices: feedback.Voices, Canary: c.Learning.Canary, Log: c.log}
	return chores.Bench{Judge: j, Usher: chores.Usher{Models: s.models, To: c.Learning.Deploy.Role(), Share: canaryShare(c.Learning.Canary, c.store)}}.RunOnce(ctx)
}

// canaryShare is the share of the people that a canary gets by itself: of as few as ask more than configured.
func canaryShare(c experiment.Canary, store *bolt.Store) func(context.Context) (float64, error) {
	return func(ctx context.Context) (float64, error) {
		seen, err := store.People(ctx, time.Now().Add(-c.Most), c.Plenty())
		return c.ShareOf(seen), err
	}
}

// retention is what is old.
func (r rota) retention() privacy.Retention {
	return privacy.Retention{
		Keep: r.Privacy.Keep, Store: r.store, Erasure: erasure(r.settings, r.store),
		Datasets: func(ctx context.Context) (string, error) {
			s, err := openSchool(r.settings)
			if err != nil {
				return "", err
			}
			return chores.Old{Versions: s.datasets, Policy: s.policy(), Archive: r.Learning.Datasets.Archive, Beyond: r.Learning.Datasets.Beyond, Open: openBucket}.Clear(ctx)
		},
	}
}
