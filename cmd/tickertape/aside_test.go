package main

import (
	"context"
	"os/exec"
	"runtime"
	"testing"
)

func TestTrainingThatIsKilledIsNotSaidToHaveFailedByItsProgress(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no sh")
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for script, want := range map[string]string{
		"kill -9 $$": `the training: signal: killed; the last that it said was "learning 40 %"`,
		"exit 2":     `the training: exit status 2; the last that it said was "learning 40 %"`,
		"exit 1":     "learning 40 %",
	} {
		err := exec.CommandContext(t.Context(), "sh", "-c", script).Run()
		if got := ended(t.Context(), err, "learning 40 %"); got.Error() != want {
			t.Errorf("%s: %v", script, got)
		}
		if got := ended(stopped, err, "learning 40 %"); got.Error() != "the training: "+err.Error() {
			t.Errorf("stopped: %v", got)
		}
	}
}
