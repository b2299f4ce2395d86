package ask

import (
	"testing"
	"time"
)

func TestSpanIsARange(t *testing.T) {
	now := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
	for span, want := range map[Span]string{
		"24h": "2026-03-30 12:00 to -", "7d": "2026-03-24 12:00 to -", "2w": "2026-03-17 12:00 to -", "3mo": "2025-12-31 12:00 to -", "1y": "2025-03-31 12:00 to -",
		"ytd": "2026-01-01 00:00 to -", "max": "- to -",
		"2021-11-10": "2021-11-10 00:00 to 2021-11-11 00:00", "2021-01-01..2021-06-30": "2021-01-01 00:00 to 2021-07-01 00:00", "2026-01-01..2026-03-31": "2026-01-01 00:00 to -",
		"": "", "7": "", "d": "", "0d": "", "7x": "", "99999999999999999999d": "", "-3d": "", "2021-13-01": "", "2021-06-30..2021-01-01": "", "2021-01-01..": "",
	} {
		r, ok := span.Range(now)
		got := ""
		if ok {
			got = stamp(r.From) + " to " + stamp(r.To)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", span, got, want)
		}
	}
	if !Span("2021-11-10").Day() || Span("2021-11-10..2021-11-11").Day() || Span("7d").Day() {
		t.Error("a day is not told from others")
	}
}

func TestDaysOfASpanAreThoseOfAPlace(t *testing.T) {
	for zone, want := range map[string]string{
		"Pacific/Auckland": "2026-03-28 11:00 to 2026-03-29 11:00",
		"America/New_York": "2026-03-29 04:00 to 2026-03-30 04:00",
		"Europe/Berlin":    "2026-03-28 23:00 to 2026-03-29 22:00", // an hour is missing
	} {
		at, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		r, ok := Span("2026-03-29").Range(time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC).In(at))
		if got := stamp(r.From) + " to " + stamp(r.To); !ok || got != want || r.From.Location() != time.UTC {
			t.Errorf("%s: %s, want %s", zone, got, want)
		}
	}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format("2006-01-02 15:04")
}

func FuzzSpan(f *testing.F) {
	for _, s := range []string{"7d", "2021-11-10", "2021-01-01..2021-06-30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		now := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
		r, ok := Span(text).Range(now)
		if ok && !r.To.IsZero() && r.To.Before(r.From) {
			t.Errorf("%q is %v", text, r)
		}
	})
}
