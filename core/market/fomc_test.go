package market

import (
	"testing"
	"time"
)

func TestFedStatements(t *testing.T) {
	for after, want := range map[string]string{
		"2026-11-23T12:00:00Z": "2026-12-09T19:00:00Z", "2026-12-09T19:00:00Z": "2026-12-09T19:00:00Z", "2026-12-09T19:00:01Z": "2027-01-27T19:00:00Z",
		"2026-06-01T00:00:00Z": "2026-06-17T18:00:00Z", "2027-12-20T00:00:00Z": "2028-01-26T19:00:00Z", "2028-02-01T00:00:00Z": "",
	} {
		at, err := time.Parse(time.RFC3339, after)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if next, ok := FedStatement(at); ok {
			got = next.UTC().Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("after %s: %q, want %q", after, got, want)
		}
	}
}

func TestMeetingsAreWednesdays(t *testing.T) {
	in := map[int]int{}
	for _, d := range fedMeetings {
		day, err := time.Parse(time.DateOnly, d)
		if err != nil || day.Weekday() != time.Wednesday {
			t.Errorf("%s: %v", d, err)
		}
		in[day.Year()]++
	}
	for year, n := range in {
		if n != 8 && year != 2028 {
			t.Errorf("%d has %d meetings", year, n)
		}
	}
	if len(fedStatements()) != len(fedMeetings) {
		t.Errorf("%d statements of %d meetings", len(fedStatements()), len(fedMeetings))
	}
}
