package nlu

import (
	"slices"
	"sync"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// asked remembers which assets people asked about, so that completion can offer them first. It
// keeps ids alone, in memory, bounded, and forgets them when the process ends.
type asked struct {
	mu     sync.Mutex
	people map[person][]string // ids, the newest first
}

// person is somebody on a platform.
type person struct {
	platform chat.Platform
	id       string
}

// mostAsked is how many assets are remembered of one person.
const mostAsked = 12

// note remembers what a question was about.
func (a *asked) note(who person, q ask.Query) {
	var ids []string
	for _, part := range append([]ask.Query{q}, q.Also...) {
		for _, asset := range append(slices.Clone(part.Assets), part.Target) {
			if asset != (market.Asset{}) && !slices.Contains(ids, asset.ID) {
				ids = append(ids, asset.ID)
			}
		}
	}
	if len(ids) == 0 || who.id == "" {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.people == nil || len(a.people) >= mostPeople {
		a.people = map[person][]string{}
	}
	for _, id := range a.people[who] {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	a.people[who] = ids[:min(len(ids), mostAsked)]
}

// by is what somebody asked about, the newest first. The list is not to be changed.
func (a *asked) by(who person) []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.people[who]
}
