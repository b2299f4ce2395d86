package route

import (
	"context"
	"errors"
	"time"

	"github.com/failsafe-go/failsafe-go"
	"github.com/failsafe-go/failsafe-go/hedgepolicy"

	"tickertape/core/market"
)

// hedgeAfter is how long a person waits for one provider before another one is asked, too.
// plenty is the share of that one's budget that must be left.
const (
	hedgeAfter = 700 * time.Millisecond
	plenty     = 0.5
)

// outcome is an answer with who gave it.
type outcome struct {
	a   market.Answer
	who int
}

// hedged asks a candidate, and after hedgeAfter a second one beside it; who answers first is
// taken. A first one that fails by itself is not waited for: the next round asks others. Only
// for people, and only where the second has plenty.
func (s *router) hedged(ctx context.Context, who int, r market.Request) (market.Answer, error) {
	second, ok := s.beside(ctx, who, r)
	if !ok {
		return s.ask(ctx, who, r)
	}
	policy := hedgepolicy.NewBuilderWithDelay[outcome](hedgeAfter).WithMaxHedges(1).CancelIf(func(o outcome, err error) bool { return err == nil || o.who == who }).Build()
	start := time.Now()
	out, err := failsafe.With[outcome](policy).WithContext(ctx).GetWithExecution(func(e failsafe.Execution[outcome]) (outcome, error) {
		asked := who
		if e.IsHedge() {
			asked = second
		}
		a, err := s.ask(e.Context(), asked, r)
		return outcome{a, asked}, err
	})
	if err == nil && out.who != who { // the first one was given up, which is not held against it anywhere else
		s.seen[who][r.Kind.Group()].note(false, time.Since(start), Deadline, time.Now())
	}
	if err != nil && ctx.Err() != nil && !errors.Is(err, context.Canceled) {
		err = ctx.Err()
	}
	return out.a, err
}

// beside finds somebody else to ask for the same.
func (s *router) beside(ctx context.Context, who int, r market.Request) (int, bool) {
	if market.LaneOf(ctx) != market.Interactive {
		return 0, false
	}
	var class market.Class
	for _, a := range r.Assets {
		if class != "" && a.Class != class {
			return 0, false
		}
		class = a.Class
	}
	for _, c := range s.rank(r, class, market.Interactive) {
		left := s.candidates[c.who].Left
		if c.who != who && !c.Shut && (left == nil || left() >= plenty) {
			return c.who, true
		}
	}
	return 0, false
}
