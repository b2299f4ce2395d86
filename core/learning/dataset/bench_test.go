package dataset_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"tickertape/core/learning/dataset"
	"tickertape/core/record"
)

// BenchmarkExport makes a version of examples that come from nowhere and exports it in every format.
// What counts is the peak of the heap: it is bounded by how much is sorted at once (65,536 examples,
// twice) and does not grow with their number.
func BenchmarkExport(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { measureExport(b, n) })
	}
}

// BenchmarkTenMillion is the same with ten million: see `make tenmillion`.
func BenchmarkTenMillion(b *testing.B) { measureExport(b, 10_000_000) }

func measureExport(b *testing.B, n int) {
	b.Helper()
	for b.Loop() {
		export(b, n)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "examples/s")
}

func export(b *testing.B, n int) {
	b.Helper()
	runtime.GC()
	v, d := open(b), &drain{}
	looked := 0
	watched := dataset.SourceFunc(func(ctx context.Context, yield func(record.Example) error) error {
		return crowd(n).Examples(ctx, func(e record.Example) error {
			if looked++; looked%20_000 == 0 {
				d.look()
			}
			return yield(e)
		})
	})
	began := time.Now()
	m, _, err := v.Build(b.Context(), []dataset.Source{watched}, dataset.Filters{Share: 0.01})
	if err != nil || m.Examples != n {
		b.Fatalf("%v, %d of %d", err, m.Examples, n)
	}
	report := func(what string) {
		b.ReportMetric(float64(d.peak)/(1<<20), "MiB-"+what)
		b.ReportMetric(time.Since(began).Seconds(), "s-"+what)
		b.Logf("%d examples, %s: %.1f MiB of heap at most, %.1f s, %.1f MB", n, what, float64(d.peak)/(1<<20), time.Since(began).Seconds(), float64(d.bytes)/1e6)
		d.peak, d.bytes, d.next, began = 0, 0, 0, time.Now()
	}
	report("build")
	for _, f := range dataset.Formats() {
		if _, err := v.Export(b.Context(), m.Version, f, d); err != nil {
			b.Fatal(err)
		}
		report(string(f))
	}
}
