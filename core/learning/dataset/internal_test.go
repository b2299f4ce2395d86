package dataset

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"

	"tickertape/core/record"
)

// HoldAtOnce bounds how many examples are in memory, so that few are enough for files.
func HoldAtOnce(v *Versions, n int) { v.most = n }

// What was read can be written, and is read again as the same.
func FuzzLine(f *testing.F) {
	f.Add([]byte(`{"id":"a","text":"price btc","intent":"price","language":"en","platform":"slack","origin":"feedback","by":"","weight":1,"at":"2026-11-01T09:00:00Z","user":"u"}`))
	f.Add([]byte(`{"text":"x","intent":"help","origin":"seed","weight":1e308}`))
	f.Add([]byte(`{"text":"\ud800","intent":"help","origin":"review","weight":0.5,"at":"0001-01-01T00:00:00+23:59"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := decode(data)
		if err != nil {
			return
		}
		b, err := encode(e)
		if err != nil {
			t.Fatalf("read and not to be written: %v", err)
		}
		again, err := decode(b)
		if err != nil {
			t.Fatal(err)
		}
		c, err := encode(again)
		if err != nil || !bytes.Equal(b, c) {
			t.Fatalf("%v\n%s\n%s", err, b, c)
		}
		newItem(e)
	})
}

// A file of examples may be anything; it is read in bounded memory or refused.
func FuzzExamples(f *testing.F) {
	z, _ := zstd.NewWriter(nil)
	f.Add(z.EncodeAll([]byte("{\"text\":\"x\",\"intent\":\"help\",\"origin\":\"seed\",\"weight\":1}\n"), nil))
	f.Add([]byte("no zstd"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		v, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(dir, "v1"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := writeManifest(filepath.Join(dir, "v1"), Manifest{Version: "v1"}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "v1", examplesFile), data, 0o600); err != nil {
			t.Fatal(err)
		}
		_ = v.Examples(t.Context(), "v1", func(record.Example) error { return nil })
		if v.Verify(t.Context(), "v1") == nil {
			t.Error("verified against an empty manifest")
		}
	})
}
