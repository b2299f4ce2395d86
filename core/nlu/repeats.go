package nlu

import (
	"slices"
	"strings"
	"sync"
	"time"

	"tickertape/core/ask"
)

// How long a text that came before is remembered, and how many texts in one generation of two.
const (
	repeatedWithin = time.Hour
	mostRepeats    = 4096
)

// longestRepeat is how many bytes a text may have to be remembered.
const longestRepeat = 400

// repeats remembers what texts meant that go on with nothing: many people ask the same. A text
// is the same on one day only, since "yesterday" is. It is safe for concurrent use.
type repeats struct {
	mu         sync.Mutex
	young, old map[string]repeat
}

type repeat struct {
	q  ask.Query
	at time.Time
}

// normal is a text as it is compared: spaces do not count, capitals do.
func normal(text string, now time.Time) string {
	return now.Format("2006-01-02 -07 ") + strings.Join(strings.Fields(text), " ")
}

// find is what a text meant that was kept within the hour.
func (r *repeats) find(key string, now time.Time) (ask.Query, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	kept, ok := r.young[key]
	if !ok {
		kept, ok = r.old[key]
	}
	if age := now.Sub(kept.at); !ok || age < 0 || age > repeatedWithin {
		return ask.Query{}, false
	}
	return private(kept.q), true
}

// keep remembers what a text meant. When a generation is full, the one before it is forgotten.
func (r *repeats) keep(key string, q ask.Query, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.young == nil || len(r.young) >= mostRepeats {
		r.old, r.young = r.young, make(map[string]repeat)
	}
	r.young[key] = repeat{private(q), now}
}

// private is a query whose lists nobody else can change.
func private(q ask.Query) ask.Query {
	q.Assets, q.Unknown, q.Slips, q.Guesses = slices.Clone(q.Assets), slices.Clone(q.Unknown), slices.Clone(q.Slips), slices.Clone(q.Guesses)
	q.Studies, q.Periods, q.Also = slices.Clone(q.Studies), slices.Clone(q.Periods), slices.Clone(q.Also)
	for i := range q.Also {
		q.Also[i] = private(q.Also[i])
	}
	return q
}
