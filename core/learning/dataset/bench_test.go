package dataset_test

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"testing"

	"tickertape/core/learning/dataset"
	"tickertape/core/record"
)

var tenMillion = flag.Bool("tenmillion", false, "export ten million examples, too: a quarter of an hour, and 5 GB of disk")

// BenchmarkExport makes a version of examples that come from nowhere and exports it as JSONL and
// as Parquet. What counts is the peak of the heap: it is bounded by how much is sorted at once
// (65,536 examples, twice) and does not grow from a million to ten million.
func BenchmarkExport(b *testing.B) {
	sizes := []int{100_000, 1_000_000}
	if *tenMillion {
		sizes = append(sizes, 10_000_000)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				export(b, n)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "examples/s")
		})
	}
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
	m, _, err := v.Build(b.Context(), []dataset.Source{watched}, dataset.Filters{Share: 0.01})
	if err != nil || m.Examples != n {
		b.Fatalf("%v, %d of %d", err, m.Examples, n)
	}
	built := d.peak
	for _, f := range []dataset.Format{dataset.JSONL, dataset.Parquet} {
		if _, err := v.Export(b.Context(), m.Version, f, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(built)/(1<<20), "peak-MiB-build")
	b.ReportMetric(float64(d.peak)/(1<<20), "peak-MiB")
}
