package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// builds keeps the binary for all tests of the package.
var builds struct {
	once sync.Once
	dir  string
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if builds.dir != "" {
		_ = os.RemoveAll(builds.dir)
	}
	os.Exit(code)
}

// binary builds the program, once.
func binary(t testing.TB) string {
	t.Helper()
	builds.once.Do(func() {
		if builds.dir, builds.err = os.MkdirTemp("", "tickertape-test-"); builds.err != nil {
			return
		}
		if out, err := exec.Command("go", "build", "-o", filepath.Join(builds.dir, "tickertape"), ".").CombinedOutput(); err != nil {
			builds.err = fmt.Errorf("build: %w\n%s", err, out)
		}
	})
	if builds.err != nil {
		t.Fatal(builds.err)
	}
	return filepath.Join(builds.dir, "tickertape")
}
