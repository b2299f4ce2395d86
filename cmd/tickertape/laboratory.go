package main

import (
	"context"
	"strings"
	"time"

	"tickertape/adapters/admin"
	"tickertape/core/feedback"
	"tickertape/core/learning/deploy"
	"tickertape/core/learning/experiment"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
	"tickertape/storage/bolt"
)

// laboratory knows the experiments and the canary, and counts them as operators see them.
type laboratory struct {
	settings
	models *registry.Registry
	store  *bolt.Store // nil: there is none yet, and nothing to count
}

// remembered is how long ago what a shadow read may have been that is compared.
const remembered = 90 * 24 * time.Hour

// running lists the canary and the experiments of the configuration, with when each began.
func (l laboratory) running() (all experiment.List, since []time.Time, err error) {
	d, err := l.models.Deployment()
	if err != nil {
		return nil, nil, err
	}
	if canary, ok := experiment.OfCanary(d); ok {
		all, since = append(all, canary), append(since, d.Since)
	}
	for _, c := range l.settings.Trials {
		all, since = append(all, c), append(since, time.Time{}) // from its beginning: a test that forgets begins anew
	}
	return all, since, nil
}

// Trials counts all of them.
func (l laboratory) Trials(ctx context.Context) ([]admin.Trial, error) {
	running, since, err := l.running()
	if err != nil {
		return nil, err
	}
	all := make([]admin.Trial, len(running))
	for n, c := range running {
		r := experiment.Result{}
		if l.store != nil {
			if r, err = experiment.Count(ctx, l.store, feedback.Voices, c, since[n], l.Learning.Canary.Alpha); err != nil {
				return nil, err
			}
		}
		all[n] = trialOf(c, r)
	}
	return all, nil
}

func trialOf(c experiment.Config, r experiment.Result) admin.Trial {
	t := admin.Trial{Name: c.Name, Kind: string(c.Kind)}
	for n, a := range c.Arms {
		arm := admin.Arm{Name: a.Name, Share: a.Share, Value: a.Value}
		if n < len(r.Arms) {
			arm.Answers, arm.People = r.Arms[n].Answers, r.Arms[n].People
			for _, m := range r.Arms[n].Rates {
				arm.Rates = append(arm.Rates, admin.Rate{
					Rate: string(m.Rate), Answers: m.Answers, Share: m.Share, Difference: m.Difference, Low: m.Low, High: m.High, P: m.P,
				})
			}
		}
		t.Arms = append(t.Arms, arm)
	}
	return t
}

// Second compares a model that reads along with those that answer.
func (l laboratory) Second(ctx context.Context, version string) (admin.Second, error) {
	a, err := experiment.Agree(ctx, l.store, version, time.Now().Add(-remembered))
	s := admin.Second{Model: version, Read: a.Read, Differ: a.Differ, Broken: a.Broken}
	for _, p := range a.Pairs {
		s.Pairs = append(s.Pairs, admin.Pair{Was: string(p.Was), Would: string(p.Would), Times: p.Times})
	}
	return s, err
}

// readerOf is who reads questions, and why nobody else does.
func readerOf(d *deploy.Deck) admin.Reader {
	version, trouble := d.Reads()
	first, _, _ := strings.Cut(trouble, "\n") // the serving model's comes first
	return admin.Reader{Model: version, Trouble: first}
}

// deploys is what chooses the models of a running bot.
type deploys struct {
	models *registry.Registry
	deck   *deploy.Deck
}

// deploy opens what is deployed; seed is the model that comes with the program.
func (s *service) deploy(seed *model.Model) (d deploys, err error) {
	if d.models, err = registry.New(s.house.Learning.ModelFolder(), seed); err != nil {
		return d, err
	}
	d.deck = deploy.New(deploy.Parts{Models: d.models, Seed: seed, Trials: s.house.Trials, Log: s.log})
	return d, nil
}
