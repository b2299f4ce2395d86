package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickertape/core/learning/registry"
	"tickertape/core/nlu"
	"tickertape/core/record"
)

// models is the registry of the program's folder.
func (p *program) models() *registry.Registry {
	p.t.Helper()
	seed, err := nlu.Trained()
	if err != nil {
		p.t.Fatal(err)
	}
	r, err := registry.New(filepath.Join(p.dir, "data", "learning", "models"), seed)
	if err != nil {
		p.t.Fatal(err)
	}
	return r
}

// must runs a command that has to succeed.
func (p *program) must(args ...string) string {
	p.t.Helper()
	out, errs, code := p.run(nil, args...)
	if code != 0 {
		p.t.Fatalf("%v: exit %d\n%s%s", args, code, out, errs)
	}
	return out
}

// refused runs a command that has to fail with a word.
func (p *program) refused(word string, args ...string) {
	p.t.Helper()
	out, errs, code := p.run(nil, args...)
	if code != 1 || !strings.Contains(errs, word) {
		p.t.Errorf("%v: exit %d, want %q\n%s%s", args, code, word, out, errs)
	}
}

// visitors ask the chat page, each a person of their own.
func (p *program) visitors(n int, text string) {
	p.t.Helper()
	for range n {
		r, _ := http.NewRequestWithContext(p.t.Context(), http.MethodPost, "http://"+p.listens("web")+"/message", strings.NewReader(url.Values{"text": {text}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			p.t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode >= 400 {
			p.t.Fatalf("asked %q: %s", text, resp.Status)
		}
	}
}

func (p *program) interactions() (all []record.InteractionRow) {
	p.t.Helper()
	for line := range strings.Lines(p.must("dump", "interactions")) {
		var r record.InteractionRow
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			p.t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

// asks lets new people ask until an answer is as it should be.
func (p *program) asks(what string, ok func(record.InteractionRow) bool) {
	p.t.Helper()
	await(p.t, what, func() bool {
		p.visitors(4, "how have the biggest coins been doing lately")
		for _, r := range p.interactions() {
			if ok(r) {
				return true
			}
		}
		return false
	})
}

func TestModelIsDeployedAndRolledBackBesideARunningBot(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	good, failed := small(t, p.models(), 60, registry.Candidate), small(t, p.models(), 70, registry.Failed)
	admin, stop := p.served("providers: {simulated: {enabled: true}}\njobs: {judge: {schedule: \"0 0 1 1 *\"}}") // not meanwhile
	defer stop()

	p.refused("the gates have failed it", "model", "canary", failed)
	p.refused("the gates have failed it", "model", "promote", failed, "--why", "I like it")
	p.refused("say why", "model", "promote", failed, "--force")
	p.refused("there is no canary", "model", "promote")
	p.refused("comes with the program", "model", "rollback")
	p.refused("no such model", "model", "canary", "m00000000")
	p.refused("--off", "model", "shadow")

	if out := p.must("model", "shadow", good, "--why", "to see", "--by", "ana"); !strings.Contains(out, "seed-1 serves, "+good+" reads along") {
		t.Error(out)
	}
	p.asks("the shadow reads along", func(r record.InteractionRow) bool {
		return r.ShadowModel == good && r.ShadowIntent != "" && r.ModelVersion == "seed-1"
	})
	if out := p.must("model", "canary", good, "--share", "0.5"); !strings.Contains(out, good+" is a canary for 50 % of the people") {
		t.Error(out)
	}
	for arm, version := range map[string]string{"canary": good, "serving": "seed-1"} {
		p.asks("somebody is in the arm "+arm, func(r record.InteractionRow) bool {
			if r.Arm == "canary-"+good+"="+arm && r.ModelVersion != version {
				t.Errorf("in the arm %s, read by %s", arm, r.ModelVersion)
			}
			return r.Arm == "canary-"+good+"="+arm
		})
	}
	if out := p.must("experiment", "list"); strings.Count(out, "canary-"+good) != 2 || !strings.Contains(out, "50 %") {
		t.Error(out)
	}
	if out := p.must("experiment", "show", "canary-"+good); !strings.Contains(out, "not understood") || !strings.Contains(out, "people, 50 % of all, "+good) || !strings.Contains(out, "p ") {
		t.Error(out)
	}
	p.refused("use one of canary-"+good, "experiment", "show", "nonsense")
	if code, page := p.get(admin, "/experiments"); code != 200 || !strings.Contains(page, `id="canary-`+good+`"`) || !strings.Contains(page, "not understood") {
		t.Errorf("%d: %s", code, page)
	}

	p.must("model", "promote", "--why", "it is better")
	p.asks("the promoted model answers", func(r record.InteractionRow) bool { return r.ModelVersion == good && r.Arm == "" })
	if out := p.must("model", "list"); !strings.Contains(out, "it is better, by ") {
		t.Error(out)
	}
	if out := strings.Join(strings.Fields(p.must("model", "show", good)), " "); !strings.Contains(out, "shadow none → "+good+" by ana to see") || !strings.Contains(out, "serving seed-1 → "+good) || !strings.Contains(out, "Read along with ") {
		t.Error(out)
	}
	before := len(p.interactions())
	if out := p.must("model", "rollback", "--why", "people complain"); !strings.Contains(out, "seed-1 serves") {
		t.Error(out)
	}
	await(t, "the seed answers again", func() bool {
		p.visitors(1, "price btc")
		all := p.interactions()
		return len(all) > before && all[len(all)-1].ModelVersion == "seed-1"
	})
}

// The model of a few texts does not understand what it is asked, and nobody has to notice.
func TestCanaryThatUnderstandsLessIsRolledBackByTheJob(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	bad := small(t, p.models(), 60, registry.Candidate)
	_, stop := p.served("providers: {simulated: {enabled: true}}\njobs: {judge: {schedule: \"@every 1s\"}}")
	p.must("model", "canary", bad, "--share", "0.5", "--by", "ana")
	await(t, "the canary is rolled back", func() bool {
		p.visitors(8, "how have the biggest coins been doing lately")
		d, err := p.models().Deployment()
		return err == nil && d.Canary == ""
	})
	if out := p.must("model", "list"); !strings.Contains(out, "retired") || !strings.Contains(out, "not understood: 100.0 % of ") || !strings.Contains(out, "by canary judge") {
		t.Error(out)
	}
	if said := stop(); !strings.Contains(said, "canary rolled back") {
		t.Errorf("it says\n%s", said)
	}
}

func TestBrokenModelIsRefusedByTheCommandAndByTheBot(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	version := small(t, p.models(), 60, registry.Candidate)
	file := filepath.Join(p.dir, "data", "learning", "models", version, "model.bin")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	spoil := func() {
		if err := os.WriteFile(file, append([]byte("x"), whole...), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	spoil()
	p.refused("SHA-256", "model", "promote", version)
	p.refused("SHA-256", "model", "shadow", version)
	if err := os.WriteFile(file, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	p.must("model", "promote", version)
	spoil()
	_, stop := p.served("providers: {simulated: {enabled: true}}")
	p.visitors(1, "price btc")
	await(t, "an answer", func() bool { return len(p.interactions()) == 1 })
	if r := p.interactions()[0]; r.ModelVersion != "seed-1" || !strings.Contains(r.Response, "Bitcoin") {
		t.Errorf("%+v", r)
	}
	if said := stop(); strings.Count(said, "a model is not used") != 1 || !strings.Contains(said, version) {
		t.Errorf("it says\n%s", said)
	}
}

func TestExperimentsOfTheConfigurationAreTriedAndCounted(t *testing.T) {
	p := made(t)
	_, stop := p.served("providers: {simulated: {enabled: true}}\nexperiments:\n  - {name: cards, kind: layout, arms: [{name: full, share: 0.5, value: full}, {name: short, share: 0.5, value: compact}]}\n")
	defer stop()
	p.visitors(24, "price btc")
	await(t, "all answers", func() bool { return len(p.interactions()) == 24 })
	arms := map[string]int{}
	for _, r := range p.interactions() {
		arms[r.Arm]++
		if full := strings.Contains(r.Response, "Price: "); full != (r.Arm == "cards=full") || !strings.Contains(r.Response, "Bitcoin is at $") {
			t.Errorf("in %q:\n%s", r.Arm, r.Response)
		}
	}
	if len(arms) != 2 || arms["cards=full"] == 0 || arms["cards=short"] == 0 {
		t.Errorf("%v", arms)
	}
	out := p.must("experiment", "show", "cards")
	for arm, n := range arms {
		_, name, _ := strings.Cut(arm, "=")
		if !strings.Contains(out, fmt.Sprintf("%s: %d answers to %d people, 50 %% of all", name, n, n)) {
			t.Errorf("lacks %s:\n%s", arm, out)
		}
	}
	if !strings.Contains(out, "nothing observed") { // nobody has judged
		t.Error(out)
	}
}

func TestMistakesOfExperimentsAreToldWithTheirLines(t *testing.T) {
	p := made(t)
	p.config(`nlu:
  llm: {base_url: "http://127.0.0.1:1/v1", model: m, prompts: {short: "Be short."}}
learning:
  canary: {share: 2}
experiments:
  - name: cards
    kind: layout
    arms:
      - {name: full, share: 0.5, value: full}
      - {name: short, share: 0.5, value: tiny}
  - name: words
    kind: prompt
    arms: [{name: a, share: 0.5, value: plain}, {name: b, share: 0.5, value: long}]
  - {name: x, kind: layout, weight: 3}
jobs: {judge: {schedule: sometimes}}
`)
	_, errs, code := p.run(nil, "config", "check")
	for _, want := range []string{
		"bot.yaml:14: experiments.2.weight: is not known here, use arms, kind, name, salt", "bot.yaml:4: learning.canary.share: 2 is not usable", "bot.yaml:15: jobs.judge.schedule:",
	} {
		if code != 1 || !strings.Contains(errs, want) {
			t.Errorf("exit %d, lacks %q:\n%s", code, want, errs)
		}
	}
	text, err := os.ReadFile(filepath.Join(p.dir, "bot.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	p.config(strings.Replace(string(text), "  - {name: x, kind: layout, weight: 3}\n", "", 1))
	_, errs, _ = p.run(nil, "config", "check")
	for _, want := range []string{`bot.yaml:10: experiments.0.arms.1.value: "tiny" is not known, use full or compact`, `bot.yaml:13: experiments.1.arms.1.value: "long" is not known, use plain or a name of nlu.llm.prompts`} {
		if !strings.Contains(errs, want) {
			t.Errorf("lacks %q:\n%s", want, errs)
		}
	}
	p.config("experiments:\n  - {name: words, kind: prompt, arms: [{name: a, share: 0.5, value: plain}, {name: b, share: 0.5, value: plain}]}\n")
	if _, errs, _ = p.run(nil, "config", "check"); !strings.Contains(errs, "bot.yaml:2: experiments.0.kind: words tries how a language model is asked, and nlu.llm is off") {
		t.Error(errs)
	}
	p.config("experiments: {name: words}\n")
	if _, errs, _ = p.run(nil, "config", "check"); !strings.Contains(errs, "bot.yaml:1: experiments: must be a list of sections with keys: arms, kind, name, salt") {
		t.Error(errs)
	}
}
