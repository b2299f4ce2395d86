package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu"
)

// example finds what a sentence tells people to ask, in the quotation marks of any language.
var example = regexp.MustCompile(`“([^“”]+)”|„([^„“]+)“|« ([^«»]+) »|«([^«» ][^«»]*)»`)

// examples are the questions that a text tells people to ask. A line of them, as in the help, has
// no quotation marks but dots between.
func examples(text string) []string {
	if strings.Contains(text, " · ") {
		return strings.Split(text, " · ")
	}
	var out []string
	for _, m := range example.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1]+m[2]+m[3]+m[4])
	}
	return out
}

// TestExamplesOfEveryLanguageAreUnderstood holds the sentences of the skills to what understanding
// can read: whoever asks as they were told gets what they were promised.
func TestExamplesOfEveryLanguageAreUnderstood(t *testing.T) {
	u, err := understander()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../core/skills/tongue/say/*.tsv")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d catalogs, %v", len(files), err)
	}
	asked := 0
	for _, file := range files {
		lang := strings.TrimSuffix(filepath.Base(file), ".tsv")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, metric, _ := strings.Cut(string(text), "\nvolume\t") // in the place of what a sentence puts in
		metric, _, _ = strings.Cut(metric, "\n")
		for line := range strings.Lines(string(text)) {
			key, said, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
			english, theirs := examples(key), examples(said)
			if !ok || len(english) == 0 {
				continue
			}
			for i, one := range theirs {
				asked++
				if wrong := misread(t, u, one, metric, english, i); wrong != "" {
					t.Errorf("say/%s.tsv: %q %s", lang, one, wrong)
				}
			}
		}
	}
	if asked < 500 {
		t.Errorf("only %d examples were found", asked)
	}
}

// misread says what is wrong with how an example is read: it has to mean what one of the English
// examples means, of which it is the i-th.
func misread(t *testing.T, u *nlu.Understander, one, theirMetric string, english []string, i int) string {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	read := func(text, metric string) ask.Query {
		if strings.Contains(text, "btc") {
			text = strings.ReplaceAll(text, "%s", metric)
		}
		text = strings.NewReplacer("ANY", "eth", "COIN", "eth", "%s", "btc").Replace(text)
		return u.Within(t.Context(), text, nil, now)
	}
	got := read(one, theirMetric)
	if i < len(english) {
		if want := read(english[i], "volume"); means(got) == means(want) {
			return ""
		}
	}
	for _, e := range english {
		if means(read(e, "volume")) == means(got) {
			return ""
		}
	}
	return "is read as " + means(got) + ", no example as that, but as " + means(read(english[min(i, len(english)-1)], "volume"))
}

// means is what an example is about: the intent and what narrows it.
func means(q ask.Query) string {
	out := string(q.Intent)
	for _, part := range []string{string(q.Metric), string(q.Board), string(q.Span), q.Indicator.Code} {
		if part != "" {
			out += " " + part
		}
	}
	return out
}
