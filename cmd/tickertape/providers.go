package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"text/tabwriter"

	"tickertape/adapters/admin"
	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills"
	"tickertape/providers/gateway"
)

type providersCmd struct {
	Explain string `help:"Say who would be asked for the answer to this question, and why." placeholder:"QUESTION"`
}

// Run prints the matrix of the providers that are on, or explains the choice for a question.
func (c providersCmd) Run(ctx context.Context, top *cli) error {
	f, err := top.open()
	if err != nil {
		return err
	}
	if c.Explain != "" {
		s, err := readSettings(f)
		if err == nil {
			err = admin.Client(socketPath(s)).Explain(ctx, os.Stdout, c.Explain)
		}
		if !errors.Is(err, admin.ErrNoServer) {
			return err
		}
		_, _ = fmt.Fprintln(os.Stderr, "No bot is running with this configuration: this is how a fresh one would choose.")
	}
	h, err := survey(f)
	if err != nil {
		return err
	}
	m, err := h.mind(slog.New(slog.DiscardHandler), nil, nil)
	if err != nil {
		return err
	}
	if c.Explain != "" {
		return errors.Join(m.explain(ctx, os.Stdout, c.Explain), m.close())
	}
	var all []gateway.Provider
	for _, p := range m.providers {
		all = append(all, p)
	}
	return errors.Join(matrix(os.Stdout, all), m.close())
}

// explain writes tables of the candidates for every part of a question.
func (m *mind) explain(ctx context.Context, w io.Writer, question string) error {
	q, err := m.nlu.Understand(ctx, chat.Message{Text: question}, ask.Preferences{})
	if err != nil {
		return fmt.Errorf("understand: %w", err)
	}
	r, ok := requestOf(q)
	if !ok {
		return fmt.Errorf("%q asks no provider for anything; try \"price bitcoin\"", question)
	}
	if err := m.candidatesOf(w, r); err != nil {
		return err
	}
	for _, part := range q.Also {
		if r, ok := requestOf(part); ok {
			if err := m.candidatesOf(w, r); err != nil {
				return err
			}
		}
	}
	return nil
}

// candidatesOf writes the candidates for each class of assets in a request.
func (m *mind) candidatesOf(w io.Writer, r market.Request) error {
	classes := []market.Class{""}
	if len(r.Assets) > 0 {
		classes = nil
	}
	seen := map[market.Class]bool{}
	for _, a := range r.Assets {
		if !seen[a.Class] {
			seen[a.Class] = true
			classes = append(classes, a.Class)
		}
	}
	for _, class := range classes {
		if err := candidates(w, m.gateway, r, class); err != nil {
			return err
		}
	}
	return nil
}

func candidates(w io.Writer, g *gateway.Gateway, r market.Request, class market.Class) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(t, strings.TrimSpace(fmt.Sprintf("%s %s in %s", class, r.Kind, r.Quote())))
	_, _ = fmt.Fprintln(t, "provider\tscore\tpreferred\tsucceeds\tspeed\tbudget\tfresh\tcost\twhy")
	for _, s := range g.Explain(r, class) {
		_, _ = fmt.Fprintf(t, "%s\t%.3f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%s\n", s.Name, s.Value, s.Weight, s.Success, s.Speed, s.Budget, s.Fresh, s.Cost, s.Why())
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("write the candidates: %w", err)
	}
	return nil
}

// statisticsOf is the kind of a market question.
func statisticsOf(q ask.Query) market.Kind {
	switch {
	case q.Metric == ask.Gas:
		return market.GasFees
	case q.Metric == ask.Funding:
		return market.Fundings
	case len(q.Assets) == 0:
		return market.Global
	}
	return market.Statistics
}

// requestOf is what a question asks of the providers, as far as the choice of them goes.
func requestOf(q ask.Query) (market.Request, bool) {
	r := market.Request{Assets: q.Assets, Currency: q.Currency, Range: q.Range, Indicator: q.Indicator}
	switch q.Intent {
	case ask.Price, ask.Convert, ask.Advice:
		r.Kind = market.Price
	case ask.Market:
		if r.Kind = statisticsOf(q); r.Kind == market.GasFees {
			r.Assets = nil // there is one chain
		}
		if r.Kind == market.Fundings && len(r.Assets) == 0 {
			r.Assets = skills.LargestFunded()
		}
	case ask.Economic:
		r.Kind = market.Economic
	case ask.Chart, ask.History, ask.Compare:
		r.Kind = market.History
		if q.Like.ID != "" {
			r.Kind = market.Statistics
		}
		if q.Candles && len(q.Assets) == 1 {
			r.Kind, r.Interval = market.Candles, q.Interval
		}
	case ask.Movers:
		r.Kind = market.Listing
	case ask.Profile:
		r.Kind = market.Profile
	case ask.Sentiment:
		r.Kind = market.Sentiment
	default:
		return r, false
	}
	needs := r.Kind == market.Price || r.Kind == market.Fundings || r.Kind == market.Statistics || r.Kind == market.History || r.Kind == market.Profile
	return r, !needs || len(r.Assets) > 0
}
