package main

import (
	"log/slog"
	"os"
	"testing"
	"time"

	"tickertape/cmd/tickertape/config"
	"tickertape/core/ask"
)

// Buttons and the suggestions of /explain ask in these words, also for terms that are coins,
// figures or everyday words besides: gwei, tether, volume.
func TestEveryTermOfTheGlossaryIsExplainedWhereItIsAskedForByItsName(t *testing.T) {
	f, err := config.Parse("bot.yaml", []byte("providers: {simulated: {enabled: true}}\n"), os.LookupEnv)
	if err != nil {
		t.Fatal(err)
	}
	h, err := survey(f)
	if err != nil {
		t.Fatal(err)
	}
	made, err := h.mind(slog.New(slog.DiscardHandler), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = made.close() })
	terms := made.skills.Explained()
	if len(terms) < 150 {
		t.Fatalf("%d terms", len(terms))
	}
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for _, term := range terms {
		for _, verb := range []string{"define ", "explain "} {
			for _, before := range [][]string{nil, {"price of btc"}} {
				q := made.nlu.Within(t.Context(), verb+term, before, now)
				if q.Intent != ask.Education || len(q.Also) > 0 || q.Text != verb+term {
					t.Errorf("%q after %q: %s, with %d more", verb+term, before, q.Intent, len(q.Also))
				}
			}
		}
	}
	if q := made.nlu.Within(t.Context(), "explain the price of btc", nil, now); q.By == ask.ByCommand {
		t.Errorf("%+v", q)
	}
}
