package nlu

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"tickertape/core/nlu/model"
)

// forgetful reads every text anew.
func forgetful(b testing.TB) *reader {
	b.Helper()
	u, err := New(Config{})
	if err != nil {
		b.Fatal(err)
	}
	r := *u.reads.Load()
	r.repeats = nil
	return &r
}

func BenchmarkUnderstand(b *testing.B) {
	r := forgetful(b)
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for name, text := range map[string]string{
		"short": "price btc", "sentence": "how much is 1.5 eth in eur", "long": strings.Repeat("what is the price of near or link in euros and so on ", 60),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.complete(context.Background(), text, past{}, now)
			}
		})
	}
	b.Run("repeated", func(b *testing.B) {
		r := *r
		r.repeats = &repeats{}
		b.ReportAllocs()
		for b.Loop() {
			r.complete(context.Background(), "how much is 1.5 eth in eur", past{}, now)
		}
	})
}

// BenchmarkMessages reads the messages of the sets that may be looked at, in eight languages, one
// after the other on one core, and tells how many a second, and the slowest one in a hundred.
func BenchmarkMessages(b *testing.B) {
	r := forgetful(b)
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	texts := messages(b)
	var took []time.Duration
	i := 0
	for b.Loop() {
		start := time.Now()
		r.complete(context.Background(), texts[i%len(texts)], past{}, now)
		took = append(took, time.Since(start))
		i++
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1e3, "p99-µs")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "messages/s")
}

// messages are those of the sets that may be looked at.
func messages(b testing.TB) []string {
	b.Helper()
	files, err := filepath.Glob("testdata/dev/*.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	var out []string
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			var c struct{ Text string }
			if json.Unmarshal(line, &c) == nil && c.Text != "" {
				out = append(out, c.Text)
			}
		}
	}
	return out
}

// mostMemory bounds what a training on 100,000 examples may take, of this process as a whole.
const mostMemory = 1 << 30

// mostWork bounds the time of a processor that a training may take, each of them.
const mostWork = 30 * time.Second

// BenchmarkTrain learns from 100,000 examples: those of the seed dataset, and again with other
// slips. It tells the most memory that the process had, lexicon and dataset included, and fails
// beyond mostMemory and mostWork.
func BenchmarkTrain(b *testing.B) {
	const most = 100_000
	texts, err := Seed()
	if err != nil {
		b.Fatal(err)
	}
	examples, err := Examples(texts)
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; len(examples) < most; i++ {
		again := examples[i]
		again.Text.Words = append(slices.Clone(again.Text.Words), "again")
		examples = append(examples, again)
	}
	for b.Loop() {
		before := worked(b)
		if _, err := model.Train(examples[:most], model.Options{}); err != nil {
			b.Fatal(err)
		}
		took := worked(b) - before
		b.ReportMetric(took.Seconds(), "s-a-core")
		if took > mostWork {
			b.Fatalf("training took %v of each processor, %v are allowed", took, mostWork)
		}
	}
	b.ReportMetric(most/b.Elapsed().Seconds()*float64(b.N), "examples/s")
	if peak := peakMemory(b); peak > 0 {
		b.ReportMetric(float64(peak)/(1<<20), "peak-MiB")
		if peak > mostMemory {
			b.Errorf("training took %d MiB, %d are allowed", peak>>20, mostMemory>>20)
		}
	}
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

// peakMemory is the most memory that this process has had so far, in bytes: VmHWM of proc(5); 0
// where there is none.
func peakMemory(b *testing.B) int64 {
	b.Helper()
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		var kib int64
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kib); n == 1 {
			return kib << 10
		}
	}
	return 0
}
