package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// A button of Slack's home asks in English what its label says in another language: who writes
// the label themselves gets the same answer.
func TestLabelsOfSlacksHomeAreUnderstoodAsWhatTheyAsk(t *testing.T) {
	u, err := understander()
	if err != nil {
		t.Fatal(err)
	}
	read := func(text string) ask.Query {
		return u.Within(t.Context(), text, nil, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))
	}
	files, err := filepath.Glob("../../adapters/slack/testdata/home/*.json")
	if err != nil || len(files) != 8 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for label, value := range buttonsOf(t, raw) {
			_, question, asks := chat.Asked(value)
			if got, want := read(label), read(question); !asks || !alike(got, want) {
				t.Errorf("%s: %q is read as %+v, %q as %+v", filepath.Base(file), label, got, question, want)
			}
		}
	}
}

// buttonsOf are the values of a home's buttons by their labels.
func buttonsOf(t *testing.T, raw []byte) map[string]string {
	t.Helper()
	var view struct {
		Blocks []struct {
			Elements []struct {
				Type, Value string
				Text        json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(raw, &view); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, b := range view.Blocks {
		for _, e := range b.Elements {
			var label struct{ Text string }
			if e.Type == "button" && json.Unmarshal(e.Text, &label) == nil {
				all[label.Text] = e.Value
			}
		}
	}
	if len(all) < 20 {
		t.Fatalf("only %d buttons", len(all))
	}
	return all
}

// alike tells whether two questions are one, but for the language.
func alike(a, b ask.Query) bool {
	return means(a) == means(b) && slices.Equal(a.Assets, b.Assets) && a.Currency == b.Currency && a.Amount == b.Amount && a.Range == b.Range &&
		a.Indicator.Country == b.Indicator.Country
}
