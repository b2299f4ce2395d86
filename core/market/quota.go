package market

import "context"

// Quota is what a provider itself says about how often we may ask it. A zero field, or nil,
// says nothing.
type Quota struct {
	PerMinute  int      // calls of a minute
	PerMonth   int      // credits of a month
	LeftMonth  *int     // of them
	LeftMinute *float64 // share of what the minute allows, 0 to 1
}

type quotaKey struct{}

// OnQuota makes hear learn what the providers asked under ctx say about their limits.
func OnQuota(ctx context.Context, hear func(Quota)) context.Context {
	return context.WithValue(ctx, quotaKey{}, hear)
}

// TellQuota passes on what a provider said about its limits, to whoever listens.
func TellQuota(ctx context.Context, q Quota) {
	if hear, ok := ctx.Value(quotaKey{}).(func(Quota)); ok {
		hear(q)
	}
}
