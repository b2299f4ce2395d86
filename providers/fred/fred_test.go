package fred

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/providers/providertest"
)

var (
	now = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	cpi = market.Indicator{Code: "cpi", Series: "CPIAUCSL", Frequency: market.Monthly}
)

func open(t *testing.T, base, key string, timeout time.Duration) *Provider {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	cfg.BaseURL, cfg.APIKey, cfg.Now = base, key, func() time.Time { return now }
	if timeout > 0 {
		cfg.Timeout = timeout
	}
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func serving(t *testing.T, status int, kind, file string) (base string, last func() *url.URL) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	seen := make(chan *url.URL, 4)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen <- r.URL
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(status)
		_, _ = w.Write(b)
	}))
	t.Cleanup(s.Close)
	return s.URL, func() *url.URL { return <-seen }
}

func TestFREDPassesTheSuiteOfAllProvidersWithAKeyAndWithout(t *testing.T) {
	for name, key := range map[string]string{"api": providertest.Secret, "csv": ""} {
		t.Run(name, func(t *testing.T) {
			providertest.Exercise(t, providertest.Case{
				Open: func(t *testing.T, base string, timeout time.Duration) providertest.Provider {
					return open(t, base, key, timeout)
				},
				Ask: market.Request{Kind: market.Economic, Indicator: cpi},
				Good: func(w http.ResponseWriter, _ *http.Request) {
					if key == "" {
						w.Header().Set("Content-Type", "text/csv")
						_, _ = fmt.Fprint(w, "observation_date,CPIAUCSL\n2026-09-01,325.1\n2026-10-01,325.9\n")
						return
					}
					_, _ = fmt.Fprint(w, `{"observations":[{"date":"2026-10-01","value":"325.9"},{"date":"2026-09-01","value":"325.1"}]}`)
				},
				Absurd: []string{
					`{"observations":[{"date":"2026-10-01","value":"NaN"}]}`, `{"observations":[{"date":"soon","value":"1"}]}`,
					`{"observations":[{"date":"2026-10-01","value":"."}]}`, `{"observations":[]}`,
				},
			})
		})
	}
}

func TestObservationsComeOldestFirstWithoutThoseThatAreMissing(t *testing.T) {
	base, last := serving(t, 200, "application/json", "observations-GDP.json")
	a, err := open(t, base, "k", 0).Fetch(t.Context(), market.Request{Kind: market.Economic, Indicator: market.Indicator{Series: "GDP", Frequency: market.Quarterly}})
	if err != nil {
		t.Fatal(err)
	}
	points := a.Series[0].Points
	newest := points[len(points)-1]
	if len(points) != 12 || newest.Value != 29349.924 || newest.At.Format(time.DateOnly) != "2024-07-01" || !points[0].At.Before(newest.At) {
		t.Errorf("%d points, the newest %+v", len(points), newest)
	}
	q := last().Query()
	if q.Get("series_id") != "GDP" || q.Get("file_type") != "json" || q.Get("sort_order") != "desc" || q.Get("limit") != "40" || q.Get("api_key") != "k" {
		t.Errorf("asked %v", q)
	}
}

func TestPublicCSVIsReadWithItsGaps(t *testing.T) {
	base, last := serving(t, 200, "text/csv", "fredgraph-CPIAUCSL.csv")
	a, err := open(t, base, "", 0).Fetch(t.Context(), market.Request{Kind: market.Economic, Indicator: cpi})
	if err != nil {
		t.Fatal(err)
	}
	points := a.Series[0].Points
	if len(points) != 2 || points[0].At.Format(time.DateOnly) != "2025-09-01" || points[1].At.Format(time.DateOnly) != "2025-11-01" {
		t.Errorf("%+v", points)
	}
	u := last()
	if u.Path != "/graph/fredgraph.csv" || u.Query().Get("id") != "CPIAUCSL" || u.Query().Get("cosd") == "" || u.Query().Has("api_key") {
		t.Errorf("asked %s", u)
	}
}

func TestBothHeadersOfTheCSVAreKnownAndNoOther(t *testing.T) {
	for text, want := range map[string]int{
		"DATE,CPIAUCSL\n2020-01-01,1.5\n": 1, "observation_date,CPIAUCSL\n2020-01-01,1.5\n2020-02-01,.\n2020-03-01,\n": 1,
		"observation_date,CPIAUCSL\n": 0,
	} {
		points, err := readCSV([]byte(text), "text/csv")
		if err != nil || len(points) != want {
			t.Errorf("%q: %v, %v", text, points, err)
		}
	}
	for _, text := range []string{"", "<html>", "x,y\n1,2\n", "DATE,A\nsoon,1\n", "DATE,A\n2020-01-01,many\n", "DATE,A\n2020-01-01\n"} {
		if _, err := readCSV([]byte(text), "text/csv"); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

func TestBadKeyAndUnknownSeriesAreToldApart(t *testing.T) {
	for file, want := range map[string]market.Fault{"error-400-bad-key.json": market.ErrUnauthorized, "error-400-no-series.json": market.ErrNotFound} {
		base, _ := serving(t, 400, "application/json", file)
		_, err := open(t, base, "k", 0).Fetch(t.Context(), market.Request{Kind: market.Economic, Indicator: cpi})
		if !errors.Is(err, want) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestRangeIsAskedFor(t *testing.T) {
	from, to := now.AddDate(-5, 0, 0), now.AddDate(-1, 0, 0)
	base, last := serving(t, 200, "application/json", "observations-GDP.json")
	_, _ = open(t, base, "k", 0).Fetch(t.Context(), market.Request{Kind: market.Economic, Indicator: cpi, Range: market.Range{From: from, To: to}})
	if q := last().Query(); q.Get("observation_start") != "2021-11-23" || q.Get("observation_end") != "2025-11-23" || q.Has("limit") {
		t.Errorf("asked %v", q)
	}
}

func TestHostOfTheCSVFollowsTheConfiguration(t *testing.T) {
	var c Config
	c.Defaults()
	if c.csv() != csvHost {
		t.Error(c.csv())
	}
	c.BaseURL = "http://127.0.0.1:9"
	if c.csv() != c.BaseURL {
		t.Error(c.csv())
	}
	c.CSVURL = "http://127.0.0.1:10"
	if c.csv() != c.CSVURL {
		t.Error(c.csv())
	}
	if err := (Config{BaseURL: "x", Timeout: time.Hour}).Validate(); err == nil || !strings.Contains(err.Error(), "base_url:") || !strings.Contains(err.Error(), "timeout:") {
		t.Error(err)
	}
}

func TestRecordedObservationsCanBeRead(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/fixtures/fred/observations-[CG]*L.json")
	more, _ := filepath.Glob("../../../shared/fixtures/fred/observations-GDP.json")
	files = append(files, more...)
	if len(files) == 0 {
		t.Skip("the recorded payloads are not beside the project")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var o observations
		if err := json.Unmarshal(b, &o); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		if points, err := o.points(); err != nil || len(points) < 100 {
			t.Errorf("%s: %d points, %v", f, len(points), err)
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("observation_date,A\n2020-01-01,1\n"))
	f.Add([]byte("DATE,\"A\n"))
	f.Fuzz(func(_ *testing.T, b []byte) { _, _ = readCSV(b, "text/csv"); _, _ = explain(400, b) })
}
