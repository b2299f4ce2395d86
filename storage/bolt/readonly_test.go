package bolt_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"tickertape/storage/bolt"
)

func TestReadOnlyStoreLeavesTheFileAsItIs(t *testing.T) {
	var cfg bolt.Config
	cfg.Defaults()
	cfg.Path = filepath.Join(t.TempDir(), "t.db")
	s, err := bolt.Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(cfg.Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(cfg.Path, 0o400); err != nil {
		t.Fatal(err)
	}
	cfg.ReadOnly = true
	for range 2 {
		s, err := bolt.Open(cfg)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Dump(t.Context(), "interactions", io.Discard); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	after, err := os.ReadFile(cfg.Path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file has changed: %v", err)
	}
	cfg.Path += ".none"
	if _, err := bolt.Open(cfg); err == nil {
		t.Error("a file that is not there was opened")
	}
}
