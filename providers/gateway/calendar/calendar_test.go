package calendar

import (
	"testing"
	"time"
)

func at(t *testing.T, text string) time.Time {
	t.Helper()
	out, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPricesAreBusyAroundReleases(t *testing.T) {
	c := New()
	c.Learn("CPIAUCSL", []time.Time{at(t, "2026-12-10 00:00"), at(t, "2026-07-14 00:00")})
	for text, want := range map[string]bool{
		"2026-12-10 13:24": false, "2026-12-10 13:25": true, "2026-12-10 13:30": true, "2026-12-10 13:59": true, "2026-12-10 14:00": false, // winter: UTC-5
		"2026-07-14 12:26": true, "2026-07-14 13:26": false, // summer: UTC-4
		"2026-12-09 19:00": true, "2026-12-09 18:54": false, "2026-12-09 19:30": false, // the FOMC's statement
		"2026-12-08 19:00": false, "2027-07-28 18:10": true, "2028-01-26 19:10": true, "2025-01-01 00:00": false,
	} {
		if got := c.Busy(at(t, text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestSeriesIsOldWhenItsReleaseIsOut(t *testing.T) {
	c := New()
	c.Learn("CPIAUCSL", []time.Time{at(t, "2026-11-10 00:00"), at(t, "2026-12-10 00:00")})
	for _, row := range []struct {
		fetched, now string
		want         bool
	}{
		{"2026-12-10 13:00", "2026-12-10 13:29", false}, // not out yet
		{"2026-12-10 13:00", "2026-12-10 13:30", true},
		{"2026-12-10 13:31", "2026-12-10 13:33", false}, // asked a moment ago
		{"2026-12-10 13:31", "2026-12-10 13:36", true},  // it may have been too early
		{"2026-12-10 14:31", "2026-12-10 18:00", false}, // settled
		{"2026-12-09 08:00", "2026-12-20 18:00", true},
		{"2026-11-12 08:00", "2026-11-12 12:00", false},
		{"2026-10-01 08:00", "2026-10-02 12:00", false}, // before the first that is known
	} {
		if got := c.Outdated("CPIAUCSL", at(t, row.fetched), at(t, row.now)); got != row.want {
			t.Errorf("fetched %s, now %s: %v", row.fetched, row.now, got)
		}
	}
	if c.Outdated("UNRATE", at(t, "2026-12-09 08:00"), at(t, "2026-12-20 18:00")) {
		t.Error("a series whose releases nobody told")
	}
}

func TestSeriesAreBounded(t *testing.T) {
	c := New()
	for i := range 3 * most {
		c.Learn(string(rune('a'+i)), nil)
	}
	if len(c.releases) > most {
		t.Errorf("%d series", len(c.releases))
	}
}
