package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tickertape/core/learning/registry"
)

// lists checks that the list of models has a line that begins so, and what is said under it.
func (p *program) lists(line, under string) {
	p.t.Helper()
	out := p.must("model", "list")
	if !regexp.MustCompile(`(?m)^` + strings.ReplaceAll(line, " ", ` +`)).MatchString(out) {
		p.t.Errorf("lacks %q:\n%s", line, out)
	}
	if _, said, _ := strings.Cut(out, "\n\n"); (under == "") != (said == "") || !strings.Contains(said, under) {
		p.t.Errorf("under it is %q, want %q", said, under)
	}
}

func TestListMarksModelsThatCantBeUsedAndSaysWhoAnswersInstead(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	serving, canary := small(t, p.models(), 60, registry.Candidate), small(t, p.models(), 70, registry.Candidate)
	p.must("model", "promote", serving)
	p.must("model", "canary", canary, "--share", "0.1")
	p.lists(serving+" serving ", "")

	folder := filepath.Join(p.dir, "data", "learning", "models")
	if err := os.RemoveAll(filepath.Join(folder, canary)); err != nil {
		t.Fatal(err)
	}
	p.lists(canary+" canary, missing .*there is no such model", "")

	file := filepath.Join(folder, serving, "model.bin")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, stop := p.served("providers: {simulated: {enabled: true}}\njobs: {judge: {schedule: \"0 0 1 1 *\"}}")
	if err := os.WriteFile(file, append(whole, 'x'), 0o600); err != nil {
		t.Fatal(err)
	}
	p.lists(serving+" serving, broken .*SHA-256", "") // the running bot has it in its memory
	stop()
	p.lists("seed-1 retired ", "A bot that starts now answers with seed-1, not with "+serving+", which deployment.json names: ")

	_, stop = p.served("providers: {simulated: {enabled: true}}\njobs: {judge: {schedule: \"0 0 1 1 *\"}}")
	defer stop()
	p.lists(serving+" serving, broken ", "The running bot answers with seed-1, not with "+serving)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	p.lists(serving+" serving, missing ", "The running bot answers with seed-1, not with "+serving)
}
