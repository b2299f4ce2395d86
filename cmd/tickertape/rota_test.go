package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
	"tickertape/storage/bolt"
)

// What the judge decides goes where the bot's log goes: to its file, in its format, redacted.
func TestJudgeOfCanariesWritesToTheLogOfTheBot(t *testing.T) {
	s := classroom(t)
	m, err := model.Train([]model.Example{
		{Text: model.Text{Words: []string{"price"}}, Label: "price"}, {Text: model.Text{Words: []string{"chart"}}, Label: "chart"},
	}, model.Options{Rounds: 3})
	if err != nil {
		t.Fatal(err)
	}
	e, _, err := s.models.Add(m, registry.About{}, registry.Papers{Card: func(registry.About) []byte { return nil }}, registry.State{Status: registry.Candidate})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.models.Canary(e.Version, .5, registry.Order{Who: "test", Why: "test", Force: true}); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(s.settings.Learning.ModelFolder(), e.Version, "model.bin")); err != nil {
		t.Fatal(err)
	}
	c := s.settings.Storage
	c.Defaults()
	c.Path = filepath.Join(t.TempDir(), "tape.db")
	store, err := bolt.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // it is a test's
	var log strings.Builder
	r := newRota(s.settings, store, errands{}, slog.New(slog.NewTextHandler(&log, nil)))
	if did, err := court(r).RunOnce(t.Context()); err != nil || !strings.Contains(did, "rolled back") {
		t.Errorf("%q, %v", did, err)
	}
	if !strings.Contains(log.String(), "canary rolled back") || !strings.Contains(log.String(), e.Version) {
		t.Errorf("the log says %q", log.String())
	}
}
