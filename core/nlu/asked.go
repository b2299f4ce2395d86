package nlu

import (
	"maps"
	"slices"
	"sync"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/nlu/suggest"
)

// asked remembers what people asked about, so that completion can offer it first. It keeps ids,
// codes and times alone, in memory, bounded, and forgets them when the process ends.
type asked struct {
	mu     sync.Mutex
	people map[person]topics
}

// topics are what somebody asked about, by what a draft is of, the newest first.
type topics map[string][]string

// person is somebody on a platform.
type person struct {
	platform chat.Platform
	id       string
}

// mostAsked is how many of each topic are remembered of one person.
const mostAsked = 12

// note remembers what a question was about.
func (a *asked) note(who person, q ask.Query) {
	latest := topicsOf(q)
	if len(latest) == 0 || who.id == "" {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.people == nil || len(a.people) >= mostPeople {
		a.people = map[person]topics{}
	}
	all := topics{} // lists that were handed out stay as they are
	maps.Copy(all, a.people[who])
	for of, values := range latest {
		for _, old := range all[of] {
			values = with(values, old)
		}
		all[of] = values[:min(len(values), mostAsked)]
	}
	a.people[who] = all
}

// topicsOf are what a question is about, with all its parts.
func topicsOf(q ask.Query) topics {
	out := topics{}
	add := func(of, value string) {
		if value != "" {
			out[of] = with(out[of], value)
		}
	}
	for _, part := range append([]ask.Query{q}, q.Also...) {
		for _, asset := range append(slices.Clone(part.Assets), part.Target) {
			add("asset", asset.ID)
		}
		add("indicator", part.Indicator.Code)
		if part.Indicator.Code != "" && part.Indicator.Country != "" {
			add("country", suggest.Country(part.Indicator.Country))
		}
		add("time", string(part.Span))
		add("drawing", string(part.Span))
		add("movers", string(part.Board))
	}
	return out
}

// with is a list with a value that it may have already.
func with(list []string, value string) []string {
	if slices.Contains(list, value) {
		return list
	}
	return append(list, value)
}

// by is what somebody asked about that a draft may be of, the newest first. The list is not to be changed.
func (a *asked) by(who person, of string) []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.people[who][of]
}
