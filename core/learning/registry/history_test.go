package registry_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickertape/core/learning/registry"
)

// spoils are what may become of deployment.json.
var spoils = map[string]func(t *testing.T, r *registry.Registry, file string){
	"deleted": func(t *testing.T, _ *registry.Registry, file string) {
		t.Helper()
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	},
	"emptied": func(t *testing.T, r *registry.Registry, file string) { t.Helper(); putAside(t, r, file, "") },
	"cut": func(t *testing.T, r *registry.Registry, file string) {
		t.Helper()
		putAside(t, r, file, `{"serving":"seed-1","hist`)
	},
	"without a name": func(t *testing.T, r *registry.Registry, file string) {
		t.Helper()
		putAside(t, r, file, `{"serving":"","history":[]}`)
	},
	"without its history": func(t *testing.T, _ *registry.Registry, file string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(`{"serving":"seed-1","history":[]}`), 0o600); err != nil {
			t.Fatal(err)
		}
	},
}

func putAside(t *testing.T, r *registry.Registry, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	of(r.Rollback("", ana)).must(t)
}

func TestWhatWasRolledBackStaysKnownWhateverBecomesOfTheDeployment(t *testing.T) {
	for name, spoil := range spoils {
		t.Run(name, func(t *testing.T) {
			r, dir := open(t)
			served, bad, fresh := add(t, r, "vielleicht", registry.Candidate).Version, add(t, r, "eventuell", registry.Candidate).Version, add(t, r, "kaum", registry.Candidate).Version
			of(r.Promote(served, ana)).must(t)
			of(r.Canary(bad, 0.1, ana)).must(t)
			of(r.Rollback("", registry.Order{Who: "judge", Why: "it was worse"})).must(t)
			spoil(t, r, filepath.Join(dir, "deployment.json"))
			stand(t, r, "seed-1", "", "")
			for version, want := range map[string]registry.Status{served: registry.Retired, bad: registry.Retired, fresh: registry.Candidate} {
				if e, err := r.Get(version); err != nil || e.Status != want {
					t.Errorf("%s is %s, want %s, %v", version, e.Status, want, err)
				}
			}
			if e, _ := r.Get(bad); !strings.Contains(e.Reason, "it was worse") {
				t.Errorf("the reason is %q", e.Reason)
			}
			of(r.Promote(fresh, ana)).must(t)
			of(r.Rollback("", ana)).must(t)
			stand(t, r, "seed-1", "", "")
			if d := of(r.Deployment()).must(t); d.History[0].To != served {
				t.Errorf("the history begins with %+v", d.History[0])
			}
		})
	}
}

func TestEitherRecordIsEnough(t *testing.T) {
	r, dir := open(t)
	bad := add(t, r, "vielleicht", registry.Candidate).Version
	of(r.Canary(bad, 0.1, ana)).must(t)
	of(r.Rollback("", ana)).must(t)
	second := filepath.Join(dir, "history.json")
	for _, text := range []string{"", "{", `[{"to":3}]`} {
		if err := os.WriteFile(second, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if e, err := r.Get(bad); err != nil || e.Status != registry.Retired {
			t.Errorf("%q: %s, %v", text, e.Status, err)
		}
	}
	of(r.Shadow(bad, ana)).must(t) // writes it anew
	if err := os.Remove(filepath.Join(dir, "deployment.json")); err != nil {
		t.Fatal(err)
	}
	if d := of(r.Deployment()).must(t); len(d.History) != 3 {
		t.Errorf("%+v", d.History)
	}
}
