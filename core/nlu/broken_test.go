package nlu_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"tickertape/core/nlu"
)

// Where a text broke the reading is for the log, and for nobody else.
func TestStackOfABrokenReadingIsForTheLog(t *testing.T) {
	broke := &nlu.BrokenError{Model: "seed-1", Cause: "index out of range", Stack: []byte("goroutine 1 [running]")}
	if got := broke.Error(); strings.Contains(got, "goroutine") || !strings.Contains(got, "seed-1") {
		t.Error(got)
	}
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Error("understand", "error", broke)
	if !strings.Contains(log.String(), "goroutine") || !strings.Contains(log.String(), "index out of range") {
		t.Error(log.String())
	}
}
