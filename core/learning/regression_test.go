package learning_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/learning"
	"tickertape/core/learning/dataset"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu"
)

func TestRegressionSetIsOfEveryIntentAndLanguageAndInNoDataset(t *testing.T) {
	frozen, err := learning.Regression()
	if err != nil {
		t.Fatal(err)
	}
	texts, err := nlu.Seed()
	if err != nil {
		t.Fatal(err)
	}
	taught, said := map[string]bool{}, map[string]bool{}
	for _, s := range texts {
		taught[dataset.Alike(s.Text)] = true
	}
	count := map[string]int{}
	for _, m := range frozen {
		text := dataset.Alike(m.Text)
		if taught[text] || said[text] {
			t.Errorf("%q is in the seed, or stands twice", m.Text)
		}
		said[text] = true
		count[m.Intent]++
		count[m.Language]++
	}
	for _, i := range ask.Intents() {
		if count[string(i)] < 80 {
			t.Errorf("%d of %s", count[string(i)], i)
		}
	}
	for _, l := range strings.Fields("en es pt fr de tr ru zh") {
		if count[l] < 220 {
			t.Errorf("%d in %s", count[l], l)
		}
	}
}

func TestMistakesOfTheConfigurationAreNamed(t *testing.T) {
	var c learning.Config
	c.Defaults()
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
	c.Folder, c.Datasets.Share, c.Datasets.Keep, c.Datasets.Age, c.Gates.ECE, c.Deploy = "", 2, -1, -1, 7, "perhaps"
	err := c.Validate()
	for _, want := range []string{"folder: ", "datasets.share: ", "datasets.keep: ", "datasets.age: ", "gates: ece: ", "deploy: "} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s is not in %v", want, err)
		}
	}
}

func TestWhatBecomesOfAModelByItself(t *testing.T) {
	for deploy, want := range map[learning.Deploy]registry.Status{
		learning.Manual: "", learning.ToShadow: registry.Shadow, learning.ToCanary: registry.Canary,
	} {
		if got := deploy.Role(); got != want {
			t.Errorf("%s: %q", deploy, got)
		}
	}
}
