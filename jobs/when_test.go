package jobs

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tickertape/core/learning/dataset"
)

func zone(t interface {
	Helper()
	Fatal(...any)
}, name string,
) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// times lists the runs of a schedule between two days, by the clocks of its zone.
func times(t *testing.T, w When, from, to string) (all []string) {
	t.Helper()
	z := zone(t, w.zone("UTC"))
	s, err := w.schedule("UTC")
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation(time.DateOnly, from, z)
	if err != nil {
		t.Fatal(err)
	}
	end, err := time.ParseInLocation(time.DateOnly, to, z)
	if err != nil {
		t.Fatal(err)
	}
	for at = s.Next(at.Add(-time.Second)); at.Before(end); at = s.Next(at) {
		all = append(all, at.In(z).Format("02 15:04 MST"))
	}
	return all
}

func TestDaysOnWhichClocksAreSetHaveEachTimeOnce(t *testing.T) {
	for _, c := range []struct {
		schedule, zone, from, to string
		want                     []string
	}{
		{"30 2 * * *", "Europe/Berlin", "2026-03-28", "2026-03-31", []string{"28 02:30 CET", "29 03:00 CEST", "30 02:30 CEST"}},
		{"30 2 * * *", "Europe/Berlin", "2026-10-24", "2026-10-27", []string{"24 02:30 CEST", "25 02:30 CEST", "26 02:30 CET"}},
		{"0 3 * * *", "Europe/Berlin", "2026-03-28", "2026-03-30", []string{"28 03:00 CET", "29 03:00 CEST"}},
		{"15 1,2,3 * * *", "America/New_York", "2026-03-08", "2026-03-09", []string{"08 01:15 EST", "08 03:00 EDT", "08 03:15 EDT"}},
		{"15 1,2 * * *", "America/New_York", "2026-11-01", "2026-11-02", []string{"01 01:15 EDT", "01 02:15 EST"}},
		{"30 0 * * *", "America/Santiago", "2026-09-05", "2026-09-07", []string{"05 00:30 -04", "06 01:00 -03"}}, // midnight is left out
		{"0 12 * * *", "Australia/Lord_Howe", "2026-04-04", "2026-04-06", []string{"04 12:00 +11", "05 12:00 +1030"}},
		{"0 9 * * MON", "Asia/Kolkata", "2026-11-23", "2026-12-01", []string{"23 09:00 IST", "30 09:00 IST"}},
	} {
		if diff := cmp.Diff(c.want, times(t, When{c.schedule, c.zone}, c.from, c.to)); diff != "" {
			t.Errorf("%s in %s: %s", c.schedule, c.zone, diff)
		}
	}
}

func TestJobOfEveryHourGoesByTheTimeThatPasses(t *testing.T) {
	for day, want := range map[string]int{"2026-03-29": 23, "2026-10-25": 25, "2026-06-01": 24} {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		next := at.AddDate(0, 0, 1).Format(time.DateOnly)
		if all := times(t, When{"20 * * * *", "Europe/Berlin"}, day, next); len(all) != want {
			t.Errorf("on %s: %d runs, want %d: %v", day, len(all), want, all)
		}
	}
}

// In any zone a daily job runs once a day of its zone's calendar, and time never goes back.
func TestDailyJobRunsOnceADayInAllZones(t *testing.T) {
	zones := []string{"Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca", "Pacific/Auckland", "America/St_Johns", "UTC"}
	rapid.Check(t, func(t *rapid.T) {
		z := zone(t, rapid.SampledFrom(zones).Draw(t, "zone"))
		hour, minute := rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute")
		s, err := When{strings.Join([]string{itoa(minute), itoa(hour), "* * *"}, " "), z.String()}.schedule("UTC")
		if err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day"), 0, 0, 0, 0, z)
		at = s.Next(at.AddDate(0, 0, -1))
		for range 200 {
			next := s.Next(at)
			day := time.Date(at.Year(), at.Month(), at.Day()+1, 12, 0, 0, 0, time.UTC)
			if !next.After(at) || next.In(z).Format(time.DateOnly) != day.Format(time.DateOnly) {
				t.Fatalf("after %v comes %v", at.In(z), next.In(z))
			}
			at = next.In(z)
		}
	})
}

func itoa(n int) string { return string(rune('0'+n/10)) + string(rune('0'+n%10)) }

func TestZoneIsThatOfTheScheduleThenOfTheJobThenOfAll(t *testing.T) {
	for want, w := range map[string]When{
		"Asia/Tokyo":    {"CRON_TZ=Asia/Tokyo 0 3 * * *", "Europe/Berlin"},
		"Europe/Berlin": {"0 3 * * *", "Europe/Berlin"},
		"Asia/Kolkata":  {"0 3 * * *", ""},
	} {
		s, err := w.schedule("Asia/Kolkata")
		if err != nil {
			t.Fatal(err)
		}
		next := s.Next(time.Now()).In(zone(t, want))
		if w.zone("Asia/Kolkata") != want || next.Hour() != 3 || next.Minute() != 0 {
			t.Errorf("%+v is in %s: %v", w, w.zone("Asia/Kolkata"), next)
		}
	}
	if s, err := (When{Schedule: Off}).schedule("UTC"); s != nil || err != nil {
		t.Errorf("off: %v, %v", s, err)
	}
	if _, err := At("0 3 * * *").schedule("Mars"); err == nil {
		t.Error("on Mars")
	}
}

func TestDefaultsAreUsableAndMistakesAreAllNamed(t *testing.T) {
	var c Config
	c.Defaults()
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
	c.Zone, c.Export.Formats, c.Train.Changes, c.Backup.Keep, c.Backup.Folder = "x", []dataset.Format{"xml"}, 0, 0, ""
	c.Retain.Schedule, c.Replay.Zone, c.Roster.Coins, c.Warm.Assets = "daily", "y", -1, -1
	err := c.Validate()
	for _, want := range []string{`zone: "x"`, `export: formats: "xml"`, "train: changes: 0", "keep: 0 is not usable", "folder: is empty", `retain: schedule: "daily"`, `replay: zone: "y"`, "coins: -1", "assets: -1"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nlacks %s", err, want)
		}
	}
	c.Defaults()
	c.Export.Formats = nil
	if err := c.Validate(); err == nil || err.Error() != "export: formats: is empty, use some of [jsonl jsonl-zstd parquet]" {
		t.Error(err)
	}
}
