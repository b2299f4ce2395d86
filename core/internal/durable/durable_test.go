package durable_test

import (
	"os"
	"path/filepath"
	"testing"

	"tickertape/core/internal/durable"
)

func TestFileIsReplacedAsAWhole(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.json")
	for _, want := range []string{"one", "two, which is longer", "3"} {
		if err := durable.Replace(name, []byte(want)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
		if _, err := os.Stat(name + ".new"); err == nil {
			t.Error("something is left beside")
		}
	}
	if err := durable.Replace(filepath.Join(t.TempDir(), "none", "a"), nil); err == nil {
		t.Error("it was written to a folder that is not there")
	}
}
