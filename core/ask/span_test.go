package ask

import (
	"testing"
	"time"
)

func TestSpanReachesBack(t *testing.T) {
	now := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
	for span, want := range map[Span]string{
		"24h": "2026-03-30 12:00", "7d": "2026-03-24 12:00", "2w": "2026-03-17 12:00", "3mo": "2025-12-31 12:00", "1y": "2025-03-31 12:00",
		"ytd": "2026-01-01 00:00", "max": "0001-01-01 00:00", "": "", "7": "", "d": "", "0d": "", "7x": "", "99999999999999999999d": "", "-3d": "",
	} {
		at, ok := span.From(now)
		got := ""
		if ok {
			got = at.Format("2006-01-02 15:04")
		}
		if got != want {
			t.Errorf("%q begins %q, want %q", span, got, want)
		}
	}
}

func FuzzSpan(f *testing.F) {
	f.Add("7d")
	f.Fuzz(func(t *testing.T, text string) {
		now := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
		if at, ok := Span(text).From(now); ok && at.After(now) {
			t.Errorf("%q begins %v", text, at)
		}
	})
}
