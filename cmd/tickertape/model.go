package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"tickertape/core/learning/eval"
	"tickertape/core/nlu/model"
)

type modelCmd struct {
	List    modelList    `cmd:"" help:"List the models, and where each stands."`
	Show    modelShow    `cmd:"" help:"Print the card of a model."`
	Compare modelCompare `cmd:"" help:"Measure two models on the frozen messages."`

	Shadow   modelShadow   `cmd:"" help:"Let a model read along and answer nobody."`
	Canary   modelCanary   `cmd:"" help:"Let a model answer some people, until it is judged."`
	Promote  modelPromote  `cmd:"" help:"Let a model answer everybody."`
	Rollback modelRollback `cmd:"" help:"End the canary, or let the model answer again that served before."`
}

type modelShow struct {
	Version string `arg:"" help:"The model."`
}

// Run prints what is known of a model, what was decided on it, what it made of questions while it
// read along, and whether its file is whole.
func (c modelShow) Run(ctx context.Context, top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	e, err := s.models.Get(c.Version)
	if err != nil {
		return err
	}
	card, err := s.models.Card(c.Version)
	if err != nil {
		return err
	}
	fmt.Printf("%s\nStatus now: %s", card, e.Status)
	if e.Reason != "" {
		fmt.Printf(" (%s)", e.Reason)
	}
	fmt.Println()
	for _, v := range e.Earlier {
		fmt.Printf("Judged before, on %s against %s: %s (%s)\n", v.Since.UTC().Format("2006-01-02"), v.Against, v.Status, v.Reason)
	}
	if m, err := s.datasets.Show(e.Dataset); e.Dataset != "" && err == nil && m.SHA256 != e.DatasetSHA256 {
		fmt.Printf("Dataset %s was changed since: %d people's withdrawals\n", m.Version, len(m.Withdrawn))
	}
	d, err := s.models.Deployment()
	if err != nil {
		return err
	}
	_, broken := s.models.Open(c.Version)
	return errors.Join(history(d, c.Version), top.readAlong(ctx, c.Version), broken)
}

type modelCompare struct {
	A string `arg:"" help:"A model."`
	B string `arg:"" help:"Another one; without it the one that serves." optional:""`
}

// Run measures both on the messages that none is trained on.
func (c modelCompare) Run(top *cli) error {
	s, err := top.school()
	if err != nil {
		return err
	}
	if c.B == "" {
		serving, err := s.models.Serving()
		if err != nil {
			return err
		}
		c.B = serving.Version
	}
	t, err := s.trainer(nil)
	if err != nil {
		return err
	}
	var both [2]eval.Metrics
	for i, version := range []string{c.A, c.B} {
		var m *model.Model
		if m, err = s.models.Open(version); err != nil {
			return err
		}
		both[i] = t.Measure(m)
	}
	return printComparison(os.Stdout, c, both[0], both[1])
}

func printComparison(w io.Writer, c modelCompare, a, b eval.Metrics) error {
	var out strings.Builder
	fmt.Fprintf(&out, "\t%s\t%s\t\n", c.A, c.B)
	fmt.Fprintf(&out, "frozen messages right\t%.2f %%\t%.2f %%\t\n", 100*a.Accuracy, 100*b.Accuracy)
	fmt.Fprintf(&out, "macro-F1\t%.4f\t%.4f\t\n", a.MacroF1, b.MacroF1)
	fmt.Fprintf(&out, "calibration error\t%.2f %%\t%.2f %%\t\n", 100*a.ECE, 100*b.ECE)
	fmt.Fprintf(&out, "99 of 100 within\t%v\t%v\t\n", a.P99, b.P99)
	for _, intent := range a.Labels() {
		if x, y := a.Intents[intent], b.Intents[intent]; x != y {
			fmt.Fprintf(&out, "%s\t%d of %d\t%d of %d\t\n", intent, x.Right, x.Of, y.Right, y.Of)
		}
	}
	return aligned(w, out.String(), tabwriter.AlignRight)
}
