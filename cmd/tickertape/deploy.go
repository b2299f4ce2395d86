package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"tickertape/adapters/admin"
	"tickertape/core/learning/registry"
)

// decision is who decides on a model, and why.
type decision struct {
	Why string `help:"Why, for the history."`
	By  string `help:"Who says so; the user's name if left out."`
}

func (d decision) order(force bool) registry.Order {
	return registry.Order{Who: reviewerName(d.By), Why: d.Why, Force: force}
}

type modelShadow struct {
	Version string `arg:"" optional:"" help:"The model."`
	Off     bool   `help:"Let none read along any more."`
	decision
}

// Run lets a model read along.
func (c modelShadow) Run(top *cli) error {
	if c.Off == (c.Version != "") {
		return errors.New("name a model, or use --off")
	}
	return top.deploys(func(r *registry.Registry) (registry.Deployment, error) { return r.Shadow(c.Version, c.order(false)) })
}

type modelCanary struct {
	Version string  `arg:"" help:"The model."`
	Share   float64 `help:"Of the people; by default learning.canary.share of bot.yaml." placeholder:"0.1"`
	Force   bool    `help:"Also a model that the gates have failed; --why must say why."`
	decision
}

// Run lets a model answer some people.
func (c modelCanary) Run(top *cli) error {
	s, err := top.settings()
	if err != nil {
		return err
	}
	if c.Share == 0 {
		c.Share = s.Learning.Canary.Share
	}
	return top.deploys(func(r *registry.Registry) (registry.Deployment, error) {
		return r.Canary(c.Version, c.Share, c.order(c.Force))
	})
}

type modelPromote struct {
	Version string `arg:"" optional:"" help:"The model; without one the canary."`
	Force   bool   `help:"Also a model that the gates have failed; --why must say why."`
	decision
}

// Run lets a model answer everybody.
func (c modelPromote) Run(top *cli) error {
	return top.deploys(func(r *registry.Registry) (registry.Deployment, error) { return r.Promote(c.Version, c.order(c.Force)) })
}

type modelRollback struct {
	Version string `arg:"" optional:"" help:"The canary or shadow to end, or a model that served before; without one the canary, or else the model that served last."`
	decision
}

// Run goes back.
func (c modelRollback) Run(top *cli) error {
	return top.deploys(func(r *registry.Registry) (registry.Deployment, error) { return r.Rollback(c.Version, c.order(false)) })
}

// deploys changes what is deployed, and says what is now. A running bot notices by itself.
func (c *cli) deploys(change func(*registry.Registry) (registry.Deployment, error)) error {
	s, err := c.school()
	if err != nil {
		return err
	}
	d, err := change(s.models)
	if err != nil {
		return err
	}
	fmt.Println(standing(d) + "; a running bot takes it over within a second or two")
	return nil
}

// standing says who answers whom.
func standing(d registry.Deployment) string {
	out := d.Serving + " serves"
	if d.Canary != "" {
		out += fmt.Sprintf(", %s is a canary for %.4g %% of the people", d.Canary, 100*d.Share)
	}
	if d.Shadow != "" {
		out += ", " + d.Shadow + " reads along"
	}
	return out
}

// mostPairs is how many of the questions that a shadow reads otherwise are told.
const mostPairs = 10

// readAlong prints what a model made of questions that it did not answer.
func (c *cli) readAlong(ctx context.Context, version string) error {
	var s admin.Second
	err := c.counts(func(bot admin.Caller) (err error) {
		s, err = bot.Second(ctx, version)
		return err
	}, func(l laboratory) (err error) {
		if l.store != nil {
			s, err = l.Second(ctx, version)
		}
		return err
	})
	if err != nil || s.Read == 0 {
		return err
	}
	fmt.Printf("Read along with %d questions, %d of them otherwise (%.1f %%)", s.Read, s.Differ, 100*float64(s.Differ)/float64(s.Read))
	if s.Broken > 0 {
		fmt.Printf("; it broke over %d", s.Broken)
	}
	fmt.Println()
	var b strings.Builder
	for _, p := range s.Pairs[:min(len(s.Pairs), mostPairs)] {
		fmt.Fprintf(&b, "  %s\t→ %s\t%d\n", p.Was, p.Would, p.Times)
	}
	return aligned(os.Stdout, b.String(), 0)
}

// history prints what was decided on a model, oldest first.
func history(d registry.Deployment, version string) error {
	var b strings.Builder
	for _, s := range d.History {
		if s.From == version || s.To == version {
			fmt.Fprintf(&b, "%s\t%s\t%s → %s\tby %s\t%s\n", s.At.UTC().Format("2006-01-02 15:04:05"), s.Role, orNone(s.From), orNone(s.To), s.Who, s.Why)
		}
	}
	return aligned(os.Stdout, b.String(), 0)
}

func orNone(version string) string {
	if version == "" {
		return "none"
	}
	return version
}
