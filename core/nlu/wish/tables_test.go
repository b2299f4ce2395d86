package wish

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
)

func TestEveryZoneOfTheTablesExists(t *testing.T) {
	zones, names := 0, 0
	for line := range lines(zonesText) {
		zone, rest, _ := strings.Cut(line, ":")
		zones, names = zones+1, names+strings.Count(rest, ";")+1
		if _, err := time.LoadLocation(zone); err != nil {
			t.Errorf("%s: %v", zone, err)
		}
	}
	for line := range lines(countriesText) {
		code, zone, _ := strings.Cut(line, " ")
		if _, err := time.LoadLocation(zone); err != nil || len(code) != 2 {
			t.Errorf("%s: %v", line, err)
		}
	}
	if zones < 150 || names < 1000 {
		t.Errorf("%d zones with %d names", zones, names)
	}
}

func TestEveryLanguageHasNames(t *testing.T) {
	has := map[string]bool{}
	for _, m := range known().phrases.All() {
		if m.kind == language {
			has[m.value] = true
		}
	}
	for _, code := range append(ask.Languages(), ask.AsAsked) {
		if !has[code] {
			t.Errorf("%s has no name", code)
		}
	}
}

func TestFixedOffsetsAreWhatTheySay(t *testing.T) {
	at := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{"utc+3": "+0300", "UTC-11": "-1100", "gmt+14": "+1400", "utc + 5:30": "+0530", "utc-9:30": "-0930", "utc+0": "+0000"} {
		zone, _ := offset(text, false)
		in, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatalf("%s is %q: %v", text, zone, err)
		}
		for _, month := range []int{0, 6} {
			if got := at.AddDate(0, month, 0).In(in).Format("-0700"); got != want {
				t.Errorf("%s is %s, want %s", text, got, want)
			}
		}
	}
}
