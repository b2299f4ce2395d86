package gateway

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"tickertape/providers/gateway/budget"
	"tickertape/providers/gateway/cache"
)

// ledger keeps what the providers' budgets have spent of the month over a restart, in the
// lasting level of the cache.
type ledger struct {
	store   cache.Store // may be nil
	log     *slog.Logger
	budgets map[string]*budget.Budget
}

const (
	bookEvery = time.Minute
	bookKeeps = 40 * 24 * time.Hour // longer than a month
)

func newLedger(store cache.Store, log *slog.Logger) *ledger {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &ledger{store: store, log: log, budgets: map[string]*budget.Budget{}}
}

func (l *ledger) add(name string, b *budget.Budget) {
	l.budgets[name] = b
	b.OnWarning(func(used, limit int) {
		l.log.Warn("most of the month's credits are spent", "provider", name, "used", used, "of", limit)
	})
}

func page(name string) string { return "usage|" + name }

// resume reads what an earlier process has spent.
func (l *ledger) resume(ctx context.Context) {
	if l.store == nil {
		return
	}
	for name, b := range l.budgets {
		data, ok, err := l.store.Get(ctx, page(name))
		var u budget.Usage
		if err == nil && ok {
			err = json.Unmarshal(data, &u)
		}
		if err != nil {
			l.log.Warn("read what was spent this month", "provider", name, "error", err)
			continue
		}
		b.Resume(u)
	}
}

// run writes it down every minute, and at the end.
func (l *ledger) run(ctx context.Context) {
	if l.store == nil {
		return
	}
	tick := time.NewTicker(bookEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			l.write(ctx)
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
			defer cancel()
			l.write(last)
			return
		}
	}
}

func (l *ledger) write(ctx context.Context) {
	now := time.Now()
	for name, b := range l.budgets {
		u := b.Usage()
		data, err := json.Marshal(u)
		if err == nil {
			err = l.store.Put(ctx, page(name), data, now, now.Add(bookKeeps))
		}
		if err != nil {
			l.log.Warn("write what was spent this month", "provider", name, "error", err)
		}
	}
}
