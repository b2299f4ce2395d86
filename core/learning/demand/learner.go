package demand

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"tickertape/core/market"
	"tickertape/core/record"
)

// Store knows what was asked, and keeps what was learned of it.
type Store interface {
	Asked(ctx context.Context, from, to time.Time, limit int) ([]record.Demand, error)
	Memory(ctx context.Context, name string) ([]byte, error) // nil: none
	Remember(ctx context.Context, name string, data []byte) error
}

// Options are how a learner works; the zero value is usable but for Since.
type Options struct {
	Most  int            // assets on a list
	Since time.Duration  // what the plain list looks back on
	Zone  *time.Location // whose hours of the week count; nil: UTC
}

// Learner is safe for concurrent use.
type Learner struct {
	o     Options
	store Store

	mu    sync.Mutex
	state *state // nil: not read yet
}

// New makes a learner. It reads what an earlier one has learned when it is first asked.
func New(o Options, s Store) *Learner {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	return &Learner{o: o, store: s}
}

const (
	memory     = "demand"            // its name in the store
	considered = 1000                // assets of an hour
	lookBack   = 28 * 24 * time.Hour // what a new learner learns from
	hoursAtAll = 48                  // hours that are caught up with in one call
	onTime     = 10 * time.Minute    // how long after the beginning of an hour lists may be made
	ranAhead   = 24 * time.Hour      // by which the clock was wrong where hours are known that are still to come
)

// Likely is what people are likely to ask for now, at most Options.Most assets, the likeliest
// first: the better list, whose last fifth makes room for what has just come up.
func (l *Learner) Likely(ctx context.Context, now time.Time) ([]market.Asset, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.learn(ctx, now); err != nil {
		return nil, err
	}
	list, err := l.better(ctx, now)
	if err != nil {
		return nil, err
	}
	latest, err := l.store.Asked(ctx, now.Add(-time.Hour), now, l.o.Most)
	if err != nil {
		return nil, fmt.Errorf("what was just asked: %w", err)
	}
	return mixed(list, l.state.surging(latest, l.slot(now)), l.o.Most), nil
}

// better is the list with the better hit rate, as of now.
func (l *Learner) better(ctx context.Context, now time.Time) ([]market.Asset, error) {
	plain, err := l.plain(ctx, now)
	if err != nil || l.state.Score.used() == Plain {
		return plain, err
	}
	return mixed(l.state.expect(l.slot(now), l.o.Most), plain, l.o.Most), nil
}

// plain is what was asked for most of late.
func (l *Learner) plain(ctx context.Context, at time.Time) ([]market.Asset, error) {
	all, err := l.store.Asked(ctx, at.Add(-l.o.Since), at, l.o.Most)
	if err != nil {
		return nil, fmt.Errorf("the most asked assets: %w", err)
	}
	return assetsOf(all), nil
}

// learn catches up with the hours that have ended, and writes down the lists of this one.
func (l *Learner) learn(ctx context.Context, now time.Time) error {
	if err := l.recall(ctx); err != nil {
		return err
	}
	s, hour := l.state, now.Truncate(time.Hour)
	if first := hour.Add(-lookBack); s.Until.Before(first) {
		s.Until = first
	}
	if s.Until.After(hour.Add(ranAhead)) { // after a smaller step back the hours that are known are waited for, so that none counts twice
		s.Until, s.Lists = hour, nil
	}
	if !s.Until.Before(hour) {
		return nil
	}
	for n := 0; s.Until.Before(hour) && n < hoursAtAll; n++ {
		asked, err := l.store.Asked(ctx, s.Until, s.Until.Add(time.Hour), considered)
		if err != nil {
			return fmt.Errorf("what was asked in the hour of %s: %w", s.Until.Format(time.RFC3339), err)
		}
		s.score(asked)
		if len(asked) > 0 { // an hour without questions tells nothing: the bot may not have run
			s.add(l.slot(s.Until), asked)
		}
		s.Until = s.Until.Add(time.Hour)
	}
	if err := l.foresee(ctx, now); err != nil {
		return err
	}
	return l.remember(ctx)
}

// foresee writes down both lists, if this hour has just begun.
func (l *Learner) foresee(ctx context.Context, now time.Time) error {
	hour := l.state.Until
	l.state.Lists = nil
	if late := now.Sub(hour); late < 0 || late > onTime {
		return nil
	}
	plain, err := l.plain(ctx, hour)
	if err != nil {
		return err
	}
	l.state.Lists = &lists{Hour: hour, Learned: keysOf(l.state.expect(l.slot(hour), l.o.Most)), Plain: keysOf(plain)}
	return nil
}

// slot is the hour of the week: 0 is the first of Sunday.
func (l *Learner) slot(t time.Time) int {
	t = t.In(l.o.Zone)
	return int(t.Weekday())*24 + t.Hour()
}

// recall reads what was learned. What can't be read is learned anew.
func (l *Learner) recall(ctx context.Context) error {
	if l.state != nil {
		return nil
	}
	data, err := l.store.Memory(ctx, memory)
	if err != nil {
		return fmt.Errorf("what was learned about demand: %w", err)
	}
	s := &state{}
	if json.Unmarshal(data, s) != nil || !s.sound() {
		s = &state{}
	}
	l.state = s
	return nil
}

func (l *Learner) remember(ctx context.Context) error {
	data, err := json.Marshal(l.state)
	if err == nil {
		err = l.store.Remember(ctx, memory, data)
	}
	if err != nil {
		return fmt.Errorf("keep what was learned about demand: %w", err)
	}
	return nil
}

// Score tells how both lists did so far.
func (l *Learner) Score(ctx context.Context) (Score, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.recall(ctx); err != nil {
		return Score{}, err
	}
	return l.state.Score, nil
}

func assetsOf(all []record.Demand) []market.Asset {
	out := make([]market.Asset, len(all))
	for i, d := range all {
		out[i] = d.Asset
	}
	return out
}

// Tell says how both lists did, to people.
func (l *Learner) Tell(ctx context.Context) string {
	s, err := l.Score(ctx)
	if err != nil {
		return err.Error()
	}
	return s.String()
}
