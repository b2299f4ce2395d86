package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
	"tickertape/core/record"
)

func TestPartOfADatasetIsNotTrainedOnUnlessItIsNamed(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	p.must("dataset", "build", "--language", "tr", "--intent", "help")
	if out := p.must("dataset", "list"); !strings.HasSuffix(out, "  filtered\n") {
		t.Error(out)
	}
	p.refused("without filters: build one", "train", "--dataset", "latest")
	if out := p.must("dataset", "build", "--language", "tr", "--intent", "help"); out != "nothing new, v1 has the same examples\n" {
		t.Error(out)
	}
}

func TestTrainingOnTheLatestSaysWhichThatIs(t *testing.T) {
	s := classroom(t)
	one := dataset.SourceFunc(func(_ context.Context, yield func(record.Example) error) error {
		return errors.Join(yield(record.Example{ID: "a", Text: "price of btc", Intent: "price", Origin: record.Seeded, Weight: 1}),
			yield(record.Example{ID: "b", Text: "gm", Intent: "smalltalk", Origin: record.Seeded, Weight: 1}))
	})
	build := func(f dataset.Filters) {
		t.Helper()
		if _, _, err := s.datasets.Build(t.Context(), []dataset.Source{one}, f); err != nil {
			t.Fatal(err)
		}
	}
	says := func(want string) {
		t.Helper()
		var said strings.Builder
		if version, err := s.latest(&said); err != nil || version != "v1" || said.String() != want {
			t.Errorf("%s, %q, %v", version, said.String(), err)
		}
	}
	build(dataset.Filters{})
	says("training on dataset v1\n")
	build(dataset.Filters{Intents: []ask.Intent{ask.Price}})
	says("training on dataset v1: what a build without filters gave last\n")
}

func TestDatasetThatWasChangedByOtherHandsIsNotShown(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	p.must("dataset", "build", "--language", "tr", "--intent", "help")
	p.must("dataset", "build", "--language", "de", "--intent", "help")
	if out := p.must("dataset", "diff", "v1", "v2"); !strings.HasPrefix(out, "+ ") && !strings.HasPrefix(out, "- ") {
		t.Error(out)
	}
	folder := filepath.Join(p.dir, "data", "learning", "datasets")
	other, err := os.ReadFile(filepath.Join(folder, "v2", "examples.jsonl.zst"))
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "v1", "examples.jsonl.zst"), other, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"show", "v1", "--examples"}, {"diff", "v1", "v2"}, {"diff", "v2", "v1"}} {
		out, errs, code := p.run(nil, append([]string{"dataset"}, args...)...)
		if code != 1 || out != "" || !strings.Contains(errs, "v1: it was changed by other hands") {
			t.Errorf("%v: exit %d\n%s%s", args, code, out, errs)
		}
	}
}

func TestRestoreSaysWhatItHasFetched(t *testing.T) {
	p := made(t)
	p.config(quietConfig)
	p.must("dataset", "build", "--language", "tr", "--intent", "help")
	p.must("dataset", "build", "--language", "de", "--intent", "help")
	p.must("dataset", "archive", "--keep", "1", "--to", "far")
	file := filepath.Join("data", "learning", "datasets", "v1", "examples.jsonl.zst")
	size := func() string {
		info, err := os.Stat(filepath.Join(p.dir, file))
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%s, %d bytes", file, info.Size())
	}
	if out := p.must("dataset", "restore", "v1"); !strings.HasPrefix(out, "v1 is here again: "+size()) || !strings.Contains(out, " examples, made on 20") || !strings.HasSuffix(out, ", from far\n") {
		t.Error(out)
	}
	if out := p.must("dataset", "restore", "v1"); out != "v1 is here already: "+size()+"\n" {
		t.Error(out)
	}
	p.refused("there is no such dataset", "dataset", "restore", "v7")
}
