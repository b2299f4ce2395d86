package nlu_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/nlu"
	"tickertape/core/nlu/model"
)

func TestModelIsThatOfTheSeedDataset(t *testing.T) {
	texts, err := nlu.Seed()
	if err != nil {
		t.Fatal(err)
	}
	examples, err := nlu.Examples(texts)
	if err != nil {
		t.Fatal(err)
	}
	m, err := nlu.Trained()
	if err != nil {
		t.Fatal(err)
	}
	if got := model.Digest(examples); got != m.Digest {
		t.Errorf("the model is of other examples (%s, now %s): make model", m.Digest[:8], got[:8])
	}
	if m.Examples != len(examples) || len(m.Labels) != len(ask.Intents()) {
		t.Errorf("%d examples, %d labels", m.Examples, len(m.Labels))
	}
}

func TestWordsAreThoseOfTheSeedDataset(t *testing.T) {
	texts, err := nlu.Seed()
	if err != nil {
		t.Fatal(err)
	}
	now, err := nlu.Words(texts)
	if err != nil {
		t.Fatal(err)
	}
	if stored, err := os.ReadFile("seed/words.txt"); err != nil || !bytes.Equal(stored, now) {
		t.Errorf("seed/words.txt is of other texts (%v): make model", err)
	}
}

func TestSeedDatasetHasEveryIntentAndNoContradiction(t *testing.T) {
	texts, err := nlu.Seed()
	if err != nil {
		t.Fatal(err)
	}
	count, label := map[ask.Intent]int{}, map[string]ask.Intent{}
	for _, x := range texts {
		count[x.Intent]++
		key := strings.ToLower(strings.TrimSpace(x.Text))
		if other, ok := label[key]; ok && other != x.Intent {
			t.Errorf("%q is %s and %s", x.Text, other, x.Intent)
		}
		label[key] = x.Intent
	}
	for _, i := range ask.Intents() {
		if count[i] < 80 {
			t.Errorf("%d examples of %s", count[i], i)
		}
	}
}

func TestBadExamplesAreNamedWithTheirLine(t *testing.T) {
	for _, text := range []string{"price btc", "nothing\tprice btc", "price\t "} {
		if _, err := nlu.ReadLabelled("x.tsv", []byte("# a comment\n"+text+"\n")); err == nil || !strings.Contains(err.Error(), "x.tsv:2") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
