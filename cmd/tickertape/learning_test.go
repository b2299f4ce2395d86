package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"tickertape/cmd/tickertape/config"
	"tickertape/core/learning"
	"tickertape/core/learning/dataset"
	"tickertape/core/learning/registry"
	"tickertape/core/privacy"
	"tickertape/core/record"
)

// classroom is the folders of learning, with the defaults.
func classroom(t testing.TB) school {
	t.Helper()
	var c learning.Config
	c.Defaults()
	c.Folder = t.TempDir()
	s, err := openSchool(settings{Learning: c, Privacy: privacy.Config{TrainingConsent: privacy.Ask}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDatasetOfTheSeedGoesToAFolderAndComesBackWhole(t *testing.T) {
	s, out := classroom(t), t.TempDir()
	var said strings.Builder
	if err := s.build(t.Context(), &said, nil, `{"languages":["de","zh"]}`); err != nil || !strings.HasPrefix(said.String(), "v1: ") {
		t.Fatalf("%q, %v", said.String(), err)
	}
	if m, err := s.datasets.Show("v1"); err != nil || len(m.Intents) != 20 || len(m.Languages) != 2 || m.Filters.Share != 0.01 {
		t.Fatalf("%+v, %v", m, err)
	}
	b, err := openBucket(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []dataset.Format{dataset.JSONL, dataset.Parquet} {
		if _, err := s.datasets.Export(t.Context(), "", f, b); err != nil {
			t.Error(err)
		}
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"v1.jsonl.gz", "v1.parquet", "v1.manifest.json"} {
		if info, err := os.Stat(filepath.Join(out, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.datasets.Verify(t.Context(), "v1"); err != nil {
		t.Error(err)
	}
}

func TestDatasetsAreBuiltBesideARunningBotAndWithoutOne(t *testing.T) {
	for _, runs := range []bool{true, false} {
		p := made(t)
		p.config(quietConfig)
		if _, errs, code := p.run(strings.NewReader("price btc\n")); code != 0 { // there is a store
			t.Fatal(errs)
		}
		stop := func() string { return "" }
		if runs {
			_, stop = p.served("providers: {simulated: {enabled: true}}")
		}
		out, errs, code := p.run(nil, "dataset", "build", "--language", "tr")
		if code != 0 || !strings.HasPrefix(out, "v1: ") {
			t.Errorf("running %v: exit %d: %s%s", runs, code, out, errs)
		}
		if out, errs, _ := p.run(nil, "dataset", "list"); !strings.Contains(out, "\nv1 ") {
			t.Errorf("running %v: %s%s", runs, out, errs)
		}
		if out, errs, code := p.run(nil, "dataset", "verify"); code != 0 {
			t.Errorf("running %v: %s%s", runs, out, errs)
		}
		if _, errs, code := p.run(nil, "dataset", "build", "--origin", "hearsay"); code == 0 || !strings.Contains(errs, "hearsay") {
			t.Errorf("running %v: exit %d, %s", runs, code, errs)
		}
		if out, errs, code := p.run(nil, "model", "list"); code != 0 || !strings.Contains(out, "seed-1") {
			t.Errorf("running %v: %s%s", runs, out, errs)
		}
		stop()
	}
}

func TestErasedPersonIsInNoDataset(t *testing.T) {
	s := classroom(t)
	hers := dataset.SourceFunc(func(_ context.Context, yield func(record.Example) error) error {
		return yield(record.Example{ID: "i", User: "ana", Text: "what she asked", Intent: "price", Origin: record.Confirmed, Weight: 1})
	})
	if err := (withdrawals{filepath.Join(t.TempDir(), "none"), "", privacy.Ask}).Withdraw(t.Context(), "ana", "erased"); err != nil {
		t.Error(err)
	}
	if _, _, err := s.datasets.Build(t.Context(), []dataset.Source{hers, dataset.SourceFunc(seeds)}, dataset.Filters{}); err != nil {
		t.Fatal(err)
	}
	s.Learning.Datasets.Export = t.TempDir()
	b, err := openBucket(t.Context(), s.Learning.Datasets.Export)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.datasets.Export(t.Context(), "v1", dataset.Parquet, b)
	if err = errors.Join(err, b.Close()); err != nil {
		t.Fatal(err)
	}
	if e := erasure(s.settings, nil); e.Datasets.Withdraw(t.Context(), "ana", "erased") != nil {
		t.Error("not withdrawn")
	}
	if left, err := filepath.Glob(filepath.Join(s.Learning.Datasets.Export, "*")); err != nil || len(left) != 1 || !strings.HasSuffix(left[0], "v1.manifest.json") {
		t.Errorf("of the exports there are %v, %v", left, err)
	}
	err = s.datasets.Examples(t.Context(), "v1", func(e record.Example) error {
		if e.User != "" {
			t.Errorf("%+v is still there", e)
		}
		return nil
	})
	if m, _ := s.datasets.Show("v1"); err != nil || len(m.Withdrawn) != 1 || m.Origins[record.Confirmed] != 0 {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestExportThatFailsLeavesNothing(t *testing.T) {
	s, out := classroom(t), t.TempDir()
	if _, _, err := s.datasets.Build(t.Context(), []dataset.Source{dataset.SourceFunc(seeds)}, dataset.Filters{}); err != nil {
		t.Fatal(err)
	}
	b, err := openBucket(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.datasets.Export(ended, "v1", dataset.JSONL, b); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if left, err := os.ReadDir(out); err != nil || len(left) != 0 {
		t.Errorf("%v, %v", left, err)
	}
}

// storehouse speaks as much of S3 as a bucket needs.
type storehouse struct {
	mu      sync.Mutex
	objects map[string][]byte
}

func (s *storehouse) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch data, known := s.objects[r.URL.Path]; {
	case r.Method == http.MethodPut:
		body, err := io.ReadAll(r.Body)
		if err != nil || strings.Contains(r.Header.Get("Content-Encoding"), "aws-chunked") {
			w.WriteHeader(http.StatusNotImplemented)
			return
		}
		s.objects[r.URL.Path] = body
	case r.Method == http.MethodDelete:
		delete(s.objects, r.URL.Path)
		w.WriteHeader(http.StatusNoContent)
	case !known:
		w.WriteHeader(http.StatusNotFound)
	default:
		_, _ = w.Write(data)
	}
}

func TestVersionsAreArchivedInABucketThatSpeaksS3(t *testing.T) {
	house := &storehouse{objects: map[string][]byte{}}
	server := httptest.NewServer(house)
	defer server.Close()
	t.Setenv("AWS_ACCESS_KEY_ID", "loopback")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "loopback")
	address := "s3://tape?region=eu-west-1&use_path_style=true&disable_https=true&request_checksum_calculation=when_required&endpoint=" + server.URL
	s := classroom(t)
	for _, language := range []string{"de", "zh"} {
		if _, _, err := s.datasets.Build(t.Context(), []dataset.Source{dataset.SourceFunc(seeds)}, dataset.Filters{Languages: []string{language}}); err != nil {
			t.Fatal(err)
		}
	}
	moved, err := s.datasets.Archive(t.Context(), dataset.Policy{Keep: 1}, address, openBucket)
	if err != nil || !slices.Equal(moved, []string{"v1"}) || len(house.objects["/tape/v1/examples.jsonl.zst"]) == 0 {
		t.Fatalf("%v, %v", moved, err)
	}
	if err := s.datasets.Examples(t.Context(), "v1", func(record.Example) error { return nil }); err == nil {
		t.Error("it is still here")
	}
	if _, err := s.datasets.Restore(t.Context(), "v1", openBucket); err != nil {
		t.Error(err)
	}
	if gone, err := s.datasets.Prune(t.Context(), dataset.Policy{Keep: 1}, openBucket); err != nil || !slices.Equal(gone, []string{"v1"}) {
		t.Errorf("%v, %v", gone, err)
	}
}

func TestSeedModelIsListedAndComparedWithItself(t *testing.T) {
	s := classroom(t)
	all, err := s.models.List()
	if err != nil || len(all) != 1 || all[0].Status != registry.Serving {
		t.Fatalf("%+v, %v", all, err)
	}
	tr, err := s.trainer(nil)
	if err != nil {
		t.Fatal(err)
	}
	m, err := s.models.Open("seed-1")
	if err != nil {
		t.Fatal(err)
	}
	measured := tr.Measure(m)
	if measured.Messages < 300 || measured.MacroF1 < 0.9 || measured.ECE > 0.05 {
		t.Errorf("%d messages, macro-F1 %.3f, calibration error %.3f", measured.Messages, measured.MacroF1, measured.ECE)
	}
	var b bytes.Buffer
	if err := printComparison(&b, modelCompare{"seed-1", "seed-1"}, measured, measured); err != nil || strings.Count(b.String(), "\n") != 5 {
		t.Errorf("%v\n%s", err, b.String())
	}
}

func TestVersionThatAModelWasMadeOfIsNamed(t *testing.T) {
	s := classroom(t)
	if s.named("v1") {
		t.Error("by no model")
	}
	m, err := s.models.Open("seed-1")
	if err != nil {
		t.Fatal(err)
	}
	made := *m
	_, _, err = s.models.Add(&made, registry.About{Dataset: "v1"}, registry.Papers{Card: func(registry.About) []byte { return nil }}, registry.State{Status: registry.Failed})
	if err != nil || !s.named("v1") || s.named("v2") {
		t.Errorf("%v", err)
	}
}

func TestDefaultsOfTheFileAreThoseOfTheProgram(t *testing.T) {
	f, err := config.Parse("bot.yaml", defaultFile, os.LookupEnv)
	if err != nil {
		t.Fatal(err)
	}
	var file, program learning.Config
	program.Defaults()
	if err := f.Section(&file, "learning"); err != nil || file != program {
		t.Errorf("%v\n%+v\n%+v", err, file, program)
	}
	if !f.Has("learning", "gates", "p99") {
		t.Error("the file lacks the gates")
	}
}

// BenchmarkTrain100k trains on 100,000 different texts: those of the seed, and again with a
// word more. It reports how much of half a minute it took, how much memory the process had of
// the system, which may be 1 GiB, and the time of each processor, which may be half a minute.
func BenchmarkTrain100k(b *testing.B) {
	const texts = 100_000
	many := dataset.SourceFunc(func(ctx context.Context, yield func(record.Example) error) error {
		n := 0
		for _, more := range []string{"", " please", " today my friend"} {
			err := seeds(ctx, func(e record.Example) error {
				if n++; n > texts {
					return nil
				}
				e.Text += more
				return yield(e)
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	for b.Loop() {
		s := classroom(b)
		if _, _, err := s.datasets.Build(b.Context(), []dataset.Source{many}, dataset.Filters{}); err != nil {
			b.Fatal(err)
		}
		tr, err := s.trainer(nil)
		if err != nil {
			b.Fatal(err)
		}
		before := worked(b)
		e, _, err := tr.Train(b.Context(), "")
		if err != nil {
			b.Fatal(err)
		}
		took := worked(b) - before
		b.ReportMetric(took.Seconds(), "s-a-core")
		if took > 30*time.Second {
			b.Fatalf("training took %v of each processor, 30s are allowed", took)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.Sys)/(1<<20), "MiB")
		if m.Sys > 1<<30 {
			b.Errorf("training took %d MiB, 1024 are allowed", m.Sys>>20)
		}
		b.ReportMetric(float64(e.Learned+e.HeldBack+e.Seen), "texts")
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/30, "of-30s")
}

// worked is the time of a processor that this process has taken so far, of each of those that it uses;
// other processes beside it don't count.
func worked(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano()+u.Stime.Nano()) / time.Duration(runtime.GOMAXPROCS(0))
}
