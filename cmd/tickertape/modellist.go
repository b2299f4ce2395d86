package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"tickertape/adapters/admin"
	"tickertape/core/learning/deploy"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu"
)

type modelList struct{}

// Run prints a table, in which a model that can't be used is marked, and says so where another
// model answers than the one that is deployed.
func (modelList) Run(ctx context.Context, top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	all, err := s.models.List()
	if err != nil {
		return err
	}
	d, err := s.models.Deployment()
	if err != nil {
		return err
	}
	for _, version := range []string{d.Serving, d.Canary, d.Shadow} {
		if version != "" && !slices.ContainsFunc(all, func(e registry.Entry) bool { return e.Version == version }) {
			all = append(all, registry.Entry{About: registry.About{Version: version}})
		}
	}
	lines := []string{"VERSION\tSTATUS\tDATASET\tCREATED\tHELD BACK F1\tREGRESSION F1\tCALIBRATION\tREASON"}
	for _, e := range all {
		status, reason := s.standing(e, d)
		lines = append(lines, modelLine(e, status, reason))
	}
	if err := aligned(os.Stdout, strings.Join(lines, "\n")+"\n", 0); err != nil {
		return err
	}
	return s.tellStandIn(ctx, d.Serving)
}

func modelLine(e registry.Entry, status, reason string) string {
	made, held, frozen, ece := "-", "-", "-", "-"
	if !e.Created.IsZero() {
		made = e.Created.Format(time.DateTime)
		held, frozen = fmt.Sprintf("%.4f", e.Held.MacroF1), fmt.Sprintf("%.4f", e.Regression.MacroF1)
		ece = fmt.Sprintf("%.1f %%", 100*e.Held.ECE)
	}
	return fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s", e.Version, status, cmp.Or(e.Dataset, "-"), made, held, frozen, ece, reason)
}

// standing is the status of a model and the reason for it. One that can't be used is missing or
// broken, whatever its role.
func (s school) standing(e registry.Entry, d registry.Deployment) (status, reason string) {
	err := s.models.Intact(e.Version)
	if err == nil {
		return string(e.Status), e.Reason
	}
	status = "broken"
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, registry.ErrUnknown) {
		status = "missing"
	}
	switch e.Version {
	case d.Serving:
		status = string(registry.Serving) + ", " + status
	case d.Canary:
		status = string(registry.Canary) + ", " + status
	case d.Shadow:
		status = string(registry.Shadow) + ", " + status
	}
	return status, err.Error()
}

// tellStandIn says which model answers in place of the one that is deployed, and why.
func (s school) tellStandIn(ctx context.Context, deployed string) error {
	r, who, err := s.reader(ctx)
	switch {
	case err != nil:
		return err
	case r.Model == deployed:
		return nil
	case r.Trouble == "":
		r.Trouble = "it takes over within a second or two"
	}
	fmt.Printf("\n%s answers with %s, not with %s, which deployment.json names: %s\n", who, r.Model, deployed, r.Trouble)
	return nil
}

// reader is the model that the running bot reads questions with, or that one would which starts now.
func (s school) reader(ctx context.Context) (r admin.Reader, who string, err error) {
	if r, err := admin.Client(socketPath(s.settings)).Reader(ctx); err == nil {
		return r, "The running bot", nil
	}
	seed, err := nlu.Trained()
	if err != nil {
		return r, "", err
	}
	return readerOf(deploy.New(deploy.Parts{Models: s.models, Seed: seed})), "A bot that starts now", nil
}
