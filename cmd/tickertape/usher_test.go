package main

import (
	"path/filepath"
	"strings"
	"testing"

	"tickertape/core/learning"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu"
	"tickertape/storage/bolt"
)

func TestJudgeCallsTheNextCandidateAsConfigured(t *testing.T) {
	for deploy, want := range map[learning.Deploy]registry.Status{
		learning.ToCanary: registry.Canary, learning.ToShadow: registry.Shadow, learning.Manual: registry.Candidate,
	} {
		t.Run(string(deploy), func(t *testing.T) {
			s := classroom(t)
			s.Learning.Deploy = deploy
			s.Storage.Defaults()
			s.Storage.Path = filepath.Join(t.TempDir(), "tape.db")
			store, err := bolt.Open(s.Storage)
			if err != nil {
				t.Fatal(err)
			}
			defer store.Close() //nolint:errcheck // nothing was written
			m, err := nlu.Trained()
			if err != nil {
				t.Fatal(err)
			}
			e, _, err := s.models.Add(m, registry.About{Dataset: "v1", Against: "seed-1"}, registry.Papers{
				Card: func(registry.About) []byte { return nil },
			}, registry.State{Status: registry.Candidate})
			if err != nil {
				t.Fatal(err)
			}
			did, err := court(rota{settings: s.settings, store: store}).RunOnce(t.Context())
			if err != nil || strings.Contains(did, e.Version) != (want != registry.Candidate) {
				t.Errorf("it did %q, %v", did, err)
			}
			if now, err := s.models.Get(e.Version); err != nil || now.Status != want {
				t.Errorf("it is %s, want %s, %v", now.Status, want, err)
			}
			if d, _ := s.models.Deployment(); want == registry.Canary && d.Share != 0.5 { // nobody has asked yet
				t.Errorf("%+v", d)
			}
		})
	}
}
