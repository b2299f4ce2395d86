//go:build unix

package train

import (
	"errors"
	"path/filepath"
	"testing"
)

func TestTwoTrainingsAreNeverUnderWayAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), ".training")
	release, err := alone(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := (Trainer{Lock: path}).Train(t.Context(), ""); !errors.Is(err, ErrBusy) {
		t.Errorf("beside another: %v", err)
	}
	release()
	again, err := alone(path)
	if err != nil {
		t.Fatalf("afterwards: %v", err)
	}
	again()
}
