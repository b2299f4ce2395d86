package nlu

import "testing"

func TestMessageIsOneQuestionOnceTooManyPiecesAreStrange(t *testing.T) {
	for _, c := range []struct {
		understood, strange, unread int
		want                        bool
	}{
		{0, 0, 2, false}, // nothing was read
		{0, 1, 1, true},  // one at most is understood, beside a strange one
		{1, 0, 1, false},
		{1, 1, 1, false}, // "btc price, hm, inflation"
		{1, 1, 0, true},
		{0, 2, 2, false},
		{0, 3, 2, true}, // more are strange than may be understood
		{2, 2, 0, false},
	} {
		if got := oneAnyway(c.understood, c.strange, c.unread); got != c.want {
			t.Errorf("%d understood, %d strange, %d unread: %t, want %t", c.understood, c.strange, c.unread, got, c.want)
		}
	}
}
