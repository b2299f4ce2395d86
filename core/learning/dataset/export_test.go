package dataset_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"

	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
	"tickertape/core/record"
)

func TestExportHasTheExamplesAndNobodysName(t *testing.T) {
	v, b := open(t), bucket{}
	build(t, v, dataset.Filters{}, seeded("price of gold", ask.Price), said("secret-ana", "price of oil", ask.Price), reviewed("gm", ask.Smalltalk))
	for _, f := range dataset.Formats() {
		if _, err := v.Export(t.Context(), "v1", f, b); err != nil {
			t.Fatal(err)
		}
	}
	z, err := gzip.NewReader(bytes.NewReader(b["v1.jsonl.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := zstd.NewReader(bytes.NewReader(b["v1.jsonl.zst"]))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	if same, err := io.ReadAll(packed); err != nil || !bytes.Equal(same, plain) {
		t.Errorf("%v; by zstd it is %s, by gzip %s", err, same, plain)
	}
	var texts []string
	for lines := bufio.NewScanner(bytes.NewReader(plain)); lines.Scan(); {
		var l struct{ Text, Intent, Platform string }
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, l.Text+" "+l.Intent+" "+l.Platform)
	}
	type row struct {
		Text     string `parquet:"text"`
		Intent   string `parquet:"intent"`
		Platform string `parquet:"platform"`
	}
	rows, err := parquet.Read[row](bytes.NewReader(b["v1.parquet"]), int64(len(b["v1.parquet"])))
	if err != nil {
		t.Fatal(err)
	}
	var same []string
	for _, r := range rows {
		same = append(same, r.Text+" "+r.Intent+" "+r.Platform)
	}
	if !slices.Equal(texts, same) || len(texts) != 3 || !slices.Contains(texts, "price of oil price slack") {
		t.Errorf("%q and %q", texts, same)
	}
	for _, name := range []string{`"user"`, "olga"} {
		if strings.Contains(string(plain), name) || bytes.Contains(b["v1.parquet"], []byte(name)) {
			t.Errorf("%s was exported", name)
		}
	}
	var m dataset.Manifest
	if err := json.Unmarshal(b["v1.manifest.json"], &m); err != nil || m.Examples != 3 {
		t.Errorf("%v, %+v", err, m)
	}
	if _, err := v.Export(t.Context(), "v1", "xml", b); err == nil {
		t.Error("exported as xml")
	}
}

// crowd is many examples that are made when they are asked for.
func crowd(n int) dataset.Source {
	return dataset.SourceFunc(func(_ context.Context, yield func(record.Example) error) error {
		for i := range n {
			var word strings.Builder
			for _, digit := range fmt.Sprint(i) { // no digits, nor runs of letters: those would be near-copies
				word.WriteString("a" + string('c'+digit-'0'))
			}
			if err := yield(said(fmt.Sprint("p", i%1000), "what about "+word.String()+" if one may ask", ask.Intents()[i%20])); err != nil {
				return err
			}
		}
		return nil
	})
}

// drain counts what it is given, and the most memory that was in use meanwhile.
type drain struct {
	bytes, next int // when it looks again
	peak        uint64
}

func (d *drain) Write(p []byte) (int, error) {
	d.bytes += len(p)
	if d.bytes >= d.next {
		d.next = d.bytes + max(16<<10, min(d.bytes/16, 1<<20))
		d.look()
	}
	return len(p), nil
}

func (d *drain) look() {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	d.peak = max(d.peak, m.HeapAlloc)
}

func (d *drain) Close() error                                              { return nil }
func (d *drain) NewWriter(context.Context, string) (io.WriteCloser, error) { return d, nil }
func (d *drain) NewReader(context.Context, string) (io.ReadCloser, error)  { return nil, io.EOF }
func (d *drain) List(context.Context, string) ([]string, error)            { return nil, nil }
func (d *drain) Delete(context.Context, string) error                      { return nil }

// Building and exporting four times as much takes no more memory.
func TestMemoryDoesNotGrowWithTheExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes 50,000 examples")
	}
	need := func(n int) uint64 {
		v, d := open(t), &drain{}
		dataset.HoldAtOnce(v, 1000)
		looking := 0
		watched := dataset.SourceFunc(func(ctx context.Context, yield func(record.Example) error) error {
			return crowd(n).Examples(ctx, func(e record.Example) error {
				if looking++; looking%4000 == 0 {
					d.look()
				}
				return yield(e)
			})
		})
		m, _, err := v.Build(t.Context(), []dataset.Source{watched}, dataset.Filters{})
		if err != nil || m.Examples != n {
			t.Fatalf("%v, %d of %d", err, m.Examples, n)
		}
		if _, err := v.Export(t.Context(), m.Version, dataset.JSONL, d); err != nil {
			t.Fatal(err)
		}
		return d.peak
	}
	small, large := need(10_000), need(40_000)
	t.Logf("10,000 examples: %d KiB, 40,000: %d KiB", small>>10, large>>10)
	if large > small+small/2 {
		t.Errorf("40,000 examples took %d KiB, 10,000 took %d", large>>10, small>>10)
	}
}
