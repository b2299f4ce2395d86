package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickertape/core/learning/registry"
)

func TestArmWhoseModelIsNotThereIsToldByTheCheck(t *testing.T) {
	p := made(t)
	checks := func(model string, want ...string) {
		t.Helper()
		p.config(`adapters: {web: {listen: ""}, admin: {listen: ""}}
experiments:
  - name: models
    kind: model
    arms:
      - {name: now, share: 0.5, value: seed-1}
      - {name: new, share: 0.5, value: ` + model + `}
`)
		out, errs, code := p.run(nil, "config", "check")
		if (code == 0) != (len(want) == 0) {
			t.Errorf("%s: exit %d\n%s%s", model, code, out, errs)
		}
		for _, w := range want {
			if !strings.Contains(errs, w) {
				t.Errorf("%s: lacks %q\n%s", model, w, errs)
			}
		}
	}
	checks("m00000000") // there is no registry yet
	if _, err := os.Stat(filepath.Join(p.dir, "data", "learning")); err == nil {
		t.Error("the check has made one")
	}
	good, broken := small(t, p.models(), 60, registry.Candidate), small(t, p.models(), 70, registry.Candidate)
	file := filepath.Join(p.dir, "data", "learning", "models", broken, "model.bin")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	checks(good)
	checks("seed-1")
	checks("m00000000", "bot.yaml:7: experiments.0.arms.1.value: m00000000 can't be tried (model m00000000: there is no such model), use one of seed-1, "+good)
	checks("seed-2", "bot.yaml:7: experiments.0.arms.1.value: seed-2 can't be tried", "use one of seed-1, "+good)
	checks(broken, "bot.yaml:7: experiments.0.arms.1.value: "+broken+" can't be tried", "SHA-256", "use one of seed-1, "+good)
	checks("newest", `"newest" is no version of a model`)
}
