package feedback

import (
	"context"
	"errors"
	"math"
	"slices"
	"sync"
	"time"

	"tickertape/core/record"
)

// When votes are a burst, of a label within an hour.
const (
	window     = time.Hour
	usualOver  = 7 * 24 // hours
	fewest     = 6      // votes, of which each person gave
	perPerson  = 3      // or more, on average
	sudden     = 10     // votes, or more, that are
	deviations = 6      // beyond what is usual
)

// bursts finds votes that were agreed on. A label is an intent that is voted against, one that
// is voted for, or one that corrections ask for. Its votes of the last hour are a burst
//
//   - if there are 6 or more, and 3 or more a person on average: a few people who go at one label;
//   - if there are 10 or more, and they are beyond u + 6·√(u+1), u being the usual number an hour
//     over the last week. Independent votes are Poisson distributed, so that √u is their standard
//     deviation: this is the c-chart of quality control (Montgomery, Introduction to Statistical
//     Quality Control, chapter 7), with 6 deviations in place of 3, since some forty labels are
//     looked at each hour and a false alarm takes good examples away. The 1 is for labels without any.
//
// It keeps counts in memory, bounded by the votes of an hour and a number for each hour of the
// week, and reads them from the store when it is first asked.
type bursts struct {
	mu     sync.Mutex
	read   bool
	labels map[string]*label
}

// label is the votes about one.
type label struct {
	lately map[vote]time.Time      // of the last hour
	hours  map[int64]int           // votes by hour, since the epoch
	held   map[record.ID]time.Time // interactions that were put on hold, and when
}

type vote struct{ interaction, user record.ID }

// toward is the label of corrections that ask for an intent.
func toward(intent string) string { return "to " + intent }

// favour is the label of praise for an intent.
func favour(intent string) string { return "for " + intent }

// note counts the voices about an interaction, and tells which labels have a burst.
func (b *bursts) note(i record.Interaction, voices []record.Feedback, now time.Time) (hot []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	about := map[string]map[record.ID]bool{string(i.Query.Intent): {}} // who votes about what
	for _, f := range voices {
		for _, name := range labelsOf(i, f) {
			if about[name] == nil {
				about[name] = map[record.ID]bool{}
			}
			about[name][f.User] = true
			if now.Sub(f.At) < window { // older ones were counted when they were new
				b.count(name, vote{i.ID, f.User}, f.At, now)
			}
		}
	}
	for name, l := range b.labels {
		l.takeBack(i.ID, about[name])
	}
	for name := range about {
		if b.of(name).burst(now) {
			hot = append(hot, name)
		}
	}
	return hot
}

// labelsOf are what a vote is about: what was understood, or that it was, and what was meant.
func labelsOf(i record.Interaction, f record.Feedback) []string {
	switch f.Verdict {
	case record.Negative:
	case record.Positive:
		return []string{favour(string(i.Query.Intent))}
	default:
		return nil
	}
	names := []string{string(i.Query.Intent)}
	if f.Meant != "" && f.Meant != i.Query.Intent {
		names = append(names, toward(string(f.Meant)))
	}
	return names
}

// takeBack drops the votes of the last hour about an interaction but for those of some people. They count for no hour: else
// somebody who votes and takes it back would make votes of many usual.
func (l *label) takeBack(about record.ID, stand map[record.ID]bool) {
	for v, at := range l.lately {
		if v.interaction == about && !stand[v.user] {
			delete(l.lately, v)
			l.hours[at.Unix()/3600]--
		}
	}
}

// free lists the interactions of a burst that are to be put on hold: a burst may have many, and
// each further vote is no reason to look at all of them again.
func (b *bursts) free(name string, now time.Time) (ids []record.ID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := b.of(name)
	l.forget(now)
	for v := range l.lately {
		if _, held := l.held[v.interaction]; !held && !slices.Contains(ids, v.interaction) {
			ids = append(ids, v.interaction)
		}
	}
	return ids
}

// hold remembers that an interaction of a burst was put on hold.
func (b *bursts) hold(name string, id record.ID, now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.of(name).held[id] = now
}

func (b *bursts) of(name string) *label {
	if b.labels == nil {
		b.labels = map[string]*label{}
	}
	l := b.labels[name]
	if l == nil {
		l = &label{map[vote]time.Time{}, map[int64]int{}, map[record.ID]time.Time{}}
		b.labels[name] = l
	}
	return l
}

func (b *bursts) count(name string, v vote, at, now time.Time) {
	l := b.of(name)
	if _, known := l.lately[v]; known || now.Sub(at) > usualOver*time.Hour {
		return
	}
	if now.Sub(at) < window {
		l.lately[v] = at
	}
	l.hours[at.Unix()/3600]++
}

// burst judges the last hour.
func (l *label) burst(now time.Time) bool {
	l.forget(now)
	n := len(l.lately)
	people := map[record.ID]bool{}
	for v := range l.lately {
		people[v.user] = true
	}
	if n >= fewest && n >= perPerson*len(people) {
		return true
	}
	u := l.usual(n)
	return n >= sudden && float64(n) > u+deviations*math.Sqrt(u+1)
}

// usual is how many votes an hour has, without the n of the last one.
func (l *label) usual(n int) float64 {
	all := 0
	for _, k := range l.hours {
		all += k
	}
	return float64(max(0, all-n)) / usualOver
}

// forget drops what is too old to count.
func (l *label) forget(now time.Time) {
	for v, at := range l.lately {
		if now.Sub(at) >= window {
			delete(l.lately, v)
		}
	}
	for id, at := range l.held {
		if now.Sub(at) >= window {
			delete(l.held, id)
		}
	}
	for h := range l.hours {
		if h < now.Unix()/3600-usualOver {
			delete(l.hours, h)
		}
	}
}

// remember reads, once, what was judged before the process began.
func (b *bursts) remember(ctx context.Context, d *Desk) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.read {
		return nil
	}
	now := d.Now()
	err := d.Voters.Judgements(ctx, now.Add(-usualOver*time.Hour), func(f record.Feedback) error {
		if f.Withdrawn || f.User == "" {
			return nil
		}
		i, err := d.Cases.Interaction(ctx, f.Interaction)
		if errors.Is(err, record.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, name := range labelsOf(i, f) {
			b.count(name, vote{f.Interaction, f.User}, f.At, now)
		}
		return nil
	})
	b.read = err == nil
	return err
}
