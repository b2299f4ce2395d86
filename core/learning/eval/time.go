package eval

import "strings"

// alike are ways to write one span, as labels may have either: a quarter is 90 days or 3 months.
var alike = map[string]string{
	"1w": "7d", "14d": "2w", "21d": "3w", "1d": "24h", "1mo": "30d", "90d": "3mo", "180d": "6mo", "365d": "1y", "12mo": "1y", "24mo": "2y", "36mo": "3y", "60mo": "5y",
}

// sameTime compares ranges. A year so far is ytd however it is written, and movers of which no
// time is said are today's.
func sameTime(want, got Meaning) bool {
	a, b := canonical(want), canonical(got)
	if ytd, other := a, b; ytd == "ytd" || other == "ytd" {
		if other == "ytd" {
			ytd, other = other, ytd
		}
		return other == ytd || thisYear(other)
	}
	return a == b
}

func canonical(m Meaning) string {
	if m.Range == nil {
		return today(m.Intent, "")
	}
	if same, ok := alike[*m.Range]; ok {
		return today(m.Intent, same)
	}
	return today(m.Intent, *m.Range)
}

func today(intent, span string) string {
	if intent == "movers" && span == "24h" {
		return ""
	}
	return span
}

// thisYear reports whether an interval is the year of its last day until then.
func thisYear(span string) bool {
	from, to, ok := strings.Cut(span, "..")
	return ok && strings.HasSuffix(from, "-01-01") && len(to) == len(from) && from[:4] == to[:4] && !strings.HasSuffix(to, "-12-31")
}
