// Package budget keeps us inside what a provider allows.
//
// Work that nobody waits for spends only what people will not need, as learned by the hour of
// the week.
//
// Promise: no call leaves before its credit is booked, and no minute, wherever it begins,
// sees more calls than are allowed. A call waits a little for a credit and is refused with market.ErrRateLimited when it would have to wait longer. The provider knows
// better than the bucket: after a 429 nothing leaves until the time that it told, and what it
// says of its plan and of what is left overrules our count.
//
//	free ──take──▶ booked ──sent──▶ spent ──a minute──▶ free
//	                                  │ 429
//	                                  └──▶ closed ──told time──▶ free
package budget

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"tickertape/core/market"
)

// Config is one provider's budget.
type Config struct {
	PerMinute int           `yaml:"per_minute"` // calls; 0: no limit
	Burst     int           `yaml:"burst"`      // calls that may leave at once
	Wait      time.Duration `yaml:"wait"`       // longest wait for a credit
	PerMonth  int           `yaml:"per_month"`  // credits of the plan; 0: it counts none
}

// closedFor is how long a provider is left alone that said 429 and not for how long.
const closedFor = 30 * time.Second

// Budget is one provider's.
type Budget struct {
	name  string
	wait  time.Duration
	limit *rate.Limiter

	mu     sync.Mutex
	closed time.Time // until then
	window *window
	month  month
	people forecast
	warn   func(used, limit int) // once a month; may be nil
}

// New makes the budget of the provider of that name.
func New(name string, cfg Config) *Budget {
	limit := rate.NewLimiter(rate.Inf, 0)
	if cfg.PerMinute > 0 {
		limit = rate.NewLimiter(rate.Limit(float64(cfg.PerMinute)/60), max(1, cfg.Burst))
	}
	return &Budget{name: name, wait: cfg.Wait, limit: limit, window: newWindow(cfg.PerMinute), month: month{limit: cfg.PerMonth}, people: newForecast()}
}

// Shared books a credit for every call of several providers: what one of them says about its
// own limits is none of the others' business.
func (b *Budget) Shared(next market.Fetch) market.Fetch {
	return func(ctx context.Context, r market.Request) (market.Answer, error) {
		if err := b.take(ctx, r.Kind); err != nil {
			return market.Answer{}, err
		}
		return next(ctx, r)
	}
}

// OnWarning sets who is told, once a month, that most of its credits are spent. It comes
// before the first call.
func (b *Budget) OnWarning(warn func(used, limit int)) { b.warn = warn }

// Stage books a credit for every call.
func (b *Budget) Stage(next market.Fetch) market.Fetch {
	return func(ctx context.Context, r market.Request) (market.Answer, error) {
		if err := b.take(ctx, r.Kind); err != nil {
			return market.Answer{}, err
		}
		a, err := next(market.OnQuota(ctx, b.hear), r)
		b.learn(err)
		if err == nil {
			b.spent()
		}
		return a, err
	}
}

// Left is the share of the budget that can be spent now, 0 to 1.
func (b *Budget) Left() float64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	if now.Before(b.closed) {
		return 0
	}
	if b.limit.Limit() == rate.Inf {
		return 1
	}
	return min(max(b.limit.TokensAt(now)/float64(b.limit.Burst()), 0), 1, b.window.left(now))
}

// take books a credit, waiting for it if it comes soon.
func (b *Budget) take(ctx context.Context, op market.Kind) error {
	delay, err := b.book(op, market.LaneOf(ctx))
	if err != nil || delay == 0 {
		return err
	}
	t := time.NewTimer(delay)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err() // the credit is lost: others have been given their times behind it
	}
}

// book says how long the next call has to wait.
func (b *Budget) book(op market.Kind, lane market.Lane) (time.Duration, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	if left := b.closed.Sub(now); left > 0 {
		return 0, b.refuse(op, left, errBudget)
	}
	if after, ok := b.month.allows(lane, now, &b.people); !ok {
		return 0, b.refuse(op, after, errMonth)
	}
	if lane == market.Batch && !b.spare(now) {
		return 0, b.refuse(op, span/4, errSpare)
	}
	credit := b.limit.ReserveN(now, 1)
	leaves := b.window.earliest(now.Add(credit.DelayFrom(now)))
	delay := leaves.Sub(now)
	if !credit.OK() || delay > b.wait {
		credit.CancelAt(now)
		return 0, b.refuse(op, delay, errBudget)
	}
	b.window.book(leaves)
	if lane != market.Batch {
		b.people.note(now)
	}
	return delay, nil
}

// spare reports whether a call is left for work that nobody waits for, when people have made
// those that they will need in the next minute.
func (b *Budget) spare(now time.Time) bool {
	n := len(b.window.times)
	return n == 0 || b.window.left(now)*float64(n) >= math.Ceil(b.people.minute(now))+1
}

// spent takes a credit of the month for a call that was answered.
func (b *Budget) spent() {
	b.mu.Lock()
	tell := b.month.spend(time.Now())
	used, limit := b.month.used, b.month.limit
	b.mu.Unlock()
	if tell && b.warn != nil {
		b.warn(used, limit)
	}
}

func (b *Budget) refuse(op market.Kind, after time.Duration, why error) error {
	return &market.Error{Op: string(op), Provider: b.name, Fault: market.ErrRateLimited, After: after, Err: why}
}

var errSpare = fmt.Errorf("%w: people will need what is left", market.ErrOwnBudget)

// errBudget tells our own refusal from the provider's.
var errBudget = fmt.Errorf("%w: the budget for it is spent", market.ErrOwnBudget)

// learn closes the bucket when the provider said that it has had enough.
func (b *Budget) learn(err error) {
	var failed *market.Error
	if !errors.As(err, &failed) || failed.Fault != market.ErrRateLimited || errors.Is(err, market.ErrOwnBudget) {
		return
	}
	after := failed.After
	if after <= 0 {
		after = closedFor
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if until := time.Now().Add(after); until.After(b.closed) {
		b.closed = until
	}
}
