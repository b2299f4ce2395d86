package eval

import "testing"

func TestTimesThatAreWrittenInTwoWaysAreTheSame(t *testing.T) {
	for _, c := range []struct {
		intent, want, got string
		same              bool
	}{
		{"history", "90d", "3mo", true},
		{"history", "1y", "12mo", true},
		{"history", "7d", "8d", false},
		{"history", "", "24h", false},
		{"movers", "", "24h", true},
		{"history", "ytd", "2026-01-01..2026-11-23", true},
		{"history", "ytd", "2025-01-01..2025-12-31", false},
		{"history", "ytd", "1y", false},
		{"history", "ytd", "ytd", true},
	} {
		if got := sameTime(Meaning{Intent: c.intent, Range: span(c.want)}, Meaning{Intent: c.intent, Range: span(c.got)}); got != c.same {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func span(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
