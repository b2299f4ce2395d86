package nlu_test

import (
	"strconv"
	"testing"

	"tickertape/core/ask"
)

// talk is a message after several others, and what it means.
type talk struct {
	before []string
	text   string
	want   string
}

func wantTalks(t *testing.T, rows []talk) {
	t.Helper()
	u := newUnderstander(t)
	for _, row := range rows {
		if got := counted(u.Within(t.Context(), row.text, row.before, monday)); got != row.want {
			t.Errorf("%q after %q: %s, want %s", row.text, row.before, got, row.want)
		}
	}
}

// counted is what a query asks for, with its amount.
func counted(q ask.Query) string {
	if q.Amount == 0 {
		return meaning(q)
	}
	return meaning(q) + " " + strconv.FormatFloat(q.Amount, 'f', -1, 64)
}
