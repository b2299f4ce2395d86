package skills_test

import (
	"context"
	"strings"
	"testing"

	"tickertape/core/market"
	"tickertape/core/skills"
)

// A skill that panics beside others panics where its caller can recover from it.
func TestPanicOfAPartReachesTheCaller(t *testing.T) {
	src := market.Fetch(func(context.Context, market.Request) (market.Answer, error) { panic("boom") })
	book := newBook(t, src, skills.Options{})
	defer func() {
		if r := recover(); r == nil || !strings.Contains(r.(string), "boom") {
			t.Errorf("recovered %v", r)
		}
	}()
	_, _ = book.Answer(t.Context(), both(priced(btc), inflation()))
}
